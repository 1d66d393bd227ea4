// Who hears whom, and what: the one table of conversations, from which everything that is heard and recorded follows.
//
//                        customer hears      agent hears           consulted hears    supervisor hears
//   talk                 agent               customer
//   agent holds          music               nothing (who coaches)                    agent
//   consultation         music               consulted             agent              agent, consulted
//   swapped back         agent               customer              music              agent, customer
//   three-way            agent, consulted    customer, consulted   customer, agent    agent, customer, consulted
//   whisper              agent               customer, supervisor                     agent, customer
//   barge                agent, supervisor   customer, supervisor                     agent, customer
//
// A supervisor also hears what is played to the agent: music, the ringing of whom they consult, a prompt. One who has named the
// consulted one hears that one and whatever they hear, whispers to them, and barges in where they talk.
// Whoever's only counterpart holds by their phone's key hears what that phone sends of its own, else music.
import type { LegId, Sound } from "../model.ts";
import type { Hearing } from "../switch.ts";
import type { Party, Sides, Talking } from "./talking.ts";

/** What of a leg matters to those who hear it. */
export interface Heard {
  /** By the phone's own key. */
  readonly held: boolean;
  /** By a button: of the party's own. */
  readonly holding: boolean;
  readonly muted: boolean;
}

const RINGBACK: Sound = { type: "tone", tone: "ringback" };
const NEITHER: Heard = { held: false, holding: false, muted: false };

export class Table {
  readonly #stage: Talking;
  readonly #legs: ReadonlyMap<LegId, Heard>;
  readonly #music: Sound;
  readonly #in: readonly Party[];

  constructor(stage: Talking, legs: ReadonlyMap<LegId, Heard>, music: Sound) {
    this.#stage = stage;
    this.#legs = legs;
    this.#music = music;
    this.#in = [...stage.parties.values()].filter(({ ring }) => ring === undefined);
  }

  /** The whole relation, in the order in which they came. */
  hearings(): Hearing[] {
    return this.#in.map((party) => this.#hearing(party));
  }

  /** Left what the customer says to the center, right what the customer hears of it; never music, a phone's own or ours. */
  sides(): Sides {
    const customer = this.#in.find(({ role }) => role === "customer");
    if (customer === undefined) return { left: [], right: [] };
    const { hears } = this.#hearing(customer);
    return {
      left: this.#holds(customer) ? [] : [customer.leg],
      right: hears.filter((leg) => !this.#of(leg).held),
    };
  }

  #hearing(party: Party): Hearing {
    if (party.role === "supervisor") return this.#supervisor(party);
    const coaches = this.#coachesOf(party).map(({ leg }) => leg);
    if (this.#holds(party)) return { leg: party.leg, hears: this.#of(party.leg).held ? [] : coaches, music: undefined };
    const others = this.#counterparts(party);
    const [only] = others;
    if (only === undefined) return { leg: party.leg, hears: coaches, music: this.#meanwhile(party, coaches) };
    if (others.some((other) => !this.#holds(other))) {
      const audible = others.filter((other) => !this.#holds(other) && !this.#of(other.leg).muted);
      return { leg: party.leg, hears: [...audible.map(({ leg }) => leg), ...coaches], music: undefined };
    }
    const unless = others.length === 1 && this.#passesOn(only) ? only.leg : undefined;
    if (coaches.length > 0) return { leg: party.leg, hears: coaches, music: undefined };
    const hears = unless === undefined ? [] : [unless];
    return { leg: party.leg, hears, music: { sounds: [this.#music], unless } };
  }

  /** Nobody is there whom they could talk with: they wait for one, or are called up by the agent. */
  #meanwhile({ role }: Party, coaches: readonly LegId[]): Hearing["music"] {
    if (role === "agent") return { sounds: [RINGBACK], unless: undefined };
    return coaches.length > 0 ? undefined : { sounds: [this.#music], unless: undefined };
  }

  /** Whom they watch, and whatever that one hears. */
  #supervisor(supervisor: Party): Hearing {
    const { leg, manner } = supervisor;
    const watched = this.#watchedBy(supervisor);
    const isOut = manner === "take-over" || this.#holds(supervisor);
    if (watched === undefined || isOut) return { leg, hears: [], music: undefined };
    const hears = new Set([watched.leg, ...this.#hearing(watched).hears]);
    hears.delete(leg);
    return { leg, hears: [...hears], music: undefined, playedTo: watched.leg };
  }

  #watchedBy({ watches }: Party): Party | undefined {
    const named = watches === undefined ? undefined : this.#in.find(({ leg }) => leg === watches);
    return named ?? this.#in.find(({ role }) => role === "agent");
  }

  /** With whom they talk at this moment. */
  #counterparts({ role }: Party): Party[] {
    const { focus } = this.#stage;
    return this.#in.filter((other) => {
      if (other.role === role || other.role === "supervisor") return false;
      if (focus === "all") return true;
      return (role === "agent" && other.role === focus) || (role === focus && other.role === "agent");
    });
  }

  /** Supervisors whom they hear: who neither holds nor is muted. Who is put aside, to hear music, hears nobody who barges in either. */
  #coachesOf(party: Party): Party[] {
    return this.#in.filter((one) => {
      const { manner } = one;
      if (manner === undefined || this.#holds(one) || this.#of(one.leg).muted) return false;
      const watched = this.#watchedBy(one);
      if (watched === party) return manner === "whisper" || manner === "barge";
      return manner === "barge" && watched !== undefined && this.#counterparts(watched).includes(party);
    });
  }

  /** Their phone holds, and what it sends of its own is let through. */
  #passesOn({ leg }: Party): boolean {
    const { held, holding, muted } = this.#of(leg);
    return held && !holding && !muted;
  }

  #holds({ leg }: Party): boolean {
    const { held, holding } = this.#of(leg);
    return held || holding;
  }

  #of(leg: LegId): Heard {
    return this.#legs.get(leg) ?? NEITHER;
  }
}
