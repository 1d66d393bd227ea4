import { timestampDistance } from "../wire/rtp.ts";
import { FRAME_SAMPLES, SAMPLE_RATE } from "./g711.ts";
import type { Law } from "./g711.ts";

export interface TimelineSettings {
  /** A power of two; must hold the delay, a leap and what is not read yet. */
  readonly capacitySamples: number;
  /** How long a packet is held so that a slower one can still take its place before it. */
  readonly delaySamples: number;
  /** Where above `delaySamples`, the delay grows up to this when packets come too late. */
  readonly maxDelaySamples: number;
}

/** A packet this far from where it was expected belongs to a new timeline of the sender. */
const LEAP_SAMPLES = SAMPLE_RATE / 2;
const LATE_IN_A_ROW = 3;
const WINDOW_SAMPLES = 2 * SAMPLE_RATE;
/** Windows without a late packet until the delay is taken back by a step. */
const CALM_WINDOWS = 5;

/**
 * The reorder buffer of mixing and recording: puts each packet where its RTP timestamp says it belongs in our time, and
 * is read from the other end at our pace. What never came is silence, what came twice is there once.
 *
 *        read                                    now + delay: an unhurried packet lands here
 *   ------|--[#####][#####].......[#####][#####]--|--------------->  samples of our clock
 *                          ^lost                 (each at `anchor + timestamp`)
 *
 * Our clock and the sender's drift apart, and the first packet may have been a slow one: the quickest packet of every
 * two seconds is compared with where it should be, and the anchor moved by what it was off, once that is a frame.
 */
export class Timeline {
  readonly #ring: Int16Array;
  readonly #mask: number;
  readonly #settings: TimelineSettings;
  #delay: number;
  /** Position of the next sample to be read. */
  #cursor: number;
  #anchored = false;
  #lastPosition = 0;
  #lastTimestamp = 0;
  #isLeapSuspected = false;
  #lateInARow = 0;
  #lateInWindow = 0;
  #calmWindows = 0;
  #windowEnd = 0;
  #best = -Infinity;

  constructor(settings: TimelineSettings, cursor: number) {
    this.#settings = settings;
    this.#ring = new Int16Array(settings.capacitySamples);
    this.#mask = settings.capacitySamples - 1;
    this.#delay = settings.delaySamples;
    this.#cursor = cursor;
  }

  get delaySamples(): number {
    return this.#delay;
  }

  /** The next packet is of another stream: its timestamps say nothing about the last one's. */
  restart(): void {
    this.#anchored = false;
  }

  /** Puts `bytes[start, end)` where it belongs. `now` is our clock in samples. */
  place(
    now: number,
    timestamp: number,
    marker: boolean,
    law: Law,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    const ideal = now + this.#delay;
    let position = this.#lastPosition + timestampDistance(this.#lastTimestamp, timestamp);
    if (!this.#anchored) {
      position = ideal;
      this.#anchored = true;
      this.#openWindow(now);
    } else if (Math.abs(position - ideal) > LEAP_SAMPLES) {
      // One stray packet must not tear the others along: the second one, or a marker, shows that it is meant.
      if (!marker && !this.#isLeapSuspected) {
        this.#isLeapSuspected = true;
        return;
      }
      position = ideal;
      this.#openWindow(now);
    } else if (position < this.#cursor) {
      this.#lateInWindow += 1;
      if (++this.#lateInARow >= LATE_IN_A_ROW) position = ideal;
    } else this.#lateInARow = 0;
    this.#isLeapSuspected = false;
    this.#lastPosition = position;
    this.#lastTimestamp = timestamp;
    this.#best = Math.max(this.#best, position - ideal);
    this.#write(position, law, bytes, start, end);
    if (now >= this.#windowEnd) this.#closeWindow(now);
  }

  /** Reads the samples from `position` on; what lies between the last read and there is dropped. */
  read(position: number, out: Int16Array, count: number): void {
    this.#skipTo(position);
    for (let at = 0; at < count; at++) {
      const index = (this.#cursor + at) & this.#mask;
      out[at] = this.#ring[index] as number;
      this.#ring[index] = 0;
    }
    this.#cursor += count;
  }

  #write(position: number, law: Law, bytes: Uint8Array, start: number, end: number): void {
    const first = Math.max(0, this.#cursor - position);
    const last = Math.min(end - start, this.#cursor + this.#ring.length - position);
    const table = law.decode;
    for (let at = first; at < last; at++) {
      this.#ring[(position + at) & this.#mask] = table[bytes[start + at] as number] as number;
    }
  }

  #skipTo(position: number): void {
    const skipped = position - this.#cursor;
    if (skipped <= 0) return;
    if (skipped >= this.#ring.length) this.#ring.fill(0);
    else for (let at = 0; at < skipped; at++) this.#ring[(this.#cursor + at) & this.#mask] = 0;
    this.#cursor = position;
  }

  #openWindow(now: number): void {
    this.#windowEnd = now + WINDOW_SAMPLES;
    this.#best = -Infinity;
    this.#lateInWindow = 0;
    this.#lateInARow = 0;
  }

  #closeWindow(now: number): void {
    if (Math.abs(this.#best) >= FRAME_SAMPLES) this.#lastPosition -= this.#best;
    const { delaySamples, maxDelaySamples } = this.#settings;
    if (this.#lateInWindow > 0) {
      this.#calmWindows = 0;
      this.#delay = Math.min(maxDelaySamples, this.#delay + FRAME_SAMPLES);
    } else if (++this.#calmWindows >= CALM_WINDOWS) {
      this.#calmWindows = 0;
      this.#delay = Math.max(delaySamples, this.#delay - FRAME_SAMPLES);
    }
    this.#openWindow(now);
  }
}
