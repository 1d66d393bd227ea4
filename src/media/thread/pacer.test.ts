import { expect, test } from "vitest";
import { Pacer } from "./pacer.ts";

interface Turn {
  readonly slot: number;
  readonly period: number;
  readonly nowMs: number;
}

function pacerAt(startMs: number): { readonly pacer: Pacer; readonly turns: Turn[] } {
  const turns: Turn[] = [];
  const pacer = new Pacer({ tick: (slot, period, nowMs) => turns.push({ slot, period, nowMs }) }, 4, startMs);
  return { pacer, turns };
}

test("whatever the timer's lateness, a thousand periods take a thousand times 20 ms", () => {
  const { pacer, turns } = pacerAt(100.5);
  let now = 100.5;
  while (now < 100.5 + 20_000) now += Math.max(1, pacer.run(now)) + ((now * 7) % 3);
  const slotZero = turns.filter(({ slot }) => slot === 0);
  expect(slotZero.every(({ nowMs, period }) => nowMs === 100.5 + period * 20)).toBe(true);
  expect(slotZero.map(({ period }) => period)).toEqual(slotZero.map((_, at) => at));
  expect(slotZero.length).toBeGreaterThanOrEqual(1_000);
  expect(pacer.periodsSkipped).toBe(0);
});

test("the slots take turns, 5 ms apart", () => {
  const { pacer, turns } = pacerAt(0);
  pacer.run(21);
  expect(turns).toEqual([
    { slot: 0, period: 0, nowMs: 0 },
    { slot: 1, period: 0, nowMs: 5 },
    { slot: 2, period: 0, nowMs: 10 },
    { slot: 3, period: 0, nowMs: 15 },
    { slot: 0, period: 1, nowMs: 20 },
  ]);
});

test("a little behind is caught up, a long stop is left out in whole periods and counted", () => {
  const { pacer, turns } = pacerAt(0);
  pacer.run(80);
  expect(turns).toHaveLength(17);
  pacer.run(1_085);
  expect(pacer.periodsSkipped).toBe(50);
  expect(turns.at(-1)).toMatchObject({ nowMs: 1_085 });
  expect(turns.filter(({ slot }) => slot === 1).at(-1)?.nowMs).toBe(1_085);
});

test("a rest that was meant is not counted", () => {
  const { pacer, turns } = pacerAt(0);
  pacer.run(0);
  pacer.resume(60_000);
  expect(pacer.run(60_000)).toBeLessThanOrEqual(5);
  expect([pacer.periodsSkipped, turns.length < 6]).toEqual([0, true]);
});
