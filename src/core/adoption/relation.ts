// Who hears whom, as the switch says it of its living legs, beside what was said to it.
import type { CallId, LegId } from "../model.ts";
import type { State } from "../state.ts";
import type { Hearing, LivingLeg, SwitchCommand, SwitchEvent } from "../switch.ts";

type Up = Extract<SwitchEvent, { readonly type: "up" }>;

/** The conversations that living legs take part in. */
export function conversationsOf({ legs }: Up): ReadonlySet<CallId> {
  return new Set(legs.flatMap(({ seat }) => (seat === undefined ? [] : [seat.conversation])));
}

/**
 * Does everybody who lives hear what they are to hear, and nobody else anything? Who was told to hang up counts as gone. Whoever
 * hears nothing may as well take part in nothing: whether they are heard is for the others to say.
 */
export function isSo(state: State, up: Up, conversation: CallId, parties: readonly Hearing[]): boolean {
  const living = up.legs.filter(({ leg }) => state.legs.get(leg)?.ending === undefined);
  const isThere = new Set(living.map(({ leg }) => leg));
  const wanted = new Map(parties.filter(({ leg }) => isThere.has(leg)).map((party) => [party.leg, party]));
  return living.every((one) => {
    const isIn = one.seat?.conversation === conversation && hearsAnything(one.seat);
    const party = wanted.get(one.leg);
    const shall = party !== undefined && hearsAnything(party);
    return isIn === shall && (party === undefined || !shall || isSameSeat(one, party, isThere));
  });
}

/** The whole of it, as an order that was given and of which nobody knows what became. */
export function hasBeenSaid(
  state: State,
  up: Up,
  { conversation, parties }: Extract<SwitchCommand, { readonly type: "converse" }>,
): boolean {
  return parties.length > 0 && isSo(state, up, conversation, parties);
}

function hearsAnything({ hears, music }: Pick<Hearing, "hears" | "music">): boolean {
  return hears.length > 0 || music !== undefined;
}

function isSameSeat({ seat }: LivingLeg, party: Hearing, isThere: ReadonlySet<LegId>): boolean {
  if (seat === undefined) return false;
  return (
    sorted(seat.hears, isThere) === sorted(party.hears, isThere) &&
    JSON.stringify(seat.music?.sounds) === JSON.stringify(party.music?.sounds) &&
    seat.music?.unless === party.music?.unless
  );
}

function sorted(legs: readonly LegId[], isThere: ReadonlySet<LegId>): string {
  return legs
    .filter((leg) => isThere.has(leg))
    .sort()
    .join();
}
