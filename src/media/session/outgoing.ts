import { FRAME_MS, SAMPLES_PER_MS } from "../audio/frame.ts";
import { RTP_HEADER_BYTES, sequenceDistance, timestampDistance, writeRtpHeader } from "../wire/rtp.ts";
import type { RtpFields } from "../wire/rtp.ts";

const NOTHING = -2;
const OURSELVES = -1;
/** For so many packets after a switch, what was sent before it may still come late and must not go out as something new. */
const GUARDED_PACKETS = 64;
/** A frame of our own follows the last one after 20 ms; later than this there was a gap, which is time that passed. */
const LATE_MS = 30;

/**
 * The one RTP stream a session sends, whatever feeds it: prompts of our own, or packets relayed from others. The peer
 * sees one SSRC, sequence numbers without jumps and timestamps that follow the time that passed.
 *
 *   ours:     sequence + 1, timestamp + 20 ms of the clock for each frame
 *   relayed:  sequence and timestamp of the source plus an offset, so that its gaps and disorder stay what they are
 *   switch:   new offsets, marker set; also where we go on after a gap
 */
export class Outgoing {
  readonly ssrc: number;
  /** What timestamps count. */
  ticksPerMs = SAMPLES_PER_MS;
  packetsSent = 0;
  octetsSent = 0;
  #sequence: number;
  /** Of the last frame sent or left out, and when that was. */
  #timestamp: number;
  #at = 0;
  #source = NOTHING;
  #sequenceOffset = 0;
  #timestampOffset = 0;
  #firstSequence = 0;
  #guarded = 0;

  /** The starting values should be random (RFC 3550 section 5.1). */
  constructor(ssrc: number, sequence: number, timestamp: number) {
    this.ssrc = ssrc >>> 0;
    this.#sequence = sequence & 0xffff;
    this.#timestamp = timestamp >>> 0;
  }

  get timestamp(): number {
    return this.#timestamp;
  }

  /** When the last packet was sent; the timestamp then was `timestamp`. */
  get sentAtMs(): number {
    return this.#at;
  }

  /** Timestamps count so from now on. */
  count(clockHz: number): void {
    this.ticksPerMs = clockHz / 1_000;
    this.pause();
  }

  /** Nothing is sent for a while: what comes next follows by the clock. */
  pause(): void {
    this.#source = NOTHING;
  }

  /** Writes the header of the next 20 ms of our own to `bytes[0, 12)`. */
  frame(bytes: Uint8Array, payloadType: number, payloadBytes: number, nowMs: number): void {
    const isSwitch = this.#advance(nowMs);
    this.#write(bytes, isSwitch, payloadType, this.#timestamp);
    this.#add(payloadBytes);
  }

  /** The same for a packet of an event that began `sinceStart` ticks ago (RFC 4733). */
  event(
    bytes: Uint8Array,
    payloadType: number,
    marker: boolean,
    sinceStart: number,
    payloadBytes: number,
    nowMs: number,
  ): void {
    this.#advance(nowMs);
    this.#write(bytes, marker, payloadType, this.#timestamp - sinceStart);
    this.#add(payloadBytes);
  }

  /** 20 ms of our own in which nothing is sent. */
  gap(nowMs: number): void {
    this.#advance(nowMs);
  }

  /**
   * Rewrites a received packet where it is, to go out from `payloadStart - 12` on. `stream` names the source: another
   * number is another stream. False: too old to be sent.
   */
  relay(bytes: Uint8Array, fields: RtpFields, payloadType: number, stream: number, nowMs: number): boolean {
    let marker = fields.marker;
    if (stream !== this.#source) {
      const sequence = this.#sequence + 1;
      const timestamp = this.#timestamp + this.#elapsed(nowMs);
      this.#sequenceOffset = sequence - fields.sequence;
      this.#timestampOffset = timestamp - fields.timestamp;
      this.#firstSequence = fields.sequence;
      this.#guarded = GUARDED_PACKETS;
      this.#source = stream;
      marker = true;
    } else if (this.#guarded > 0) {
      this.#guarded -= 1;
      if (sequenceDistance(this.#firstSequence, fields.sequence) < 0) return false;
    }
    const sequence = (fields.sequence + this.#sequenceOffset) & 0xffff;
    const timestamp = (fields.timestamp + this.#timestampOffset) >>> 0;
    writeRtpHeader(bytes, fields.payloadStart - RTP_HEADER_BYTES, marker, payloadType, sequence, timestamp, this.ssrc);
    if (sequenceDistance(this.#sequence, sequence) > 0) this.#sequence = sequence;
    if (timestampDistance(this.#timestamp, timestamp) >= 0) {
      this.#timestamp = timestamp;
      this.#at = nowMs;
    }
    this.#add(fields.payloadEnd - fields.payloadStart);
    return true;
  }

  /** True where the stream was not ours before, or where nothing was sent for a while. */
  #advance(nowMs: number): boolean {
    const isSwitch = this.#source !== OURSELVES || nowMs - this.#at > LATE_MS;
    const elapsed = isSwitch ? this.#elapsed(nowMs) : FRAME_MS * this.ticksPerMs;
    this.#timestamp = (this.#timestamp + elapsed) >>> 0;
    this.#at = nowMs;
    this.#source = OURSELVES;
    return isSwitch;
  }

  #elapsed(nowMs: number): number {
    const frame = FRAME_MS * this.ticksPerMs;
    return this.packetsSent === 0 ? frame : Math.max(frame, Math.round((nowMs - this.#at) * this.ticksPerMs));
  }

  #write(bytes: Uint8Array, marker: boolean, payloadType: number, timestamp: number): void {
    this.#sequence = (this.#sequence + 1) & 0xffff;
    writeRtpHeader(bytes, 0, marker, payloadType, this.#sequence, timestamp, this.ssrc);
  }

  #add(payloadBytes: number): void {
    this.packetsSent += 1;
    this.octetsSent += payloadBytes;
  }
}
