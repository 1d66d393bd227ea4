// Tones go in at one end and are recognised at the other.
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { A_LAW, encodeInto } from "../../src/media/codec/g711.ts";
import { energy, toneShare } from "../../src/media/audio/goertzel.ts";
import { tone } from "../../src/media/audio/tone.ts";
import { printWav, readWavChannel, readWavFormat } from "../../src/media/audio/wav.ts";

export const RATE_HZ = 8_000;

/** Far enough apart, no multiples of each other, and none of them a tone of the switch (450 Hz) or of a key. */
export const TEST_TONES_HZ = [620, 1_050, 1_730, 2_410] as const;

const WINDOW = 400;
/** Share of a window's energy that one frequency must have: music and speech stay far below it. */
const CLEAR = 0.7;
/** -40 dBFS: below it there is silence. */
const QUIET = 330;

export function writeToneWav(path: string, hz: number, seconds: number, rateHz: number = RATE_HZ): void {
  writeFileSync(path, printWav([tone([hz], seconds * rateHz, undefined, rateHz)], rateHz));
}

/** Raw A-law samples, as SIPp streams them. A whole number of seconds repeats without a seam. */
export function writeToneALaw(path: string, hz: number, seconds: number): void {
  const samples = tone([hz], seconds * RATE_HZ);
  const bytes = new Uint8Array(samples.length);
  encodeInto(bytes, 0, A_LAW, samples, samples.length);
  writeFileSync(path, bytes);
}

/** The channels of a WAV file of that rate. */
export function readChannels(path: string, rateHz: number = RATE_HZ): readonly Int16Array[] {
  const bytes = readFileSync(path);
  const format = readWavFormat(bytes);
  if (format.type === "bad") throw new Error(`${path}: ${format.reason}`);
  if (format.value.rateHz !== rateHz) throw new Error(`${path} has ${String(format.value.rateHz)} samples a second`);
  return Array.from({ length: format.value.channels }, (_, channel) =>
    Int16Array.from(readWavChannel(bytes, format.value, channel)),
  );
}

/** How long a recording is so far, by what its header says, milliseconds; 0: it has none yet. */
export function lengthMsOf(path: string): number {
  return existsSync(path) && statSync(path).size > 44 ? ((readChannels(path)[0]?.length ?? 0) / RATE_HZ) * 1_000 : 0;
}

/** What is heard, 50 ms by 50 ms: one of the frequencies, "silence", or "other". */
export function heard(
  samples: Int16Array,
  frequenciesHz: readonly number[] = TEST_TONES_HZ,
): readonly (number | "silence" | "other")[] {
  const found: (number | "silence" | "other")[] = [];
  for (let start = 0; start + WINDOW <= samples.length; start += WINDOW) {
    if (loudness(samples, start) < QUIET) found.push("silence");
    else found.push(frequenciesHz.find((hz) => toneShare(samples, start, WINDOW, hz) > CLEAR) ?? "other");
  }
  return found;
}

/** How long each was heard, milliseconds; what was not heard at all is missing. */
export function heardMs(
  samples: Int16Array,
  frequenciesHz: readonly number[] = TEST_TONES_HZ,
): ReadonlyMap<number | "silence" | "other", number> {
  const sums = new Map<number | "silence" | "other", number>();
  for (const one of heard(samples, frequenciesHz)) sums.set(one, (sums.get(one) ?? 0) + (WINDOW * 1_000) / RATE_HZ);
  return sums;
}

/**
 * For sounds of several tones: each tone's share of a window's energy, 50 ms by 50 ms, silent windows left out. A packet that
 * was lost or late spoils the window it falls into and no other; over one long window the break in phase would spoil all.
 */
export function toneShares(samples: Int16Array, frequenciesHz: readonly number[]): readonly (readonly number[])[] {
  const shares: (readonly number[])[] = [];
  for (let start = 0; start + WINDOW <= samples.length; start += WINDOW) {
    if (loudness(samples, start) < QUIET) continue;
    shares.push(frequenciesHz.map((hz) => toneShare(samples, start, WINDOW, hz)));
  }
  return shares;
}

/** The middle one, the upper of two; NaN of nothing, which no bound lets pass. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function loudness(samples: Int16Array, start: number): number {
  return Math.sqrt(energy(samples, start, WINDOW) / WINDOW);
}
