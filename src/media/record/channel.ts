import type { RateHz } from "../audio/frame.ts";
import { Timeline } from "../audio/timeline.ts";
import type { Placed } from "../audio/timeline.ts";

/** A packet may be this late and still find its place. */
const HOLD_MS = 500;
/** What is not read yet, and packets half a second ahead: 4 s. */
const RING_SAMPLES = { 8_000: 32_768, 16_000: 65_536 } as const;

/** When a recording began, and at which rate it is kept: positions are in its samples, from its beginning. */
export interface Beginning {
  readonly atMs: number;
  readonly rateHz: RateHz;
}

/** Where a recording is now. */
export function positionAt({ atMs, rateHz }: Beginning, nowMs: number): number {
  return Math.round(((nowMs - atMs) * rateHz) / 1_000);
}

/** Up to where it is old enough to be complete. */
export function completeAt(beginning: Beginning, nowMs: number): number {
  return positionAt(beginning, nowMs - HOLD_MS);
}

/**
 * One voice of a recording. Sample 0 is the moment the recording began; each packet lies where its RTP timestamp says,
 * and what did not come is silence. So voices that began together stay aligned whatever the network does.
 */
export class Channel {
  readonly #timeline: Timeline;
  readonly #beginning: Beginning;

  /** `read`: samples of the recording that are written already. */
  constructor(beginning: Beginning, read = 0) {
    this.#beginning = beginning;
    const { rateHz } = beginning;
    const capacitySamples = RING_SAMPLES[rateHz];
    this.#timeline = new Timeline({ rateHz, capacitySamples, delaySamples: 0, maxDelaySamples: 0 }, read);
  }

  get rateHz(): RateHz {
    return this.#beginning.rateHz;
  }

  /** Where the voice is now, in samples from the recording's beginning. */
  positionAt(nowMs: number): number {
    return positionAt(this.#beginning, nowMs);
  }

  /** Up to where it is old enough to be complete. */
  completeAt(nowMs: number): number {
    return completeAt(this.#beginning, nowMs);
  }

  /** Behind all that can have come by now: a packet may lie half a second ahead. */
  aheadAt(nowMs: number): number {
    return this.positionAt(nowMs + HOLD_MS);
  }

  /** The next packet belongs to another stream (SSRC). */
  restart(): void {
    this.#timeline.restart();
  }

  place(packet: Placed, nowMs: number): void {
    this.#timeline.place(this.positionAt(nowMs), packet);
  }

  /** The samples from `position` on; what lies between the last read and there is dropped. */
  read(position: number, out: Int16Array, count: number): void {
    this.#timeline.read(position, out, count);
  }
}
