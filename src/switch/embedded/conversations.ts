// Who hears whom: whole relations between legs, brought to the media engine and to each leg that it concerns.
import type { CallId, LegId, Sound } from "../../core/model.ts";
import type { Hearing, LivingLeg } from "../../core/switch.ts";
import type { Party, Source } from "../../media/index.ts";
import type { Legs } from "./legs.ts";
import type { Music, Part } from "./leg-state.ts";
import type { MediaSide } from "./sides.ts";

/** One who takes part. */
interface Seat {
  readonly hears: readonly LegId[];
  readonly music: Music | undefined;
  /** As it was said. */
  readonly said: Hearing;
}

type Relation = ReadonlyMap<LegId, Seat>;

const NOBODY: Relation = new Map();

export interface ConversationParts {
  readonly media: Pick<MediaSide, "send">;
  readonly legs: Pick<Legs, "get" | "feed">;
  /** A sound that nothing is known of has no source. */
  readonly resolve: (sound: Sound) => readonly Source[];
  /** Where music is not there. Default: silence. */
  readonly shippedMusic?: () => readonly Source[];
}

/** What is played where the music that was chosen is not there. */
export const SHIPPED_MUSIC: Sound = { type: "stream", name: "moh" };

export class Conversations {
  readonly #parts: ConversationParts;
  readonly #named = new Map<CallId, Relation>();
  readonly #of = new Map<LegId, CallId>();

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** All of a conversation; those who are named live and are answered. */
  say(conversation: CallId, parties: readonly Hearing[]): void {
    const seats = parties.map((said) => {
      return [said.leg, { hears: said.hears, music: this.#musicOf(said.music), said }] as const;
    });
    this.#say(conversation, new Map(seats));
  }

  /** Undefined: it takes part in none. Who has ended since counts as nobody. */
  seatOf(leg: LegId): LivingLeg["seat"] {
    const conversation = this.#of.get(leg);
    if (conversation === undefined) return undefined;
    const relation = this.#relation(conversation);
    const said = relation.get(leg)?.said;
    if (said === undefined) return undefined;
    const hears = said.hears.filter((other) => relation.has(other));
    const other = playedTo(leg, relation);
    return { conversation, hears, music: said.music, ...(other === undefined ? {} : { playedTo: other }) };
  }

  /** A leg ends. The media engine lets nobody hear it any more when its session closes. */
  leave(leg: LegId): void {
    const name = this.#of.get(leg);
    if (name === undefined) return;
    this.#drop(leg);
    for (const other of this.#relation(name).keys()) this.#settle(other, false);
  }

  #say(name: CallId, relation: Relation): void {
    const before = this.#relation(name);
    const known = new Map([...relation.keys()].map((leg) => [leg, this.#hears(leg)]));
    const parties = [...relation.keys()].flatMap((leg) => this.#party(leg, relation));
    // First, so that nothing has changed where it cannot be said.
    this.#parts.media.send({ type: "converse", conversation: `call-${name}`, parties });
    const concerned = new Set([...relation.keys(), ...before.keys()]);
    for (const leg of before.keys()) this.#of.delete(leg);
    for (const leg of relation.keys()) {
      const other = this.#of.get(leg);
      this.#drop(leg);
      this.#of.set(leg, name);
      for (const left of this.#relation(other).keys()) concerned.add(left);
    }
    if (relation.size > 0) this.#named.set(name, relation);
    else this.#named.delete(name);
    for (const leg of concerned) {
      const heard = known.get(leg);
      const isNews = heard !== undefined && this.#hears(leg).some((other) => !heard.includes(other));
      this.#settle(leg, isNews);
    }
  }

  /** Out of the conversation that it is in; the others' stays as it is. */
  #drop(leg: LegId): void {
    const name = this.#of.get(leg);
    if (name === undefined) return;
    this.#of.delete(leg);
    const rest = new Map(this.#relation(name));
    rest.delete(leg);
    if (rest.size > 0) this.#named.set(name, rest);
    else this.#named.delete(name);
  }

  /** Tells a leg what it has to do with conversations now. `isNews`: it hears somebody whom it did not hear before. */
  #settle(leg: LegId, isNews: boolean): void {
    const relation = this.#relation(this.#of.get(leg));
    const music = relation.get(leg)?.music;
    this.#parts.legs.feed(leg, { type: "take-part", part: partOf(leg, relation), music, isNews });
  }

  #musicOf(meant: Hearing["music"]): Music | undefined {
    if (meant === undefined) return undefined;
    const known = meant.sounds.flatMap((sound) => this.#parts.resolve(sound));
    const sources = known.length === 0 && meant.sounds.length > 0 ? (this.#parts.shippedMusic?.() ?? []) : known;
    const unless = meant.unless === undefined ? undefined : this.#parts.legs.get(meant.unless)?.speaker;
    return { sources, unless };
  }

  #relation(name: CallId | undefined): Relation {
    return (name === undefined ? undefined : this.#named.get(name)) ?? NOBODY;
  }

  #hears(leg: LegId): readonly LegId[] {
    return heardBy(leg, this.#relation(this.#of.get(leg)));
  }

  #party(leg: LegId, relation: Relation): readonly Party[] {
    const session = this.#parts.legs.get(leg)?.speaker;
    if (session === undefined) return [];
    const hears = heardBy(leg, relation).map((other) => this.#parts.legs.get(other)?.speaker);
    const other = playedTo(leg, relation);
    const playing = other === undefined ? undefined : this.#parts.legs.get(other)?.speaker;
    return [{ session, hears: hears.filter((each) => each !== undefined), playedTo: playing }];
  }
}

/**
 * Whom of the others in it somebody hears. Music that gives way to nobody is heard instead of them all: so it does not stop,
 * as what plays does, when one of them is new.
 */
function heardBy(leg: LegId, relation: Relation): readonly LegId[] {
  const seat = relation.get(leg);
  if (seat === undefined || (seat.music !== undefined && seat.music.unless === undefined)) return [];
  return seat.hears.filter((other) => other !== leg && relation.has(other));
}

/** Whose music and plays somebody hears beside; what is played to themselves is heard instead of that as well. */
function playedTo(leg: LegId, relation: Relation): LegId | undefined {
  const other = relation.get(leg)?.said.playedTo;
  return other !== undefined && other !== leg && relation.has(other) ? other : undefined;
}

function partOf(leg: LegId, relation: Relation): Part {
  const seat = relation.get(leg);
  if (seat === undefined) return "none";
  if (seat.music !== undefined || heardBy(leg, relation).length > 0) return "hears";
  if (playedTo(leg, relation) !== undefined) return "hears";
  return relation.size > 1 ? "quiet" : "alone";
}
