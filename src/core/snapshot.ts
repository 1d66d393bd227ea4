// What lives in the engine at one instant, as plain data: for the API, for tests and their invariants.
import { viewOf } from "./agent/derive.ts";
import type { AgentView } from "./agent/agent.ts";
import { armed, type Due } from "./deadlines.ts";
import type { AgentId, CallId, Extn, LegId, QueueName } from "./model.ts";
import { looksForAgents } from "./routing/dispatch.ts";
import type { State } from "./state.ts";
import type { Stage } from "./call/call.ts";

export interface CallSnapshot {
  readonly call: CallId;
  readonly stage: Stage["type"];
  readonly connecting: boolean;
  readonly legs: readonly LegId[];
  readonly peer: LegId | undefined;
  /** Phones that ring for it other than by a queue's offer. */
  readonly rings: readonly LegId[];
  /** Legs told to hang up whose end is not reported yet. */
  readonly ending: readonly LegId[];
  readonly offers: readonly { readonly leg: LegId; readonly agent: AgentId }[];
}

export interface QueueSnapshot {
  readonly queue: QueueName;
  /** In line, first served first, and whether each looks for an agent at this moment. */
  readonly waiting: readonly { readonly call: CallId; readonly looks: boolean }[];
  readonly members: readonly AgentId[];
  readonly eligible: readonly AgentId[];
  /** Signed in and not on break. */
  readonly present: readonly AgentId[];
  readonly desertedSince: number | undefined;
}

export interface Snapshot {
  readonly now: number;
  readonly calls: readonly CallSnapshot[];
  readonly queues: readonly QueueSnapshot[];
  readonly agents: readonly AgentView[];
  readonly phones: readonly { readonly extn: Extn; readonly registered: boolean; readonly legs: readonly LegId[] }[];
  /** What is set to happen, waited for, or still being written. */
  readonly armed: readonly Due[];
  readonly awaited: number;
  readonly recordings: number;
}

export function snapshotOf(state: State): Snapshot {
  return {
    now: state.now,
    calls: [...state.calls.values()].map((call) => ({
      call: call.id,
      stage: call.stage.type,
      connecting: call.connecting !== undefined,
      legs: [...call.legs],
      peer: call.connecting?.peer ?? (call.stage.type === "talking" ? call.stage.peer : undefined),
      rings: call.stage.type === "hunting" ? [...call.stage.rings.keys()] : [],
      ending: [...call.legs].filter((leg) => state.legs.get(leg)?.ending !== undefined),
      offers:
        call.stage.type === "queued" ? [...call.stage.offers.values()].map(({ leg, agent }) => ({ leg, agent })) : [],
    })),
    queues: [...state.queues.values()].map((queue) => ({
      queue: queue.config.name,
      waiting: queue.waiting.map((waiting) => ({ call: waiting.call.id, looks: looksForAgents(queue, waiting) })),
      members: [...queue.members],
      eligible: [...queue.eligible],
      present: [...queue.present.keys()],
      desertedSince: queue.desertedSince,
    })),
    agents: [...state.agents.values()].flatMap((agent) =>
      agent.session === undefined ? [] : [viewOf(state, agent, agent.session)],
    ),
    phones: [...state.phones.values()].map(({ extn, registered, legs }) => ({ extn, registered, legs: [...legs] })),
    armed: armed(state.deadlines),
    awaited: state.awaited.size,
    recordings: state.recordings.size,
  };
}
