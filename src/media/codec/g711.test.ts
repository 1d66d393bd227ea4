import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { A_LAW, conversion, convertInPlace, decodeInto, encodeInto, MU_LAW } from "./g711.ts";
import type { Law } from "./law.ts";

const FULL_SCALE_DBM0 = { PCMA: 3.14, PCMU: 3.17 };

/** ITU-T G.711 tables 5 and 6: eight samples that are a sine of 1 kHz at 0 dBm0. */
const REFERENCE: readonly (readonly [Law, readonly number[]])[] = [
  [A_LAW, [0x34, 0x21, 0x21, 0x34, 0xb4, 0xa1, 0xa1, 0xb4]],
  [MU_LAW, [0x1e, 0x0b, 0x0b, 0x1e, 0x9e, 0x8b, 0x8b, 0x9e]],
];

function encode(law: Law, sample: number): number {
  return law.encode[sample & 0xffff] ?? -1;
}

function decode(law: Law, byte: number): number {
  return law.decode[byte] ?? NaN;
}

describe("levels of the standard's tables", () => {
  test("A-law: ends, middle, segment borders", () => {
    expect([0xd5, 0x55, 0xaa, 0x2a, 0x80, 0x00, 0xd4, 0xc5].map((byte) => decode(A_LAW, byte))).toEqual([
      8, -8, 32256, -32256, 5504, -5504, 24, 264,
    ]);
  });

  test("mu-law: ends, both zeros, segment borders", () => {
    expect([0xff, 0x7f, 0x80, 0x00, 0xfe, 0x7e, 0xef, 0xf0].map((byte) => decode(MU_LAW, byte))).toEqual([
      0, 0, 32124, -32124, 8, -8, 132, 120,
    ]);
  });

  test("silence", () => {
    expect([A_LAW.silence, MU_LAW.silence]).toEqual([0xd5, 0xff]);
  });

  test("the loudest samples do not wrap", () => {
    expect([32767, -32768].map((sample) => encode(A_LAW, sample))).toEqual([0xaa, 0x2a]);
    expect([32767, -32768].map((sample) => encode(MU_LAW, sample))).toEqual([0x80, 0x00]);
  });

  test.each(REFERENCE)("the reference sine of %o is one of 0 dBm0", (law, bytes) => {
    const samples = bytes.map((byte) => decode(law, byte));
    const amplitude = 32_768 * 10 ** (-FULL_SCALE_DBM0[law.codec] / 20);
    for (const [at, sample] of samples.entries()) {
      const ideal = -amplitude * Math.sin(Math.PI / 8 + (Math.PI / 4) * at);
      // The tables' sine begins with the negative half in one's reading of the sign bit.
      expect(Math.abs(sample - ideal)).toBeLessThan(amplitude * 0.04);
    }
  });
});

describe("properties", () => {
  test.each([A_LAW, MU_LAW])("every byte survives decoding and encoding", (law) => {
    const changed = Array.from({ length: 256 }, (_, byte) => byte).filter(
      (byte) => encode(law, decode(law, byte)) !== byte,
    );
    // mu-law has two zeros, and only one of them comes back.
    expect(changed).toEqual(law === MU_LAW ? [0x7f] : []);
  });

  test.each([A_LAW, MU_LAW])("the error is at most half a step: 1/32 of the level (with mu-law's bias)", (law) => {
    for (let sample = -32_768; sample <= 32_767; sample++) {
      const error = Math.abs(decode(law, encode(law, sample)) - sample);
      if (error > Math.max(16, (Math.abs(sample) + 132) / 32)) expect.fail(`${sample} is off by ${error}`);
    }
  });

  test("from law to law is the same as by way of linear", () => {
    for (const [from, to] of [
      [A_LAW, MU_LAW],
      [MU_LAW, A_LAW],
    ] as const) {
      const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      const table = conversion(from, to);
      if (table !== undefined) convertInPlace(bytes, 0, 256, table);
      expect([...bytes]).toEqual([...from.decode].map((sample) => encode(to, sample)));
    }
    expect(conversion(A_LAW, A_LAW)).toBeUndefined();
  });

  test("a stretch of bytes is decoded and encoded without touching its neighbours", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 200 }), (bytes) => {
        const samples = new Int16Array(bytes.length);
        decodeInto(samples, A_LAW, bytes, 2, bytes.length - 1);
        expect(samples.subarray(bytes.length - 3).every((sample) => sample === 0)).toBe(true);
        const back = Uint8Array.from(bytes);
        encodeInto(back, 2, A_LAW, samples, bytes.length - 3);
        expect([...back]).toEqual([...bytes]);
      }),
    );
  });
});
