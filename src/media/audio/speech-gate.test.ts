import { describe, expect, test } from "vitest";
import { A_LAW, MU_LAW } from "../codec/g711.ts";
import type { Law } from "../codec/law.ts";
import { SpeechGate } from "./speech-gate.ts";
import { noise, voice } from "./voice.ts";

const SECOND = 8_000;
/** Of a sine of 0 dBm0. */
const AMPLITUDE = 32_256 / 10 ** (3.14 / 20);

function sine(seconds: number, hz: number, dbm0: number): Float64Array {
  const amplitude = AMPLITUDE * 10 ** (dbm0 / 20);
  return Float64Array.from({ length: seconds * SECOND }, (_, at) => {
    return amplitude * Math.sin((2 * Math.PI * hz * at) / SECOND);
  });
}

function hiss(seconds: number, dbm0: number, seed = 1): Float64Array {
  const next = noise(seed);
  // Even noise in [-n, n) has a power of n squared / 3, a sine half its amplitude squared.
  const peak = AMPLITUDE * 10 ** (dbm0 / 20) * Math.sqrt(1.5);
  return Float64Array.from({ length: seconds * SECOND }, () => peak * next());
}

/** A voice of about so much on average, with its own pauses of a tenth of a second. */
function speech(seconds: number, dbm0: number, seed = 3): Float64Array {
  const samples = voice(seconds * SECOND, seed);
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const factor = (AMPLITUDE / Math.SQRT2) * 10 ** (dbm0 / 20) * (1 / Math.sqrt(power));
  return samples.map((sample) => sample * factor);
}

function silence(seconds: number): Float64Array {
  return new Float64Array(seconds * SECOND);
}

function after(...parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function together(...parts: readonly Float64Array[]): Float64Array {
  const length = Math.max(...parts.map((part) => part.length));
  return Float64Array.from({ length }, (_, at) => parts.reduce((sum, part) => sum + (part[at] ?? 0), 0));
}

/** As it comes over a call, in packets; NaN was lost. Where the last speech ended, in seconds; 0: there was none. */
function spokenUntil(samples: Float64Array, law: Law = A_LAW): number {
  const gate = new SpeechGate();
  for (let at = 0; at < samples.length; at += 160) {
    const packet = Int16Array.from(samples.subarray(at, at + 160), (sample) => {
      if (Number.isNaN(sample)) return 0;
      const cut = Math.max(-32_768, Math.min(32_767, Math.round(sample)));
      return law.decode[law.encode[cut & 0xffff] ?? 0] ?? 0;
    });
    gate.feed(packet, packet.length);
  }
  return gate.spokenUntil / SECOND;
}

describe("what is speech", () => {
  test.each([-10, -20, -30, -38])("a voice of %i dBm0, and where it ends", (dbm0) => {
    for (const law of [A_LAW, MU_LAW]) {
      const until = spokenUntil(after(silence(1), speech(4, dbm0), silence(3)), law);
      expect(until).toBeGreaterThan(4.4);
      expect(until).toBeLessThan(5.1);
    }
  });

  test.each([-25, -35, -45, -55])("a voice that stands out of noise of %i dBm0 and of hum", (dbm0) => {
    const background = together(hiss(12, dbm0), sine(12, 50, -25), sine(12, 100, -30));
    const until = spokenUntil(together(background, after(silence(2), speech(5, dbm0 + 15))));
    expect(until).toBeGreaterThan(6.5);
    expect(until).toBeLessThan(7.2);
  });

  test("one word of a quarter of a second", () => {
    const until = spokenUntil(after(hiss(2, -50), speech(0.25, -20, 5), hiss(3, -50)));
    expect(until).toBeGreaterThan(2.1);
    expect(until).toBeLessThan(2.4);
  });

  test("a voice that begins with the first sample and goes on for long", () => {
    expect(spokenUntil(after(speech(15, -22), silence(2)))).toBeGreaterThan(14);
  });

  test("a loud steady tone, however long: somebody means it", () => {
    expect(spokenUntil(after(sine(10, 440, -12), silence(2)))).toBeCloseTo(10, 1);
  });
});

describe("what is not", () => {
  test.each([undefined, -70, -55, -48, -40, -32])("nothing, or noise of %s dBm0", (dbm0) => {
    for (const law of [A_LAW, MU_LAW]) {
      expect(spokenUntil(dbm0 === undefined ? silence(10) : hiss(10, dbm0), law)).toBe(0);
    }
  });

  test.each([
    [50, -10],
    [60, -10],
    [100, -20],
    [150, -25],
    [300, -35],
  ])("hum of %i Hz, %i dBm0", (hz, dbm0) => {
    expect(spokenUntil(sine(10, hz, dbm0))).toBe(0);
    expect(spokenUntil(together(sine(10, hz, dbm0), sine(10, 2 * hz, dbm0 - 15), hiss(10, -50)))).toBe(0);
  });

  test("noise of which the network loses packets, one here and four there", () => {
    const samples = hiss(20, -38);
    for (let at = 0; at < samples.length; at += 4_000) samples.fill(Number.NaN, at, at + (at % 3 === 0 ? 160 : 640));
    expect(spokenUntil(samples)).toBe(0);
  });

  test("clicks, and a key that is pressed shortly", () => {
    const samples = hiss(20, -55);
    for (let at = SECOND; at < samples.length; at += SECOND) samples.fill(12_000, at, at + 40);
    expect(spokenUntil(samples)).toBe(0);
    expect(spokenUntil(together(hiss(5, -55), after(silence(2), sine(0.1, 941, -8))))).toBe(0);
  });

  test("a fan that is switched on, three seconds later", () => {
    const until = spokenUntil(after(hiss(5, -60), hiss(20, -36, 4)));
    expect(until).toBeLessThan(8.7);
  });

  test("comfort noise that follows the room up and down", () => {
    const levels = [-60, -55, -58, -52, -56, -50, -54, -60];
    expect(spokenUntil(after(...levels.map((dbm0, at) => hiss(2, dbm0, at + 1))))).toBe(0);
  });
});
