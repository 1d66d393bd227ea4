import { FRAME_SAMPLES, SAMPLE_RATE } from "../audio/frame.ts";
import type { RateHz } from "../audio/frame.ts";
import { Resampler } from "../audio/resampler.ts";

/** What plays on a session, for those who hear that as well: 20 ms of it at a time. */
export class Overheard {
  /** Linear, 8 kHz: who sends it writes it here, and says so. */
  readonly samples = new Int16Array(FRAME_SAMPLES);
  readonly #wide = new Int16Array(2 * FRAME_SAMPLES);
  #resampler: Resampler | undefined;
  #isPlaying = false;

  /** As the peer was sent it in the last 20 ms; undefined: it was sent nothing of the session's own. Asked once for each. */
  frameAt(rateHz: RateHz): Int16Array | undefined {
    if (!this.#isPlaying || rateHz === SAMPLE_RATE) return this.#isPlaying ? this.samples : undefined;
    this.#resampler ??= new Resampler(rateHz);
    this.#resampler.feed(this.samples, FRAME_SAMPLES, this.#wide);
    return this.#wide;
  }

  /** The peer is sent these 20 ms. */
  plays(): void {
    this.#isPlaying = true;
  }

  quiet(): void {
    this.#isPlaying = false;
  }
}
