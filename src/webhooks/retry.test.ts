import { describe, expect, it } from "vitest";
import type { PostOutcome } from "../ports/webhooks.ts";
import {
  afterFailure,
  DISABLE_AFTER_MS,
  errorText,
  GIVE_UP_AFTER_MS,
  isDelivered,
  retryMs,
  type Failing,
} from "./retry.ts";

const NOW = Date.UTC(2026, 0, 1);
const REFUSED: PostOutcome = { type: "failed", error: "the connection was refused" };
const answered = (status: number, retryAfterMs?: number): PostOutcome => ({ type: "answered", status, retryAfterMs });

const failing = (more: Partial<Failing>): Failing => ({
  ...{ outcome: REFUSED, attempts: 1, failures: 1, failingSince: NOW, factAt: NOW, now: NOW, ...more },
});

describe("after an attempt that failed", () => {
  it("the next one comes twice as late each time, up to five minutes, of which half is chance", () => {
    const longest = [1, 2, 3, 4, 9, 10, 500].map((failures) => retryMs(failures, REFUSED, 1));
    expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 256_000, 300_000, 300_000]);
    expect([0, 0.5, 1].map((chance) => retryMs(4, REFUSED, chance))).toEqual([4_000, 6_000, 8_000]);
  });

  it("a receiver gets the time that it asks for, but no more than an hour", () => {
    expect(retryMs(1, answered(429, 30_000), 1)).toBe(30_000);
    expect(retryMs(10, answered(503, 30_000), 1)).toBe(300_000);
    expect(retryMs(1, answered(503, 1e12), 1)).toBe(3_600_000);
  });

  it("a fact is tried until the receiver has been down for a day", () => {
    const old = {
      failingSince: NOW - GIVE_UP_AFTER_MS,
      factAt: NOW - GIVE_UP_AFTER_MS - 1,
      attempts: 400,
      failures: 400,
    };
    expect(afterFailure(failing({ ...old, failingSince: old.failingSince + 1 }), 1).type).toBe("retry");
    expect(afterFailure(failing({ ...old, factAt: NOW - 5 }), 1).type).toBe("retry");
    expect(afterFailure(failing(old), 1)).toEqual({
      type: "give-up-old",
      ...{ before: NOW - GIVE_UP_AFTER_MS, nextAt: NOW + 300_000 },
    });
  });

  it.each([301, 400, 404, 422])("a fact that is answered %i ten times is given up", (status) => {
    const outcome = answered(status);
    expect(afterFailure(failing({ outcome, attempts: 9, failures: 9 }), 1).type).toBe("retry");
    expect(afterFailure(failing({ outcome, attempts: 10, failures: 10 }), 1)).toEqual({
      type: "give-up",
      nextAt: NOW + 300_000,
    });
  });

  it.each([408, 425, 429, 500, 502, 503, 504])("one that is answered %i is not", (status) => {
    expect(afterFailure(failing({ outcome: answered(status), attempts: 50 }), 1).type).toBe("retry");
  });

  it("a receiver that is gone, or has failed for three days, is disabled", () => {
    expect(afterFailure(failing({ outcome: answered(410) }), 1).type).toBe("disable");
    expect(afterFailure(failing({ failingSince: NOW - DISABLE_AFTER_MS }), 1).type).toBe("disable");
  });
});

it("only 2xx is delivered, and the others say why", () => {
  expect([200, 204, 299].map((status) => isDelivered(answered(status)))).toEqual([true, true, true]);
  expect([100, 199, 300, 404, 500].some((status) => isDelivered(answered(status)))).toBe(false);
  expect([answered(204), answered(302), answered(500), REFUSED].map(errorText)).toEqual([
    ...["", "answered 302; redirects are not followed", "answered 500", "the connection was refused"],
  ]);
});
