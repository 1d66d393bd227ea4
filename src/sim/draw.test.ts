import { expect, it } from "vitest";
import { chanceOf } from "../core/chance.ts";
import { drawMs, meanMsOf, type Distribution } from "./draw.ts";
import { estimate, studentT } from "./statistics.ts";

const ALL: readonly Distribution[] = [
  { type: "constant", ms: 500 },
  { type: "exponential", meanMs: 60_000 },
  { type: "lognormal", meanMs: 240_000, deviationMs: 180_000 },
  { type: "uniform", fromMs: 1_000, toMs: 5_000 },
  { type: "observed", valuesMs: [1_000, 2_000, 9_000] },
];

it.each(ALL)("$type times have the mean they are to have", (distribution) => {
  const chance = chanceOf(1);
  const drawn = Array.from({ length: 40_000 }, () => drawMs(chance, distribution));
  const mean = drawn.reduce((sum, ms) => sum + ms, 0) / drawn.length;
  expect(Math.abs(mean / meanMsOf(distribution) - 1)).toBeLessThan(0.02);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
});

it("lognormal times vary as they are to", () => {
  const chance = chanceOf(2);
  const drawn = Array.from({ length: 40_000 }, () => drawMs(chance, ALL[2] ?? { type: "constant", ms: 0 }));
  const mean = drawn.reduce((sum, ms) => sum + ms, 0) / drawn.length;
  const deviation = Math.sqrt(drawn.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / drawn.length);
  expect(Math.abs(deviation / 180_000 - 1)).toBeLessThan(0.1);
});

it("confidence intervals are Student's", () => {
  expect(studentT(4, 0.95)).toBeCloseTo(2.7764, 4);
  expect(studentT(11, 0.95)).toBeCloseTo(2.201, 3);
  expect(studentT(11, 0.99)).toBeCloseTo(3.1058, 2);
  expect(studentT(1_000, 0.99)).toBeCloseTo(2.5808, 3);
  expect(estimate([1, 2, 3, undefined, Number.NaN])).toEqual({
    ...{ mean: 2, low: 2 - (4.3027 * 1) / Math.sqrt(3), high: 2 + 4.3027 / Math.sqrt(3) },
  });
  expect(estimate([7])).toEqual({ mean: 7, low: 7, high: 7 });
  expect(estimate([undefined])).toBeUndefined();
});
