// HTTP Basic (RFC 7617) as it stands in a request's head: a login and a password.
import type { FastifyRequest } from "fastify";
import type { Principal } from "../store/principal.ts";

export interface BasicCredentials {
  readonly login: string;
  readonly password: string;
}

/** Longer ones are nobody's. */
const LONGEST_LOGIN = 100;
const LONGEST_PASSWORD = 200;
const LONGEST_HEADER = 2_000;
/** Whoever looks at them. */
export interface BasicGate {
  /** Throws where they are wrong, or not looked at for now. */
  principalOf(
    credentials: BasicCredentials,
    from: { readonly address: string; readonly device: string | undefined },
  ): Promise<Principal>;
}

/** Undefined: there are none, or none that could be read. */
export function basicIn(headers: FastifyRequest["headers"]): BasicCredentials | undefined {
  const { authorization = "" } = headers;
  if (authorization.length > LONGEST_HEADER) return undefined;
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const text = utf8(Buffer.from(encoded, "base64"));
  const colon = text?.indexOf(":") ?? -1;
  if (text === undefined || colon < 1) return undefined;
  const [login, password] = [text.slice(0, colon), text.slice(colon + 1)];
  return login.length > LONGEST_LOGIN || password.length > LONGEST_PASSWORD ? undefined : { login, password };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
