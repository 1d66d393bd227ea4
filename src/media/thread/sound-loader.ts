// A thread that reads WAV files and makes telephone sounds of them, one after another.
import { readFile, stat } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { telephoneSound } from "../audio/wav.ts";
import { stampOf } from "./sound-stamp.ts";

export interface LoadRequest {
  readonly path: string;
}

/** "end": after what has been asked for, the thread is over. */
export type ToLoader = LoadRequest | "end";

export type LoadReply =
  | { readonly path: string; readonly type: "sound"; readonly samples: Int16Array; readonly stamp: string }
  | { readonly path: string; readonly type: "unreadable"; readonly reason: string };

const MAX_FILE_BYTES = 64_000_000;

async function load({ path }: LoadRequest): Promise<LoadReply> {
  const found = await stat(path);
  if (!found.isFile()) return { path, type: "unreadable", reason: "this is no file" };
  if (found.size > MAX_FILE_BYTES) return { path, type: "unreadable", reason: "the file is larger than 64 MB" };
  const sound = telephoneSound(await readFile(path));
  if (sound.type === "bad") return { path, type: "unreadable", reason: sound.reason };
  return { path, type: "sound", samples: sound.value, stamp: stampOf(found) };
}

let last = Promise.resolve();

parentPort?.on("message", (request: ToLoader) => {
  last = last.then(async () => {
    if (request === "end") {
      parentPort?.close();
      return;
    }
    try {
      const reply = await load(request);
      parentPort?.postMessage(reply, reply.type === "sound" ? [reply.samples.buffer as ArrayBuffer] : []);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      parentPort?.postMessage({ path: request.path, type: "unreadable", reason } satisfies LoadReply);
    }
  });
});
