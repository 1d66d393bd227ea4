import { COLUMN_HZ, digitAt, frequenciesOfDigit, ROW_HZ } from "./dtmf.ts";
import { FRAME_SAMPLES, SAMPLE_RATE } from "./frame.ts";
import { energy, goertzelCoefficient, goertzelWith } from "./goertzel.ts";
import { pairShare } from "./tone-pair.ts";

/** 12.75 ms: the shortest window that still tells the rows apart (bins of 78 Hz, rows at least 73 Hz apart). */
const BLOCK = 102;
/** Windows overlap by half, so that 40 ms of tone hold four whole ones wherever they begin. */
const HOP = 51;
const HITS = 4;
/** What four windows in a row cover: 32 ms. */
const SPAN = BLOCK + (HITS - 1) * HOP;
/** Windows without the digit until it may begin again: 19 ms, so that a dropout of one frame does not double it. */
const MISSES = 4;
/** About -36 dBm0 a tone: a sine of amplitude 355. */
const MIN_POWER = (355 * (BLOCK / 2)) ** 2;
/** ITU-T Q.24: the columns may be up to 4 dB stronger in most countries, and up to 8 dB weaker. */
const TWIST_COLUMN_STRONGER = 10 ** 0.4;
const TWIST_ROW_STRONGER = 10 ** 0.8;
/** The strongest of four must stand out by 8 dB. */
const PEAK = 6.3;
/** In one window: not higher, since a pair 1.5 % off (Q.24) leaves part of its power to the neighbouring bins. */
const SHARE = 0.75;
/** Over the whole span, with the frequencies as they are: noise 10 dB below may be there, speech and music have more. */
const SPAN_SHARE = 0.9;

const ROWS = Float64Array.from(ROW_HZ, (hz) => goertzelCoefficient(hz, SAMPLE_RATE));
const COLUMNS = Float64Array.from(COLUMN_HZ, (hz) => goertzelCoefficient(hz, SAMPLE_RATE));

/** Hears DTMF tones (ITU-T Q.24) of 40 ms and more in one direction of a call. */
export class InbandDigits {
  readonly #samples = new Int16Array(SPAN + FRAME_SAMPLES);
  #filled = 0;
  /** Where in the samples held the next window begins; before it lies the rest of the span. */
  #next = 0;
  #candidate = "";
  #hits = 0;
  /** The digit that was told and still sounds. */
  #sounding = "";
  #misses = 0;

  /** Forgets what it heard, after a gap. */
  reset(): void {
    this.#filled = 0;
    this.#next = 0;
    this.#candidate = "";
    this.#sounding = "";
    this.#hits = 0;
  }

  /** Feeds samples at 8 kHz, any count. Gives the digits that began to be certain, most often none. */
  feed(samples: Int16Array, count: number): string {
    let told = "";
    for (let from = 0; from < count; from += FRAME_SAMPLES) {
      told += this.#feedSome(samples, from, Math.min(FRAME_SAMPLES, count - from));
    }
    return told;
  }

  #feedSome(samples: Int16Array, from: number, count: number): string {
    const held = this.#samples;
    for (let i = 0; i < count; i++) held[this.#filled + i] = samples[from + i] as number;
    this.#filled += count;
    let told = "";
    for (; this.#next + BLOCK <= this.#filled; this.#next += HOP) told += this.#judge(digitIn(held, this.#next));
    const old = this.#next - (SPAN - BLOCK);
    if (old > 0) {
      held.copyWithin(0, old, this.#filled);
      this.#filled -= old;
      this.#next -= old;
    }
    return told;
  }

  #judge(digit: string): string {
    this.#hits = digit !== "" && digit === this.#candidate ? this.#hits + 1 : 1;
    this.#candidate = digit;
    if (this.#sounding !== "") {
      this.#misses = digit === this.#sounding ? 0 : this.#misses + 1;
      if (this.#misses < MISSES) return "";
      this.#sounding = "";
    }
    if (digit === "" || this.#hits < HITS) return "";
    // The first windows may hold the tone's edge, so the next two are tried as well; then only now and again, since who
    // sends what nearly is a digit must not cost more than others.
    if (this.#hits > HITS + 2 && this.#hits % HITS !== 0) return "";
    if (!this.#isPure(digit)) return "";
    this.#sounding = digit;
    this.#misses = 0;
    return digit;
  }

  /** Looks again at everything that spoke for the digit. Seldom needed, so it may cost something. */
  #isPure(digit: string): boolean {
    const pair = frequenciesOfDigit(digit);
    const start = this.#next + BLOCK - SPAN;
    return pair !== undefined && start >= 0 && pairShare(this.#samples, start, SPAN, pair) >= SPAN_SHARE;
  }
}

/** The digit that fills this one window, or nothing. */
function digitIn(samples: Int16Array, at: number): string {
  const total = energy(samples, at, BLOCK);
  // Cheap way out for silence and quiet rooms: two tones at the threshold have at least this much.
  if ((total * BLOCK) / 2 < 2 * MIN_POWER) return "";
  // Rows first: most of what is no digit fails there already.
  findPeak(rowPeak, samples, at, ROWS);
  if (!isClear(rowPeak)) return "";
  findPeak(columnPeak, samples, at, COLUMNS);
  const { power: low } = rowPeak;
  const { power: high } = columnPeak;
  const isDigit =
    isClear(columnPeak) &&
    high <= low * TWIST_COLUMN_STRONGER &&
    low <= high * TWIST_ROW_STRONGER &&
    low + high >= SHARE * total * (BLOCK / 2);
  return isDigit ? digitAt(rowPeak.index, columnPeak.index) : "";
}

interface Peak {
  index: number;
  power: number;
  /** The power of the strongest but one. */
  second: number;
}

/** Two for the thread, filled anew for each window. */
const rowPeak: Peak = { index: 0, power: 0, second: 0 };
const columnPeak: Peak = { index: 0, power: 0, second: 0 };

function isClear(peak: Peak): boolean {
  return peak.power >= MIN_POWER && peak.power >= peak.second * PEAK;
}

function findPeak(peak: Peak, samples: Int16Array, at: number, coefficients: Float64Array): void {
  peak.power = 0;
  peak.second = 0;
  for (let index = 0; index < coefficients.length; index++) {
    const power = goertzelWith(samples, at, BLOCK, coefficients[index] as number);
    if (power > peak.power) {
      peak.second = peak.power;
      peak.power = power;
      peak.index = index;
    } else if (power > peak.second) peak.second = power;
  }
}
