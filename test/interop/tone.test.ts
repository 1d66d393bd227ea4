import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tone } from "../../src/media/index.ts";
import { heard, heardMs, median, RATE_HZ, readChannels, TEST_TONES_HZ, toneShares, writeToneWav } from "./tone.ts";

describe("the ear of the interop tests", () => {
  it.each(TEST_TONES_HZ)("recognises %i Hz in a file, and nothing else", (hz) => {
    const folder = mkdtempSync(join(tmpdir(), "xcc-tone-"));
    writeToneWav(join(folder, "a.wav"), hz, 1);
    const [samples] = readChannels(join(folder, "a.wav"));
    rmSync(folder, { recursive: true });
    expect(samples).toHaveLength(RATE_HZ);
    expect([...heardMs(samples ?? new Int16Array(0))]).toEqual([[hz, 1_000]]);
  });

  it("tells silence, noise and music from tones", () => {
    const noise = Int16Array.from({ length: RATE_HZ }, () => Math.round((Math.random() - 0.5) * 20_000));
    expect(new Set(heard(noise))).toEqual(new Set(["other"]));
    expect(new Set(heard(new Int16Array(RATE_HZ)))).toEqual(new Set(["silence"]));
    const music =
      readChannels(new URL("../../sounds/music/moh/quiet-minute.wav", import.meta.url).pathname)[0] ??
      new Int16Array(0);
    const counts = heardMs(music);
    expect(counts.get("other")).toBeGreaterThan(55_000);
  });

  it("tells the tones of a sum, also where packets are missing or twice, and hears one that does not belong", () => {
    const [first, second, foreign] = TEST_TONES_HZ;
    const sum = (foreignAmplitude: number): Int16Array => {
      const other = tone([foreign], 3 * RATE_HZ, foreignAmplitude);
      const both = tone([first, second], 3 * RATE_HZ).map((sample, at) => sample + (other[at] ?? 0));
      const packets = Array.from({ length: 150 }, (_, n) => both.subarray(n * 160, (n + 1) * 160));
      return Int16Array.from(
        packets.flatMap((one, n) => (n % 13 === 5 ? [] : n % 13 === 9 ? [...one, ...one] : [...one])),
      );
    };
    const clean = toneShares(sum(0), TEST_TONES_HZ.slice(0, 3));
    for (const at of [0, 1]) expect(median(clean.map((shares) => shares[at] ?? 0))).toBeGreaterThan(0.35);
    expect(Math.max(...clean.map((shares) => shares[2] ?? 1))).toBeLessThan(0.02);
    // A fifth of the others' loudness.
    const foul = toneShares(sum(1_600), TEST_TONES_HZ.slice(0, 3));
    expect(median(foul.map((shares) => shares[2] ?? 1))).toBeGreaterThan(0.02);
  });
});
