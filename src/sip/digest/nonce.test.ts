import { describe, expect, it } from "vitest";
import { Nonces } from "./nonce.ts";

const NOW = 1_700_000_000_000;
const HERE = "192.0.2.66";

function nonces(options: { secret?: string; limit?: number; lifetimeMs?: number } = {}): Nonces {
  let next = 0;
  const random = (bytes: number) => (next++).toString(16).padStart(bytes * 2, "0");
  return new Nonces({ secret: "s", random, ...options });
}

/** Uses it up where it is good. */
function verdict(ours: Nonces, nonce: string, count: number | undefined, now: number): "good" | "stale" {
  const good = ours.check(nonce, HERE, count, now);
  if (good === undefined) return "stale";
  ours.use(good, now);
  return "good";
}

describe("nonces", () => {
  it("are different each time, even in the same millisecond", () => {
    const ours = nonces();
    expect(ours.issue(HERE, NOW)).not.toBe(ours.issue(HERE, NOW));
    expect(ours.remembered).toBe(0);
  });

  it("are good until their time is over", () => {
    const ours = nonces({ lifetimeMs: 1000 });
    const nonce = ours.issue(HERE, NOW);
    expect(verdict(ours, nonce, 1, NOW + 1000)).toBe("good");
    expect(verdict(ours, nonce, 2, NOW + 1001)).toBe("stale");
  });

  it("take each count once and only upwards", () => {
    const ours = nonces();
    const nonce = ours.issue(HERE, NOW);
    expect(verdict(ours, nonce, 0, NOW)).toBe("stale");
    expect(verdict(ours, nonce, 1, NOW)).toBe("good");
    expect(verdict(ours, nonce, 1, NOW)).toBe("stale");
    expect(verdict(ours, nonce, 5, NOW)).toBe("good");
    expect(verdict(ours, nonce, 4, NOW)).toBe("stale");
    expect(verdict(ours, nonce, 6, NOW)).toBe("good");
  });

  it("without a count serve once", () => {
    const ours = nonces();
    const nonce = ours.issue(HERE, NOW);
    expect(verdict(ours, nonce, undefined, NOW)).toBe("good");
    expect(verdict(ours, nonce, undefined, NOW)).toBe("stale");
    expect(verdict(ours, nonce, 7, NOW)).toBe("stale");
  });

  it("are not accepted from others or changed", () => {
    const ours = nonces();
    const nonce = ours.issue(HERE, NOW);
    expect(verdict(ours, nonces({ secret: "other" }).issue(HERE, NOW), 1, NOW)).toBe("stale");
    for (let at = 0; at < nonce.length; at++) {
      const changed = nonce.slice(0, at) + (nonce[at] === "0" ? "1" : "0") + nonce.slice(at + 1);
      expect(verdict(ours, changed, 1, NOW)).toBe("stale");
    }
    expect(verdict(ours, "", 1, NOW)).toBe("stale");
    expect(verdict(ours, nonce, 1, NOW - 1)).toBe("stale");
    expect(verdict(ours, nonce, 1, NOW)).toBe("good");
  });

  it("are good at the place only that they were made for", () => {
    const ours = nonces();
    const nonce = ours.issue("198.51.100.7", NOW);
    expect(ours.check(nonce, HERE, 1, NOW)).toBeUndefined();
    expect(ours.check(nonce, "198.51.100.70", 1, NOW)).toBeUndefined();
    expect(ours.check(nonce, "198.51.100.7", 1, NOW)).toBeDefined();
  });

  it("are not used up by being looked at", () => {
    const ours = nonces();
    const nonce = ours.issue(HERE, NOW);
    expect(ours.check(nonce, HERE, 9, NOW)).toBeDefined();
    expect(verdict(ours, nonce, 1, NOW)).toBe("good");
  });

  it("are forgotten after their life and beyond the limit, and never become usable again by that", () => {
    const ours = nonces({ limit: 10, lifetimeMs: 1000 });
    const first = ours.issue(HERE, NOW);
    expect(verdict(ours, first, 1, NOW)).toBe("good");
    for (let index = 1; index <= 10; index++) {
      expect(verdict(ours, ours.issue(HERE, NOW + index), 1, NOW + index)).toBe("good");
      expect(ours.remembered).toBeLessThanOrEqual(10);
    }
    expect(verdict(ours, first, 1, NOW + 20)).toBe("stale");
    expect(verdict(ours, ours.issue(HERE, NOW + 2000), 1, NOW + 2000)).toBe("good");
    expect(ours.remembered).toBe(1);
  });
});
