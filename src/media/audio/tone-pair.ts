import { SAMPLE_RATE } from "./frame.ts";
import { energy } from "./goertzel.ts";

/** ITU-T Q.24: off by 1.5 % is to be heard, by 3.5 % not. */
const TOLERANCE = 0.022;
const STEPS = 11;
/** Each tone blurs the view of the other; after three rounds of taking the one away to see the other, nothing moves. */
const ROUNDS = 3;

/** A sine as its two parts: `cosine * cos + sine * sin`. */
interface Sine {
  readonly hz: number;
  readonly cosine: number;
  readonly sine: number;
}

/**
 * What part of the energy two steady sines near the pair of frequencies explain: 0 to 1. A digit has hardly anything
 * else, while the harmonics of a voice that happen to lie there come with others, or glide.
 */
export function pairShare(samples: Int16Array, start: number, count: number, pair: readonly [number, number]): number {
  const total = energy(samples, start, count);
  if (total === 0) return 0;
  const rest = Float64Array.from(samples.subarray(start, start + count));
  const [low, high] = pair.map((hz) => ({ hz, cosine: 0, sine: 0 })) as [Sine, Sine];
  let found: readonly [Sine, Sine] = [low, high];
  for (let round = 0; round < ROUNDS; round++) {
    found = [refit(rest, found[0], low.hz), found[1]];
    found = [found[0], refit(rest, found[1], high.hz)];
  }
  return 1 - rest.reduce((sum, sample) => sum + sample * sample, 0) / total;
}

/** Puts the sine back into the rest, finds the strongest one near the frequency, takes that out. */
function refit(rest: Float64Array, present: Sine, hz: number): Sine {
  addSine(rest, present, 1);
  let best = present;
  let bestPower = -1;
  for (let step = 0; step < STEPS; step++) {
    const candidate = measure(rest, hz * (1 + TOLERANCE * ((2 * step) / (STEPS - 1) - 1)));
    const power = candidate.cosine ** 2 + candidate.sine ** 2;
    if (power <= bestPower) continue;
    best = candidate;
    bestPower = power;
  }
  addSine(rest, best, -1);
  return best;
}

// Both turn a pointer by one sample's angle each time: a multiplication instead of two trigonometric functions.

function measure(rest: Float64Array, hz: number): Sine {
  const turn = (2 * Math.PI * hz) / SAMPLE_RATE;
  const [stepCos, stepSin] = [Math.cos(turn), Math.sin(turn)];
  let [cos, sin] = [1, 0];
  let cosine = 0;
  let sine = 0;
  for (let at = 0; at < rest.length; at++) {
    const sample = rest[at] as number;
    cosine += sample * cos;
    sine += sample * sin;
    const next = cos * stepCos - sin * stepSin;
    sin = cos * stepSin + sin * stepCos;
    cos = next;
  }
  return { hz, cosine: (2 * cosine) / rest.length, sine: (2 * sine) / rest.length };
}

function addSine(rest: Float64Array, { hz, cosine, sine }: Sine, sign: number): void {
  const turn = (2 * Math.PI * hz) / SAMPLE_RATE;
  const [stepCos, stepSin] = [Math.cos(turn), Math.sin(turn)];
  let [cos, sin] = [1, 0];
  for (let at = 0; at < rest.length; at++) {
    rest[at] = (rest[at] as number) + sign * (cosine * cos + sine * sin);
    const next = cos * stepCos - sin * stepSin;
    sin = cos * stepSin + sin * stepCos;
    cos = next;
  }
}
