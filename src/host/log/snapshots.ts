// Writes down where the engine stood at the beginning of a file of events, without stopping it for a moment: a thread of
// its own lets the files before happen again. So a state that is kept is what a start would come to, and whether the
// events give the same facts is tried all day long.
import { Worker } from "node:worker_threads";
import type { Log } from "../../ports/log.ts";
import type { SnapshotAnswer, SnapshotMade, SnapshotOrder } from "./snapshot-order.ts";

export class Snapshots {
  readonly #log: Log;
  #worker: Worker | undefined;
  #next: { readonly order: SnapshotOrder; readonly made: (made: SnapshotMade) => void } | undefined;
  #working: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(log: Log) {
    this.#log = log;
  }

  /** One at a time; of those that wait, the latest. */
  order(order: SnapshotOrder, made: (made: SnapshotMade) => void): void {
    this.#next = { order, made };
    if (this.#worker === undefined) this.#begin();
  }

  /** Resolves when nothing is being written any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#worker?.terminate();
    await this.#working;
  }

  #begin(): void {
    const next = this.#next;
    this.#next = undefined;
    if (next === undefined || this.#stopped) return;
    const { order, made } = next;
    const worker = new Worker(new URL("./snapshot-worker.ts", import.meta.url), {
      workerData: order,
      name: "snapshot",
    });
    this.#worker = worker;
    worker.once("message", (answer: SnapshotAnswer) => this.#take(answer, made));
    worker.once("error", (error: unknown) =>
      this.#log.error({ err: error }, "the engine's state could not be written down"),
    );
    this.#working = new Promise((resolve) => {
      worker.once("exit", () => {
        this.#worker = undefined;
        resolve();
        this.#begin();
      });
    });
  }

  #take(answer: SnapshotAnswer, made: (made: SnapshotMade) => void): void {
    if ("error" in answer) {
      this.#log.error({ reason: answer.error }, "the engine's state could not be written down");
      return;
    }
    if (answer.mismatches > 0) {
      const { mismatches, number } = answer;
      this.#log.error({ mismatches, file: number }, "events gave other facts when they happened again");
    }
    made(answer);
  }
}
