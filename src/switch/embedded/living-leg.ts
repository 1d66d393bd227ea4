// What a leg says of itself to a controller that asks.
import type { LivingLeg } from "../../core/switch.ts";
import { isAnswered, type Leg } from "./leg-state.ts";

/** So many keys are remembered. */
const KEYS = 64;

/** Undefined: the call center has not been told of it, or has been told its end. */
export function livingLeg(leg: Leg): Omit<LivingLeg, "agedMs" | "seat" | "wishes"> | undefined {
  const { id, dialled, arrival, announced, phase, rang, held, play, keys } = leg;
  if (!announced || phase === "ended") return undefined;
  const state = { leg: id, rang, answered: isAnswered(leg) || phase === "ending", held, play, keys };
  if (dialled !== undefined) return { from: { type: "dialled", ...dialled }, ...state, ...whereAnswered(leg) };
  if (arrival === undefined) return undefined;
  const { type: _type, leg: _leg, ...told } = arrival;
  return { from: { type: "arrived", ...told }, ...state };
}

function whereAnswered({ branches, speaker }: Leg): Pick<LivingLeg, "sentOnTo"> {
  const sentOnTo = branches.find(({ session }) => session === speaker)?.sentOnTo;
  return sentOnTo === undefined ? {} : { sentOnTo };
}

export function withKey({ keys: { count, last } }: Leg, digit: string): LivingLeg["keys"] {
  return { count: count + 1, last: `${last}${digit}`.slice(-KEYS) };
}
