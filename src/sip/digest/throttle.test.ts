import { describe, expect, it } from "vitest";
import { Throttle } from "./throttle.ts";

const NOW = 1_700_000_000_000;
const ATTACKER = "192.0.2.66";

function failTimes(throttle: Throttle, times: number, now = NOW) {
  let last;
  for (let index = 0; index < times; index++) last = throttle.failed(ATTACKER, now);
  return last;
}

describe("the throttle", () => {
  it("lets strangers and the first failures pass", () => {
    const throttle = new Throttle();
    expect(throttle.verdict(ATTACKER, NOW)).toEqual({ type: "pass" });
    expect(failTimes(throttle, 3)).toEqual({ verdict: { type: "pass" }, began: false });
  });

  it("slows down, doubling up to a limit", () => {
    const throttle = new Throttle({ longestDelayMs: 1000 });
    failTimes(throttle, 3);
    for (const delayMs of [250, 500, 1000, 1000]) {
      expect(throttle.failed(ATTACKER, NOW).verdict).toEqual({ type: "delay", delayMs });
    }
    expect(throttle.verdict(ATTACKER, NOW)).toEqual({ type: "delay", delayMs: 1000 });
  });

  it("ignores after ten, says so once, and does not prolong it by what was under way", () => {
    const throttle = new Throttle();
    expect(failTimes(throttle, 9)?.began).toBe(false);
    expect(throttle.failed(ATTACKER, NOW)).toEqual({ verdict: { type: "ignore", until: NOW + 60_000 }, began: true });
    expect(throttle.failed(ATTACKER, NOW + 10)).toEqual({
      verdict: { type: "ignore", until: NOW + 60_000 },
      began: false,
    });
    expect(throttle.verdict(ATTACKER, NOW + 59_999).type).toBe("ignore");
    expect(throttle.verdict(ATTACKER, NOW + 60_000).type).toBe("pass");
    expect(throttle.verdict("192.0.2.67", NOW)).toEqual({ type: "pass" });
  });

  it("takes all of an IPv6 network for one", () => {
    const throttle = new Throttle();
    for (let index = 0; index < 10; index++) throttle.failed(`2001:db8::${index}`, NOW);
    expect(throttle.verdict("2001:db8::ffff", NOW).type).toBe("ignore");
    expect(throttle.verdict("2001:db8:0:1::1", NOW).type).toBe("pass");
    throttle.succeeded("2001:db8::abcd");
    expect(throttle.verdict("2001:db8::1", NOW).type).toBe("pass");
  });

  it("ignores twice as long each time, up to a limit", () => {
    const throttle = new Throttle({ longestIgnoreMs: 200_000 });
    let now = NOW;
    for (const ignoredMs of [60_000, 120_000, 200_000, 200_000]) {
      expect(failTimes(throttle, 10, now)?.verdict).toEqual({ type: "ignore", until: now + ignoredMs });
      now += ignoredMs;
    }
  });

  it("forgives a success and the passing of time", () => {
    const throttle = new Throttle();
    failTimes(throttle, 9);
    throttle.succeeded(ATTACKER);
    expect(failTimes(throttle, 3)?.verdict).toEqual({ type: "pass" });
    failTimes(throttle, 3);
    expect(throttle.verdict(ATTACKER, NOW + 900_001)).toEqual({ type: "pass" });
    expect(throttle.failed(ATTACKER, NOW + 900_001).verdict).toEqual({ type: "pass" });
  });

  it("remembers a bounded number of addresses", () => {
    const throttle = new Throttle({ limit: 100 });
    for (let index = 0; index < 1000; index++) throttle.failed(`10.0.${index >> 8}.${index & 255}`, NOW + index);
    expect(throttle.remembered).toBe(100);
    throttle.failed(ATTACKER, NOW + 10_000_000);
    expect(throttle.remembered).toBe(1);
  });
});
