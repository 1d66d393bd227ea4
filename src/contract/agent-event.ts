// What an agent is, as the agents' API shows it: one row, in events and in snapshots alike.
import type { Fact } from "../core/facts.ts";
import type { AgentView } from "../core/agent/agent.ts";
import type { AgentId, CallId, LegId, QueueName } from "../core/model.ts";
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

/** What is said of them in every row, as in one of their queues; empty: in none. `since`: milliseconds since 1970. */
function ownFields(now: Omit<AgentNow, "call" | "breaks">, queue: string, since: number) {
  const { agent, extn, state, callState, reason, pending, leg, until } = now;
  return {
    ...{ agent_id: agent, group_id: GROUP, extn, queue_id: queue, state, callstate: callState },
    ...{ reason, pending: pending ?? "", since, ...(until === undefined ? {} : { until }), agent_uuid: leg ?? "" },
  };
}

/** One row for all of their queues. `since`: milliseconds since 1970. */
export function agentRow(now: AgentNow, since: number, involved: Involved) {
  const { agent, call, leg } = now;
  const breaks = now.breaks?.map((one) => ({ queue_id: one.queue, reason: one.reason }));
  const queues = [...(involved.agent(agent)?.queues ?? [])];
  const about = call === undefined ? undefined : involved.call(call);
  return {
    ...ownFields(now, queues[0] ?? "", since),
    ...{ queues, destUUID: leg ?? "", callUUID: call ?? "" },
    ...{ cidNumber: about?.cidNumber ?? "", cidName: about?.cidName ?? "", destNumber: about?.destNumber ?? "" },
    ...{ direction: about?.direction ?? "", ...(breaks === undefined ? {} : { breaks }) },
  };
}

/** One row per queue, as the list of one queue has it; one without a queue for who is in none. */
export function agentRowsByQueue(view: AgentView, queue: QueueName | undefined) {
  const queues = queue !== undefined ? [queue] : view.queues.length > 0 ? view.queues : [""];
  return queues.map((name) => {
    const { since, ...there } = stateIn(view, name);
    const { call } = view;
    return { ...ownFields({ ...view, ...there }, name, since), ...(call === undefined ? {} : { callUUID: call }) };
  });
}

/** Where they take a break in a queue they are not ready there, since then and for that reason. */
export function stateIn({ state, reason, since, breaks = [] }: AgentView, queue: string) {
  const own = breaks.find((one) => one.queue === queue);
  if (own === undefined || state !== "READY") return { state, reason, since };
  return { state: "UNREADY", reason: own.reason, since: own.since };
}

export function agentStateOf(fact: Extract<Fact, { readonly type: "agent-changed" }>, involved: Involved) {
  return agentRow(fact, fact.at, involved);
}
