// Which codecs there are, and which of them understand one another without being decoded.
import { SAMPLE_RATE } from "../audio/frame.ts";
import type { RateHz } from "../audio/frame.ts";
import type { MediaCodec } from "../vocabulary.ts";
import type { Codec } from "./codec.ts";
import { PCMA, PCMU } from "./g711.ts";
import { G722 } from "./g722.ts";
import { OPUS } from "./opus.ts";

const CODECS: Readonly<Record<MediaCodec, Codec>> = { PCMA, PCMU, G722, opus: OPUS };
export const CODEC_NAMES = Object.keys(CODECS) as readonly MediaCodec[];
const WIDE_HZ = 16_000;

export function codecOf(name: MediaCodec): Codec {
  return CODECS[name];
}

/** G.711 by its static payload type, whatever was agreed on; undefined for every other type. */
export function lawCodecOf(payloadType: number): Codec | undefined {
  if (payloadType === PCMA.payloadType) return PCMA;
  return payloadType === PCMU.payloadType ? PCMU : undefined;
}

/** Do packets of the one go on as they are, or byte by byte, to who speaks the other? */
export function isDirect(from: Codec, to: Codec): boolean {
  return from === to || (from.law !== undefined && to.law !== undefined);
}

/** A conversation's own rate: wideband where two of its parties can hear one another so. */
export function ownRate(codecs: Iterable<Codec>): RateHz {
  let wide = 0;
  for (const { rateHz } of codecs) if (rateHz === WIDE_HZ) wide += 1;
  return wide >= 2 ? WIDE_HZ : SAMPLE_RATE;
}
