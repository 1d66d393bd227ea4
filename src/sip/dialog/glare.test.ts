import { expect, test } from "vitest";
import { glareDelayMs, retryAfterSeconds } from "./glare.ts";

const ALMOST_ONE = 1 - 2 ** -32;

test("RFC 3261 section 14.1: the owner of the Call-ID waits 2.1 to 4 s, the other 0 to 2 s, in steps of 10 ms", () => {
  expect([glareDelayMs(true, 0), glareDelayMs(true, ALMOST_ONE)]).toEqual([2_100, 4_000]);
  expect([glareDelayMs(false, 0), glareDelayMs(false, ALMOST_ONE)]).toEqual([0, 2_000]);
  for (const random of [0.1, 0.33, 0.5, 0.77]) {
    expect(glareDelayMs(true, random) % 10).toBe(0);
    expect(glareDelayMs(false, random)).toBeLessThan(glareDelayMs(true, random));
  }
});

test("section 14.2: Retry-After is 0 to 10 s", () => {
  expect([retryAfterSeconds(0), retryAfterSeconds(ALMOST_ONE)]).toEqual([0, 10]);
});
