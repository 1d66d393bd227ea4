import { describe, expect, it } from "vitest";
import { FailureCounts } from "./failure-counts.ts";

const NOW = 1_700_000_000_000;

function counts(limit = 100): FailureCounts {
  return new FailureCounts({ forgiveMs: 1_000, most: 5, limit });
}

describe("counted failures", () => {
  it("are forgiven one after the other", () => {
    const ours = counts();
    expect(ours.of("a", NOW)).toBe(0);
    expect([ours.add("a", NOW), ours.add("a", NOW), ours.add("a", NOW)]).toEqual([1, 2, 3]);
    expect([0, 999, 1_000, 1_999, 2_000, 2_999, 3_000].map((ms) => ours.of("a", NOW + ms))).toEqual([
      ...[3, 3, 2, 2, 1, 1, 0],
    ]);
    expect(ours.add("a", NOW + 1_500)).toBe(3);
    expect(ours.of("b", NOW)).toBe(0);
  });

  it("beyond the most are not counted, so that everybody is forgiven in bounded time", () => {
    const ours = counts();
    for (let index = 0; index < 100; index++) ours.add("a", NOW);
    expect(ours.of("a", NOW)).toBe(5);
    expect(ours.of("a", NOW + 5_000)).toBe(0);
  });

  it("are cleared of one only", () => {
    const ours = counts();
    ours.add("a", NOW);
    ours.add("b", NOW);
    ours.clear("a");
    expect([ours.of("a", NOW), ours.of("b", NOW)]).toEqual([0, 1]);
  });

  it("are kept of a bounded number, and those of who failed most are not pushed out by newcomers", () => {
    const ours = counts();
    for (const name of ["guessed", "guessed too"]) for (let index = 0; index < 5; index++) ours.add(name, NOW);
    for (let index = 0; index < 10_000; index++) {
      ours.add(`made up ${index}`, NOW + (index % 900));
      expect(ours.remembered).toBeLessThanOrEqual(100);
    }
    expect([ours.of("guessed", NOW + 900), ours.of("guessed too", NOW + 900)]).toEqual([5, 5]);
  });

  it("are forgotten when they are forgiven", () => {
    const ours = counts();
    for (let index = 0; index < 100; index++) ours.add(`early ${index}`, NOW);
    for (let index = 0; index < 60; index++) ours.add(`late ${index}`, NOW + 10_000);
    expect(ours.remembered).toBe(60);
  });
});
