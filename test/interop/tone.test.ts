import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { heard, heardMs, RATE_HZ, readChannels, TEST_TONES_HZ, writeToneWav } from "./tone.ts";

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
});
