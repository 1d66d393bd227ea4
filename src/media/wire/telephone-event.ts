/*
 * RFC 4733 section 2.3, the payload of one event:
 *
 *    0                   1                   2                   3
 *    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *   |     event     |E|R| volume    |          duration             |
 *   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * All packets of one event carry the RTP timestamp of its beginning; the duration grows; the end is sent three times.
 */
import { digitOfEvent, eventOfDigit } from "../audio/dtmf.ts";
import { SAMPLE_RATE } from "../audio/frame.ts";
import { readUint16, byteAt, timestampDistance } from "./rtp.ts";

export const EVENT_BYTES = 4;

const NO_EVENT = -1;
/** A sender that wrongly moves the timestamp along with the tone does so by a packet's step, and a few of them may
 * be lost; two digits are further apart. */
const MOVED_MS = 60;
const LATE_MS = 10_000;
/** An event that may still go on after its last packet. */
const OPEN_MS = 40;

/** Tells each digit once, at its first packet, whatever of the rest is lost, repeated or out of order. */
export class DigitReceiver {
  /** What timestamps and durations count. */
  clockHz = SAMPLE_RATE;
  #event = NO_EVENT;
  #timestamp = 0;
  #duration = 0;
  #ended = false;

  /** A new stream: timestamps begin anew. */
  reset(): void {
    this.#event = NO_EVENT;
  }

  /** Is the key of the last event down at that moment of the stream? */
  isDownAt(timestamp: number): boolean {
    if (this.#event === NO_EVENT) return false;
    const since = timestampDistance(this.#timestamp, timestamp);
    return since >= 0 && since < (this.#ended ? this.#duration : this.#duration + this.#ticks(OPEN_MS));
  }

  /** A packet's payload `bytes[start, end)`. Gives the digit where a new one begins. */
  receive(timestamp: number, marker: boolean, bytes: Uint8Array, start: number, end: number): string | undefined {
    if (end - start < EVENT_BYTES) return undefined;
    const event = byteAt(bytes, start);
    const isEnd = (byteAt(bytes, start + 1) & 0x80) !== 0;
    const duration = readUint16(bytes, start + 2);
    const isFirst = this.#event === NO_EVENT;
    const later = timestampDistance(this.#timestamp, timestamp);
    // A late copy of an earlier event; what is much older is a sender whose clock began anew.
    if (!isFirst && later < 0 && later > -this.#ticks(LATE_MS)) return undefined;
    if (!isFirst && later === 0) {
      this.#duration = Math.max(this.#duration, duration);
      this.#ended ||= isEnd;
      return undefined;
    }
    const continues = !isFirst && this.#continues(event, later, marker, isEnd, duration);
    this.#event = event;
    this.#timestamp = timestamp;
    this.#duration = duration;
    this.#ended = isEnd;
    return continues ? undefined : digitOfEvent(event);
  }

  #ticks(ms: number): number {
    return (ms * this.clockHz) / 1_000;
  }

  /** A later timestamp that is the same key held down all the same. */
  #continues(event: number, later: number, marker: boolean, isEnd: boolean, duration: number): boolean {
    if (event !== this.#event || marker || later < 0) return false;
    // Section 2.5.1.3: an event longer than the field goes on in a new segment that begins where the last one ended.
    if (!this.#ended && this.#duration === 0xffff && later === 0xffff) return true;
    // Not in any RFC, but on the road: gateways that let the timestamp grow. Their duration grows as well, up to the
    // end, which they send three times like everybody.
    if (later > this.#ticks(MOVED_MS) || (this.#ended && !isEnd)) return false;
    return isEnd ? duration >= this.#duration : duration > this.#duration;
  }
}

/** What the next 20 ms of a session that is sending digits hold. */
export interface EventFrame {
  /** Set on the first packet of a digit. */
  readonly marker: boolean;
  /** The digit's beginning: how many ticks of the clock before now. */
  readonly sinceStart: number;
}

const TONE_FRAMES = 5;
const END_PACKETS = 3;
const PAUSE_FRAMES = 4;
/** -10 dBm0. */
const VOLUME = 10;

/** Digits one after another: 100 ms of tone, the end three times, then at least 80 ms of nothing before the next. */
export class DigitSender {
  /** 20 ms in the clock that durations count. */
  frameTicks = SAMPLE_RATE / 50;
  readonly #waiting: number[] = [];
  /** The frame of the current digit, from 0. */
  #frame = 0;

  static readonly LIMIT = 64;

  get busy(): boolean {
    return this.#waiting.length > 0;
  }

  /** What is no digit is left out, and so is what is beyond the limit. */
  add(digits: string): void {
    for (const digit of digits) {
      const event = eventOfDigit(digit);
      if (event !== undefined && this.#waiting.length < DigitSender.LIMIT) this.#waiting.push(event);
    }
  }

  clear(): void {
    this.#waiting.length = 0;
    this.#frame = 0;
  }

  /** Once for every 20 ms while busy: writes the payload to `bytes[at, at + 4)`. Undefined in a pause: send nothing. */
  next(bytes: Uint8Array, at: number): EventFrame | undefined {
    const event = this.#waiting[0];
    if (event === undefined) return undefined;
    const frame = this.#frame++;
    if (frame >= TONE_FRAMES + END_PACKETS - 1) {
      // The pause keeps two equal digits apart; behind the last one nothing waits for it.
      if (frame === TONE_FRAMES + END_PACKETS - 1 + PAUSE_FRAMES) this.#shift();
      return undefined;
    }
    const isEnd = frame >= TONE_FRAMES - 1;
    const duration = Math.min(frame + 1, TONE_FRAMES) * this.frameTicks;
    bytes[at] = event;
    bytes[at + 1] = (isEnd ? 0x80 : 0) | VOLUME;
    bytes[at + 2] = duration >> 8;
    bytes[at + 3] = duration;
    if (frame === TONE_FRAMES + END_PACKETS - 2 && this.#waiting.length === 1) this.#shift();
    return { marker: frame === 0, sinceStart: frame * this.frameTicks };
  }

  #shift(): void {
    this.#waiting.shift();
    this.#frame = 0;
  }
}
