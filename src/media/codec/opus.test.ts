import { describe, expect, test } from "vitest";
import { goertzel, energy } from "../audio/goertzel.ts";
import { tone } from "../audio/tone.ts";
import { PAYLOAD_BYTES } from "./codec.ts";
import { OPUS } from "./opus.ts";

/** A tone of a second, encoded at one rate and decoded, packet by packet; what part of what is heard it is. */
function shareHeard(hz: number, rateHz: 8_000 | 16_000): number {
  const samples = tone([hz], rateHz, undefined, rateHz);
  const encoder = OPUS.encoder(rateHz);
  const decoder = OPUS.decoder();
  const bytes = new Uint8Array(PAYLOAD_BYTES);
  const heard = new Int16Array(16_000);
  const frame = rateHz / 50;
  for (let at = 0; at < 50; at++) {
    const count = encoder.encode(bytes, 0, samples.subarray(at * frame, (at + 1) * frame));
    expect(count).toBeLessThan(200);
    expect(decoder.decode(heard.subarray(at * 320), bytes, 0, count)).toBe(320);
  }
  encoder.end();
  decoder.end();
  const [start, length] = [4_000, 8_000];
  return goertzel(heard, start, length, hz, 16_000) / ((energy(heard, start, length) * length) / 2);
}

describe("what is heard", () => {
  test.each([400, 1_000, 3_000])("%i Hz, encoded at 8 kHz", (hz) => {
    expect(shareHeard(hz, 8_000)).toBeGreaterThan(0.9);
  });

  test.each([400, 1_000, 5_000, 7_000])("%i Hz, encoded at 16 kHz", (hz) => {
    expect(shareHeard(hz, 16_000)).toBeGreaterThan(0.9);
  });
});

test("silence takes few bytes and stays silent", () => {
  const encoder = OPUS.encoder(8_000);
  const bytes = new Uint8Array(PAYLOAD_BYTES);
  const heard = new Int16Array(320);
  const decoder = OPUS.decoder();
  for (let at = 0; at < 20; at++) decoder.decode(heard, bytes, 0, encoder.silence(bytes, 0));
  expect(Math.max(...heard.map(Math.abs))).toBeLessThan(8);
});

test("what is no packet has no samples, and hurts nobody", () => {
  const decoder = OPUS.decoder();
  const heard = new Int16Array(3_200);
  expect(decoder.decode(heard, new Uint8Array(0), 0, 0)).toBe(0);
  expect(decoder.decode(heard, new Uint8Array(20_000), 0, 20_000)).toBe(0);
  for (let seed = 0; seed < 2_000; seed++) {
    const bytes = Uint8Array.from(
      { length: 1 + (seed % 60) },
      (_, at) => Math.imul(seed + 1, 2_654_435_761 + at * 97) >>> 24,
    );
    const count = decoder.decode(heard, bytes, 0, bytes.length);
    expect(count).toBeGreaterThanOrEqual(0);
    expect(count).toBeLessThanOrEqual(1_920);
  }
});

test("a thousand that come and go take no memory with them", () => {
  const bytes = new Uint8Array(PAYLOAD_BYTES);
  const heard = new Int16Array(320);
  const round = (): void => {
    for (let at = 0; at < 500; at++) {
      const [encoder, decoder] = [OPUS.encoder(16_000), OPUS.decoder()];
      decoder.decode(heard, bytes, 0, encoder.silence(bytes, 0));
      encoder.end();
      decoder.end();
    }
  };
  round();
  const before = process.memoryUsage().rss;
  round();
  expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000);
});

test("its clock is 48 kHz whatever is sampled (RFC 7587 section 4.1)", () => {
  expect(OPUS).toMatchObject({ payloadType: undefined, clockHz: 48_000, rateHz: 16_000 });
});
