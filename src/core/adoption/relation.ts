// Who hears whom, as the switch says it of its living legs, beside what was said to it.
import { readable } from "../mishap.ts";
import type { CallId, LegId } from "../model.ts";
import type { State } from "../state.ts";
import type { Hearing, LivingLeg } from "../switch.ts";

/** Who is there, but for those who were told to hang up: these count as gone. */
export interface Presence {
  readonly legs: ReadonlyMap<LegId, LivingLeg>;
  /** Who hears anything in a conversation. */
  readonly hearers: ReadonlyMap<CallId, readonly LivingLeg[]>;
}

export function presenceOf(state: State, living: readonly LivingLeg[]): Presence {
  const there = living.filter(({ leg }) => readable(() => state.legs.get(leg)?.ending) === undefined);
  const hearers = new Map<CallId, LivingLeg[]>();
  for (const one of there) {
    if (one.seat === undefined || !hearsAnything(one.seat)) continue;
    const others = hearers.get(one.seat.conversation);
    if (others === undefined) hearers.set(one.seat.conversation, [one]);
    else others.push(one);
  }
  return { legs: new Map(there.map((one) => [one.leg, one])), hearers };
}

/**
 * Does everybody who is there hear what they are to hear, and nobody else anything? Whoever hears nothing may as well take part in
 * nothing: whether they are heard is for the others to say.
 */
export function isSo({ legs, hearers }: Presence, conversation: CallId, parties: readonly Hearing[]): boolean {
  const wanted = parties.filter((party) => legs.has(party.leg) && hearsAnything(party));
  if (wanted.length !== (hearers.get(conversation)?.length ?? 0)) return false;
  return wanted.every((party) => {
    const seat = legs.get(party.leg)?.seat;
    return (
      seat?.conversation === conversation &&
      sorted(seat.hears, legs) === sorted(party.hears, legs) &&
      JSON.stringify(seat.music?.sounds) === JSON.stringify(party.music?.sounds) &&
      seat.music?.unless === party.music?.unless &&
      playedTo(seat, legs) === playedTo(party, legs)
    );
  });
}

function hearsAnything({ hears, music, playedTo: other }: Omit<Hearing, "leg">): boolean {
  return hears.length > 0 || music !== undefined || other !== undefined;
}

function playedTo({ playedTo: other }: Pick<Hearing, "playedTo">, there: Presence["legs"]): LegId | undefined {
  return other !== undefined && there.has(other) ? other : undefined;
}

function sorted(hears: readonly LegId[], there: Presence["legs"]): string {
  return hears
    .filter((leg) => there.has(leg))
    .sort()
    .join();
}
