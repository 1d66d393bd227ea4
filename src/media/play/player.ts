import { FRAME_SAMPLES, SAMPLE_RATE, SAMPLES_PER_MS } from "../audio/frame.ts";
import type { Law } from "../codec/law.ts";
import { tone } from "../audio/tone.ts";
import type { Music } from "./music.ts";
import { Sound } from "./sound.ts";
import type { Frame } from "./sound.ts";

/** A source that is ready to be played: nothing in it has to be waited for. */
export type Part =
  | { readonly type: "sound"; readonly sound: Sound }
  | { readonly type: "music"; readonly music: Music }
  | {
      readonly type: "tone";
      /** One second that can be repeated without a seam. */
      readonly second: Sound;
      readonly onSamples: number;
      readonly cycleSamples: number;
      readonly totalSamples: number;
    }
  | { readonly type: "silence"; readonly totalSamples: number };

/** Digits that wait to be sent as tones are parts too. */
const MAX_PARTS = 256;

/** Plays parts one after another, to the sample: 20 ms at a time, already encoded. */
export class Player {
  readonly id: number;
  readonly #parts: Part[];
  /** Whether it was asked to; what has no sound in it comes to an end all the same. */
  readonly repeats: boolean;
  readonly #repeat: boolean;
  #index = 0;
  /** Samples of the present part that are played. */
  #offset = 0;

  constructor(id: number, parts: readonly Part[], repeat: boolean) {
    this.id = id;
    this.repeats = repeat;
    this.#parts = [...parts];
    // Repeating nothing would never come to an end nor to a sound.
    this.#repeat = repeat && parts.some((part) => lengthOf(part) > 0);
  }

  /** From its beginning to its end; undefined: it has none. */
  get lengthMs(): number | undefined {
    const samples = this.#parts.reduce((sum, part) => sum + lengthOf(part), 0);
    return this.#repeat || samples === Infinity ? undefined : Math.ceil(samples / SAMPLES_PER_MS);
  }

  /** More of it behind what there is. */
  append(parts: readonly Part[]): void {
    if (this.#parts.length + parts.length <= MAX_PARTS) this.#parts.push(...parts);
  }

  /** True once everything was given out. */
  get isOver(): boolean {
    while (this.#index < this.#parts.length || this.#repeat) {
      if (this.#index >= this.#parts.length) this.#index = 0;
      const part = this.#parts[this.#index];
      if (part === undefined || this.#offset < lengthOf(part)) return false;
      this.#index += 1;
      this.#offset = 0;
    }
    return true;
  }

  /** Writes the next 20 ms to `out[at, at + 160)`, in that law or linear; what is missing at the very end is silence. */
  fill(out: Frame, at: number, law: Law | undefined, period: number): void {
    let filled = 0;
    while (filled < FRAME_SAMPLES) {
      const part = this.isOver ? undefined : this.#parts[this.#index];
      if (part === undefined) {
        out.fill(law?.silence ?? 0, at + filled, at + FRAME_SAMPLES);
        return;
      }
      const count = copyPart(part, this.#offset, out, at, filled, law, period);
      this.#offset += count;
      filled += count;
    }
  }
}

function lengthOf(part: Part): number {
  if (part.type === "sound") return part.sound.samples.length;
  return part.type === "music" ? Infinity : part.totalSamples;
}

/** Copies what one step of the part gives into the frame at `out[at]`, from `filled` on. The count of samples. */
function copyPart(
  part: Part,
  offset: number,
  out: Frame,
  at: number,
  filled: number,
  law: Law | undefined,
  period: number,
): number {
  const room = FRAME_SAMPLES - filled;
  switch (part.type) {
    case "sound": {
      const count = Math.min(room, part.sound.samples.length - offset);
      part.sound.copyTo(out, at + filled, law, offset, count);
      return count;
    }
    case "music": {
      const frame = part.music.frame(period, law);
      // The whole frame needs no view of a part of it, and this is what hundreds do fifty times a second.
      out.set(filled === 0 ? frame : frame.subarray(filled), at + filled);
      return room;
    }
    case "silence": {
      const count = Math.min(room, part.totalSamples - offset);
      out.fill(law?.silence ?? 0, at + filled, at + filled + count);
      return count;
    }
    case "tone":
      return copyTone(part, offset, out, at + filled, room, law);
  }
}

function copyTone(
  part: Extract<Part, { type: "tone" }>,
  offset: number,
  out: Frame,
  to: number,
  room: number,
  law: Law | undefined,
): number {
  const inCycle = offset % part.cycleSamples;
  const left = Math.min(room, part.totalSamples - offset);
  if (inCycle >= part.onSamples) {
    const count = Math.min(left, part.cycleSamples - inCycle);
    out.fill(law?.silence ?? 0, to, to + count);
    return count;
  }
  const inSecond = inCycle % SAMPLE_RATE;
  const count = Math.min(left, part.onSamples - inCycle, SAMPLE_RATE - inSecond);
  part.second.copyTo(out, to, law, inSecond, count);
  return count;
}

const seconds = new Map<string, Sound>();
/** There are only so many call progress tones in the world. */
const MAX_SECONDS = 64;

/** Frequencies are rounded to whole Hz: a second then holds whole waves only. `offMs` 0 is a tone without pauses. */
export function tonePart(frequenciesHz: readonly number[], onMs: number, offMs: number, totalMs: number): Part {
  const rounded = frequenciesHz.slice(0, 8).map(Math.round);
  const key = rounded.join(" ");
  let second = seconds.get(key);
  if (second === undefined) {
    second = new Sound(tone(rounded, SAMPLE_RATE));
    if (seconds.size >= MAX_SECONDS) seconds.clear();
    seconds.set(key, second);
  }
  const onSamples = samplesOf(onMs);
  return {
    type: "tone",
    second,
    onSamples,
    cycleSamples: Math.max(1, onSamples + samplesOf(offMs)),
    totalSamples: samplesOf(totalMs),
  };
}

export function silencePart(durationMs: number): Part {
  return { type: "silence", totalSamples: samplesOf(durationMs) };
}

function samplesOf(durationMs: number): number {
  return durationMs > 0 ? Math.round(durationMs * SAMPLES_PER_MS) : 0;
}
