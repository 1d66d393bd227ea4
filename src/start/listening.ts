// Why an address cannot be listened on, with the setting that names it and what to do.
import type { Address } from "../setting-values.ts";

interface Listening {
  /** As `XCC_HTTP`. */
  readonly setting: string;
  /** The option that says the same, as `--port 3000`. */
  readonly option: string;
  readonly address: Address;
}

/** Lets `listen` listen, on one address or several; what it rejects with says which setting it is about. */
export async function listening<T>(
  [what, ...others]: readonly [Listening, ...Listening[]],
  listen: () => Promise<T>,
): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    // It is about the first, unless it says that it is about another.
    const port = error instanceof Error && "port" in error ? error.port : undefined;
    const isAbout = ({ address }: Listening): boolean => address.port !== 0 && address.port === port;
    throw explained(error, isAbout(what) ? what : (others.find(isAbout) ?? what));
  }
}

/** The error itself where there is nothing to add to it. */
export function explained(error: unknown, { setting, option, address }: Listening): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const { host, port } = address;
  const where = `${setting} is ${host.includes(":") ? `[${host}]` : host}:${port}`;
  const told = (text: string): Error => new Error(`${where}: ${text} (${String(error.code)})`, { cause: error });
  switch (error.code) {
    case "EADDRINUSE":
      return told(
        `another program has that port, maybe another xcc; end it (ss -tulnp 'sport = :${port}' names it), or take another port: ${option}`,
      );
    case "EACCES":
      return told(
        `this user may not listen there; take a port from 1024 on (${option}), or let the program have low ones (CAP_NET_BIND_SERVICE)`,
      );
    case "EADDRNOTAVAIL":
      return told(
        "this machine has no such address; ip address lists those that it has, 0.0.0.0 and [::] are all of them",
      );
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return told("there is no such host; name an address");
    default:
      return error;
  }
}
