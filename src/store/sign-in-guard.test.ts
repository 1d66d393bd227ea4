import { describe, expect, it } from "vitest";
import { admit, notLookedAt, wrong, type Guard } from "./sign-in-guard.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Somebody who tries wrong passwords from one place. */
class Guesser {
  now = 1_000_000;
  looked = 0;
  guard: Guard | undefined;

  /** Until when the place is closed; undefined: the password was looked at. */
  tries(): number | undefined {
    const admission = admit(this.guard, this.now);
    this.guard = admission.guard;
    if (admission.type === "closed") return admission.until;
    this.looked += 1;
    this.guard = wrong(admission.guard, this.now);
    return undefined;
  }

  /** As often as anything is looked at. */
  triesAll(): number {
    for (;;) {
      const until = this.tries();
      if (until !== undefined) return until - this.now;
    }
  }
}

describe("the guard of a login", () => {
  it("closes for a quarter of an hour after six wrong ones, then ever longer, for a day at most", () => {
    const guesser = new Guesser();
    const locks = Array.from({ length: 9 }, () => {
      const lockMs = guesser.triesAll();
      guesser.now += lockMs;
      return lockMs / MINUTE_MS;
    });
    expect(locks).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
    expect(guesser.looked).toBe(9 * 6);
  });

  it("opens by itself to the millisecond, and says until when it does not", () => {
    const guesser = new Guesser();
    const until = guesser.triesAll() + guesser.now;
    guesser.now = until - 1;
    expect(guesser.tries()).toBe(until);
    guesser.now = until;
    expect(guesser.tries()).toBeUndefined();
  });

  it("forgets after a quiet day", () => {
    const guesser = new Guesser();
    for (let count = 0; count < 5; count += 1) guesser.tries();
    guesser.now += DAY_MS;
    for (let count = 0; count < 5; count += 1) expect(guesser.tries()).toBeUndefined();
    guesser.now += guesser.triesAll() + DAY_MS;
    expect(guesser.triesAll()).toBe(15 * MINUTE_MS);
  });

  it("lets no one look at more than a few hundred in a year, however it is done", () => {
    const strategies: ((guesser: Guesser, lockMs: number) => number)[] = [
      (_guesser, lockMs) => lockMs,
      (_guesser, lockMs) => lockMs + DAY_MS,
    ];
    for (const pause of strategies) {
      const guesser = new Guesser();
      const end = guesser.now + 365 * DAY_MS;
      while (guesser.now < end) guesser.now += pause(guesser, guesser.triesAll());
      expect(guesser.looked).toBeLessThan(365 * 7);
    }
    // Five, and a day's pause: it never closes.
    const patient = new Guesser();
    for (let day = 0; day < 365; day += 1, patient.now += DAY_MS)
      for (let each = 0; each < 5; each += 1) patient.tries();
    expect(patient.looked).toBe(365 * 5);
  });

  it("looks at six who come at once; the others wait a second, not a quarter of an hour", () => {
    let guard: Guard | undefined;
    const admitted = Array.from({ length: 40 }, () => {
      const admission = admit(guard, 5_000);
      guard = admission.guard;
      return admission;
    });
    expect(admitted.filter(({ type }) => type === "may-try")).toHaveLength(6);
    expect(admitted.at(-1)).toMatchObject({ type: "closed", until: 6_000 });
  });

  it("closes where those who were looked at were never heard of again", () => {
    let guard: Guard | undefined;
    for (let count = 0; count < 6; count += 1) guard = admit(guard, 0).guard;
    expect(admit(guard, MINUTE_MS)).toMatchObject({ type: "closed", until: 16 * MINUTE_MS });
  });

  it("does not count what was not looked at", () => {
    let guard: Guard | undefined;
    for (let count = 0; count < 20; count += 1) {
      const admission = admit(guard, count);
      expect(admission.type).toBe("may-try");
      guard = notLookedAt(admission.guard);
    }
  });
});
