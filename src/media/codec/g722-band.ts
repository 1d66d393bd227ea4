// One of the two bands of G.722 (ITU-T G.722 section 3): its predictor, two poles and six zeros, and its step. Encoder and
// decoder keep it alike by what went over the line alone, so that whoever comes late is soon in step as well.
//
//   encoder:  band - s --quantise--> code --inverse--> d --+--> adapt
//   decoder:                         code --inverse--> d --+--> adapt;  what is heard: s + d
//
// All is 16 bit arithmetic that saturates, bit for bit as the Recommendation has it.

/** The step's logarithm, 11 bits behind the point: `round(2048 * 2 ** (i / 32))` is its fraction (section 3.3, method 2). */
const FRACTIONS = Int32Array.from({ length: 32 }, (_, at) => Math.round(2_048 * 2 ** (at / 32)));

/** What the step grows and shrinks by, and between what. */
export interface Scale {
  readonly initialStep: number;
  readonly mostLog: number;
  /** How far the step's fraction is shifted where its logarithm is 0. */
  readonly shift: number;
}

export const LOW: Scale = { initialStep: 32, mostLog: 18_432, shift: 8 };
export const HIGH: Scale = { initialStep: 8, mostLog: 22_528, shift: 10 };

const ZEROS = 6;

export class Band {
  /** What the predictor expects. */
  s = 0;
  /** The quantiser's step. */
  step: number;
  readonly #scale: Scale;
  #log = 0;
  #zeroPart = 0;
  #pole1 = 0;
  #pole2 = 0;
  /** Signs of the last two partial reconstructions: 0 or -1. */
  #sign1 = 0;
  #sign2 = 0;
  #last1 = 0;
  readonly #zeros = new Int32Array(ZEROS);
  /** The last six differences, the newest first. */
  readonly #differences = new Int32Array(ZEROS);

  constructor(scale: Scale) {
    this.#scale = scale;
    this.step = scale.initialStep;
  }

  /** The next difference `d` was taken, in a place of the quantiser whose weight for the step is `weight`. */
  adapt(d: number, weight: number): void {
    this.#adaptStep(weight);
    const sign = saturated(d + this.#zeroPart) >> 15;
    const reconstructed = saturated(this.s + d);
    this.#adaptZeros(d);
    this.#adaptPoles(sign);
    this.#predict(d, reconstructed);
  }

  #adaptStep(weight: number): void {
    const { mostLog, shift } = this.#scale;
    const log = ((this.#log * 32_512) >> 15) + weight;
    this.#log = log < 0 ? 0 : log > mostLog ? mostLog : log;
    const down = shift - (this.#log >> 11);
    const fraction = FRACTIONS[(this.#log >> 6) & 31] as number;
    this.step = (down < 0 ? fraction << -down : fraction >> down) << 2;
  }

  /** Each zero leaks, and goes by the sign of what is correlated with it (section 3.6.3). */
  #adaptZeros(d: number): void {
    const zeros = this.#zeros;
    const differences = this.#differences;
    const gain = d === 0 ? 0 : 128;
    for (let at = 0; at < ZEROS; at++) {
      const isLike = d >> 31 === (differences[at] as number) >> 31;
      zeros[at] = saturated((isLike ? gain : -gain) + (((zeros[at] as number) * 32_640) >> 15));
    }
  }

  /** The second pole first: the first one's limits follow from it (sections 3.6.1 and 3.6.2). */
  #adaptPoles(sign: number): void {
    const turned = saturated(this.#pole1 << 2);
    const towards = (sign === this.#sign1 ? saturated(-turned) : turned) >> 7;
    const pole2 = towards + (sign === this.#sign2 ? 128 : -128) + ((this.#pole2 * 32_512) >> 15);
    this.#pole2 = pole2 > 12_288 ? 12_288 : pole2 < -12_288 ? -12_288 : pole2;
    const pole1 = (sign === this.#sign1 ? 192 : -192) + ((this.#pole1 * 32_640) >> 15);
    const most = 15_360 - this.#pole2;
    this.#pole1 = pole1 > most ? most : pole1 < -most ? -most : pole1;
    this.#sign2 = this.#sign1;
    this.#sign1 = sign;
  }

  #predict(d: number, reconstructed: number): void {
    const zeros = this.#zeros;
    const differences = this.#differences;
    for (let at = ZEROS - 1; at > 0; at--) differences[at] = differences[at - 1] as number;
    differences[0] = d;
    let zeroPart = 0;
    for (let at = ZEROS - 1; at >= 0; at--) {
      const twice = saturated(2 * (differences[at] as number));
      zeroPart = saturated(zeroPart + ((twice * (zeros[at] as number)) >> 15));
    }
    const before = this.#last1;
    this.#last1 = reconstructed;
    const poles = ((this.#pole1 * saturated(2 * reconstructed)) >> 15) + ((this.#pole2 * saturated(2 * before)) >> 15);
    this.#zeroPart = zeroPart;
    this.s = saturated(saturated(poles) + zeroPart);
  }
}

/** Cut to 16 bits. */
export function saturated(value: number): number {
  return value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : value;
}

/** Cut to the 15 bits of a band. */
export function limited(value: number): number {
  return value > 16_383 ? 16_383 : value < -16_384 ? -16_384 : value;
}
