// G.711: one byte a sample, two laws. Everything is a table, made once: 256 entries to decode, 65 536 to encode
// (indexed by the sample's 16 bits), 256 from law to law.
import { FRAME_SAMPLES, SAMPLE_RATE } from "../audio/frame.ts";
import type { Codec } from "./codec.ts";
import type { Law } from "./law.ts";

/*
 * A-law byte, after the even bits were inverted (XOR 0x55):   mu-law byte, after all bits were inverted:
 *
 *   7   6 5 4     3 2 1 0                                       7   6 5 4     3 2 1 0
 *   +   segment   interval   (sign: 1 is positive)              -   segment   interval   (sign: 1 is negative)
 */
function decodeA(byte: number): number {
  const bits = byte ^ 0x55;
  const segment = (bits >> 4) & 7;
  const interval = (bits & 15) << 4;
  const magnitude = segment === 0 ? interval + 8 : (interval + 0x108) << (segment - 1);
  return (bits & 0x80) === 0 ? -magnitude : magnitude;
}

function decodeU(byte: number): number {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 15) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
  return (bits & 0x80) === 0 ? magnitude : -magnitude;
}

function encodeA(sample: number): number {
  const sign = sample < 0 ? 0 : 0x80;
  // Thirteen bits; a negative level is mirrored by one's complement, so that -1 falls into the first interval.
  const level = (sample < 0 ? ~sample : sample) >> 3;
  const segment = Math.max(0, 32 - Math.clz32(level) - 5);
  const interval = (level >> Math.max(1, segment)) & 15;
  return (sign | (segment << 4) | interval) ^ 0x55;
}

function encodeU(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const level = Math.min(sample < 0 ? -sample : sample, 32_635) + 0x84;
  const segment = 32 - Math.clz32(level) - 8;
  const interval = (level >> (segment + 3)) & 15;
  return ~(sign | (segment << 4) | interval) & 0xff;
}

function makeLaw(
  codec: Law["codec"],
  payloadType: number,
  decode: (byte: number) => number,
  encode: (sample: number) => number,
): Law {
  return {
    codec,
    payloadType,
    decode: Int16Array.from({ length: 256 }, (_, byte) => decode(byte)),
    encode: Uint8Array.from({ length: 65_536 }, (_, bits) => encode((bits << 16) >> 16)),
    silence: encode(0),
  };
}

export const A_LAW: Law = makeLaw("PCMA", 8, decodeA, encodeA);
export const MU_LAW: Law = makeLaw("PCMU", 0, decodeU, encodeU);

function bridgeLaws(from: Law, to: Law): Uint8Array {
  return Uint8Array.from(from.decode, (sample) => to.encode[sample & 0xffff] as number);
}

const A_TO_U = bridgeLaws(A_LAW, MU_LAW);
const U_TO_A = bridgeLaws(MU_LAW, A_LAW);

/** Byte to byte; undefined where nothing is to be done. */
export function conversion(from: Law, to: Law): Uint8Array | undefined {
  if (from === to) return undefined;
  return from === A_LAW ? A_TO_U : U_TO_A;
}

/** Converts `bytes[start, end)` where they are. */
export function convertInPlace(bytes: Uint8Array, start: number, end: number, table: Uint8Array): void {
  for (let at = start; at < end; at++) bytes[at] = table[bytes[at] as number] as number;
}

/** Decodes `bytes[start, end)` to `samples` from its beginning. `samples` must be long enough. */
export function decodeInto(samples: Int16Array, law: Law, bytes: Uint8Array, start: number, end: number): void {
  const table = law.decode;
  for (let at = start, to = 0; at < end; at++, to++) samples[to] = table[bytes[at] as number] as number;
}

/** Encodes `count` samples to `bytes` from `at`. */
export function encodeInto(
  bytes: Uint8Array | Int16Array,
  at: number,
  law: Law,
  samples: Int16Array,
  count: number,
): void {
  const table = law.encode;
  for (let from = 0; from < count; from++) bytes[at + from] = table[(samples[from] as number) & 0xffff] as number;
}

/** A law knows no state, so one decoder and one encoder serve everybody. */
function codecOf(law: Law): Codec {
  const decoder = {
    decode: (samples: Int16Array, bytes: Uint8Array, start: number, end: number): number => {
      const last = Math.min(end, start + samples.length);
      decodeInto(samples, law, bytes, start, last);
      return last - start;
    },
    end: () => undefined,
  };
  const encoder = {
    encode: (bytes: Uint8Array, at: number, samples: Int16Array): number => {
      encodeInto(bytes, at, law, samples, FRAME_SAMPLES);
      return FRAME_SAMPLES;
    },
    silence: (bytes: Uint8Array, at: number): number => {
      bytes.fill(law.silence, at, at + FRAME_SAMPLES);
      return FRAME_SAMPLES;
    },
    end: () => undefined,
  };
  return {
    name: law.codec,
    payloadType: law.payloadType,
    clockHz: SAMPLE_RATE,
    rateHz: SAMPLE_RATE,
    encodedFromHz: [SAMPLE_RATE],
    law,
    fades: false,
    decoder: () => decoder,
    encoder: () => encoder,
  };
}

export const PCMA: Codec = codecOf(A_LAW);
export const PCMU: Codec = codecOf(MU_LAW);
