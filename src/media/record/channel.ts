import { SAMPLE_RATE, SAMPLES_PER_MS } from "../audio/g711.ts";
import type { Law } from "../audio/g711.ts";
import { Timeline } from "../audio/timeline.ts";
import type { RtpFields } from "../wire/rtp.ts";

/** A packet may be this late and still find its place. */
const HOLD_SAMPLES = SAMPLE_RATE / 2;
/** What is not read yet, and packets half a second ahead: 4 s. */
const RING_SAMPLES = 32_768;

/** Where a recording is now, in samples from its beginning. */
export function positionAt(startedAtMs: number, nowMs: number): number {
  return Math.round((nowMs - startedAtMs) * SAMPLES_PER_MS);
}

/** Up to where it is old enough to be complete. */
export function completeAt(startedAtMs: number, nowMs: number): number {
  return positionAt(startedAtMs, nowMs) - HOLD_SAMPLES;
}

/**
 * One voice of a recording. Sample 0 is the moment the recording began; each packet lies where its RTP timestamp says,
 * and what did not come is silence. So voices that began together stay aligned whatever the network does.
 */
export class Channel {
  readonly #timeline: Timeline;
  readonly #startedAtMs: number;

  /** `read`: samples of the recording that are written already. */
  constructor(startedAtMs: number, read = 0) {
    this.#startedAtMs = startedAtMs;
    this.#timeline = new Timeline({ capacitySamples: RING_SAMPLES, delaySamples: 0, maxDelaySamples: 0 }, read);
  }

  /** Where the voice is now, in samples from the recording's beginning. */
  positionAt(nowMs: number): number {
    return positionAt(this.#startedAtMs, nowMs);
  }

  /** Up to where it is old enough to be complete. */
  completeAt(nowMs: number): number {
    return completeAt(this.#startedAtMs, nowMs);
  }

  /** Behind all that can have come by now: a packet may lie half a second ahead. */
  aheadAt(nowMs: number): number {
    return this.positionAt(nowMs) + HOLD_SAMPLES;
  }

  /** The next packet belongs to another stream (SSRC). */
  restart(): void {
    this.#timeline.restart();
  }

  place(fields: RtpFields, law: Law, bytes: Uint8Array, nowMs: number): void {
    const { timestamp, marker, payloadStart, payloadEnd } = fields;
    this.#timeline.place(this.positionAt(nowMs), timestamp, marker, law, bytes, payloadStart, payloadEnd);
  }

  /** The samples from `position` on; what lies between the last read and there is dropped. */
  read(position: number, out: Int16Array, count: number): void {
    this.#timeline.read(position, out, count);
  }
}
