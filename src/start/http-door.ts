// The API's port while the server starts: taken before anything else is touched, so that a server that cannot have it leaves
// everything as it was. Who asks meanwhile is told when to ask again.
import { createServer, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { languageOf } from "../api/contract/languages.ts";
import { ApiError, bodyOf, ERRORS } from "../api/errors.ts";
import { PROTECTIVE_HEADERS } from "../api/protective-headers.ts";

const RETRY_AFTER_S = 2;
const STARTING = new ApiError("starting", "the server is starting", { retryAfterS: RETRY_AFTER_S });

export interface HttpDoor {
  readonly host: string;
  readonly port: number;
  /** Gives the port free, for the API to listen on. */
  readonly giveWay: () => Promise<void>;
}

/** Rejects where the port is in use. */
export async function holdHttpPort({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Promise<HttpDoor> {
  const server = createServer((request, response) => {
    const headers: OutgoingHttpHeaders = {
      ...PROTECTIVE_HEADERS,
      "retry-after": String(RETRY_AFTER_S),
      connection: "close",
    };
    const isAlive = request.url === "/healthz";
    response.writeHead(isAlive ? 200 : ERRORS.starting.status, { ...headers, "content-type": "application/json" });
    response.end(
      JSON.stringify(isAlive ? { status: "ok" } : bodyOf(STARTING, languageOf(request.headers["accept-language"]))),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const bound = server.address() as AddressInfo;
  return {
    ...{ host: bound.address, port: bound.port },
    giveWay: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
