import { describe, expect, it } from "vitest";
import { SAMPLE_RATE } from "./frame.ts";
import { A_LAW, decodeInto, encodeInto } from "../codec/g711.ts";
import { LineTones } from "./line-tone.ts";
import { digitTone, tone } from "./tone.ts";

const law = A_LAW;

/** As it comes over the telephone. */
function overTheLine(samples: Int16Array): Int16Array {
  const bytes = new Uint8Array(samples.length);
  encodeInto(bytes, 0, law, samples, samples.length);
  const heard = new Int16Array(samples.length);
  decodeInto(heard, law, bytes, 0, bytes.length);
  return heard;
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const ms = (time: number): number => Math.round(time * 8);
const silence = (time: number): Int16Array => new Int16Array(ms(time));

function cadence(hz: readonly number[], onMs: number, offMs: number, seconds: number, amplitude = 6_000): Int16Array {
  const parts: Int16Array[] = [];
  for (let at = 0; at < seconds * 1000; at += onMs + offMs) parts.push(tone(hz, ms(onMs), amplitude), silence(offMs));
  return joined(parts);
}

/** Deterministic noise in [-1, 1). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

function withNoise(samples: Int16Array, amplitude: number): Int16Array {
  const next = noise(7);
  return samples.map((sample) => sample + next() * amplitude);
}

/** What is told, and after how many seconds first. */
function heard(samples: Int16Array, packet = 160): { told: (string | undefined)[]; afterS: number | undefined } {
  const tones = new LineTones();
  const line = overTheLine(samples);
  const told = new Set<string>();
  let afterS: number | undefined;
  for (let at = 0; at < line.length; at += packet) {
    const part = line.subarray(at, at + packet);
    const one = tones.feed(part, part.length);
    if (one === undefined) continue;
    told.add(one);
    afterS ??= (at + packet) / SAMPLE_RATE;
  }
  return { told: [...told], afterS };
}

describe("tones of a line where nobody is", () => {
  it.each([
    ["China busy", [450], 350, 350],
    ["China congestion", [450], 700, 700],
    ["North America busy", [480, 620], 500, 500],
    ["North America reorder", [480, 620], 250, 250],
    ["Europe busy", [425], 500, 500],
    ["Europe congestion", [425], 250, 250],
    ["Britain busy", [400], 375, 375],
    ["China, off by 25 Hz", [475], 350, 350],
  ] as const)("%s is busy, wherever its frames begin, in packets of any length, with noise", (_, hz, onMs, offMs) => {
    for (const shift of [0, 3, 7, 11]) {
      const line = joined([silence(100 + shift), cadence(hz, onMs, offMs, 14)]);
      const { told, afterS } = heard(line, [160, 240, 80][shift % 3]);
      expect(told, `shifted by ${shift} ms`).toEqual(["busy"]);
      expect(afterS).toBeLessThan(((onMs + offMs) / 1000) * 8 + 0.5);
    }
    expect(heard(withNoise(cadence(hz, onMs, offMs, 14), 120)).told).toEqual(["busy"]);
    expect(heard(cadence(hz, onMs, offMs, 14, 1_200)).told).toEqual(["busy"]);
  });

  it("is busy where the gateway sends nothing in its pauses", () => {
    const tones = new LineTones();
    const on = overTheLine(tone([450], ms(350), 6_000));
    const told: unknown[] = [];
    for (let cycle = 0; cycle < 10; cycle++) {
      told.push(tones.feed(on, on.length));
      tones.skip(ms(350));
    }
    expect(told).toContain("busy");
  });

  it.each([[[450]], [[440]], [[425]], [[350, 440]], [[480, 620]]])("%j without end is steady", (hz) => {
    const { told, afterS } = heard(tone(hz, ms(12_000), 6_000));
    expect(told).toEqual(["steady"]);
    expect(afterS).toBeGreaterThan(7.5);
    expect(afterS).toBeLessThan(8.5);
    expect(heard(withNoise(tone(hz, ms(12_000), 6_000), 100)).told).toEqual(["steady"]);
  });

  it.each([
    ["China's ring-back", cadence([450], 1_000, 4_000, 60)],
    ["North America's ring-back", cadence([440, 480], 2_000, 4_000, 60)],
    [
      "Britain's ring-back",
      joined(Array.from({ length: 20 }, () => joined([cadence([400, 450], 400, 200, 0.8), silence(1_800)]))),
    ],
    ["a call waiting tone", cadence([450], 400, 4_000, 60)],
    ["a fax that calls", cadence([1_100], 500, 3_000, 60)],
    ["a fax that answers", tone([2_100], ms(20_000), 6_000)],
    ["silence", silence(30_000)],
    [
      "digits in a row",
      joined(Array.from({ length: 60 }, (_, at) => joined([digitTone(String(at % 10), 200), silence(200)]))),
    ],
    [
      "one digit again and again",
      joined(Array.from({ length: 60 }, () => joined([digitTone("1", 350), silence(350)]))),
    ],
    ["a long digit", digitTone("5", 20_000)],
    ["noise", withNoise(silence(30_000), 4_000)],
    ["three beeps", cadence([450], 350, 350, 3)],
  ])("%s is nothing", (_, samples) => {
    expect(heard(samples).told).toEqual([]);
  });

  it("nobody who hums is one, with or without vibrato, in or out of a rhythm, high or low", () => {
    for (const [hz, vibrato, swell, overtones, rhythm] of [
      [440, 0.01, 0.25, 0.15, 0],
      [450, 0.005, 0.3, 0.05, 0],
      [430, 0.02, 0.2, 0.02, 0],
      [220, 0.01, 0.3, 0.3, 0],
      [450, 0.01, 0.3, 0.1, 700],
    ] as const) {
      const next = noise(3);
      let phase = 0;
      let drift = 0;
      const samples = Int16Array.from({ length: ms(30_000) }, (_, at) => {
        drift += next() * 0.00002 - drift * 0.00001;
        const second = at / SAMPLE_RATE;
        const bend = 1 + vibrato * Math.sin(2 * Math.PI * 5 * second) + drift * 40;
        phase += (2 * Math.PI * hz * bend) / SAMPLE_RATE;
        const loud = 1 + swell * Math.sin(2 * Math.PI * 0.7 * second);
        const isOn = rhythm === 0 || Math.floor((second * 1000) / (rhythm / 2 + 60 * Math.sin(second * 3))) % 2 === 0;
        return isOn
          ? 5_000 * loud * (Math.sin(phase) + overtones * Math.sin(2 * phase) + overtones * Math.sin(3 * phase))
          : 0;
      });
      expect(heard(samples).told, `${hz} Hz`).toEqual([]);
    }
  });

  it("says where in a message it began", () => {
    const tones = new LineTones();
    const line = overTheLine(joined([withNoise(silence(3_000), 3_000), cadence([450], 350, 350, 3)]));
    tones.feed(line, line.length);
    expect(Math.abs((tones.suspectedFrom ?? 0) - ms(3_000))).toBeLessThan(ms(100));
  });
});
