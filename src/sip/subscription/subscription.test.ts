import { expect, test } from "vitest";
import type { Subscription, SubscriptionEffect, SubscriptionInput } from "./subscription.ts";
import { stepSubscription, subscribe } from "./subscription.ts";

const NOW = 1_000_000;
const TAKEN: SubscriptionInput = { type: "told", isTaken: true };
const CHANGED: SubscriptionInput = { type: "changed" };

/** Effects in few words. */
function brief(effects: readonly SubscriptionEffect[]): string {
  return effects.map((effect) => (effect.type === "notify" ? effect.state : effect.type)).join(", ");
}

class Life {
  #subscription: Subscription;
  readonly began: string;

  constructor(seconds: number) {
    const [begun, effects] = subscribe(seconds, NOW);
    this.#subscription = begun;
    this.began = brief(effects);
  }

  feed(input: SubscriptionInput, afterMs = 0): string {
    const [next, effects] = stepSubscription(this.#subscription, input, NOW + afterMs);
    this.#subscription = next;
    return brief(effects);
  }

  get phase(): string {
    return this.#subscription.phase;
  }
}

test("is told at once, and at each change", () => {
  const life = new Life(600);
  expect(life.began).toBe("active;expires=600");
  expect(life.feed(TAKEN)).toBe("");
  expect(life.phase).toBe("resting");
  expect(life.feed(CHANGED, 100_000)).toBe("active;expires=500");
  expect(life.phase).toBe("telling");
});

test("what changes while a NOTIFY is under way is told once, after it", () => {
  const life = new Life(600);
  expect([life.feed(CHANGED), life.feed(CHANGED), life.feed(CHANGED)]).toEqual(["", "", ""]);
  expect(life.feed(TAKEN, 2_000)).toBe("active;expires=598");
  expect(life.feed(TAKEN, 3_000)).toBe("");
  expect(life.phase).toBe("resting");
});

test("a refresh moves its end, and is told of", () => {
  const life = new Life(600);
  life.feed(TAKEN);
  expect(life.feed({ type: "refreshed", expiresSeconds: 300 }, 500_000)).toBe("active;expires=300");
  life.feed(TAKEN, 500_000);
  expect(life.feed({ type: "time" }, 600_000)).toBe("");
  expect(life.feed({ type: "time" }, 799_999)).toBe("");
  expect(life.feed({ type: "time" }, 800_000)).toBe("terminated;reason=timeout, forget");
  expect(life.phase).toBe("over");
});

test("zero seconds end it with a last word, also while a NOTIFY is under way", () => {
  const life = new Life(600);
  expect(life.feed({ type: "refreshed", expiresSeconds: 0 })).toBe("terminated;reason=timeout, forget");
  expect([life.feed(TAKEN), life.feed(CHANGED), life.feed({ type: "time" }, 900_000)]).toEqual(["", "", ""]);
});

test("zero seconds from the beginning are a question: one answer, nothing kept", () => {
  const life = new Life(0);
  expect(life.began).toBe("terminated;reason=timeout, forget");
  expect(life.phase).toBe("over");
});

test.each(["rejected", "noresource", "probation"] as const)("dismissed: %s", (reason) => {
  const life = new Life(600);
  life.feed(TAKEN);
  expect(life.feed({ type: "dismissed", reason })).toBe(`terminated;reason=${reason}, forget`);
  expect(life.feed({ type: "dismissed", reason })).toBe("");
});

test("one that is not taken ends it without a word", () => {
  const life = new Life(600);
  life.feed(CHANGED);
  expect(life.feed({ type: "told", isTaken: false })).toBe("forget");
  expect(life.feed(CHANGED)).toBe("");
});
