import { parentPort, workerData } from "node:worker_threads";
import { floorAt, type PastFloor } from "./past-floor.ts";

const { folder, at } = workerData as { readonly folder: string; readonly at: number };

function answer(): PastFloor | { readonly error: string } {
  try {
    return floorAt(folder, at);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(answer());
