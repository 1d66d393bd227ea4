// The phones' audio, in a thread of its own so that signalling never waits for it.
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { AudioOrder, AudioStart } from "./audio-order.ts";

/** Ports are shared by several phones, as the server tells them apart by its own; enough of them that none floods. */
const SOCKETS = 48;

export class Audio {
  readonly #counts = new Float64Array(new SharedArrayBuffer(16));
  readonly #talking = new Set<string>();
  readonly #sockets = new Map<string, number>();
  #worker: Worker | undefined;
  #ports: readonly number[] = [];
  #next = 0;

  async start(): Promise<void> {
    const workerData: AudioStart = { sockets: SOCKETS, counts: this.#counts };
    this.#worker = new Worker(new URL("./audio-thread.ts", import.meta.url), { workerData });
    const [ports] = (await once(this.#worker, "message")) as [readonly number[]];
    this.#ports = ports;
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  get sent(): number {
    return this.#counts[0] ?? 0;
  }

  get received(): number {
    return this.#counts[1] ?? 0;
  }

  /** Where this phone's audio comes in and goes out. */
  portFor(id: string): number {
    this.#next = (this.#next + 1) % this.#ports.length;
    this.#sockets.set(id, this.#next);
    return this.#ports[this.#next] ?? 0;
  }

  /** Sends a packet to the target every so many milliseconds until `hush`; 0: none. */
  talk(id: string, target: { readonly address: string; readonly port: number }, everyMs: number): void {
    const socket = this.#sockets.get(id);
    if (everyMs === 0 || socket === undefined) return;
    this.#talking.add(id);
    this.#order({ type: "talk", id, socket, ...target, everyMs });
  }

  hush(id: string): void {
    this.#sockets.delete(id);
    if (this.#talking.delete(id)) this.#order({ type: "hush", id });
  }

  #order(order: AudioOrder): void {
    this.#worker?.postMessage(order);
  }
}
