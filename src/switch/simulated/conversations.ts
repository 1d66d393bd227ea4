// Who hears whom in the simulated switch. No sound is made, but it is known what would be heard.
import type { CallId, LegId, Sound } from "../../core/model.ts";
import type { Hearing, LivingLeg } from "../../core/switch.ts";

type Relation = ReadonlyMap<LegId, Hearing>;

const NOBODY: Relation = new Map();

/** The voices that reach somebody, and the sounds: what is played to them is heard instead of voices, what is played to another beside them. */
export interface Heard {
  readonly voices: readonly LegId[];
  readonly sounds: readonly Sound[];
}

export class SimulatedConversations {
  readonly #named = new Map<CallId, Relation>();
  readonly #of = new Map<LegId, CallId>();

  /** The whole of it. Returns those who get to hear somebody whom they did not hear before. */
  say(conversation: CallId, parties: readonly Hearing[]): readonly LegId[] {
    const before = new Map(parties.map(({ leg }) => [leg, this.#hears(leg)]));
    for (const leg of this.#named.get(conversation)?.keys() ?? []) this.#of.delete(leg);
    for (const { leg } of parties) {
      this.leave(leg);
      this.#of.set(leg, conversation);
    }
    if (parties.length > 0) this.#named.set(conversation, new Map(parties.map((party) => [party.leg, party])));
    else this.#named.delete(conversation);
    return parties
      .map(({ leg }) => leg)
      .filter((leg) => this.#hears(leg).some((other) => before.get(leg)?.includes(other) !== true));
  }

  leave(leg: LegId): void {
    const name = this.#of.get(leg);
    if (name === undefined) return;
    this.#of.delete(leg);
    const rest = new Map(this.#named.get(name));
    rest.delete(leg);
    if (rest.size > 0) this.#named.set(name, rest);
    else this.#named.delete(name);
  }

  /** Do both take part in the same one? */
  areTogether(one: LegId, other: LegId): boolean {
    const name = this.#of.get(one);
    return name !== undefined && name === this.#of.get(other);
  }

  /** Undefined where it is in no conversation. */
  nameOf(leg: LegId): CallId | undefined {
    return this.#of.get(leg);
  }

  /** As it was said; who has ended since counts as nobody. */
  seatOf(leg: LegId): LivingLeg["seat"] {
    const conversation = this.#of.get(leg);
    const relation = this.#relationOf(leg);
    const party = relation.get(leg);
    if (conversation === undefined || party === undefined) return undefined;
    const hears = party.hears.filter((other) => relation.has(other));
    const other = this.overhears(leg);
    return { conversation, hears, music: party.music, ...(other === undefined ? {} : { playedTo: other }) };
  }

  /** Who else's plays and music it hears; undefined: nobody's. */
  overhears(leg: LegId): LegId | undefined {
    const relation = this.#relationOf(leg);
    const other = relation.get(leg)?.playedTo;
    return other !== undefined && other !== leg && relation.has(other) ? other : undefined;
  }

  /** What somebody hears on whom nothing else is played. `sends`: whose phone sends audio. */
  heardBy(leg: LegId, sends: (leg: LegId) => boolean): Heard {
    const music = this.#relationOf(leg).get(leg)?.music;
    const voices = this.#hears(leg).filter(sends);
    if (music === undefined || this.givesWay(leg, music.unless, sends)) return { voices, sounds: [] };
    return { voices: [], sounds: music.sounds };
  }

  /** Is the one heard, and sending, to whom what is played to somebody gives way? */
  givesWay(leg: LegId, unless: LegId | undefined, sends: (leg: LegId) => boolean): boolean {
    return unless !== undefined && sends(unless) && this.#hears(leg).includes(unless);
  }

  #relationOf(leg: LegId): Relation {
    const name = this.#of.get(leg);
    return name === undefined ? NOBODY : (this.#named.get(name) ?? NOBODY);
  }

  /** Music that gives way to nobody is heard instead of everybody. */
  #hears(leg: LegId): readonly LegId[] {
    const relation = this.#relationOf(leg);
    const party = relation.get(leg);
    if (party === undefined || (party.music !== undefined && party.music.unless === undefined)) return [];
    return party.hears.filter((other) => other !== leg && relation.has(other));
  }
}
