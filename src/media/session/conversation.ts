import { conversion, convertInPlace, encodeInto, FRAME_SAMPLES, SAMPLES_PER_MS } from "../audio/g711.ts";
import type { Law } from "../audio/g711.ts";
import { addInto, clipInto } from "../audio/mixer.ts";
import { Timeline } from "../audio/timeline.ts";
import type { MediaSessionId, Party as Said } from "../vocabulary.ts";
import type { RtpFields } from "../wire/rtp.ts";
import { Overheard } from "./overheard.ts";
import type { Place } from "./ports.ts";
import type { Session } from "./session.ts";

/** What somebody said whom others hear mixed, put in order. */
interface Voice {
  readonly timeline: Timeline;
  readonly frame: Int16Array;
}

/** 40 ms for packets to come in order, 120 at most where a member's network needs them. */
const MIX_SETTINGS = { capacitySamples: 8_192, delaySamples: 320, maxDelaySamples: 960 };

const sum = new Int32Array(FRAME_SAMPLES);
const heard = new Int16Array(FRAME_SAMPLES);

/**
 * Who hears whom:
 *
 *   nobody:   gets silence, or what plays
 *   one:      each packet goes on as it comes, rewritten in place, converted byte by byte where the codecs differ;
 *             to each who hears that one and nobody else
 *   more:     packets are put in order, and every 20 ms there is the sum of those that are heard
 *   also what plays on another: it is part of that sum, as it was sent to that one in the 20 ms before
 *
 * A voice is decoded once, and only where it is part of a sum. From one to more there is a gap as long as the mix waits
 * for packets (40 ms), and nothing is lost; the other way what waited is left out.
 */
export class Conversation {
  readonly name: string;
  /** In which part of the 20 ms it mixes. */
  readonly slot: number;
  readonly #parties = new Map<Session, Party>();
  /** Those that hear more than one, or what plays on another. */
  #mixed: readonly Party[] = [];
  #voices: readonly Voice[] = [];

  constructor(name: string, slot: number) {
    this.name = name;
    this.slot = slot;
  }

  get isEmpty(): boolean {
    return this.#parties.size === 0;
  }

  get sessions(): Iterable<Session> {
    return this.#parties.keys();
  }

