// What a call, or a missed one, leaves behind with an agent.
import { cancelDeadline } from "../deadlines.ts";
import type { OfferEnd } from "../facts.ts";
import { deadlineIn, type State } from "../state.ts";
import type { Agent } from "./agent.ts";
import { goOnBreak } from "./session.ts";

/**
 * The least time between two offers to one phone when the last one failed at once (busy, unreachable):
 * a phone that refuses in a millisecond would otherwise be rung a thousand times a second.
 */
const FAILED_OFFER_HOLD_MS = 1_000;

export function beginWrapUp(state: State, agent: Agent): void {
  cancelDeadline(state.deadlines, agent.wrapUpOver);
  agent.wrapUpUntil = state.now + agent.config.wrapUpMs;
  agent.idleSince = agent.wrapUpUntil;
  if (agent.config.wrapUpMs > 0) {
    agent.wrapUpOver = deadlineIn(state, agent.config.wrapUpMs, { type: "wrap-up-over", agent: agent.id });
  }
  if (agent.config.lagMs > 0) holdBack(state, agent, agent.config.wrapUpMs + agent.config.lagMs);
  state.touchedAgents.add(agent.id);
}

/** He keeps what holds him back longer. */
function holdBack(state: State, agent: Agent, delayMs: number): void {
  if (state.now + delayMs <= agent.heldBackUntil) return;
  cancelDeadline(state.deadlines, agent.heldBackOver);
  agent.heldBackUntil = state.now + delayMs;
  agent.heldBackOver = deadlineIn(state, delayMs, { type: "held-back-over", agent: agent.id });
  state.touchedAgents.add(agent.id);
}

/** Counts a missed offer: it holds him back for a while, and too many in a row put him on break. */
export function countMiss(state: State, agent: Agent, end: OfferEnd): void {
  agent.missedInRow += 1;
  state.touchedAgents.add(agent.id);
  const limit = agent.config.maxNoAnswer;
  if (limit > 0 && agent.missedInRow >= limit && agent.session !== undefined) {
    goOnBreak(state, agent, agent.session, "max-no-answer");
    return;
  }
  if (end === "rejected") holdBack(state, agent, Math.max(FAILED_OFFER_HOLD_MS, agent.config.rejectDelayMs));
  else if (end === "busy") holdBack(state, agent, Math.max(FAILED_OFFER_HOLD_MS, agent.config.busyDelayMs));
  else if (end === "unreachable") holdBack(state, agent, FAILED_OFFER_HOLD_MS);
}
