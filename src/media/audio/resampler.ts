// Between 8 and 16 kHz as a stream, packet by packet, by a half-band filter: every second of its weights is 0 but the middle
// one, which is a half.
import type { RateHz } from "./frame.ts";

/** Weights on each side of the middle that are not 0. */
const SIDE = 16;
/** Kaiser's window: 60 dB down from 4.5 kHz on, flat up to 3.5 kHz, with 63 weights. */
const BETA = 5.65;
/** The weights at the odd distances 1, 3, 5 ... from the middle. */
const WEIGHTS = Float64Array.from({ length: SIDE }, (_, at) => {
  const distance = 2 * at + 1;
  const sinc = Math.sin((Math.PI * distance) / 2) / (Math.PI * distance);
  return sinc * (bessel(BETA * Math.sqrt(1 - (distance / (2 * SIDE)) ** 2)) / bessel(BETA));
});
// A constant passes unchanged: both phases of what is made of it are equally high.
const GAIN = 0.25 / WEIGHTS.reduce((sum, weight) => sum + weight, 0);
for (let at = 0; at < SIDE; at++) WEIGHTS[at] = (WEIGHTS[at] as number) * GAIN;

/** The modified Bessel function of order 0. */
function bessel(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 40; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/** What was fed before, as far as the filter looks back. */
const HISTORY = 4 * SIDE;
/** The most that is fed at once. */
const LONGEST = 6_400;

/** What was fed before, then what is fed now: one for the thread. */
const held = new Float64Array(HISTORY + LONGEST);

/** One stream's way to the other rate; 2 ms late. */
export class Resampler {
  readonly #toHz: RateHz;
  readonly #history = new Float64Array(HISTORY);

  constructor(toHz: RateHz) {
    this.#toHz = toHz;
  }

  /** Feeds `count` samples of the other rate (an even count of 16 kHz); `out` holds half as many, or twice. Their count. */
  feed(samples: Int16Array, count: number, out: Int16Array): number {
    held.set(this.#history);
    for (let at = 0; at < count; at++) held[HISTORY + at] = samples[at] as number;
    const made = this.#toHz === 8_000 ? halve(count, out) : double(count, out);
    for (let at = 0; at < HISTORY; at++) this.#history[at] = held[count + at] as number;
    return made;
  }
}

/** Of every two samples one, filtered. */
function halve(count: number, out: Int16Array): number {
  const made = count >> 1;
  for (let at = 0; at < made; at++) {
    const middle = HISTORY + 2 * at - 2 * SIDE + 1;
    let sum = (held[middle] as number) / 2;
    for (let k = 0, away = 1; k < SIDE; k++, away += 2) {
      sum += (WEIGHTS[k] as number) * ((held[middle - away] as number) + (held[middle + away] as number));
    }
    out[at] = clipped(sum);
  }
  return made;
}

/** Each sample as it is, and between two of them what the filter says. */
function double(count: number, out: Int16Array): number {
  for (let at = 0; at < count; at++) {
    // Those on both sides of the new sample are a half of a new step, then three, five ... away from it.
    const before = HISTORY + at - SIDE;
    let sum = 0;
    for (let k = 0; k < SIDE; k++) {
      sum += (WEIGHTS[k] as number) * ((held[before - k] as number) + (held[before + 1 + k] as number));
    }
    out[2 * at] = held[before] as number;
    out[2 * at + 1] = clipped(2 * sum);
  }
  return 2 * count;
}

function clipped(value: number): number {
  const rounded = Math.round(value);
  return rounded > 32_767 ? 32_767 : rounded < -32_768 ? -32_768 : rounded;
}
