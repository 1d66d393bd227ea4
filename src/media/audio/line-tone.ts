import { FRAME_SAMPLES, SAMPLE_RATE } from "./frame.ts";
import { energy, goertzelCoefficient, goertzelWith } from "./goertzel.ts";

/** A busy or congestion tone in its cadence; or one tone that does not end. */
export type LineTone = "busy" | "steady";

/** Mean square of a sine of 0 dBm0 (ITU-T G.711: the loudest sine is one of 3.14 dBm0). */
const ZERO_DBM0 = 32_256 ** 2 / 2 / 10 ** 0.314;
/** What is softer is a pause. */
const MIN_MEAN = ZERO_DBM0 * 10 ** -3.8;
/** A pause lies so far below its tone: 15 dB. */
const PAUSE_BELOW = 10 ** 1.5;
/** Where the tones of exchanges lie (ITU-T E.180: 400 to 450 Hz, 350 and 620 with a second one): no digit, no fax, no CNG. */
const LOWEST_HZ = 330;
const HIGHEST_HZ = 660;
/** Pairs that some countries add up: North America's busy and dial tones. */
const PAIRS: readonly (readonly [number, number])[] = [
  [480, 620],
  [350, 440],
];
/** What part of a frame is its tone: a voice has harmonics, gateways and G.711 add hardly anything. */
const PURE = 0.95;
const PURE_PAIR = 0.85;

/** A tone lasts 160 to 900 ms, its pause as long to within a quarter (E.180; China 350 and 700, North America 250 and 500). */
const SHORTEST_FRAMES = 8;
const LONGEST_FRAMES = 45;
const UNEVEN = 0.25;
/** Two tones of one cadence are alike to within this: 60 ms of packets that jitter, 10 Hz, 3 dB. */
const UNLIKE_FRAMES = 3;
const UNLIKE_HZ = 10;
const UNLIKE_POWER = 2;
/** Within one tone: no voice, and nobody who hums, keeps that for long. */
const WANDERS_HZ = 8;
const WANDERS_POWER = 1.8;
/** So many tones with their pauses are a cadence: 4.2 s of China's busy tone. */
const CYCLES = 6;
/** 8 s. */
const STEADY_FRAMES = 400;
/** So many may yet become one: none of that is kept at the end of a message. */
const SUSPECTED_CYCLES = 2;
/** A change that lasts less is none: a lost packet, a click. */
const SETTLED_FRAMES = 3;
/** Frames of something else in a row that are no edge of a tone. */
const FOREIGN_FRAMES = 4;

const COEFFICIENTS = PAIRS.map((pair) => pair.map((hz) => goertzelCoefficient(hz, SAMPLE_RATE)));

interface Cycle {
  readonly frames: number;
  readonly hz: number;
  readonly power: number;
}

/**
 * Hears that a line says nobody is there: in frames of 20 ms, each a tone, a pause or something else.
 *
 *   frames   ....TTTTTTTTTTTTTTTTTT..................TTTTTTTTTTTTTTTTTT..................
 *   cadence      |---- tone ------||---- pause -----| alike, and even: one cycle more
 *
 * Speech and music are something else in most of their frames, and what is a tone in them is soon another one; ring-back has
 * pauses that are too long, a digit and a fax lie elsewhere. Whoever hums does not keep level and pitch for eight seconds.
 */
export class LineTones {
  readonly #frame = new Int16Array(FRAME_SAMPLES);
  #filled = 0;
  #position = 0;
  /** What is heard now, since when (in frames), and what may be about to follow it. */
  #kind: "tone" | "pause" | "other" = "other";
  #frames = 0;
  #next: "tone" | "pause" | "other" = "other";
  #nextFrames = 0;
  #hz = 0;
  #lowHz = 0;
  #highHz = 0;
  #lowPower = 0;
  #highPower = 0;
  #last: Cycle | undefined;
  #cycles = 0;
  #toneFrom = 0;
  #from = 0;
  #frameHz = 0;
  #framePower = 0;

