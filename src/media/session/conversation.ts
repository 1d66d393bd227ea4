import { frameSamplesAt, SAMPLE_RATE } from "../audio/frame.ts";
import type { RateHz } from "../audio/frame.ts";
import { isDirect, ownRate } from "../codec/codecs.ts";
import { conversion, convertInPlace } from "../codec/g711.ts";
import { addInto, clipInto } from "../audio/mixer.ts";
import { Timeline } from "../audio/timeline.ts";
import type { MediaSessionId, Party as Said } from "../vocabulary.ts";
import type { RtpFields } from "../wire/rtp.ts";
import { Overheard } from "./overheard.ts";
import type { Place } from "./ports.ts";
import type { Session } from "./session.ts";

/** What somebody said whom others hear mixed, put in order. */
interface Voice {
  readonly rateHz: RateHz;
  readonly timeline: Timeline;
  readonly frame: Int16Array;
}

/** 40 ms for packets to come in order, 120 at most where a member's network needs them. */
const MIX_SETTINGS = {
  8_000: { rateHz: 8_000, capacitySamples: 8_192, delaySamples: 320, maxDelaySamples: 960 },
  16_000: { rateHz: 16_000, capacitySamples: 16_384, delaySamples: 640, maxDelaySamples: 1_920 },
} as const;

/** What is used for one sum: for the thread. */
const ROOM = { 8_000: roomFor(8_000), 16_000: roomFor(16_000) } as const;

function roomFor(rateHz: RateHz): { readonly sum: Int32Array; readonly heard: Int16Array } {
  const count = frameSamplesAt(rateHz);
  return { sum: new Int32Array(count), heard: new Int16Array(count) };
}

/**
 * Who hears whom:
 *
 *   nobody:   gets silence, or what plays
 *   one:      each packet goes on as it comes, rewritten in place, converted byte by byte from one law of G.711 to the other;
 *             to each who hears that one and nobody else
 *   more:     packets are put in order, and every 20 ms there is the sum of those that are heard; so it is also where one is
 *             heard in a codec that has to be decoded, since frames, clocks and losses are then others
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
  #rateHz: RateHz = SAMPLE_RATE;

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
      const party = new Party(session, (atMs) => this.#settle(atMs));
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
    const rateHz = this.#rateHz;
    const { sum, heard } = ROOM[rateHz];
    const position = positionAt(nowMs, rateHz);
    for (const { timeline, frame } of this.#voices) timeline.read(position, frame, frame.length);
    for (const { session, hears, overhears } of this.#mixed) {
      if (!session.takes(nowMs)) continue;
      sum.fill(0);
      for (const { voice } of hears) if (voice !== undefined) addInto(sum, voice.frame);
      const played = overhears?.session.overheard?.frameAt(rateHz);
      if (played !== undefined) addInto(sum, played);
      clipInto(heard, sum, heard.length);
      session.sendMixed(heard, rateHz, nowMs);
    }
  }

  /** What follows from who hears whom. Voices are kept, so that what is said again changes nothing. */
  #settle(nowMs: number): void {
    const parties = [...this.#parties.values()];
    const rateHz = ownRate(parties.map(({ session }) => session.codec));
    if (rateHz !== this.#rateHz) for (const party of parties) party.voice = undefined;
    this.#rateHz = rateHz;
    this.#mixed = parties.filter(({ isMixed }) => isMixed);
    for (const party of parties) {
      party.settle(parties.filter(({ hears }) => hears.includes(party)));
      if (!this.#mixed.some(({ hears }) => hears.includes(party))) party.voice = undefined;
      else party.voice ??= newVoice(rateHz, nowMs);
      const isOverheard = parties.some(({ overhears }) => overhears === party);
      if (!isOverheard) party.session.overheard = undefined;
      else party.session.overheard ??= new Overheard();
    }
    this.#voices = parties.map(({ voice }) => voice).filter((voice) => voice !== undefined);
  }
}

function newVoice(rateHz: RateHz, nowMs: number): Voice {
  const timeline = new Timeline(MIX_SETTINGS[rateHz], positionAt(nowMs, rateHz));
  return { rateHz, timeline, frame: new Int16Array(frameSamplesAt(rateHz)) };
}

function positionAt(nowMs: number, rateHz: RateHz): number {
  return Math.round((nowMs * rateHz) / 1_000);
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

  readonly #changed: (nowMs: number) => void;

  /** `changed`: who hears whom is the same, but not in which codec. */
  constructor(session: Session, changed: (nowMs: number) => void) {
    this.session = session;
    this.#changed = changed;
  }

  get feeds(): boolean {
    return this.hears.length > 0 || this.overhears !== undefined;
  }

  get isMixed(): boolean {
    const [first] = this.hears;
    const isForeign = first !== undefined && !isDirect(first.session.spoken, this.session.codec);
    return this.hears.length > 1 || this.overhears !== undefined || isForeign;
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

  audio(fields: RtpFields, bytes: Uint8Array, nowMs: number): void {
    const { session, voice } = this;
    const { stream, speech } = session.incoming;
    const { codec } = speech;
    voice?.timeline.place(positionAt(nowMs, voice.rateHz), speech);
    // Conversion is for good, so those of the packet's own law are served first.
    let isOther = false;
    for (const hearer of this.#alone) {
      if (hearer.codec !== codec) isOther = true;
      else if (hearer.takes(nowMs)) hearer.relay(bytes, fields, hearer.payloadType, stream, nowMs);
    }
    if (!isOther || codec.law === undefined) return;
    let isConverted = false;
    for (const hearer of this.#alone) {
      const { law } = hearer.codec;
      const table = law === undefined ? undefined : conversion(codec.law, law);
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

  review(nowMs: number): void {
    this.#changed(nowMs);
  }
}
