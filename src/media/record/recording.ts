import { SAMPLES_PER_MS } from "../audio/g711.ts";
import { completeAt, positionAt } from "./channel.ts";
import type { Recorded, RecordingFile } from "./recording-file.ts";
import { Side } from "./side.ts";

/** One piece of what is read at a time: a second, so that the header is not written anew more often. */
const CHUNK_SAMPLES = 8_000;
const FRAME_BYTES = 4;

const left = new Int16Array(CHUNK_SAMPLES);
const right = new Int16Array(CHUNK_SAMPLES);

/** Two sides on two channels. */
export class Recording<Speaker> implements Recorded {
  readonly left: Side<Speaker>;
  readonly right: Side<Speaker>;
  readonly #startedAtMs: number;
  readonly #file: RecordingFile;
  #written = 0;

  constructor(file: RecordingFile, startedAtMs: number) {
    this.left = new Side(startedAtMs);
    this.right = new Side(startedAtMs);
    this.#startedAtMs = startedAtMs;
    this.#file = file;
  }

  get durationMs(): number {
    return this.#written / SAMPLES_PER_MS;
  }

  write(nowMs: number): boolean {
    const chunks = Math.floor((completeAt(this.#startedAtMs, nowMs) - this.#written) / CHUNK_SAMPLES);
    this.#writeUpTo(this.#written + chunks * CHUNK_SAMPLES);
    return false;
  }

  finish(nowMs: number, done: (sizeBytes: number) => void): void {
    this.#writeUpTo(positionAt(this.#startedAtMs, nowMs));
    this.#file.finish(Number.POSITIVE_INFINITY, done);
  }

  #writeUpTo(position: number): void {
    while (this.#written < position) {
      const count = Math.min(CHUNK_SAMPLES, position - this.#written);
      this.left.read(this.#written, left, count);
      this.right.read(this.#written, right, count);
      const bytes = new Uint8Array(count * FRAME_BYTES);
      for (let at = 0, to = 0; at < count; at++, to += FRAME_BYTES) {
        const l = left[at] as number;
        const r = right[at] as number;
        bytes[to] = l;
        bytes[to + 1] = l >> 8;
        bytes[to + 2] = r;
        bytes[to + 3] = r >> 8;
      }
      this.#file.append(bytes);
      this.#written += count;
    }
  }
}
