// The embedded database's life: its lock, its thread, its sessions, its upkeep.
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { MessageChannel, Worker, type MessagePort } from "node:worker_threads";
import { lockFolder, type FolderLock } from "./folder-lock.ts";
import type { PgliteReply, PgliteRequest, PgliteSettings } from "./pglite-protocol.ts";
import { PortStream } from "./port-stream.ts";

/** A thread that does not start or stop within this is given up. */
const PATIENCE_MS = 60_000;

export class Pglite {
  readonly #settings: PgliteSettings;
  #lock: FolderLock | undefined;
  #worker: Promise<Worker> | undefined;
  #stopped = false;

  constructor(settings: PgliteSettings) {
    this.#settings = settings;
  }

  /** Throws FolderInUse, or what keeps the database from starting. */
  async start(): Promise<void> {
    const { folder } = this.#settings;
    if (folder !== undefined) this.#lock = lockFolder(folder);
    try {
      if (folder !== undefined && !existsSync(join(folder, "PG_VERSION"))) await makeDatabase(folder);
      await this.#running();
    } catch (error) {
      this.#lock?.release();
      throw error;
    }
  }

  /** A socket for `pg`. */
  readonly stream = (): PortStream => new PortStream(() => this.#openSession());

  async stop(): Promise<void> {
    this.#stopped = true;
    const worker = await this.#worker?.catch(() => undefined);
    if (worker !== undefined) await stopWorker(worker);
    this.#lock?.release();
  }

  async #openSession(): Promise<MessagePort> {
    const worker = await this.#running();
    const { port1, port2 } = new MessageChannel();
    // When the thread dies its end of the channel closes, and with it the session.
    send(worker, { type: "open", port: port2 }, [port2]);
    return port1;
  }

  /** The thread; one that died is started anew, for the next session. */
  #running(): Promise<Worker> {
    if (this.#stopped) return Promise.reject(new Error("the embedded database is stopped"));
    if (this.#worker !== undefined) return this.#worker;
    const forget = (): void => {
      this.#worker = undefined;
    };
    const worker = startWorker(this.#settings, forget);
    this.#worker = worker;
    worker.catch(forget);
    return worker;
  }
}

/**
 * Makes a new database, beside the folder, so that one whose making was cut off is never taken for a whole one; in a
 * thread of its own, because making one takes 300 MB that only the thread's end gives back.
 */
async function makeDatabase(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  await stopWorker(await startWorker({ folder: draft }, () => undefined));
  // Where the folder is there it is empty, or it would have been a database.
  renameSync(draft, folder);
}

async function stopWorker(worker: Worker): Promise<void> {
  await heard(worker, "closed", { type: "close" }).catch(() => undefined);
  await worker.terminate();
}

async function startWorker(settings: PgliteSettings, onExit: () => void): Promise<Worker> {
  const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), { workerData: settings });
  worker.once("exit", onExit);
  // Its sessions break with it, and say so; without a listener the error would end the process.
  worker.on("error", onExit);
  await heard(worker, "ready");
  // From now on the process may end without waiting for it; who needs it to live holds a session.
  worker.unref();
  return worker;
}

/** Says something where there is something to say, and resolves at the reply; rejects where the thread ends before. */
function heard(worker: Worker, reply: PgliteReply["type"], request?: PgliteRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error): void => {
      clearTimeout(patience);
      worker.off("message", onMessage);
      worker.off("error", settle);
      worker.off("exit", onExit);
      if (error === undefined) resolve();
      else reject(error);
    };
    const onMessage = (message: PgliteReply): void => {
      if (message.type === reply) settle();
    };
    const onExit = (): void => settle(new Error("the embedded database's thread has ended"));
    const patience = setTimeout(() => settle(new Error("the embedded database does not answer")), PATIENCE_MS);
    worker.on("message", onMessage);
    worker.on("error", settle);
    worker.on("exit", onExit);
    if (request !== undefined) send(worker, request);
  });
}

function send(worker: Worker, request: PgliteRequest, transfer: readonly MessagePort[] = []): void {
  worker.postMessage(request, transfer);
}
