// The embedded database's own thread: PostgreSQL compiled to WebAssembly, which computes without ever yielding. On the
// main thread a burst of queries would hold up every call; here it holds up nobody but the next query.
import { constants, cpSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import type { PgliteReply, PgliteRequest, PgliteSettings } from "./pglite-protocol.ts";

const { folder } = workerData as PgliteSettings;

// The library turns fsync off; what is kept in a folder is to be synced before it is acknowledged.
const defaults = PGlite.defaultStartParams.filter((parameter) => folder === undefined || parameter !== "-F");
const settings = ["shared_buffers=16MB", "max_wal_size=128MB", "timezone=UTC"];

const database = await PGlite.create({
  ...(folder === undefined ? {} : { dataDir: folder }),
  startParams: [...defaults, ...settings.flatMap((setting) => ["-c", setting])],
});

let closing = false;
let current: MessagePort | undefined;

parentPort?.on("message", (request: PgliteRequest) => {
  switch (request.type) {
    case "open":
      serve(request.port);
      return;
    case "copy":
      void copy(request.to);
      return;
    case "close":
      void close();
      return;
  }
});
tell({ type: "ready" });
// Where compiled code is kept: a thread that is killed has kept its own as well.
flushCompileCache();

function tell(reply: PgliteReply): void {
  parentPort?.postMessage(reply);
}

/**
 * Between two requests nothing is being computed, and nothing written: what lies on the disk is what it would be had the process been
 * killed now, and is opened as that is. What is not committed is not in it.
 */
async function copy(to: string): Promise<void> {
  const error = await database.runExclusive(() => Promise.resolve(copied(to)));
  tell({ type: "copied", error });
}

function copied(to: string): string | undefined {
  if (folder === undefined) return "the database is in memory only";
  try {
    // Where the file system can, both share their blocks, and it takes no time.
    cpSync(folder, to, { recursive: true, errorOnExist: true, force: false, mode: constants.COPYFILE_FICLONE });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** After what is running; what comes later is not run. */
async function close(): Promise<void> {
  closing = true;
  await database.runExclusive(() => Promise.resolve());
  await database.close();
  tell({ type: "closed" });
}

/** There is one session at a time: the library holds no more, and the pool has one connection. The latest one counts. */
function serve(session: MessagePort): void {
  leave(current);
  current = session;
  session.on("message", (request: Uint8Array) => {
    if (session !== current) return;
    void run(request).then((reply) => {
      session.postMessage(reply, [reply.buffer]);
    });
  });
  session.on("close", () => leave(session));
}

/** Who left in the middle of a transaction must not leave it to the next one; what is run here is run before theirs. */
function leave(session: MessagePort | undefined): void {
  if (session === undefined || session !== current) return;
  current = undefined;
  session.close();
  void run(simpleQuery("ROLLBACK"));
  void run(simpleQuery("DISCARD ALL"));
}

async function run(request: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  if (closing) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  const onRawData = (part: Uint8Array): number => parts.push(part.slice());
  await database.runExclusive(() => database.execProtocolRawStream(request, { syncToFs: false, onRawData }));
  const reply = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    reply.set(part, end);
    end += part.length;
  }
  return reply;
}

/** 'Q', the length of what follows (4 bytes, itself included), the text, a zero. */
function simpleQuery(text: string): Uint8Array {
  const message = Buffer.alloc(text.length + 6);
  message.write("Q", 0);
  message.writeInt32BE(text.length + 5, 1);
  message.write(text, 5);
  return new Uint8Array(message);
}
