// Facts that the database lacks and memory no longer has are made again by a thread of its own: calls never wait for it.
import { Worker } from "node:worker_threads";
import type { Fact } from "../../core/facts.ts";
import type { FactSource } from "../../ports/event-log.ts";
import type { FactAnswer, FactQuestion } from "./fact-question.ts";

export class LoggedFacts implements FactSource {
  readonly #folder: string;
  readonly #forget: (upTo: number) => void;
  #worker: Worker | undefined;

  /** `forget`: is told which facts nobody will ask for again. */
  constructor(folder: string, forget: (upTo: number) => void) {
    this.#folder = folder;
    this.#forget = forget;
  }

  /** One at a time. Rejects where the log cannot be read. */
  read(from: number, limit: number): Promise<readonly Fact[]> {
    const worker = (this.#worker ??= this.#begin());
    return new Promise((resolve, reject) => {
      const end = (): void => {
        worker.off("message", take);
        worker.off("error", fail);
        worker.off("exit", gone);
      };
      const take = (answer: FactAnswer): void => {
        end();
        if ("error" in answer) {
          this.stop();
          reject(new Error(answer.error));
        } else {
          // All is read that there is: it need not wait for more, and takes no room meanwhile.
          if (answer.facts.length < limit) this.stop();
          resolve(answer.facts);
        }
      };
      const fail = (error: unknown): void => {
        end();
        this.stop();
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const gone = (): void => fail(new Error("the thread that reads the log has ended"));
      worker.on("message", take).on("error", fail).on("exit", gone);
      worker.postMessage({ from, limit } satisfies FactQuestion);
    });
  }

  forget(upTo: number): void {
    this.#forget(upTo);
  }

  stop(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  #begin(): Worker {
    return new Worker(new URL("./fact-worker.ts", import.meta.url), { workerData: this.#folder, name: "facts" });
  }
}
