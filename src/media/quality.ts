import type { MediaCodec } from "./vocabulary.ts";

/** What one direction of one leg came to. */
export interface Passage {
  readonly codec: MediaCodec;
  /** 0 to 1. */
  readonly lostShare: number;
  readonly jitterMs: number;
  /** Undefined: not known, and then no way at all. */
  readonly roundTripMs: number | undefined;
}

interface Impairment {
  /** Ie and Bpl of ITU-T G.113 Appendix I. */
  readonly equipment: number;
  readonly robustness: number;
  /** A frame, and what the codec looks ahead. */
  readonly delayMs: number;
}

/** R without delay and loss: the default values of ITU-T G.107 table 3, with A = 0. */
const BEST_RATING = 93.2;
/** Twice the jitter is what a buffer has to hold for nearly all to come in time. */
const JITTERS_HELD = 2;

/*
 * G.711 with packet loss concealment, as telephones have it. For G.722 and Opus G.113 has no values on the scale of narrow band:
 * those of G.711 stand for them, so that the figure tells of the network, not of the wider band.
 */
const G711 = { equipment: 0, robustness: 25.1, delayMs: 20 } as const;
const IMPAIRMENTS: { readonly [Codec in MediaCodec]: Impairment } = {
  PCMA: G711,
  PCMU: G711,
  G722: { ...G711, delayMs: 21.5 },
  opus: { ...G711, delayMs: 26.5 },
};

/**
 * An estimated MOS, 1 to 4.5, by the E-model of ITU-T G.107 with what is measured here alone:
 *
 *     d = round trip / 2 + 2 x jitter + the codec's delay
 *     R = 93.2 - (0.024 d + 0.11 (d - 177.3 where d is more)) - (Ie + (95 - Ie) x Ppl / (Ppl + Bpl))
 *     MOS = 1 + 0.035 R + R (R - 60) (100 - R) x 7e-6                                             (annex B)
 *
 * The delay's part is the approximation of Cole and Rosenbluth (2001), the loss's is section 7.4 with random losses (BurstR = 1).
 */
export function estimatedMos({ codec, lostShare, jitterMs, roundTripMs = 0 }: Passage): number {
  const { equipment, robustness, delayMs } = IMPAIRMENTS[codec];
  const delay = roundTripMs / 2 + JITTERS_HELD * jitterMs + delayMs;
  const byDelay = 0.024 * delay + 0.11 * Math.max(0, delay - 177.3);
  const lost = 100 * Math.min(1, Math.max(0, lostShare));
  const byLoss = equipment + ((95 - equipment) * lost) / (lost + robustness);
  const rating = Math.min(100, Math.max(0, BEST_RATING - byDelay - byLoss));
  const mos = 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
  // The polynomial dips below 1 where R is small.
  return Math.round(Math.max(1, mos) * 100) / 100;
}
