// What an agent does, in one word: as the figures of queues count them.
import type { AgentRow } from "../../../src/client/index.ts";

/** In the order in which a supervisor looks for them. */
export const AGENT_STATES = ["READY", "RINGING", "DIALING", "TALKING", "HELD", "ACW", "UNREADY"] as const;
export type AgentState = (typeof AGENT_STATES)[number];

export function stateOf({ state, callstate }: { readonly state: string; readonly callstate: string }): AgentState {
  const word = callstate === "IDLE" ? state : callstate;
  return AGENT_STATES.find((one) => one === word) ?? "UNREADY";
}

export function isInTalk(row: AgentRow): boolean {
  return row.callUUID !== "" && (row.callstate === "TALKING" || row.callstate === "HELD");
}

/** By work number, as people count: 9 before 10. */
export function byAgent(one: { readonly agent_id: string }, other: { readonly agent_id: string }): number {
  return one.agent_id.localeCompare(other.agent_id, undefined, { numeric: true });
}