  /** Where in the samples fed such a tone, or what may yet become a cadence, begins; undefined: nothing is like one. */
  get suspectedFrom(): number | undefined {
    const isSteady = this.#kind === "tone" && this.#frames >= STEADY_FRAMES;
    if (this.#cycles >= SUSPECTED_CYCLES) return this.#from;
    return isSteady ? this.#toneFrom : undefined;
  }

  /** Forgets what it heard. */
  reset(): void {
    this.#filled = 0;
    this.#forget();
  }

  /** Samples at 8 kHz, any count. Tells what has become certain with them, again each time as much more was heard. */
  feed(samples: Int16Array, count: number): LineTone | undefined {
    let told: LineTone | undefined;
    for (let at = 0; at < count;) {
      const take = Math.min(FRAME_SAMPLES - this.#filled, count - at);
      for (let i = 0; i < take; i++) this.#frame[this.#filled + i] = samples[at + i] as number;
      this.#filled += take;
      at += take;
      if (this.#filled < FRAME_SAMPLES) break;
      this.#filled = 0;
      told = this.#judge(this.#kindOf()) ?? told;
      this.#position += FRAME_SAMPLES;
    }
    return told;
  }

  /** Nothing came for so long: a gateway that sends no silence. */
  skip(samples: number): void {
    const frames = Math.min(Math.floor(samples / FRAME_SAMPLES), LONGEST_FRAMES * 2);
    for (let i = 0; i < frames; i++) {
      this.#judge("pause");
      this.#position += FRAME_SAMPLES;
    }
  }

  #forget(): void {
    this.#kind = "other";
    this.#frames = 0;
    this.#nextFrames = 0;
    this.#last = undefined;
    this.#cycles = 0;
  }

  #kindOf(): "tone" | "pause" | "other" {
    const frame = this.#frame;
    const total = energy(frame, 0, FRAME_SAMPLES);
    const mean = total / FRAME_SAMPLES;
    this.#framePower = mean;
    const loud = this.#last?.power ?? (this.#kind === "tone" ? this.#highPower : 0);
    if (mean < Math.max(MIN_MEAN, loud / PAUSE_BELOW)) return "pause";
    const hz = toneOf(frame, total);
    this.#frameHz = hz ?? 0;
    return hz === undefined ? "other" : "tone";
  }

  #judge(kind: "tone" | "pause" | "other"): LineTone | undefined {
    if (kind === this.#kind) {
      // What was to follow did not.
      this.#frames += 1 + this.#nextFrames;
      this.#nextFrames = 0;
      if (kind !== "tone") return undefined;
      if (!this.#isStill()) this.#forget();
      return this.#frames > 0 && this.#frames % STEADY_FRAMES === 0 ? "steady" : undefined;
    }
    this.#nextFrames = kind === this.#next || kind === "other" ? this.#nextFrames + 1 : 1;
    if (kind !== "other" || this.#nextFrames === 1) this.#next = kind;
    if (this.#next === "other" && this.#nextFrames >= FOREIGN_FRAMES) {
      this.#forget();
      return undefined;
    }
    if (this.#next === "other" || kind === "other" || this.#nextFrames < SETTLED_FRAMES) return undefined;
    return this.#turn(this.#next);
  }

  /** One stretch is over, and another one has begun. */
  #turn(to: "tone" | "pause"): LineTone | undefined {
    const lasted = this.#frames;
    const from = this.#kind;
    this.#kind = to;
    this.#frames = this.#nextFrames;
    this.#nextFrames = 0;
    if (to === "pause") {
      const isFit = from === "tone" && lasted >= SHORTEST_FRAMES && lasted <= LONGEST_FRAMES;
      if (isFit) this.#endTone(lasted);
      else this.#drop();
      return undefined;
    }
    const start = this.#position - (SETTLED_FRAMES - 1) * FRAME_SAMPLES;
    this.#begin(start);
    if (from !== "pause" || this.#last === undefined) {
      this.#drop();
      this.#from = start;
      return undefined;
    }
    const tone = this.#last.frames;
    if (Math.abs(lasted - tone) > Math.max(UNLIKE_FRAMES, tone * UNEVEN)) {
      this.#drop();
      this.#from = start;
      return undefined;
    }
    this.#cycles += 1;
    return this.#cycles % CYCLES === 0 ? "busy" : undefined;
  }

  #drop(): void {
    this.#last = undefined;
    this.#cycles = 0;
  }

  #begin(from: number): void {
    this.#toneFrom = from;
    this.#hz = this.#frameHz;
    this.#lowHz = this.#highHz = this.#frameHz;
    this.#lowPower = this.#highPower = this.#framePower;
  }

