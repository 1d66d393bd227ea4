import { parentPort, workerData } from "node:worker_threads";
import { makeSnapshot } from "./make-snapshot.ts";
import type { SnapshotAnswer, SnapshotOrder } from "./snapshot-order.ts";

function answer(): SnapshotAnswer {
  try {
    return makeSnapshot(workerData as SnapshotOrder);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(answer());
