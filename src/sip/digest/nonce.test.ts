import { describe, expect, it } from "vitest";
import { Nonces } from "./nonce.ts";

const NOW = 1_700_000_000_000;

function nonces(options: { secret?: string; limit?: number; lifetimeMs?: number } = {}): Nonces {
  let next = 0;
  const random = (bytes: number) => (next++).toString(16).padStart(bytes * 2, "0");
  return new Nonces({ secret: "s", random, ...options });
}

describe("nonces", () => {
  it("are different each time, even in the same millisecond", () => {
    const ours = nonces();
    expect(ours.issue(NOW)).not.toBe(ours.issue(NOW));
    expect(ours.remembered).toBe(0);
  });

  it("are good until their time is over", () => {
    const ours = nonces({ lifetimeMs: 1000 });
    const nonce = ours.issue(NOW);
    expect(ours.use(nonce, 1, NOW + 1000)).toBe("good");
    expect(ours.use(nonce, 2, NOW + 1001)).toBe("stale");
  });

  it("take each count once and only upwards", () => {
    const ours = nonces();
    const nonce = ours.issue(NOW);
    expect(ours.use(nonce, 0, NOW)).toBe("stale");
    expect(ours.use(nonce, 1, NOW)).toBe("good");
    expect(ours.use(nonce, 1, NOW)).toBe("stale");
    expect(ours.use(nonce, 5, NOW)).toBe("good");
    expect(ours.use(nonce, 4, NOW)).toBe("stale");
    expect(ours.use(nonce, 6, NOW)).toBe("good");
  });

  it("without a count serve once", () => {
    const ours = nonces();
    const nonce = ours.issue(NOW);
    expect(ours.use(nonce, undefined, NOW)).toBe("good");
    expect(ours.use(nonce, undefined, NOW)).toBe("stale");
    expect(ours.use(nonce, 7, NOW)).toBe("stale");
  });

  it("are not accepted from others or changed", () => {
    const ours = nonces();
    const nonce = ours.issue(NOW);
    expect(ours.use(nonces({ secret: "other" }).issue(NOW), 1, NOW)).toBe("stale");
    for (let at = 0; at < nonce.length; at++) {
      const changed = nonce.slice(0, at) + (nonce[at] === "0" ? "1" : "0") + nonce.slice(at + 1);
      expect(ours.use(changed, 1, NOW)).toBe("stale");
    }
    expect(ours.use("", 1, NOW)).toBe("stale");
    expect(ours.use(nonce, 1, NOW - 1)).toBe("stale");
    expect(ours.use(nonce, 1, NOW)).toBe("good");
  });

  it("are forgotten after their life and beyond the limit, and never become usable again by that", () => {
    const ours = nonces({ limit: 10, lifetimeMs: 1000 });
    const first = ours.issue(NOW);
    expect(ours.use(first, 1, NOW)).toBe("good");
    for (let index = 1; index <= 10; index++) {
      expect(ours.use(ours.issue(NOW + index), 1, NOW + index)).toBe("good");
      expect(ours.remembered).toBeLessThanOrEqual(10);
    }
    expect(ours.use(first, 1, NOW + 20)).toBe("stale");
    expect(ours.use(ours.issue(NOW + 2000), 1, NOW + 2000)).toBe("good");
    expect(ours.remembered).toBe(1);
  });
});
