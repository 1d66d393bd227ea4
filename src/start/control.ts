// What an operator asks of the running center: HTTP on a socket in the data folder (`socket-place.ts`).
//
//   POST /backup?recordings=1   a backup, as it is made; cut off where it fails, so that nobody takes a half for a whole
//   POST /key?revoke=1          a new developer key
import { rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../store/store.ts";
import { writeBackup } from "./backup-archive.ts";
import { CONTROL_SOCKET, socketPlace } from "./socket-place.ts";
import { removeSeized } from "./still-files.ts";

export interface ControlParts {
  readonly config: Config;
  readonly store: Pick<Store, "copyTo" | "keys">;
  readonly clock: { now(): number };
  readonly log: Log;
}

export interface Control {
  /** What is being answered is cut off. */
  stop(): Promise<void>;
}

/** Only for who holds the data folder. Where the socket cannot be made the log says so: calls do not need it. */
export async function listenToOperator(parts: ControlParts): Promise<Control> {
  const { config, log } = parts;
  removeSeized(config.dataFolder);
  // Of one that was killed.
  rmSync(join(config.dataFolder, CONTROL_SOCKET), { force: true });
  const place = socketPlace(config.dataFolder, CONTROL_SOCKET);
  let isBusy = false;
  const server = createServer((request, response) => {
    const one = new URL(request.url ?? "", "http://center");
    if (request.method === "POST" && one.pathname === "/key") {
      void answerKey(parts, one, response);
    } else if (request.method === "POST" && one.pathname === "/backup") {
      if (isBusy) {
        refuse(response, 409, "another backup is being made");
        return;
      }
      isBusy = true;
      void answerBackup(parts, one, request, response).finally(() => (isBusy = false));
    } else refuse(response, 404, "this version of xcc cannot be asked that: is the command of the same version?");
  });
  // A large backup takes its time.
  server.requestTimeout = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(place.path, resolve);
    });
  } catch (error) {
    place.close();
    log.warn({ err: error }, "xcc backup and xcc key cannot ask this server: there is no socket in the data folder");
    return { stop: () => Promise.resolve() };
  }
  server.on("error", (error) => log.warn({ err: error }, "the operator's socket has failed"));
  return {
    stop: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      place.close();
    },
  };
}

async function answerKey({ store, log }: ControlParts, asked: URL, response: ServerResponse): Promise<void> {
  try {
    const revoke = asked.searchParams.get("revoke") === "1";
    const key = await store.keys.newDevKey({ revoke });
    log.warn({ revoked: revoke }, "a developer key was made by xcc key");
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ key }));
  } catch (error) {
    refuse(response, 500, error instanceof Error ? error.message : String(error));
  }
}

async function answerBackup(
  { config, store, clock, log }: ControlParts,
  asked: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const recordings = asked.searchParams.get("recordings") === "1";
  request.resume();
  const beganAt = clock.now();
  try {
    const begun = (): void => void response.writeHead(200, { "content-type": "application/gzip" });
    const now = new Date(beganAt);
    await writeBackup(response, { config, copyTo: store.copyTo, recordings, now, begun });
    log.info({ recordings, ms: clock.now() - beganAt }, "a backup was made");
  } catch (error) {
    log.error({ err: error }, "a backup could not be made");
    if (response.headersSent) response.destroy();
    else refuse(response, 500, error instanceof Error ? error.message : String(error));
  }
}

function refuse(response: ServerResponse, status: number, why: string): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error: why }));
}
