// What speech is in RTP: the two laws of G.711, G.722 and Opus are siblings behind this.
import type { RateHz } from "../audio/frame.ts";
import type { MediaCodec } from "../vocabulary.ts";
import type { Law } from "./law.ts";

export interface Codec {
  readonly name: MediaCodec;
  /** Static RTP payload type (RFC 3551 table 4); undefined: each session agrees on a number. */
  readonly payloadType: number | undefined;
  /** What its RTP timestamps count, and the durations of telephone-events beside it (RFC 4733 section 2.1). */
  readonly clockHz: number;
  /** Of what it is decoded to. */
  readonly rateHz: RateHz;
  /** Of what it may be made of. */
  readonly encodedFromHz: readonly [RateHz, ...RateHz[]];
  /** A byte for each sample, whatever was said before it. Undefined: it is understood only in order, from its beginning. */
  readonly law: Law | undefined;
  /** Whether a lost frame is what was said before it, faded; otherwise it is silence. */
  readonly fades: boolean;
  decoder(): Decoder;
  /** `rateHz`: one of those that it may be made of. */
  encoder(rateHz: RateHz): Encoder;
}

/** Of one stream, in its order. */
export interface Decoder {
  /** `bytes[start, end)` as samples, from the beginning of `samples` on: their count. 0: it is none of this codec. */
  decode(samples: Int16Array, bytes: Uint8Array, start: number, end: number): number;
  /** It is not used any more. */
  end(): void;
}

/** Of one stream, in its order. */
export interface Encoder {
  /** 20 ms of samples as bytes from `bytes[at]` on: their count, never more than `PAYLOAD_BYTES`. */
  encode(bytes: Uint8Array, at: number, samples: Int16Array): number;
  silence(bytes: Uint8Array, at: number): number;
  end(): void;
}

/** The longest 20 ms that an encoder gives (RFC 6716 section 3.2.1: Opus's longest frame). */
export const PAYLOAD_BYTES = 1_275;
/** The longest packet that is decoded: 200 ms at 16 kHz. */
export const PACKET_SAMPLES = 3_200;
