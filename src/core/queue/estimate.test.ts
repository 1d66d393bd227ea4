import { describe, expect, it } from "vitest";
import { chanceOf, nextBelow } from "../chance.ts";
import { estimateWait, learn, newPace, type Pace, type ToldWait } from "./estimate.ts";

const MINUTE = 60_000;

/** Ten callers who were first in line, with one agent, and waited so long each, up to now. */
function learned(now: number, waitsMs: readonly number[]): Pace {
  const pace = newPace();
  for (const waitMs of waitsMs) learn(pace, now, waitMs, { place: 1, present: 1 });
  return pace;
}

const tenOf = (waitMs: number): number[] => Array.from({ length: 10 }, () => waitMs);

function rangeOf(pace: Pace, place: number, present: number, now = 0): unknown {
  return estimateWait(pace, now, { place, present }, undefined)?.range;
}

describe("the estimated wait", () => {
  it("grows with the place in line and falls with the agents who are there", () => {
    const pace = learned(0, tenOf(1.5 * MINUTE));
    expect(rangeOf(pace, 1, 1)).toEqual({ from: 1, to: 2 });
    expect(rangeOf(pace, 4, 1)).toEqual({ from: 5, to: 7 });
    expect(rangeOf(pace, 4, 2)).toEqual({ from: 2, to: 3 });
    expect(rangeOf(pace, 1, 3)).toEqual({ from: 0, to: 1 });
  });

  it("is a range as wide as what callers have lived through", () => {
    const pace = learned(
      0,
      [1, 1, 2, 2, 3, 4, 5, 6, 6, 9].map((minutes) => minutes * MINUTE),
    );
    expect(rangeOf(pace, 1, 1)).toEqual({ from: 2, to: 7 });
  });

  it("counts what was seen at another place and with other agents", () => {
    const pace = newPace();
    for (let count = 0; count < 10; count += 1) learn(pace, 0, 3 * MINUTE, { place: 4, present: 2 });
    expect(rangeOf(pace, 1, 1)).toEqual({ from: 1, to: 2 });
  });

  it("is silent when unsure: few answers, old ones, nobody there, more than an hour", () => {
    expect(rangeOf(learned(0, tenOf(MINUTE).slice(0, 7)), 1, 1)).toBeUndefined();
    expect(rangeOf(learned(0, tenOf(MINUTE)), 1, 1, 31 * MINUTE)).toBeUndefined();
    expect(rangeOf(learned(0, tenOf(MINUTE)), 1, 0)).toBeUndefined();
    expect(rangeOf(learned(0, tenOf(10 * MINUTE)), 7, 1)).toBeUndefined();
  });

  it("never grows without a cause, and falls silent when what was told has not come true", () => {
    const told = estimateWait(learned(0, tenOf(1.5 * MINUTE)), 0, { place: 1, present: 2 }, undefined);
    expect(told?.range).toEqual({ from: 0, to: 1 });
    const slower = learned(0, tenOf(9 * MINUTE));
    expect(estimateWait(slower, 30_000, { place: 1, present: 2 }, told)).toEqual(told);
    expect(estimateWait(slower, 60_000, { place: 1, present: 2 }, told)).toBeUndefined();
  });

  it("may grow when an agent has gone or somebody was put before them", () => {
    const pace = learned(0, tenOf(1.5 * MINUTE));
    const told = estimateWait(pace, 0, { place: 2, present: 2 }, undefined);
    expect(told?.range).toEqual({ from: 1, to: 2 });
    expect(estimateWait(pace, 0, { place: 2, present: 1 }, told)?.range).toEqual({ from: 2, to: 3 });
    expect(estimateWait(pace, 0, { place: 3, present: 2 }, told)?.range).toEqual({ from: 2, to: 3 });
  });

  it("keeps to that whatever is learned", () => {
    const chance = chanceOf(1);
    const pace = newPace();
    let told: ToldWait | undefined;
    let said = 0;
    for (let now = 0; now < 5_000 * 10_000; now += 10_000) {
      if (nextBelow(chance, 3) === 0) {
        const stood = { place: 1 + nextBelow(chance, 5), present: 1 + nextBelow(chance, 4) };
        learn(pace, now, nextBelow(chance, 10 * MINUTE), stood);
      }
      if (nextBelow(chance, 40) === 0) told = undefined;
      const standing = { place: 1 + nextBelow(chance, 3), present: nextBelow(chance, 4) };
      const next = estimateWait(pace, now, standing, told);
      if (next === undefined) continue;
      said += 1;
      const caused = told === undefined || standing.present < told.present || standing.place > told.place;
      if (!caused) {
        expect(next.range.to).toBeLessThanOrEqual(told?.range.to ?? 0);
        expect(next.range.from).toBeLessThanOrEqual(told?.range.from ?? 0);
      }
      expect(next.range.from).toBeLessThan(next.range.to);
      told = next;
    }
    expect(said).toBeGreaterThan(500);
  });
});
