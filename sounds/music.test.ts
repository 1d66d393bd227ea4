import { describe, expect, it } from "vitest";
import { composeLoop, frequencyOf, LOOP_SECONDS, RATE_HZ } from "./music.ts";

const loop = composeLoop();

function loudness(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

describe("the music on hold", () => {
  it("is a minute long and the same at every call", () => {
    expect(loop).toHaveLength(LOOP_SECONDS * RATE_HZ);
    expect(Buffer.compare(Buffer.from(loop.buffer), Buffer.from(composeLoop().buffer))).toBe(0);
  });

  it("has no click where it begins again: the step is not larger than those inside", () => {
    const steps = loop.subarray(1).map((sample, at) => Math.abs(sample - (loop[at] ?? 0)));
    const seam = Math.abs((loop[0] ?? 0) - (loop.at(-1) ?? 0));
    const usual = loudness(steps);
    expect(seam).toBeLessThan(4 * usual);
  });

  it("keeps a moderate level all the way, without overload and without silence", () => {
    for (let second = 0; second < LOOP_SECONDS; second += 2) {
      const level = loudness(loop.subarray(second * RATE_HZ, (second + 2) * RATE_HZ));
      expect(level).toBeGreaterThan(800);
      expect(level).toBeLessThan(5_000);
    }
    expect(Math.max(...loop.map(Math.abs))).toBeLessThan(20_000);
  });

  it("has no direct current in it", () => {
    expect(Math.abs(loop.reduce((sum, sample) => sum + sample, 0) / loop.length)).toBeLessThan(20);
  });
});

describe("a note", () => {
  it.each([
    ["A4", 440],
    ["A3", 220],
    ["C4", 261.63],
    ["B5", 987.77],
  ])("%s is %f Hz", (note, hz) => {
    expect(frequencyOf(note)).toBeCloseTo(hz, 2);
  });

  it("that does not exist is refused", () => {
    expect(() => frequencyOf("H4")).toThrow();
    expect(() => frequencyOf("A")).toThrow();
  });
});
