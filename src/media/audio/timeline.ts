import { timestampDistance } from "../wire/rtp.ts";
import { frameSamplesAt } from "./frame.ts";
import type { RateHz } from "./frame.ts";

export interface TimelineSettings {
  /** Of its samples; all else is counted in them. */
  readonly rateHz: RateHz;
  /** A power of two; must hold the delay, a leap and what is not read yet. */
  readonly capacitySamples: number;
  /** How long a packet is held so that a slower one can still take its place before it. */
  readonly delaySamples: number;
  /** Where above `delaySamples`, the delay grows up to this when packets come too late. */
  readonly maxDelaySamples: number;
}

/** What a packet holds: where in its stream, and which samples; they are valid during the call. */
export interface Placed {
  readonly timestamp: number;
  readonly marker: boolean;
  /** What timestamps count. */
  readonly clockHz: number;
  /** What is lost before it is filled with what was said before, faded. */
  readonly fades: boolean;
  samplesAt(rateHz: RateHz): Int16Array;
  /** How many of them are the packet's. */
  countAt(rateHz: RateHz): number;
}

/** A packet this far from where it was expected belongs to a new timeline of the sender. */
const LEAP_S = 0.5;
const LATE_IN_A_ROW = 3;
const WINDOW_S = 2;
/** Windows without a late packet until the delay is taken back by a step. */
const CALM_WINDOWS = 5;
/** Frames that are missing in a row; a longer hole is a pause, whose end was no loss. */
const MOST_FADED = 5;

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
  readonly #frame: number;
  /** Where what was written last ends. */
  #end = -Infinity;
  /** Its last 20 ms; undefined: nothing has to be filled with them. */
  #tail: Int16Array | undefined;

  constructor(settings: TimelineSettings, cursor: number) {
    this.#settings = settings;
    this.#ring = new Int16Array(settings.capacitySamples);
    this.#mask = settings.capacitySamples - 1;
    this.#delay = settings.delaySamples;
    this.#cursor = cursor;
    this.#frame = frameSamplesAt(settings.rateHz);
  }

  get delaySamples(): number {
    return this.#delay;
  }

  /** The next packet is of another stream: its timestamps say nothing about the last one's. */
  restart(): void {
    this.#anchored = false;
    this.#tail = undefined;
  }

  /** Puts a packet where it belongs. `now` is our clock in samples. */
  place(now: number, packet: Placed): void {
    const { timestamp, marker, clockHz } = packet;
    const { rateHz } = this.#settings;
    const ideal = now + this.#delay;
    const ahead = timestampDistance(this.#lastTimestamp, timestamp);
    let position = this.#lastPosition + (clockHz === rateHz ? ahead : Math.round((ahead * rateHz) / clockHz));
    if (!this.#anchored) {
      position = ideal;
      this.#anchored = true;
      this.#openWindow(now);
    } else if (Math.abs(position - ideal) > LEAP_S * rateHz) {
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
    this.#write(position, packet);
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

  #write(position: number, packet: Placed): void {
    const samples = packet.samplesAt(this.#settings.rateHz);
    const count = packet.countAt(this.#settings.rateHz);
    if (packet.fades) this.#fade(position, samples, count);
    const first = Math.max(0, this.#cursor - position);
    const last = Math.min(count, this.#cursor + this.#ring.length - position);
    for (let at = first; at < last; at++) this.#ring[(position + at) & this.#mask] = samples[at] as number;
  }

  /** Fills what is missing before the packet with the 20 ms before the hole, backwards, so that there is no seam, and fading. */
  #fade(position: number, samples: Int16Array, count: number): void {
    const size = this.#frame;
    const tail = this.#tail;
    const missing = position - this.#end;
    if (tail !== undefined && missing > 0 && missing <= MOST_FADED * size) {
      for (let at = Math.max(0, this.#cursor - this.#end); at < Math.min(missing, size); at++) {
        const faded = ((tail[size - 1 - at] as number) * (size - at)) / size;
        this.#ring[(this.#end + at) & this.#mask] = Math.round(faded);
      }
    }
    if (position + count <= this.#end || count < size) return;
    this.#end = position + count;
    this.#tail = tail ?? new Int16Array(size);
    for (let at = 0; at < size; at++) this.#tail[at] = samples[count - size + at] as number;
  }

  #skipTo(position: number): void {
    const skipped = position - this.#cursor;
    if (skipped <= 0) return;
    if (skipped >= this.#ring.length) this.#ring.fill(0);
    else for (let at = 0; at < skipped; at++) this.#ring[(this.#cursor + at) & this.#mask] = 0;
    this.#cursor = position;
  }

  #openWindow(now: number): void {
    this.#windowEnd = now + WINDOW_S * this.#settings.rateHz;
    this.#best = -Infinity;
    this.#lateInWindow = 0;
    this.#lateInARow = 0;
  }

  #closeWindow(now: number): void {
    if (Math.abs(this.#best) >= this.#frame) this.#lastPosition -= this.#best;
    const { delaySamples, maxDelaySamples } = this.#settings;
    if (this.#lateInWindow > 0) {
      this.#calmWindows = 0;
      this.#delay = Math.min(maxDelaySamples, this.#delay + this.#frame);
    } else if (++this.#calmWindows >= CALM_WINDOWS) {
      this.#calmWindows = 0;
      this.#delay = Math.max(delaySamples, this.#delay - this.#frame);
    }
    this.#openWindow(now);
  }
}