  /** The tone that sounds is still the one that it was. */
  #isStill(): boolean {
    this.#hz += (this.#frameHz - this.#hz) / 8;
    this.#lowHz = Math.min(this.#lowHz, this.#hz);
    this.#highHz = Math.max(this.#highHz, this.#hz);
    // A frame at its edge is softer, and at once followed by the pause.
    if (this.#framePower * WANDERS_POWER >= this.#highPower) {
      this.#lowPower = Math.min(this.#lowPower, this.#framePower);
      this.#highPower = Math.max(this.#highPower, this.#framePower);
    } else if (this.#frames > STEADY_FRAMES / 8) return false;
    return this.#highHz - this.#lowHz <= WANDERS_HZ && this.#highPower <= this.#lowPower * WANDERS_POWER;
  }

  #endTone(frames: number): void {
    const tone = { frames, hz: this.#hz, power: this.#highPower };
    const last = this.#last;
    const isAlike =
      last !== undefined &&
      Math.abs(last.frames - frames) <= UNLIKE_FRAMES &&
      Math.abs(last.hz - tone.hz) <= UNLIKE_HZ &&
      Math.max(last.power, tone.power) <= Math.min(last.power, tone.power) * UNLIKE_POWER;
    if (!isAlike) {
      this.#cycles = 0;
      this.#from = this.#toneFrom;
    }
    this.#last = tone;
  }
}

/**
 * The frequency of the one tone that fills the frame, or of the lower of a known pair; undefined: it is something else. Of a sine
 * each sample is told by the two before it (x[n] + x[n-2] = 2 cos(w) x[n-1]), so one pass gives the frequency, and a Goertzel
 * filter at it what part of the frame it is.
 */
function toneOf(frame: Int16Array, total: number): number | undefined {
  let cross = 0;
  let square = 0;
  for (let at = 2; at < FRAME_SAMPLES; at++) {
    const middle = frame[at - 1] as number;
    cross += middle * ((frame[at] as number) + (frame[at - 2] as number));
    square += middle * middle;
  }
  const cosine = square === 0 ? 0 : cross / square / 2;
  if (cosine < 1 && cosine > 0) {
    const hz = (Math.acos(cosine) * SAMPLE_RATE) / (2 * Math.PI);
    if (hz >= LOWEST_HZ && hz <= HIGHEST_HZ && shareOf(frame, total, 2 * cosine) >= PURE) return hz;
  }
  for (const [index, pair] of PAIRS.entries()) {
    const [low = 0, high = 0] = COEFFICIENTS[index] ?? [];
    const lower = shareOf(frame, total, low);
    if (lower < 0.2) continue;
    const upper = shareOf(frame, total, high);
    if (upper >= 0.2 && lower + upper >= PURE_PAIR) return pair[0];
  }
  return undefined;
}

function shareOf(frame: Int16Array, total: number, coefficient: number): number {
  return goertzelWith(frame, 0, FRAME_SAMPLES, coefficient) / ((total * FRAME_SAMPLES) / 2);
}
