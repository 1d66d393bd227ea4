// The phones' audio, in threads of its own so that signalling never waits for it.
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { AudioOrder, AudioStart } from "./audio-order.ts";

/** One alone cannot read what comes for more than some 350 calls. */
const THREADS = 2;
/** Of a thread. Ports are shared by several phones, as the server tells them apart by its own; enough of them that none floods. */
const SOCKETS = 24;

interface Thread {
  readonly worker: Worker;
  readonly counts: Float64Array<SharedArrayBuffer>;
  readonly ports: readonly number[];
}

interface Seat {
  readonly thread: Thread;
  readonly socket: number;
}

export class Audio {
  #threads: readonly Thread[] = [];
  readonly #talking = new Set<string>();
  readonly #seats = new Map<string, Seat>();
  #next = 0;

  async start(): Promise<void> {
    this.#threads = await Promise.all(Array.from({ length: THREADS }, startThread));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  get sent(): number {
    return this.#threads.reduce((sum, { counts }) => sum + (counts[0] ?? 0), 0);
  }

  get received(): number {
    return this.#threads.reduce((sum, { counts }) => sum + (counts[1] ?? 0), 0);
  }

  /** Where this phone's audio comes in and goes out. */
  portFor(id: string): number {
    this.#next += 1;
    const thread = this.#threads[this.#next % THREADS];
    if (thread === undefined) throw new Error("the audio was not started");
    const socket = Math.floor(this.#next / THREADS) % thread.ports.length;
    this.#seats.set(id, { thread, socket });
    return thread.ports[socket] ?? 0;
  }

  /** Sends a packet to the target every so many milliseconds until `hush`; 0: none. */
  talk(id: string, target: { readonly address: string; readonly port: number }, everyMs: number): void {
    const seat = this.#seats.get(id);
    if (everyMs === 0 || seat === undefined) return;
    this.#talking.add(id);
    order(seat.thread, { type: "talk", id, socket: seat.socket, ...target, everyMs });
  }

  hush(id: string): void {
    const seat = this.#seats.get(id);
    this.#seats.delete(id);
    if (this.#talking.delete(id) && seat !== undefined) order(seat.thread, { type: "hush", id });
  }
}

async function startThread(): Promise<Thread> {
  const counts = new Float64Array(new SharedArrayBuffer(16));
  const workerData: AudioStart = { sockets: SOCKETS, counts };
  const worker = new Worker(new URL("./audio-thread.ts", import.meta.url), { workerData });
  const [ports] = (await once(worker, "message")) as [readonly number[]];
  return { worker, counts, ports };
}

function order({ worker }: Thread, message: AudioOrder): void {
  worker.postMessage(message);
}
