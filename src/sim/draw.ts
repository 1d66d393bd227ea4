// Times drawn by chance.
import { nextUint32, type Chance } from "../core/chance.ts";

export type Distribution =
  | { readonly type: "constant"; readonly ms: number }
  | { readonly type: "exponential"; readonly meanMs: number }
  /** Most are shorter than the mean, a few much longer, as conversations are. */
  | { readonly type: "lognormal"; readonly meanMs: number; readonly deviationMs: number }
  | { readonly type: "uniform"; readonly fromMs: number; readonly toMs: number }
  /** As often as they were seen. Never empty. */
  | { readonly type: "observed"; readonly valuesMs: readonly number[] };

/** Between 0 and 1, neither of them: its logarithm is always finite. */
export function drawShare(chance: Chance): number {
  return (nextUint32(chance) + 0.5) / 0x1_0000_0000;
}

/** Exponential with mean 1. */
export function drawExponential(chance: Chance): number {
  return -Math.log(drawShare(chance));
}

/** Always takes the same number of draws for one distribution, so that what follows stays comparable. Whole ms. */
export function drawMs(chance: Chance, distribution: Distribution): number {
  return Math.round(exactMs(chance, distribution));
}

function exactMs(chance: Chance, distribution: Distribution): number {
  switch (distribution.type) {
    case "constant":
      return distribution.ms;
    case "exponential":
      return drawExponential(chance) * distribution.meanMs;
    case "lognormal":
      return lognormal(chance, distribution.meanMs, distribution.deviationMs);
    case "uniform":
      return distribution.fromMs + drawShare(chance) * (distribution.toMs - distribution.fromMs);
    case "observed": {
      const { valuesMs } = distribution;
      return valuesMs[Math.floor(drawShare(chance) * valuesMs.length)] ?? 0;
    }
  }
}

function lognormal(chance: Chance, mean: number, deviation: number): number {
  const variance = Math.log(1 + (deviation / mean) ** 2);
  // Box and Muller: a normal variate out of two uniform ones.
  const normal = Math.sqrt(2 * drawExponential(chance)) * Math.cos(2 * Math.PI * drawShare(chance));
  return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normal);
}

export function meanMsOf(distribution: Distribution): number {
  switch (distribution.type) {
    case "constant":
      return distribution.ms;
    case "exponential":
    case "lognormal":
      return distribution.meanMs;
    case "uniform":
      return (distribution.fromMs + distribution.toMs) / 2;
    case "observed":
      return distribution.valuesMs.reduce((sum, value) => sum + value, 0) / distribution.valuesMs.length;
  }
}
