import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { toneShare } from "../audio/goertzel.ts";
import { tone } from "../audio/tone.ts";
import { noise } from "../audio/voice.ts";
import { G722, G722Decoder, G722Encoder } from "./g722.ts";

const RATE_HZ = 16_000;
const FRAME = 320;

/** Noise that swells to full scale and is then cut to two levels, with silence between: every path of the quantisers. */
function rough(seconds: number): Int16Array {
  const next = noise(7);
  return Int16Array.from({ length: seconds * RATE_HZ }, (_, at) => {
    const part = Math.floor(at / 4_000) % 8;
    const value = Math.trunc(next() * 32_768);
    if (part === 7) return 0;
    return part === 6 ? (value > 0 ? 32_767 : -32_768) : value >> (6 - part);
  });
}

function encoded(samples: Int16Array): Uint8Array {
  const encoder = new G722Encoder();
  const bytes = new Uint8Array(samples.length / 2);
  for (let at = 0; at < samples.length; at += FRAME) encoder.encode(bytes, at / 2, samples.subarray(at, at + FRAME));
  return bytes;
}

function decoded(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(2 * bytes.length);
  expect(new G722Decoder().decode(samples, bytes, 0, bytes.length)).toBe(samples.length);
  return samples;
}

function digest(data: Uint8Array | Int16Array): string {
  return createHash("sha256")
    .update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    .digest("hex");
}

describe("bit for bit", () => {
  // What ITU-T G.191's own program makes of the same samples and bytes; its files of speech (inpsp.bin, codsp.cod, outsp1.bin)
  // come out alike, too, but may not be kept here. Debian's libspandsp2 differs only where it overflows.
  test("four seconds of everything are encoded as others encode them", () => {
    expect(digest(encoded(rough(4)))).toBe("d357fc641167a02aae40c2e49f772b2b7e52845ca9faaccfc7ec06d828912468");
  });

  test("and decoded as others decode them, any byte too", () => {
    expect(digest(decoded(encoded(rough(4))))).toBe("d6f275a3e3505098cd0f86ab0e6d2a9df8df9540c27d24709d4d7e27a210d3b9");
    const next = noise(3);
    const bytes = Uint8Array.from({ length: 16_000 }, () => Math.trunc(next() * 128));
    expect(digest(decoded(bytes))).toBe("db649996bffa1e4a754927ceea2d5fea686bc4955827068edb4c5f0441d51fde");
  });

  test("silence is heard as silence", () => {
    const encoder = new G722Encoder();
    const bytes = new Uint8Array(1_600);
    for (let at = 0; at < bytes.length; at += 160) expect(encoder.silence(bytes, at)).toBe(160);
    expect(Math.max(...decoded(bytes).map(Math.abs))).toBeLessThan(16);
  });
});

describe("what is heard", () => {
  test.each([300, 1_000, 3_000, 5_000, 6_800])("a tone of %i Hz", (hz) => {
    const heard = decoded(encoded(tone([hz], RATE_HZ, undefined, RATE_HZ)));
    expect(shareAt(heard, hz)).toBeGreaterThan(0.97);
  });

  test("to a twentieth as others hear it, by who comes late, within a fifth of a second", () => {
    const bytes = encoded(tone([1_000], RATE_HZ, undefined, RATE_HZ));
    const whole = decoded(bytes).subarray(RATE_HZ / 2);
    const late = decoded(bytes.subarray(RATE_HZ / 4));
    const off = whole.map((sample, at) => Math.abs(sample - (late[at] ?? 0))).subarray(RATE_HZ / 5, RATE_HZ / 2);
    expect(Math.max(...off)).toBeLessThan(450);
  });
});

function shareAt(samples: Int16Array, hz: number): number {
  // The beginning is the filters' way in.
  const middle = samples.subarray(1_600, 9_600);
  // It knows 8 kHz: what has twice the rate has its tone at half the frequency there.
  return toneShare(middle, 0, middle.length, hz / 2);
}

test("its clock counts every second sample (RFC 3551 section 4.5.2)", () => {
  expect(G722).toMatchObject({ payloadType: 9, clockHz: 8_000, rateHz: RATE_HZ });
});
