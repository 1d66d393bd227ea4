// G.722 at 64 kbit/s (ITU-T G.722; RFC 3551 section 4.5.2): 16 kHz in two bands, a byte for every two samples.
//
//   16 kHz --QMF--> low band,  8 kHz --ADPCM, 6 bits--+
//               +-> high band, 8 kHz --ADPCM, 2 bits--+--> byte: | high 2 | low 6 |
//
// Its RTP clock is 8 kHz though it samples at 16: a mistake of RFC 1890 that is kept for ever.
import type { Codec, Decoder, Encoder } from "./codec.ts";
import { Band, HIGH, limited, LOW, saturated } from "./g722-band.ts";

const FRAME_BYTES = 160;

/** Half of the filter's 24 weights (table 11); the other half is the same backwards. */
const HALF_FILTER = [3, -11, -11, 53, 12, -156, 32, 362, -210, -805, 951, 3_876];
const FILTER = Int32Array.from([...HALF_FILTER, ...HALF_FILTER.toReversed()]);
const TAPS = FILTER.length;
/** Samples before a pair that are filtered with it. */
const BEFORE = TAPS - 2;
const SILENCE = new Int16Array(2 * FRAME_BYTES);

/** Where one interval of the low band's quantiser ends and the next begins (table 14, Q6), times 8. */
const LOW_BORDERS = Int32Array.from(
  [
    ...[35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714],
    ...[786, 858, 940, 1_023, 1_121, 1_219, 1_339, 1_458, 1_612, 1_765, 1_980, 2_195, 2_557, 2_919],
  ],
  (border) => border * 8,
);
/** Their middles (OQ6); the first is no interval. */
const LOW_LEVELS_6 = [
  ...[0, 17, 54, 91, 130, 170, 211, 254, 300, 347, 396, 447, 501, 558, 618, 682],
  ...[750, 822, 899, 982, 1_072, 1_170, 1_279, 1_399, 1_535, 1_689, 1_873, 2_088, 2_376, 2_738, 3_101],
];
/** The same of four bits, which alone move the predictor (OQ4), and what they do to the step (WL). */
const LOW_LEVELS_4 = [0, 150, 323, 530, 786, 1_121, 1_612, 2_557];
const LOW_WEIGHTS = [-60, -30, 58, 172, 334, 538, 1_198, 3_042];

const HIGH_BORDER = 564 * 8;
const HIGH_LEVELS = [0, 202, 926];
const HIGH_WEIGHTS = [0, -214, 798];

/** Of six bits: which interval, negative below zero (table 17). Four codes are never sent, and are read as the smallest. */
function intervalOf(code: number): number {
  if (code >= 62) return code - 64;
  if (code >= 60) return 62 - code;
  if (code >= 32) return 62 - code;
  return code < 4 ? -1 : code - 34;
}

/** Of their upper four bits. */
function coarseIntervalOf(code: number): number {
  const coarse = code >> 2;
  if (coarse === 0) return 0;
  return coarse < 8 ? coarse - 8 : 15 - coarse;
}

function levelOf(levels: readonly number[], interval: number): number {
  const level = (levels[Math.abs(interval)] ?? 0) * 8;
  return interval < 0 ? -level : level;
}

/** By code, times 8: what is heard, what moves the predictor, what moves the step. */
const HEARD = Int32Array.from({ length: 64 }, (_, code) => levelOf(LOW_LEVELS_6, intervalOf(code)));
const COARSE = Int32Array.from({ length: 64 }, (_, code) => levelOf(LOW_LEVELS_4, coarseIntervalOf(code)));
const LOW_WEIGHT = Int32Array.from({ length: 64 }, (_, code) => LOW_WEIGHTS[Math.abs(coarseIntervalOf(code))] ?? 0);
const HIGH_INTERVALS = [-2, -1, 2, 1];
const HIGH_LEVEL = Int32Array.from(HIGH_INTERVALS, (interval) => levelOf(HIGH_LEVELS, interval));
const HIGH_WEIGHT = Int32Array.from(HIGH_INTERVALS, (interval) => HIGH_WEIGHTS[Math.abs(interval)] ?? 0);

function lowCode(difference: number, step: number): number {
  const size = difference < 0 ? ~difference : difference;
  let at = 0;
  while (at < LOW_BORDERS.length && size >= ((LOW_BORDERS[at] as number) * step) >> 15) at += 1;
  const interval = at + 1;
  if (difference >= 0) return 62 - interval;
  return interval <= 2 ? 64 - interval : 34 - interval;
}

