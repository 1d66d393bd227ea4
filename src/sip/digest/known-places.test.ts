import { describe, expect, it } from "vitest";
import { KnownPlaces } from "./known-places.ts";
import type { Origin } from "./place.ts";

const NOW = 1_700_000_000_000;
const at = (place: string, port?: string): Origin => ({ place, port });
const WEEK_MS = 7 * 86_400_000;

describe("known places", () => {
  it("are those of one account, for a week after the last time", () => {
    const known = new KnownPlaces();
    known.learn("1001", at("192.0.2.1"), NOW);
    expect(known.isKnown("1001", "192.0.2.1", NOW + WEEK_MS)).toBe(true);
    expect(known.isKnown("1001", "192.0.2.1", NOW + WEEK_MS + 1)).toBe(false);
    expect(known.isKnown("1001", "192.0.2.2", NOW)).toBe(false);
    expect(known.isKnown("1002", "192.0.2.1", NOW)).toBe(false);
  });

  it("know by which port it was last, until somebody fails by that", () => {
    const known = new KnownPlaces();
    const [desk, other, hidden] = [at("192.0.2.1", "udp 5060"), at("192.0.2.1", "udp 5062"), at("192.0.2.1")];
    known.learn("1001", desk, NOW);
    known.failed("1001", other);
    expect([desk, other, hidden].map((origin) => known.isSamePort("1001", origin, NOW))).toEqual([true, false, false]);
    expect(known.isSamePort("1001", at("192.0.2.2", "udp 5060"), NOW)).toBe(false);
    expect(known.isSamePort("1002", desk, NOW)).toBe(false);
    expect(known.isSamePort("1001", desk, NOW + WEEK_MS + 1)).toBe(false);
    known.failed("1001", desk);
    expect(known.isSamePort("1001", desk, NOW)).toBe(false);
    expect(known.isKnown("1001", "192.0.2.1", NOW)).toBe(true);
    known.learn("1001", hidden, NOW);
    expect(known.isSamePort("1001", hidden, NOW)).toBe(false);
  });

  it("of one account do not push out those of another", () => {
    const known = new KnownPlaces();
    known.learn("1001", at("192.0.2.1"), NOW);
    for (let index = 0; index < 100_000; index++)
      known.learn("1002", at(`10.0.${index >> 8}.${index & 255}`), NOW + index);
    expect(known.isKnown("1001", "192.0.2.1", NOW)).toBe(true);
    expect(known.isKnown("1002", "10.0.0.0", NOW)).toBe(false);
  });

  it("are kept of a bounded number of accounts, those that came last", () => {
    const known = new KnownPlaces();
    known.learn("first", at("192.0.2.1"), NOW);
    known.learn("steady", at("192.0.2.1"), NOW);
    for (let index = 0; index < 20_000; index++) {
      known.learn(`account ${index}`, at("192.0.2.1"), NOW);
      if (index % 1_000 === 0) known.learn("steady", at("192.0.2.1"), NOW);
    }
    expect(known.isKnown("first", "192.0.2.1", NOW)).toBe(false);
    expect(known.isKnown("steady", "192.0.2.1", NOW)).toBe(true);
  });
});
