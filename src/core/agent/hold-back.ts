import { cancelDeadline } from "../deadlines.ts";
import { deadlineIn, type State } from "../state.ts";
import type { Agent } from "./agent.ts";

/** No offers for so long; they keep what holds them back longer. */
export function holdBack(state: State, agent: Agent, delayMs: number): void {
  if (state.now + delayMs <= agent.heldBackUntil) return;
  cancelDeadline(state.deadlines, agent.heldBackOver);
  agent.heldBackUntil = state.now + delayMs;
  agent.heldBackOver = deadlineIn(state, delayMs, { type: "held-back-over", agent: agent.id });
  state.touchedAgents.add(agent.id);
}
