import { expect, test } from "vitest";
import type { Referral, ReferralEffect, ReferralInput } from "./referral.ts";
import { refer, referralDeadline, stepReferral } from "./referral.ts";

const NOW = 1_000_000;
const TAKEN: ReferralInput = { type: "told", isTaken: true };
const progress = (status: number): ReferralInput => ({ type: "progress", status });

/** Effects in few words. */
function brief(effects: readonly ReferralEffect[]): string {
  return effects.map((effect) => (effect.type === "notify" ? `${effect.status} ${effect.state}` : "forget")).join(", ");
}

class Life {
  #referral: Referral;
  readonly began: string;

  constructor() {
    const [begun, effects] = refer(180_000, NOW);
    this.#referral = begun;
    this.began = brief(effects);
  }

  feed(input: ReferralInput, afterMs = 0): string {
    const [next, effects] = stepReferral(this.#referral, input, NOW + afterMs);
    this.#referral = next;
    return brief(effects);
  }

  get deadline(): number {
    return referralDeadline(this.#referral);
  }
}

test("tells that it tries, what rings, and how it ended", () => {
  const life = new Life();
  expect(life.began).toBe("100 active;expires=180");
  expect(life.feed(TAKEN)).toBe("");
  expect(life.feed(progress(180), 10_000)).toBe("180 active;expires=170");
  expect(life.feed(TAKEN)).toBe("");
  expect(life.feed(progress(200))).toBe("200 terminated;reason=noresource");
  expect(life.deadline).toBe(Number.POSITIVE_INFINITY);
  expect(life.feed(TAKEN)).toBe("forget");
  expect(life.feed(progress(200))).toBe("");
});

test("one NOTIFY is under way at a time; of what comes meanwhile the last is told", () => {
  const life = new Life();
  expect(life.feed(progress(180))).toBe("");
  expect(life.feed(progress(486))).toBe("");
  expect(life.feed(TAKEN)).toBe("486 terminated;reason=noresource");
});

test("after the last word there is no other", () => {
  const life = new Life();
  life.feed(progress(603));
  expect(life.feed(progress(200))).toBe("");
  expect(life.feed(TAKEN)).toBe("603 terminated;reason=noresource");
  expect(life.feed(progress(200))).toBe("");
  expect(life.feed({ type: "time" }, 200_000)).toBe("");
  expect(life.feed(TAKEN)).toBe("forget");
});

test("a NOTIFY that fails ends it without a word", () => {
  const life = new Life();
  expect(life.feed({ type: "told", isTaken: false })).toBe("forget");
  expect(life.feed(progress(200))).toBe("");
});

test("without a last word it is over when its time is up", () => {
  const life = new Life();
  life.feed(TAKEN);
  expect(life.feed({ type: "time" }, 179_999)).toBe("");
  expect(life.feed({ type: "time" }, 180_000)).toBe("408 terminated;reason=timeout");
  expect(life.feed(TAKEN)).toBe("forget");
});

test("it may be shortened and taken back, not prolonged", () => {
  const life = new Life();
  life.feed(TAKEN);
  expect(life.feed({ type: "refreshed", expiresSeconds: 3_600 })).toBe("100 active;expires=180");
  life.feed(TAKEN);
  expect(life.feed({ type: "refreshed", expiresSeconds: 20 })).toBe("100 active;expires=20");
  expect(life.deadline).toBe(NOW + 20_000);
  life.feed(TAKEN);
  expect(life.feed({ type: "refreshed", expiresSeconds: 0 })).toBe("100 terminated;reason=timeout");
});
