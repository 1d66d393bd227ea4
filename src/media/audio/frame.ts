// 20 ms at a time: what everything in the media counts in.

/** A telephone's, and that of wideband speech. */
export type RateHz = 8_000 | 16_000;

export const FRAME_MS = 20;
/** Of what is always at 8 kHz: sounds, tones, what listens for digits. */
export const SAMPLE_RATE = 8_000;
export const SAMPLES_PER_MS = 8;
export const FRAME_SAMPLES = 160;

export function frameSamplesAt(rateHz: number): number {
  return (rateHz / 1_000) * FRAME_MS;
}
