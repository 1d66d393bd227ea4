import { SAMPLE_RATE, SAMPLES_PER_MS } from "../audio/g711.ts";
import type { Law } from "../audio/g711.ts";
import { Timeline } from "../audio/timeline.ts";
import type { RtpFields } from "../wire/rtp.ts";

/** Where a recording's bytes go. Never throws; what went wrong is told by `failed`, once. */
export interface RecordingFile {
  /** 16 bit little endian frames of two channels. The bytes are not kept by the caller. */
  append(bytes: Uint8Array): void;
  /** Writes what is outstanding and the last header, then tells how long the file is. */
  finish(done: (sizeBytes: number) => void): void;
}

export type Side = "left" | "right";

/** A packet may be this late and still find its place. */
const HOLD_SAMPLES = SAMPLE_RATE / 2;
/** What is not written yet, and packets half a second ahead: 4 s. */
const RING_SAMPLES = 32_768;
/** One piece of what is read at a time. */
const CHUNK_SAMPLES = 8_000;
const FRAME_BYTES = 4;

const left = new Int16Array(CHUNK_SAMPLES);
const right = new Int16Array(CHUNK_SAMPLES);

/**
 * Two voices on two channels. Sample 0 of both is the moment the recording began; each packet lies where its RTP
 * timestamp says, and what did not come is silence. So the two stay aligned whatever the network does.
 */
export class Recording {
  readonly #left: Timeline;
  readonly #right: Timeline;
  readonly #file: RecordingFile;
  readonly #startedAtMs: number;
  #written = 0;

  constructor(file: RecordingFile, startedAtMs: number) {
    const settings = { capacitySamples: RING_SAMPLES, delaySamples: 0, maxDelaySamples: 0 };
    this.#left = new Timeline(settings, 0);
    this.#right = new Timeline(settings, 0);
    this.#file = file;
    this.#startedAtMs = startedAtMs;
  }

  get durationMs(): number {
    return this.#written / SAMPLES_PER_MS;
  }

  /** The next packet of that side belongs to another stream (SSRC). */
  restart(side: Side): void {
    (side === "left" ? this.#left : this.#right).restart();
  }

  place(side: Side, fields: RtpFields, law: Law, bytes: Uint8Array, nowMs: number): void {
    const timeline = side === "left" ? this.#left : this.#right;
    const now = Math.round((nowMs - this.#startedAtMs) * SAMPLES_PER_MS);
    timeline.place(now, fields.timestamp, fields.marker, law, bytes, fields.payloadStart, fields.payloadEnd);
  }

  /** Writes what is old enough to be complete. To be called every second or so. */
  write(nowMs: number): void {
    this.#writeUpTo(Math.round((nowMs - this.#startedAtMs) * SAMPLES_PER_MS) - HOLD_SAMPLES);
  }

  /** Writes the rest, up to now, and closes the file. */
  finish(nowMs: number, done: (sizeBytes: number) => void): void {
    this.#writeUpTo(Math.round((nowMs - this.#startedAtMs) * SAMPLES_PER_MS));
    this.#file.finish(done);
  }

  #writeUpTo(position: number): void {
    while (this.#written < position) {
      const count = Math.min(CHUNK_SAMPLES, position - this.#written);
      this.#left.read(this.#written, left, count);
      this.#right.read(this.#written, right, count);
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
