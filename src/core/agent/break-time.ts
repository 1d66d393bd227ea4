// Breaks that have a time: shown with their end, and over by themselves where their reason says so.
import { cancelDeadline } from "../deadlines.ts";
import { deadlineIn, type State } from "../state.ts";
import type { BreakReasonConfig } from "../word-lists.ts";
import type { Agent } from "./agent.ts";

function reasonOf(state: State, code: string): BreakReasonConfig | undefined {
  for (const reason of state.breakReasons?.values() ?? []) if (reason.active && reason.code === code) return reason;
  return undefined;
}

/** `since`: when the break began, by the engine's time. */
export function beginBreakTime(state: State, agent: Agent, code: string, since: number): void {
  endBreakTime(state, agent);
  const lastsMs = reasonOf(state, code)?.lastsMs;
  if (lastsMs === undefined) return;
  agent.breakUntil = since + lastsMs;
  const leftMs = Math.max(0, agent.breakUntil - state.now);
  agent.breakOver = deadlineIn(state, leftMs, { type: "break-over", agent: agent.id });
}

export function endBreakTime(state: State, agent: Agent): void {
  cancelDeadline(state.deadlines, agent.breakOver);
  delete agent.breakUntil;
  delete agent.breakOver;
}

/** It has lasted as long as it should. */
export function onBreakOver(state: State, agent: Agent): void {
  const { session } = agent;
  if (session?.state !== "UNREADY" || reasonOf(state, session.reason)?.thenReady !== true) return;
  endBreakTime(state, agent);
  session.state = "READY";
  session.reason = "";
  agent.missedInRow = 0;
  agent.idleSince = Math.max(state.now, agent.wrapUpUntil);
  state.touchedAgents.add(agent.id);
}
