// The switch says which legs live: what is believed is held against it, before anything else happens. Whoever is gone has ended
// when they were last known to live.
import { waitLonger } from "../awaiting.ts";
import { forgetLost, loseLegs } from "../call/leg-events.ts";
import { repair } from "../repair.ts";
import type { State } from "../state.ts";
import type { Up } from "./missed.ts";
import { sayAgain } from "./say-again.ts";

/** `goneMs`: for so long nobody was there whom the switch could have told anything. */
export function takeUpLegs(state: State, up: Up, goneMs: number): void {
  if (state.resuming) waitLonger(state, goneMs);
  loseMissing(state, up);
  sayAgain(state, up);
}

/** Legs that only we know are gone. */
function loseMissing(state: State, up: Up): void {
  const living = new Set(up.legs.map(({ leg }) => leg));
  const lost = [...state.legs.keys()].filter((leg) => !living.has(leg));
  loseLegs(state, lost, "crashed");
  repair(state);
  // Where a call could not be told in order.
  forgetLost(state, lost);
}
