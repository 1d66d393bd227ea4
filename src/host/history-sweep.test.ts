import { expect, it } from "vitest";
import type { HistoryKind } from "../ports/history.ts";
import { silent } from "../../test/store/test-store.ts";
import { HistorySweep } from "./history-sweep.ts";
import { VirtualClock } from "./virtual-clock.ts";

const DAY_MS = 86_400_000;
const KEPT = { "call-records": 0, alarms: 10, messages: 30 };

function rig(rows: Partial<Record<HistoryKind, number>>) {
  const clock = new VirtualClock(100 * DAY_MS);
  const left: Record<HistoryKind, number> = { "call-records": 900, alarms: 0, messages: 0, ...rows };
  const asked: { readonly kind: HistoryKind; readonly before: number; readonly at: number }[] = [];
  const kept = {
    failing: new Set<HistoryKind>(),
    expire: (kind: HistoryKind, before: number, most: number) => {
      asked.push({ kind, before, at: clock.now() });
      if (kept.failing.has(kind)) return Promise.reject(new Error("away"));
      const gone = Math.min(left[kind], most);
      left[kind] -= gone;
      return Promise.resolve({ gone, isMore: gone >= most });
    },
  };
  const sweep = new HistorySweep({ kept, keptDays: KEPT, clock, log: silent });
  /** Lets promises go on, and time. */
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 50) {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      clock.advance(50);
    }
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const removed = () => sweep.measures()[0]?.samples.map(({ value }) => value);
  return { clock, left, asked, kept, sweep, pass, removed };
}

it("removes what is old enough, a little at a time, and nothing that is kept for ever", async () => {
  const { left, asked, sweep, pass, removed } = rig({ alarms: 500, messages: 3 });
  sweep.start();
  sweep.start();
  await pass(1_000);
  expect(left).toEqual({ "call-records": 900, alarms: 0, messages: 0 });
  expect(removed()).toEqual([0, 500, 3]);
  expect(asked.map(({ kind, before }) => [kind, Math.floor(before / DAY_MS)])).toEqual([
    ...[1, 2, 3].map(() => ["alarms", 90]),
    ["messages", 70],
  ]);
  for (const [index, { at }] of asked.slice(1, 3).entries()) expect(at - (asked[index]?.at ?? 0)).toBeGreaterThan(50);
  await sweep.stop();
});

it("goes on an hour later, whatever went wrong before, and with the others meanwhile", async () => {
  const { left, kept, clock, sweep, pass } = rig({ alarms: 5, messages: 5 });
  kept.failing.add("alarms");
  sweep.start();
  await pass(200);
  expect(left).toMatchObject({ alarms: 5, messages: 0 });
  kept.failing.clear();
  clock.advance(3_600_000);
  await pass(200);
  expect(left.alarms).toBe(0);
  await sweep.stop();
});

it("stops in the middle of it, and for good", async () => {
  const { left, asked, clock, sweep, pass } = rig({ alarms: 5_000 });
  sweep.start();
  await pass(50);
  await sweep.stop();
  expect(left.alarms).toBeGreaterThan(0);
  const before = asked.length;
  sweep.start();
  clock.advance(10 * 3_600_000);
  await pass(500);
  expect(asked).toHaveLength(before);
});
