// What a missed call leaves behind with an agent.
import type { OfferEnd } from "../facts.ts";
import type { State } from "../state.ts";
import type { Agent } from "./agent.ts";
import { holdBack } from "./hold-back.ts";
import { goOnBreak } from "./session.ts";

/**
 * The least time between two offers to one phone when the last one failed at once (busy, unreachable): a phone that refuses in
 * a millisecond would otherwise be rung a thousand times a second. It doubles with each one that is missed in a row.
 */
const FAILED_OFFER_HOLD_MS = 1_000;
const MOST_FAILED_OFFER_HOLD_MS = 60_000;

function leastHold({ missedInRow }: Agent): number {
  return Math.min(MOST_FAILED_OFFER_HOLD_MS, FAILED_OFFER_HOLD_MS * 2 ** Math.max(0, missedInRow - 1));
}

/** A phone that does not take our audio will not take it in a second: somebody has to set it up. */
const MEDIA_REFUSED_HOLD_MS = 30_000;

/** Counts a missed offer: it holds them back for a while, and too many in a row put them on break. */
export function countMiss(state: State, agent: Agent, end: OfferEnd): void {
  agent.missedInRow += 1;
  state.touchedAgents.add(agent.id);
  const limit = agent.config.maxNoAnswer;
  if (limit > 0 && agent.missedInRow >= limit && agent.session !== undefined) {
    goOnBreak(state, agent, agent.session, "max-no-answer");
    return;
  }
  const least = leastHold(agent);
  if (end === "rejected") holdBack(state, agent, Math.max(least, agent.config.rejectDelayMs));
  else if (end === "busy" || end === "do-not-disturb")
    holdBack(state, agent, Math.max(least, agent.config.busyDelayMs));
  else if (end === "media-refused") holdBack(state, agent, MEDIA_REFUSED_HOLD_MS);
  else if (end === "unreachable") holdBack(state, agent, least);
}
