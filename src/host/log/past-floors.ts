// Moments of the past are looked at by a thread of its own, one at a time: calls never wait for it.
import { Worker } from "node:worker_threads";
import type { PastFloor } from "./past-floor.ts";

/** An older state may lie many files back. */
const MOST_MS = 30_000;

export type LookBack = (at: number) => Promise<PastFloor | "busy" | "too-long">;

/** Rejects where the log cannot be read. */
export function lookingBack(folder: string, mostMs = MOST_MS): LookBack {
  let isBusy = false;
  return async (at) => {
    if (isBusy) return "busy";
    isBusy = true;
    const worker = new Worker(new URL("./floor-worker.ts", import.meta.url), {
      workerData: { folder, at },
      name: "floor",
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        timer = setTimeout(() => resolve("too-long"), mostMs);
        worker.once("message", (answer: PastFloor | { readonly error: string }) => {
          if ("error" in answer) reject(new Error(answer.error));
          else resolve(answer);
        });
        worker.once("error", reject);
        worker.once("exit", () => reject(new Error("the thread that looks back has ended")));
      });
    } finally {
      clearTimeout(timer);
      await worker.terminate();
      isBusy = false;
    }
  };
}
