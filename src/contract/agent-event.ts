// What an agent is, as the agents' API shows it: one row, in events and in snapshots alike.
import type { Fact } from "../core/facts.ts";
import type { AgentId, CallId, LegId } from "../core/model.ts";
import type { Involved } from "./involved.ts";

interface AgentNow {
  readonly agent: AgentId;
  readonly extn: string;
  readonly state: string;
  readonly callState: string;
  readonly reason: string;
  readonly pending: string | undefined;
  readonly call: CallId | undefined;
  readonly leg: LegId | undefined;
  /** When that ends by itself. */
  readonly until?: number | undefined;
  /** Queues that they take a break in. */
  readonly breaks?: readonly { readonly queue: string; readonly reason: string }[] | undefined;
}

/** Agents that name no group are in this one. */
export const GROUP = "default";

/** `since`: milliseconds since 1970. */
export function agentRow(now: AgentNow, since: number, involved: Involved) {
  const { agent, extn, state, callState, reason, pending, call, leg, until } = now;
  const breaks = now.breaks?.map((one) => ({ queue_id: one.queue, reason: one.reason }));
  const queues = [...(involved.agent(agent)?.queues ?? [])];
  const about = call === undefined ? undefined : involved.call(call);
  return {
    ...{ agent_id: agent, group_id: GROUP, extn, queue_id: queues[0] ?? "", queues, state, callstate: callState },
    ...{ reason, pending: pending ?? "", since, ...(until === undefined ? {} : { until }) },
    ...{ agent_uuid: leg ?? "", destUUID: leg ?? "", callUUID: call ?? "" },
    ...{ cidNumber: about?.cidNumber ?? "", cidName: about?.cidName ?? "", destNumber: about?.destNumber ?? "" },
    ...{ direction: about?.direction ?? "", ...(breaks === undefined ? {} : { breaks }) },
  };
}

export function agentStateOf(fact: Extract<Fact, { readonly type: "agent-changed" }>, involved: Involved) {
  return agentRow(fact, fact.at, involved);
}