  /** The whole relation; whoever is not named is gone already, and who is new has left where they were. */
  say(relation: ReadonlyMap<Session, Said>, nowMs: number): void {
    for (const session of relation.keys()) {
      if (this.#parties.has(session)) continue;
      const party = new Party(session);
      this.#parties.set(session, party);
      session.place = party;
    }
    const named = new Map([...this.#parties.values()].map((party) => [party.session.id, party]));
    for (const [session, { hears, playedTo }] of relation) {
      const heard = new Set(hears.map((id) => named.get(id)).filter((party) => party !== undefined));
      const party = this.#parties.get(session);
      if (party === undefined) continue;
      heard.delete(party);
      party.hear([...heard]);
      const other = playedTo === undefined ? undefined : named.get(playedTo);
      party.overhears = other === party ? undefined : other;
    }
    this.#settle(nowMs);
  }

  remove(session: Session, nowMs: number): void {
    const left = this.#parties.get(session);
    if (left === undefined) return;
    this.#parties.delete(session);
    session.place = undefined;
    session.overheard = undefined;
    for (const party of this.#parties.values()) {
      if (party.overhears === left) party.overhears = undefined;
      if (party.hears.includes(left)) party.hear(party.hears.filter((each) => each !== left));
    }
    this.#settle(nowMs);
  }

  /** Every 20 ms; `nowMs` is the time it should be, so that it moves by 20 ms exactly. */
  tick(nowMs: number): void {
    if (this.#mixed.length === 0) return;
    const position = Math.round(nowMs * SAMPLES_PER_MS);
    for (const { timeline, frame } of this.#voices) timeline.read(position, frame, FRAME_SAMPLES);
    for (const { session, hears, overhears } of this.#mixed) {
      if (!session.takes(nowMs)) continue;
      sum.fill(0);
      for (const { voice } of hears) if (voice !== undefined) addInto(sum, voice.frame);
      const played = overhears?.session.overheard?.frame;
      if (played !== undefined) addInto(sum, played);
      clipInto(heard, sum, FRAME_SAMPLES);
      session.sendMixed((bytes, at) => encodeInto(bytes, at, session.law, heard, FRAME_SAMPLES), nowMs);
    }
  }

  /** What follows from who hears whom. Voices are kept, so that what is said again changes nothing. */
  #settle(nowMs: number): void {
    const parties = [...this.#parties.values()];
    const cursor = Math.round(nowMs * SAMPLES_PER_MS);
    this.#mixed = parties.filter(({ isMixed }) => isMixed);
    for (const party of parties) {
      party.settle(parties.filter(({ hears }) => hears.includes(party)));
      if (!this.#mixed.some(({ hears }) => hears.includes(party))) party.voice = undefined;
      else party.voice ??= { timeline: new Timeline(MIX_SETTINGS, cursor), frame: new Int16Array(FRAME_SAMPLES) };
      const isOverheard = parties.some(({ overhears }) => overhears === party);
      if (!isOverheard) party.session.overheard = undefined;
      else party.session.overheard ??= new Overheard();
    }
    this.#voices = parties.map(({ voice }) => voice).filter((voice) => voice !== undefined);
  }
}

/** A session's place in its conversation: takes what its peer says to those who hear it. */
class Party implements Place {
  readonly session: Session;
  hears: readonly Party[] = [];
  /** Hears what plays on this one, too. */
  overhears: Party | undefined;
  voice: Voice | undefined;
  /** Those who hear this one and nobody else. */
  #alone: readonly Session[] = [];
  /** Those who hear others as well. */
  #mixed: readonly Session[] = [];

  constructor(session: Session) {
    this.session = session;
  }

  get feeds(): boolean {
    return this.hears.length > 0 || this.overhears !== undefined;
  }

  get isMixed(): boolean {
    return this.hears.length > 1 || this.overhears !== undefined;
  }

  hear(hears: readonly Party[]): void {
    const isNews = hears.some((each) => !this.hears.includes(each));
    this.hears = hears;
    if (isNews) this.session.listen();
  }

  settle(hearers: readonly Party[]): void {
    this.#alone = hearers.filter(({ isMixed }) => !isMixed).map(({ session }) => session);
    this.#mixed = hearers.filter(({ isMixed }) => isMixed).map(({ session }) => session);
  }

  saidAtMs(id: MediaSessionId): number {
    let atMs = -Infinity;
    for (const { session } of this.hears) if (session.speaksFor(id)) atMs = Math.max(atMs, session.saidAtMs);
    return atMs;
  }

  audio(fields: RtpFields, law: Law, bytes: Uint8Array, nowMs: number): void {
    const { session, voice } = this;
    if (voice !== undefined) {
      const { payloadStart, payloadEnd, timestamp, marker } = fields;
      const now = Math.round(nowMs * SAMPLES_PER_MS);
      voice.timeline.place(now, timestamp, marker, law, bytes, payloadStart, payloadEnd);
    }
    const { stream } = session.incoming;
    // Conversion is for good, so those of the packet's own law are served first.
    let isOther = false;
    for (const hearer of this.#alone) {
      if (hearer.law !== law) isOther = true;
      else if (hearer.takes(nowMs)) hearer.relay(bytes, fields, hearer.payloadType, stream, nowMs);
    }
    if (!isOther) return;
    let isConverted = false;
    for (const hearer of this.#alone) {
      const table = conversion(law, hearer.law);
      if (table === undefined || !hearer.takes(nowMs)) continue;
      if (!isConverted) convertInPlace(bytes, fields.payloadStart, fields.payloadEnd, table);
      isConverted = true;
      hearer.relay(bytes, fields, hearer.payloadType, stream, nowMs);
    }
  }

  event(digit: string | undefined, fields: RtpFields, bytes: Uint8Array, nowMs: number): void {
    const { stream } = this.session.incoming;
    for (const hearer of this.#alone) {
      const { digitsPayloadType } = hearer;
      if (digitsPayloadType === undefined) {
        if (digit !== undefined) hearer.sendDigits(digit);
      } else if (hearer.takes(nowMs)) hearer.relay(bytes, fields, digitsPayloadType, stream, nowMs);
    }
    // In a mix there is no packet to go on: the digit is made anew.
    if (digit !== undefined) for (const hearer of this.#mixed) hearer.sendDigits(digit);
  }

  digit(digit: string): void {
    for (const hearer of this.#alone) hearer.sendDigits(digit);
    for (const hearer of this.#mixed) hearer.sendDigits(digit);
  }

  restart(): void {
    this.voice?.timeline.restart();
  }
}
