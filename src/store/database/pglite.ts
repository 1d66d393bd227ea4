// The embedded database's life: its lock, its thread, its sessions, its upkeep.
import { fork } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { MessageChannel, Worker, type MessagePort } from "node:worker_threads";
import { lockFolder, type FolderLock } from "./folder-lock.ts";
import type { PgliteReply, PgliteRequest, PgliteSettings } from "./pglite-protocol.ts";
import { PortStream } from "./port-stream.ts";

/** A thread that does not start or stop within this is given up. */
const PATIENCE_MS = 60_000;
/** A copy that takes longer is given up. */
const COPYING_MS = 600_000;
/** A new database that is not made within this is given up. */
const MAKING_MS = 150_000;
/** Its own objects are few; what it computes with lies outside of V8's heap. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 8 };
/** V8's optimising compiler would take 300 MB for PostgreSQL's largest functions: the quick one has to do. */
const QUICK_COMPILER_ONLY = ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"];
/** Of what its maker complains of, characters. */
const MOST_SAID = 2_000;

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

  /** A copy of the whole database as it is now, in a folder that is not there yet. Requests wait meanwhile. */
  async copyTo(folder: string): Promise<void> {
    const reply = await heard(await this.#running(), "copied", { type: "copy", to: folder }, COPYING_MS);
    if (reply.type === "copied" && reply.error !== undefined)
      throw new Error(`the database could not be copied: ${reply.error}`);
  }

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

/** Makes a new database, beside the folder, so that one whose making was cut off is never taken for a whole one. */
async function makeDatabase(folder: string): Promise<void> {
  const home = dirname(folder);
  const drafts = `${basename(folder)}.new`;
  mkdirSync(home, { recursive: true });
  for (const name of readdirSync(home)) {
    if (name.startsWith(drafts)) rmSync(join(home, name), { recursive: true, force: true });
  }
  // A name of its own: the maker of one that was cut off may not have noticed yet.
  const draft = join(home, `${drafts}-${String(process.pid)}`);
  await madeByProgram(draft);
  // Where the folder is there it is empty, or it would have been a database.
  renameSync(draft, folder);
}

/** By a program of its own, since making one takes 190 MB that only the program's end gives back. */
function madeByProgram(folder: string): Promise<void> {
  const program = fileURLToPath(new URL("./make-database.ts", import.meta.url));
  const execArgv = [...QUICK_COMPILER_ONLY, "--max-semi-space-size=1"];
  const maker = fork(program, [folder], { execArgv, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  const end = (): void => void maker.kill("SIGKILL");
  const patience = setTimeout(end, MAKING_MS);
  let said = "";
  maker.stderr?.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-MOST_SAID)));
  process.once("exit", end);
  return new Promise<void>((resolve, reject) => {
    maker.once("error", reject);
    maker.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the embedded database could not be made: ${said.trim() || "it took too long"}`));
    });
  }).finally(() => {
    clearTimeout(patience);
    process.off("exit", end);
  });
}

async function stopWorker(worker: Worker): Promise<void> {
  await heard(worker, "closed", { type: "close" }).catch(() => undefined);
  await worker.terminate();
}

async function startWorker(settings: PgliteSettings, onExit: () => void): Promise<Worker> {
  for (const flag of QUICK_COMPILER_ONLY) setFlagsFromString(flag);
  const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), {
    workerData: settings,
    name: "database",
    resourceLimits: THREAD_LIMITS,
  });
  worker.once("exit", onExit);
  // Its sessions break with it, and say so; without a listener the error would end the process.
  worker.on("error", onExit);
  await heard(worker, "ready");
  // From now on the process may end without waiting for it; who needs it to live holds a session.
  worker.unref();
  return worker;
}

/** Says something where there is something to say, and resolves at the reply; rejects where the thread ends before. */
function heard(
  worker: Worker,
  reply: PgliteReply["type"],
  request?: PgliteRequest,
  patienceMs = PATIENCE_MS,
): Promise<PgliteReply> {
  return new Promise((resolve, reject) => {
    const over = (): void => {
      clearTimeout(patience);
      worker.off("message", onMessage);
      worker.off("error", fail);
      worker.off("exit", onExit);
    };
    const fail = (error: Error): void => {
      over();
      reject(error);
    };
    const onMessage = (message: PgliteReply): void => {
      if (message.type !== reply) return;
      over();
      resolve(message);
    };
    const onExit = (): void => fail(new Error("the embedded database's thread has ended"));
    const patience = setTimeout(() => fail(new Error("the embedded database does not answer")), patienceMs);
    worker.on("message", onMessage);
    worker.on("error", fail);
    worker.on("exit", onExit);
    if (request !== undefined) send(worker, request);
  });
}

function send(worker: Worker, request: PgliteRequest, transfer: readonly MessagePort[] = []): void {
  worker.postMessage(request, transfer);
}
