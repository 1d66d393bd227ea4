import { expect, test } from "vitest";
import { PortPool } from "./port-pool.ts";

test("even ports only, each with its odd neighbour within the range", () => {
  const pool = new PortPool({ from: 20_001, to: 20_006 }, 0);
  expect([pool.take(0), pool.take(0), pool.take(0)]).toEqual([20_002, 20_004, undefined]);
});

test("a port rests after use, and the longest rested goes first", () => {
  const pool = new PortPool({ from: 100, to: 105 }, 1_000);
  expect([pool.take(0), pool.take(0)]).toEqual([100, 102]);
  pool.giveBack(102, 10);
  pool.giveBack(100, 20);
  expect(pool.take(20)).toBe(104);
  expect(pool.take(1_009)).toBeUndefined();
  expect(pool.take(1_010)).toBe(102);
  expect(pool.take(1_019)).toBeUndefined();
  expect(pool.take(1_020)).toBe(100);
});

test("years of use lose no port and keep no memory of them", () => {
  const pool = new PortPool({ from: 100, to: 119 }, 1);
  for (let at = 0; at < 10_000; at++) {
    const port = pool.take(at * 10);
    if (port === undefined) expect.fail("a port was lost");
    pool.giveBack(port, at * 10);
  }
  expect(pool.size).toBe(10);
});
