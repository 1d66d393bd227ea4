import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimatedMos } from "./quality.ts";

const CALM = { codec: "PCMA", lostShare: 0, jitterMs: 0, roundTripMs: 0 } as const;

describe("the estimated MOS", () => {
  // Worked out by hand: d = 20, R = 93.2 - 0.48 = 92.72; 5 %: 95 x 5 / 30.1 = 15.78; 400 ms: d = 220, Id = 5.28 + 4.70.
  test.each([
    [{}, 4.4],
    [{ lostShare: 0.01 }, 4.33],
    [{ lostShare: 0.05 }, 3.9],
    [{ lostShare: 0.05, jitterMs: 50, codec: "PCMU" }, 3.8],
    [{ roundTripMs: 400 }, 4.15],
    [{ lostShare: 0.2 }, 2.61],
    [{ lostShare: 1, roundTripMs: 2_000 }, 1],
    [{ codec: "opus" }, 4.4],
    [{ codec: "G722", roundTripMs: undefined }, 4.4],
  ] as const)("of %j is %f", (change, mos) => {
    expect(Math.abs(estimatedMos({ ...CALM, ...change }) - mos)).toBeLessThan(0.02);
  });

  test("never rises with loss, jitter or the way, and stays between 1 and 4.5", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const times = fc.double({ min: 0, max: 2_000, noNaN: true });
    fc.assert(
      fc.property(
        share,
        times,
        times,
        fc.constantFrom("lostShare", "jitterMs", "roundTripMs"),
        (lost, jitter, way, of) => {
          const passage = { codec: "PCMU", lostShare: lost, jitterMs: jitter, roundTripMs: way } as const;
          const mos = estimatedMos(passage);
          expect(mos).toBeGreaterThanOrEqual(1);
          expect(mos).toBeLessThanOrEqual(4.5);
          expect(estimatedMos({ ...passage, [of]: passage[of] * 1.5 })).toBeLessThanOrEqual(Math.max(mos, 1.02));
        },
      ),
    );
  });
});
