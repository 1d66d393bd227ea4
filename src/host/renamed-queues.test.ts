import { expect, it } from "vitest";
import { silent } from "../../test/store/test-store.ts";
import { RenamedQueues } from "./renamed-queues.ts";
import { VirtualClock } from "./virtual-clock.ts";

function rig(pieces: number) {
  const clock = new VirtualClock(0);
  const asked: number[] = [];
  const history = {
    left: pieces,
    isAway: false,
    follow: () => {
      asked.push(clock.now());
      if (history.isAway) return Promise.reject(new Error("away"));
      const isMore = history.left > 0;
      history.left -= 1;
      return Promise.resolve({ isMore });
    },
  };
  const renamed = new RenamedQueues({ history, clock, log: silent });
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 50) {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      clock.advance(50);
    }
  };
  return { asked, history, renamed, pass };
}

it("goes on piece by piece with pauses, and then looks every few seconds", async () => {
  const { asked, renamed, pass } = rig(3);
  renamed.start();
  await pass(1_000);
  expect(asked).toEqual([0, 100, 200, 300]);
  await pass(10_000);
  expect(asked.length).toBe(6);
  await renamed.stop();
  await pass(20_000);
  expect(asked.length).toBe(6);
});

it("tries again later while the database is away", async () => {
  const { asked, history, renamed, pass } = rig(1);
  history.isAway = true;
  renamed.start();
  await pass(6_000);
  history.isAway = false;
  await pass(6_000);
  expect(history.left).toBeLessThan(1);
  expect(asked.length).toBeGreaterThan(2);
  await renamed.stop();
});
