import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { A_LAW, MU_LAW } from "../codec/g711.ts";
import { toneShare } from "./goertzel.ts";
import { tone } from "./tone.ts";
import { MAX_SOUND_SAMPLES, printWav, readWavChannel, readWavFormat, telephoneSound } from "./wav.ts";

/** A WAV made chunk by chunk, for formats that we do not write ourselves. */
function wav(code: number, channels: number, rateHz: number, bits: number, data: Uint8Array, before = ""): Uint8Array {
  const format = Buffer.alloc(24);
  format.write("fmt ");
  format.writeUInt32LE(16, 4);
  format.writeUInt16LE(code, 8);
  format.writeUInt16LE(channels, 10);
  format.writeUInt32LE(rateHz, 12);
  format.writeUInt32LE((rateHz * channels * bits) / 8, 16);
  format.writeUInt16LE((channels * bits) / 8, 20);
  format.writeUInt16LE(bits, 22);
  const head = Buffer.alloc(8);
  head.write("data");
  head.writeUInt32LE(data.length, 4);
  const chunks = Buffer.concat([Buffer.from("WAVE"), Buffer.from(before, "hex"), format, head, data]);
  const riff = Buffer.alloc(8);
  riff.write("RIFF");
  riff.writeUInt32LE(chunks.length, 4);
  return new Uint8Array(Buffer.concat([riff, chunks]));
}

function sound(bytes: Uint8Array): Int16Array {
  const result = telephoneSound(bytes);
  if (result.type === "bad") throw new Error(result.reason);
  return result.value;
}

function reason(bytes: Uint8Array): string {
  const result = telephoneSound(bytes);
  return result.type === "bad" ? result.reason : "";
}

describe("formats", () => {
  const samples = tone([1_000], 8_000, 10_000);

  test("16 bit at 8 kHz comes through unchanged", () => {
    expect(sound(printWav([samples]))).toEqual(samples);
  });

  test.each([
    ["8 bit", 1, (sample: number) => (sample >> 8) + 128],
    ["A-law", 6, (sample: number) => A_LAW.encode[sample & 0xffff] ?? 0],
    ["mu-law", 7, (sample: number) => MU_LAW.encode[sample & 0xffff] ?? 0],
  ])("%s", (_name, code, encode) => {
    const got = sound(wav(code, 1, 8_000, 8, Uint8Array.from(samples, encode)));
    expect(got).toHaveLength(8_000);
    expect(got.every((sample, at) => Math.abs(sample - (samples[at] ?? 0)) <= 400)).toBe(true);
  });

  test("24 bit", () => {
    const bytes = new Uint8Array(samples.length * 3);
    for (const [at, sample] of samples.entries()) bytes.set([7, sample & 255, (sample >> 8) & 255], at * 3);
    expect(sound(wav(1, 1, 8_000, 24, bytes))).toEqual(samples);
  });

  test("stereo is the mean of both; a channel can be read alone", () => {
    const right = tone([440], 8_000, 6_000);
    const bytes = printWav([samples, right]);
    const mixed = sound(bytes);
    expect(mixed.every((got, at) => Math.abs(got - ((samples[at] ?? 0) + (right[at] ?? 0)) / 2) <= 1)).toBe(true);
    const format = readWavFormat(bytes);
    if (format.type === "bad") throw new Error(format.reason);
    expect(Int16Array.from(readWavChannel(bytes, format.value, 1))).toEqual(right);
  });

  test("other chunks before the samples are stepped over, odd ones with their padding", () => {
    const data = new Uint8Array(new Int16Array([1, 2, 3]).buffer);
    expect([...sound(wav(1, 1, 8_000, 16, data, "4c4953540300000061626300"))]).toEqual([1, 2, 3]);
  });

  test("a file cut short plays as far as it goes", () => {
    expect(sound(printWav([samples]).subarray(0, 44 + 1_001))).toEqual(samples.subarray(0, 500));
  });
});

describe("rates", () => {
  test.each([6_000, 11_025, 16_000, 22_050, 44_100, 48_000, 44_056])(
    "%i Hz: pitch, level and length are kept",
    (rate) => {
      const got = sound(printWav([tone([1_000], rate, 10_000, rate)], rate));
      expect(Math.abs(got.length - 8_000)).toBeLessThanOrEqual(1);
      expect(toneShare(got, 400, 7_200, 1_000)).toBeGreaterThan(0.999);
      expect(Math.max(...got.subarray(400, 7_600))).toBeGreaterThan(9_800);
      expect(Math.max(...got.subarray(400, 7_600))).toBeLessThan(10_200);
    },
  );

  test.each([16_000, 44_100, 48_000])(
    "%i Hz: what a telephone cannot carry does not fold back into the voice",
    (rate) => {
      for (const hz of [4_500, 5_000, 7_000]) {
        const got = sound(printWav([tone([hz], rate, 10_000, rate)], rate));
        expect(Math.max(...got.subarray(400, 7_600).map(Math.abs))).toBeLessThan(20);
      }
    },
  );

  test("3.4 kHz, the end of the telephone's band, is not weakened", () => {
    const got = sound(printWav([tone([3_400], 48_000, 10_000, 48_000)], 48_000));
    expect(toneShare(got, 400, 7_200, 3_400)).toBeGreaterThan(0.99);
    expect(Math.max(...got.subarray(400, 7_600))).toBeGreaterThan(9_000);
  });
});

describe("what is refused", () => {
  test.each([
    ["no RIFF", new TextEncoder().encode("ID3 this is something else"), "RIFF"],
    ["nothing", new Uint8Array(0), "RIFF"],
    ["floating point", wav(3, 1, 8_000, 32, new Uint8Array(8)), "format 3"],
    ["no channel", wav(1, 0, 8_000, 16, new Uint8Array(8)), "channels"],
    ["nine channels", wav(1, 9, 8_000, 16, new Uint8Array(18)), "channels"],
    ["a rate of 0", wav(1, 1, 0, 16, new Uint8Array(8)), "rate"],
    ["only a header", printWav([new Int16Array(0)]).subarray(0, 36), "data"],
    ["longer than half an hour", wav(6, 1, 8_000, 8, new Uint8Array(MAX_SOUND_SAMPLES + 1)), "30 minutes"],
  ])("%s", (_what, bytes, says) => {
    expect(reason(bytes)).toContain(says);
  });

  test("no bytes make it throw", () => {
    const whole = printWav([tone([500], 50)]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(150),
        (changes, cut) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          telephoneSound(bytes.subarray(0, bytes.length - cut));
        },
      ),
      { numRuns: 500 },
    );
  });
});