function highCode(difference: number, step: number): number {
  const size = difference < 0 ? ~difference : difference;
  const isFar = size >= (HIGH_BORDER * step) >> 15;
  if (difference < 0) return isFar ? 0 : 1;
  return isFar ? 2 : 3;
}

function takeLow(band: Band, code: number): void {
  band.adapt((band.step * (COARSE[code] as number)) >> 15, LOW_WEIGHT[code] as number);
}

function takeHigh(band: Band, code: number): void {
  band.adapt((band.step * (HIGH_LEVEL[code] as number)) >> 15, HIGH_WEIGHT[code] as number);
}

export class G722Encoder implements Encoder {
  readonly #low = new Band(LOW);
  readonly #high = new Band(HIGH);
  /** What the filter still needs of the samples before, then those of this frame. */
  readonly #samples = new Int32Array(BEFORE + 2 * FRAME_BYTES);

  encode(bytes: Uint8Array, at: number, samples: Int16Array): number {
    this.#samples.copyWithin(0, 2 * FRAME_BYTES);
    this.#samples.set(samples.length === 2 * FRAME_BYTES ? samples : samples.subarray(0, 2 * FRAME_BYTES), BEFORE);
    for (let n = 0; n < FRAME_BYTES; n++) bytes[at + n] = this.#byte(2 * n);
    return FRAME_BYTES;
  }

  silence(bytes: Uint8Array, at: number): number {
    return this.encode(bytes, at, SILENCE);
  }

  end(): void {
    // It holds nothing that the collector does not see.
  }

  /** Of the two samples behind the `from` first of the frame. */
  #byte(from: number): number {
    const samples = this.#samples;
    let even = 0;
    let odd = 0;
    for (let k = 0; k < TAPS; k += 2) {
      even += (FILTER[k] as number) * (samples[from + k] as number);
      odd += (FILTER[k + 1] as number) * (samples[from + k + 1] as number);
    }
    const lowBand = limited((odd + even) >> 14);
    const highBand = limited((odd - even) >> 14);
    const low = lowCode(saturated(lowBand - this.#low.s), this.#low.step);
    const high = highCode(saturated(highBand - this.#high.s), this.#high.step);
    takeLow(this.#low, low);
    takeHigh(this.#high, high);
    return (high << 6) | low;
  }
}

export class G722Decoder implements Decoder {
  readonly #low = new Band(LOW);
  readonly #high = new Band(HIGH);
  /** Sums and differences of the bands: those before, then those of this frame. */
  readonly #bands = new Int32Array(BEFORE + 2 * FRAME_BYTES);

  decode(samples: Int16Array, bytes: Uint8Array, start: number, end: number): number {
    const last = Math.min(end, start + (samples.length >> 1));
    for (let from = start; from < last; from += FRAME_BYTES) {
      const count = Math.min(FRAME_BYTES, last - from);
      for (let n = 0; n < count; n++) this.#pair(samples, 2 * (from - start + n), bytes[from + n] as number, 2 * n);
      this.#bands.copyWithin(0, 2 * count, 2 * count + BEFORE);
    }
    return 2 * (last - start);
  }

  end(): void {
    // It holds nothing that the collector does not see.
  }

  /** Two samples to `samples[to]`; `at`: how many of this frame there are. */
  #pair(samples: Int16Array, to: number, byte: number, at: number): void {
    const code = byte & 63;
    const lowBand = limited(saturated(this.#low.s + ((this.#low.step * (HEARD[code] as number)) >> 15)));
    takeLow(this.#low, code);
    const highDifference = (this.#high.step * (HIGH_LEVEL[byte >> 6] as number)) >> 15;
    const highBand = limited(saturated(this.#high.s + highDifference));
    takeHigh(this.#high, byte >> 6);
    const bands = this.#bands;
    bands[BEFORE + at] = saturated(lowBand + highBand);
    bands[BEFORE + at + 1] = saturated(lowBand - highBand);
    let even = 0;
    let odd = 0;
    for (let k = 0; k < TAPS; k += 2) {
      even += (FILTER[k] as number) * (bands[at + k] as number);
      odd += (FILTER[k + 1] as number) * (bands[at + k + 1] as number);
    }
    samples[to] = saturated(odd >> 11);
    samples[to + 1] = saturated(even >> 11);
  }
}

export const G722: Codec = {
  name: "G722",
  payloadType: 9,
  clockHz: 8_000,
  rateHz: 16_000,
  encodedFromHz: [16_000],
  law: undefined,
  fades: true,
  decoder: () => new G722Decoder(),
  encoder: () => new G722Encoder(),
};
