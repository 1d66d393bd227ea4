import { FRAME_SAMPLES, SAMPLE_RATE } from "./frame.ts";

/** Mean square of a sine of 0 dBm0 (ITU-T G.711: the loudest sine is one of 3.14 dBm0). */
const ZERO_DBM0 = 32_256 ** 2 / 2 / 10 ** 0.314;
/** What is softer is no speech: comfort noise, a quiet room. */
const MIN_LEVEL = level(-46);
/** How far speech stands out of what is always there. */
const ABOVE_FLOOR = 10 ** 0.8;
/** Steady sound up to here is background; louder than that by `ABOVE_FLOOR`, whatever it is, somebody means it. */
const MAX_FLOOR = level(-30);
/** The softest moment of so long (6 blocks of half a second) is the background: nobody speaks that long without one. */
const BLOCK_FRAMES = 25;
const BLOCKS = 6;
/** Of the level whose least value is sought: a single frame of noise may be softer by chance. */
const SMOOTHING = 0.3;
/** Less than 60 ms in a row is a click, less than 160 ms altogether no word. */
const RUN_FRAMES = 3;
const WORD_FRAMES = 8;
/** What the network lost is no quiet moment; what is empty for longer is. */
const LOST_FRAMES = 10;

/**
 * Tells speech from background, in frames of 20 ms: by the level without what lies below 250 Hz (mains hum, 50 and 60 Hz
 * and their next multiples), against the softest moment of the last three seconds. Steady noise is its own background,
 * so it is never speech, while the gaps between words let the background of speech be known.
 *
 *   level  ....######..###....####........   speech stands out of the floor by 8 dB
 *   floor  ________________________________  ~~~~~~~~~ a fan is switched on: the floor follows within 3 s
 */
export class SpeechGate {
  readonly #filters = [new HighPass(0.5412), new HighPass(1.3066)];
  readonly #blocks: number[] = [];
  #blockFrames = 0;
  #softest = Number.POSITIVE_INFINITY;
  #smoothed: number | undefined;
  #emptyFrames = 0;
  #run = 0;
  #speechFrames = 0;
  #speechEnd = 0;
  #position = 0;
  #square = 0;
  #isEmpty = true;

  /** Where the last speech ended, in samples fed; 0 as long as there was not as much as a word. */
  get spokenUntil(): number {
    return this.#speechFrames < WORD_FRAMES ? 0 : this.#speechEnd;
  }

  /** Samples at 8 kHz, any count. */
  feed(samples: Int16Array, count: number): void {
    const [first, second] = this.#filters;
    for (let at = 0; at < count; at++) {
      const sample = samples[at] as number;
      const filtered = second?.next(first?.next(sample) ?? 0) ?? 0;
      this.#square += filtered * filtered;
      if (sample !== 0) this.#isEmpty = false;
      this.#position += 1;
      if (this.#position % FRAME_SAMPLES === 0) this.#judge();
    }
  }

  #judge(): void {
    const mean = this.#square / FRAME_SAMPLES;
    this.#emptyFrames = this.#isEmpty ? this.#emptyFrames + 1 : 0;
    if (this.#emptyFrames === 0 || this.#emptyFrames > LOST_FRAMES) this.#learn(mean);
    this.#square = 0;
    this.#isEmpty = true;
    const floor = Math.min(MAX_FLOOR, this.#softest, ...this.#blocks);
    if (mean <= Math.max(MIN_LEVEL, floor * ABOVE_FLOOR)) {
      this.#run = 0;
      return;
    }
    this.#run += 1;
    if (this.#run < RUN_FRAMES) return;
    this.#speechFrames += this.#run === RUN_FRAMES ? RUN_FRAMES : 1;
    this.#speechEnd = this.#position;
  }

  #learn(mean: number): void {
    this.#smoothed = this.#smoothed === undefined ? mean : this.#smoothed + SMOOTHING * (mean - this.#smoothed);
    this.#softest = Math.min(this.#softest, this.#smoothed);
    this.#blockFrames += 1;
    if (this.#blockFrames < BLOCK_FRAMES) return;
    this.#blocks.push(this.#softest);
    if (this.#blocks.length > BLOCKS) this.#blocks.shift();
    this.#blockFrames = 0;
    this.#softest = this.#smoothed;
  }
}

/** Half of a Butterworth filter of the fourth order: 12 dB an octave below 250 Hz. */
class HighPass {
  readonly #gain: number;
  readonly #back1: number;
  readonly #back2: number;
  #x1 = 0;
  #x2 = 0;
  #y1 = 0;
  #y2 = 0;

  constructor(quality: number) {
    const angle = (2 * Math.PI * 250) / SAMPLE_RATE;
    const alpha = Math.sin(angle) / (2 * quality);
    const scale = 1 + alpha;
    this.#gain = (1 + Math.cos(angle)) / 2 / scale;
    this.#back1 = (-2 * Math.cos(angle)) / scale;
    this.#back2 = (1 - alpha) / scale;
  }

  next(x: number): number {
    const y = this.#gain * (x - 2 * this.#x1 + this.#x2) - this.#back1 * this.#y1 - this.#back2 * this.#y2;
    this.#x2 = this.#x1;
    this.#x1 = x;
    this.#y2 = this.#y1;
    this.#y1 = y;
    return y;
  }
}

/** As mean square. */
function level(dbm0: number): number {
  return ZERO_DBM0 * 10 ** (dbm0 / 10);
}
