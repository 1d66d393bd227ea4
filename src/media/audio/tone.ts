import { frequenciesOfDigit } from "./dtmf.ts";
import { SAMPLE_RATE } from "./frame.ts";

/** -10 dBm0 for each of two, -7 for one alone: loud enough, and no clipping. */
const AMPLITUDE = 9_000;

/** Sines added up; `amplitude` is shared among them. 8 kHz unless told otherwise. */
export function tone(
  frequenciesHz: readonly number[],
  samples: number,
  amplitude: number = AMPLITUDE,
  rateHz: number = SAMPLE_RATE,
): Int16Array {
  const each = amplitude / Math.max(1, frequenciesHz.length);
  const steps = frequenciesHz.map((hz) => (2 * Math.PI * hz) / rateHz);
  return Int16Array.from({ length: samples }, (_, at) => {
    let sum = 0;
    for (const step of steps) sum += Math.sin(step * at);
    return Math.round(sum * each);
  });
}

/** One digit's pair of tones; silence for what is no digit. */
export function digitTone(digit: string, durationMs: number, rateHz: number = SAMPLE_RATE): Int16Array {
  const pair = frequenciesOfDigit(digit);
  const samples = (durationMs * rateHz) / 1_000;
  return pair === undefined ? new Int16Array(samples) : tone(pair, samples, 2 * AMPLITUDE * 0.6, rateHz);
}
