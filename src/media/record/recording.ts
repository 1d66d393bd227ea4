import { completeAt, positionAt } from "./channel.ts";
import type { Beginning } from "./channel.ts";
import type { Recorded, RecordingFile } from "./recording-file.ts";
import { Side } from "./side.ts";

/** One piece of what is read at a time: a second, so that the header is not written anew more often. At most: */
const CHUNK_SAMPLES = 16_000;
const FRAME_BYTES = 4;

const left = new Int16Array(CHUNK_SAMPLES);
const right = new Int16Array(CHUNK_SAMPLES);

/** Two sides on two channels. */
export class Recording<Speaker> implements Recorded {
  readonly left: Side<Speaker>;
  readonly right: Side<Speaker>;
  readonly #beginning: Beginning;
  readonly #file: RecordingFile;
  #written = 0;

  constructor(file: RecordingFile, beginning: Beginning) {
    this.left = new Side(beginning);
    this.right = new Side(beginning);
    this.#beginning = beginning;
    this.#file = file;
  }

  get durationMs(): number {
    return (this.#written * 1_000) / this.#beginning.rateHz;
  }

  write(nowMs: number): boolean {
    const { rateHz } = this.#beginning;
    const seconds = Math.floor((completeAt(this.#beginning, nowMs) - this.#written) / rateHz);
    this.#writeUpTo(this.#written + seconds * rateHz);
    return false;
  }

  finish(nowMs: number, done: (sizeBytes: number) => void): void {
    this.#writeUpTo(positionAt(this.#beginning, nowMs));
    // Of less than a millisecond nothing can be heard.
    this.#file.finish(this.durationMs < 1 ? 0 : Number.POSITIVE_INFINITY, done);
  }

  #writeUpTo(position: number): void {
    while (this.#written < position) {
      const count = Math.min(this.#beginning.rateHz, position - this.#written);
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
