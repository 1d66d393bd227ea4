import { describe, expect, test } from "vitest";
import { goertzel } from "./goertzel.ts";
import { Resampler } from "./resampler.ts";
import { tone } from "./tone.ts";

const AMPLITUDE = 9_000;

/** Fed in pieces of so many samples, as packets come. */
function through(samples: Int16Array, toHz: 8_000 | 16_000, piece: number): Int16Array {
  const resampler = new Resampler(toHz);
  const out = new Int16Array(2 * piece);
  const all: number[] = [];
  for (let at = 0; at < samples.length; at += piece) {
    const part = samples.subarray(at, at + piece);
    all.push(...out.subarray(0, resampler.feed(part, part.length, out)));
  }
  return Int16Array.from(all);
}

/** Of a sine of full level, in decibels, half a second of it behind the filter's beginning. */
function levelOf(samples: Int16Array, hz: number, rateHz: number): number {
  const count = rateHz / 2;
  const power = goertzel(samples, 400, count, hz, rateHz);
  return 10 * Math.log10(Math.max(1, power) / (AMPLITUDE * (count / 2)) ** 2);
}

describe("16 to 8 kHz", () => {
  test.each([100, 1_000, 2_000, 3_400])("%i Hz stays as it is", (hz) => {
    const heard = through(tone([hz], 16_000, AMPLITUDE, 16_000), 8_000, 320);
    expect(heard).toHaveLength(8_000);
    expect(Math.abs(levelOf(heard, hz, 8_000))).toBeLessThan(0.1);
  });

  test.each([4_600, 5_000, 6_000, 7_900])("%i Hz does not fold back", (hz) => {
    const heard = through(tone([hz], 16_000, AMPLITUDE, 16_000), 8_000, 320);
    expect(levelOf(heard, 8_000 - hz, 8_000)).toBeLessThan(-55);
  });
});

describe("8 to 16 kHz", () => {
  test.each([100, 1_000, 2_000, 3_400])("%i Hz stays, and has no image", (hz) => {
    const heard = through(tone([hz], 8_000, AMPLITUDE), 16_000, 160);
    expect(heard).toHaveLength(16_000);
    expect(Math.abs(levelOf(heard, hz, 16_000))).toBeLessThan(0.1);
    expect(levelOf(heard, 8_000 - hz, 16_000)).toBeLessThan(-55);
  });

  test("it is the same in whatever pieces it comes", () => {
    const samples = tone([440, 2_500], 4_800, AMPLITUDE);
    const whole = through(samples, 16_000, 160);
    for (const piece of [80, 240, 480, 1_600]) expect(through(samples, 16_000, piece)).toEqual(whole);
    for (const piece of [80, 240, 480, 1_600]) expect(through(whole, 8_000, piece)).toEqual(through(whole, 8_000, 320));
  });

  test("the loudest does not wrap round", () => {
    const edge = Int16Array.from({ length: 800 }, (_, at) => (Math.floor(at / 20) % 2 === 0 ? 32_767 : -32_768));
    const heard = through(edge, 16_000, 160);
    const jumps = heard.filter((sample, at) => at > 0 && Math.abs(sample - (heard[at - 1] ?? 0)) > 40_000);
    expect(jumps).toHaveLength(0);
  });
});
