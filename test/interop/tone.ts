// Tones go in at one end and are recognised at the other.
import { readFileSync, writeFileSync } from "node:fs";
import { A_LAW, encodeInto } from "../../src/media/audio/g711.ts";
import { toneShare } from "../../src/media/audio/goertzel.ts";
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

export function writeToneWav(path: string, hz: number, seconds: number): void {
  writeFileSync(path, printWav([tone([hz], seconds * RATE_HZ)]));
}

/** Raw A-law samples, as SIPp streams them. A whole number of seconds repeats without a seam. */
export function writeToneALaw(path: string, hz: number, seconds: number): void {
  const samples = tone([hz], seconds * RATE_HZ);
  const bytes = new Uint8Array(samples.length);
  encodeInto(bytes, 0, A_LAW, samples, samples.length);
  writeFileSync(path, bytes);
}

/** The channels of a WAV file of 8 kHz. */
export function readChannels(path: string): readonly Int16Array[] {
  const bytes = readFileSync(path);
  const format = readWavFormat(bytes);
  if (format.type === "bad") throw new Error(`${path}: ${format.reason}`);
  if (format.value.rateHz !== RATE_HZ) throw new Error(`${path} has ${String(format.value.rateHz)} samples a second`);
  return Array.from({ length: format.value.channels }, (_, channel) =>
    Int16Array.from(readWavChannel(bytes, format.value, channel)),
  );
}

/** What is heard, 50 ms by 50 ms: one of the frequencies, "silence", or "other". */
export function heard(
  samples: Int16Array,
  frequenciesHz: readonly number[] = TEST_TONES_HZ,
): readonly (number | "silence" | "other")[] {
  const found: (number | "silence" | "other")[] = [];
  for (let start = 0; start + WINDOW <= samples.length; start += WINDOW) {
    const window = samples.subarray(start, start + WINDOW);
    const loudness = Math.sqrt(window.reduce((sum, sample) => sum + sample * sample, 0) / WINDOW);
    if (loudness < QUIET) found.push("silence");
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
