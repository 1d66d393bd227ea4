// Legs that live in the switch and that no call knows: a rule, and no guess.
//
//   arrived, not answered, not there for long      a caller, who arrives now
//   arrived, and answered or there for longer      ended: nobody knows what they were promised
//   dialled                                        ended: nobody waits for whoever is called
import { blameLeg } from "../blame.ts";
import { onLegArrived } from "../call/arrive.ts";
import { onReplacing } from "../conversation/replace.ts";
import { uuidAt } from "../ids.ts";
import type { CallId } from "../model.ts";
import { command, fact, type State } from "../state.ts";
import type { LivingLeg } from "../switch.ts";

/** Whoever has waited for longer to be answered has given up, or is about to. */
const ARRIVES_WITHIN_MS = 60_000;

export function takeInStrangers(state: State, legs: readonly LivingLeg[]): void {
  for (const living of legs) {
    if (state.legs.has(living.leg)) continue;
    try {
      takeIn(state, living);
    } catch (error) {
      blameLeg(state, living.leg, error);
    }
  }
}

function takeIn(state: State, { leg, from, agedMs, answered }: LivingLeg): void {
  const isCaller = from.type === "arrived" && !answered && agedMs <= ARRIVES_WITHIN_MS;
  const how = isCaller ? "arrives-now" : "ended";
  fact(state, { type: "leg-taken-up", call: undefined, leg, how, what: isCaller ? "leg-arrived" : "hang-up" });
  if (!isCaller) {
    command(state, { type: "hang-up", leg, cause: "crashed" });
    return;
  }
  const { type: _type, ...arrival } = from;
  const event = { type: "leg-arrived", leg, ...arrival } as const;
  if (arrival.replaces !== undefined) onReplacing(state, event, arrival.replaces);
  // A call of before may bear the leg's name.
  else onLegArrived(state, event, uuidAt(state.now, state.chance) as CallId);
}
