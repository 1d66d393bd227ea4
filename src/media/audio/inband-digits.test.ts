import { describe, expect, test } from "vitest";
import { frequenciesOfDigit } from "./dtmf.ts";
import { A_LAW } from "../codec/g711.ts";
import { InbandDigits } from "./inband-digits.ts";
import { noise, voice } from "./voice.ts";

const ALL = "1234567890*#ABCD";
const MS = 8;

interface Press {
  readonly digit: string;
  readonly onMs: number;
  readonly offMs: number;
  /** Amplitudes of the low and the high tone. */
  readonly low?: number;
  readonly high?: number;
  /** Both frequencies are off by this factor. */
  readonly detune?: number;
}

function signal(presses: readonly Press[], startSamples = 0): Float64Array {
  const parts = [new Float64Array(startSamples)];
  for (const { digit, onMs, offMs, low = 5_000, high = 5_000, detune = 1 } of presses) {
    const [lowHz = 0, highHz = 0] = frequenciesOfDigit(digit) ?? [];
    const on = new Float64Array(onMs * MS);
    for (const at of on.keys()) {
      const turn = (2 * Math.PI * at * detune) / 8_000;
      on[at] = low * Math.sin(turn * lowHz) + high * Math.sin(turn * highHz);
    }
    parts.push(on, new Float64Array(offMs * MS));
  }
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0) + 800);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** As it comes over a call: through A-law, in frames of 20 ms. */
function hear(samples: Float64Array): string {
  const detector = new InbandDigits();
  let heard = "";
  for (let at = 0; at < samples.length; at += 160) {
    const frame = Int16Array.from(samples.subarray(at, at + 160), (sample) => {
      const cut = Math.max(-32_768, Math.min(32_767, Math.round(sample)));
      return A_LAW.decode[A_LAW.encode[cut & 0xffff] ?? 0] ?? 0;
    });
    heard += detector.feed(frame, frame.length);
  }
  return heard;
}

describe("what is heard", () => {
  test("each digit of 40 ms, wherever it begins in the frame", () => {
    for (const digit of ALL) {
      for (let start = 0; start < 160; start += 13) {
        expect(hear(signal([{ digit, onMs: 40, offMs: 0 }], start))).toBe(digit);
      }
    }
  });

  test("a row of digits with pauses of 40 ms, equal ones too", () => {
    const dialled = "11223344**##0099";
    const presses = Array.from(dialled, (digit) => ({ digit, onMs: 50, offMs: 40 }));
    expect(hear(signal(presses))).toBe(dialled);
  });

  test("one digit for a key held for two seconds, with a dropout of 10 ms in it", () => {
    const held = signal([{ digit: "5", onMs: 2_000, offMs: 0 }]);
    held.fill(0, 8_000, 8_080);
    expect(hear(held)).toBe("5");
  });

  test("frequencies off by 1.5 % (Q.24 wants them heard)", () => {
    for (const digit of ALL) {
      for (const detune of [0.985, 1.015]) {
        expect(hear(signal([{ digit, onMs: 50, offMs: 0, detune }], 37))).toBe(digit);
      }
    }
  });

  test("twist within the limits: columns 4 dB stronger, 8 dB weaker (less what G.711 blurs)", () => {
    expect(hear(signal([{ digit: "8", onMs: 60, offMs: 0, low: 3_000, high: 3_000 * 10 ** (3.5 / 20) }]))).toBe("8");
    expect(hear(signal([{ digit: "8", onMs: 60, offMs: 0, low: 6_000, high: 6_000 * 10 ** (-7.5 / 20) }]))).toBe("8");
  });

  test("quiet digits, and digits in noise 15 dB below", () => {
    expect(hear(signal([{ digit: "4", onMs: 60, offMs: 0, low: 450, high: 450 }]))).toBe("4");
    const next = noise(1);
    const noisy = signal(Array.from(ALL, (digit) => ({ digit, onMs: 60, offMs: 60 })));
    // The two tones have a power of 5000 squared; even noise in [-n, n) has n squared / 3.
    const amplitude = 5_000 * Math.sqrt(3) * 10 ** (-15 / 20);
    expect(hear(noisy.map((sample) => sample + amplitude * next()))).toBe(ALL);
  });
});

describe("what is not heard", () => {
  test("a click of 20 ms", () => {
    for (const digit of ALL) expect(hear(signal([{ digit, onMs: 20, offMs: 0 }], 50))).toBe("");
  });

  test("frequencies off by 3.5 % (Q.24 wants them refused)", () => {
    for (const digit of ALL) {
      expect(hear(signal([{ digit, onMs: 100, offMs: 0, detune: 1.035 }]))).toBe("");
      expect(hear(signal([{ digit, onMs: 100, offMs: 0, detune: 0.965 }]))).toBe("");
    }
  });

  test("one tone alone, or twist beyond 6 and 10 dB", () => {
    expect(hear(signal([{ digit: "1", onMs: 100, offMs: 0, high: 0 }]))).toBe("");
    expect(hear(signal([{ digit: "1", onMs: 100, offMs: 0, low: 2_500 }]))).toBe("");
    expect(hear(signal([{ digit: "1", onMs: 100, offMs: 0, high: 5_000 * 10 ** (-10 / 20) }]))).toBe("");
  });

  test("noise, loud and quiet", () => {
    const next = noise(7);
    for (const amplitude of [300, 5_000, 30_000]) {
      expect(hear(new Float64Array(8_000 * 20).map(() => amplitude * next()))).toBe("");
    }
  });

  test("chords of music over the whole range", () => {
    const next = noise(3);
    const samples = new Float64Array(8_000 * 120);
    for (let note = 0; note < samples.length; note += 2_000) {
      const notes = [0, 4, 7, 12].map((step) => 110 * 2 ** ((Math.floor((next() + 1) * 18) + step) / 12));
      for (let at = note; at < note + 2_000; at++) {
        for (const hz of notes) {
          const turn = (2 * Math.PI * hz * at) / 8_000;
          samples[at] =
            (samples[at] ?? 0) + 2_500 * (Math.sin(turn) + 0.4 * Math.sin(2 * turn) + 0.2 * Math.sin(3 * turn));
        }
      }
    }
    expect(hear(samples)).toBe("");
  });

  test("ten minutes of a voice: a gliding pitch through changing resonances", () => {
    expect(hear(voice(8_000 * 600, 11))).toBe("");
  });
});
