import { conversion, convertInPlace, encodeInto, FRAME_SAMPLES, SAMPLES_PER_MS } from "../audio/g711.ts";
import type { Law } from "../audio/g711.ts";
import { addInto, withoutSelf } from "../audio/mixer.ts";
import { Timeline } from "../audio/timeline.ts";
import type { RtpFields } from "../wire/rtp.ts";
import type { VoiceListener } from "./ports.ts";
import type { Session } from "./session.ts";

/** What a member of a mix said, put in order. */
interface Voice {
  readonly timeline: Timeline;
  readonly frame: Int16Array;
}

/** 40 ms for packets to come in order, 120 at most where a member's network needs them. */
const MIX_SETTINGS = { capacitySamples: 8_192, delaySamples: 320, maxDelaySamples: 960 };

const sum = new Int32Array(FRAME_SAMPLES);
const heard = new Int16Array(FRAME_SAMPLES);

/**
 * Sessions that hear one another.
 *
 *   one:    waits; hears silence
 *   two:    each packet goes on as it comes, rewritten in place, converted byte by byte where the codecs differ
 *   more:   packets are put in order, and every 20 ms each member gets the sum of the others
 */
export class Bridge implements VoiceListener<Session> {
  readonly name: string;
  readonly slot: number;
  readonly #members: Session[] = [];
  readonly #voices = new Map<Session, Voice>();

  constructor(name: string, slot: number) {
    this.name = name;
    this.slot = slot;
  }

  get isEmpty(): boolean {
    return this.#members.length === 0;
  }

  /** Does a member get something from here (and not silence of its own making)? */
  get feeds(): boolean {
    return this.#members.length > 1;
  }

  add(session: Session, nowMs: number): void {
    this.#members.push(session);
    session.listener = this;
    this.#settle(nowMs);
  }

  remove(session: Session, nowMs: number): void {
    const at = this.#members.indexOf(session);
    if (at < 0) return;
    this.#members.splice(at, 1);
    session.listener = undefined;
    this.#voices.delete(session);
    this.#settle(nowMs);
  }

  audio(from: Session, fields: RtpFields, law: Law, bytes: Uint8Array, nowMs: number): void {
    if (this.#members.length > 2) {
      const now = Math.round(nowMs * SAMPLES_PER_MS);
      const { payloadStart, payloadEnd, timestamp, marker } = fields;
      this.#voices.get(from)?.timeline.place(now, timestamp, marker, law, bytes, payloadStart, payloadEnd);
      return;
    }
    const other = this.#otherThan(from);
    if (other?.isFree !== true) return;
    const table = conversion(law, other.law);
    if (table !== undefined) convertInPlace(bytes, fields.payloadStart, fields.payloadEnd, table);
    other.relay(bytes, fields, other.payloadType, from.incoming.stream, nowMs);
  }

  event(from: Session, digit: string | undefined, fields: RtpFields, bytes: Uint8Array, nowMs: number): void {
    if (this.#members.length > 2) {
      // In a mix there is no packet to go on: the digit is made anew.
      if (digit !== undefined) this.digit(from, digit);
      return;
    }
    const other = this.#otherThan(from);
    if (other === undefined) return;
    const { digitsPayloadType } = other;
    if (digitsPayloadType === undefined) {
      if (digit !== undefined) other.sendDigits(digit);
    } else if (other.isFree) other.relay(bytes, fields, digitsPayloadType, from.incoming.stream, nowMs);
  }

  digit(from: Session, digit: string): void {
    for (const member of this.#members) if (member !== from) member.sendDigits(digit);
  }

  restart(from: Session): void {
    this.#voices.get(from)?.timeline.restart();
  }

  /** Every 20 ms; `nowMs` is the time it should be, so that it moves by 20 ms exactly. */
  tick(nowMs: number): void {
    if (this.#members.length < 3) return;
    const position = Math.round(nowMs * SAMPLES_PER_MS);
    sum.fill(0);
    for (const { timeline, frame } of this.#voices.values()) {
      timeline.read(position, frame, FRAME_SAMPLES);
      addInto(sum, frame);
    }
    for (const [member, { frame }] of this.#voices) {
      if (!member.isFree) continue;
      withoutSelf(heard, sum, frame);
      member.sendMixed((bytes, at) => encodeInto(bytes, at, member.law, heard, FRAME_SAMPLES), nowMs);
    }
  }

  #otherThan(session: Session): Session | undefined {
    return this.#members[0] === session ? this.#members[1] : this.#members[0];
  }

  /** The voices are there for three and more only. */
  #settle(nowMs: number): void {
    if (this.#members.length < 3) {
      this.#voices.clear();
      return;
    }
    const cursor = Math.round(nowMs * SAMPLES_PER_MS);
    for (const member of this.#members) {
      if (this.#voices.has(member)) continue;
      this.#voices.set(member, { timeline: new Timeline(MIX_SETTINGS, cursor), frame: new Int16Array(FRAME_SAMPLES) });
    }
  }
}
