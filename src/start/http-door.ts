// The API's port while the server starts: taken before anything else is touched, so that a server that cannot have it leaves
// everything as it was. Who asks meanwhile is told when to ask again.
import { createServer, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { languageOf } from "../api/contract/languages.ts";
import { ApiError, bodyOf, ERRORS } from "../api/errors.ts";
import { startingPage, wantsPage } from "../api/rest/front-page.ts";
import { PROTECTIVE_HEADERS } from "../api/protective-headers.ts";

const RETRY_AFTER_S = 2;
const starting = (reason: string): ApiError => new ApiError("starting", reason, { retryAfterS: RETRY_AFTER_S });

export interface HttpDoor {
  readonly host: string;
  readonly port: number;
  /** What who asks is told from now on; English, with its Chinese among the API's texts. */
  readonly say: (reason: string) => void;
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
  let told = starting("the server is starting");
  const server = createServer((request, response) => {
    const headers: OutgoingHttpHeaders = {
      ...PROTECTIVE_HEADERS,
      "retry-after": String(RETRY_AFTER_S),
      connection: "close",
    };
    const language = languageOf(request.headers["accept-language"]);
    const answer = (status: number, type: string, text: string): void => {
      response.writeHead(status, { ...headers, "content-type": type }).end(text);
    };
    const { status } = ERRORS.starting;
    const body = bodyOf(told, language);
    if (request.url === "/healthz") answer(200, "application/json", JSON.stringify({ status: "ok" }));
    else if (request.url === "/" && wantsPage(request.headers.accept))
      answer(status, "text/html; charset=utf-8", startingPage(language, "reason" in body ? body.reason : ""));
    else answer(status, "application/json", JSON.stringify(body));
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
    say: (reason) => void (told = starting(reason)),
    giveWay: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
