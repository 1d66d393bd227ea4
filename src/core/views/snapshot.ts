// What lives in the engine at one instant, as plain data: for the API, for tests and their invariants.
import { viewOf } from "../agent/derive.ts";
import type { AgentView } from "../agent/agent.ts";
import type { Party } from "../conversation/talking.ts";
import { armed, type Due } from "../deadlines.ts";
import type { AgentId, CallId, Extn, LegId, QueueConfig, QueueName } from "../model.ts";
import type { Queue } from "../queue/queue.ts";
import type { Place, Roll } from "../queue/roll.ts";
import { waitsFor, type WaitsFor } from "../routing/explain.ts";
import { looksForAgents } from "../routing/pool.ts";
import { whyNotCalled } from "../call/promises.ts";
import type { State } from "../state.ts";
import type { Call, Stage } from "../call/call.ts";

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

export interface WaitingSnapshot {
  readonly call: CallId;
  readonly joinedAt: number;
  readonly priority: number;
  /** They came from another queue. */
  readonly fromQueue: boolean;
  /** Whether they look for an agent, or one more, at this moment. */
  readonly looks: boolean;
  /** What must happen for them to move. */
  readonly waitsFor: WaitsFor;
}

export interface QueueSnapshot {
  readonly queue: QueueName;
  readonly config: QueueConfig;
  /** In line, first served first. */
  readonly waiting: readonly WaitingSnapshot[];
  readonly members: readonly AgentId[];
  /** Where each of them stands in this queue. */
  readonly places: readonly (Place & { readonly agent: AgentId })[];
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

/** With whom the caller talks. */
function peerIn({ caller, stage }: Call): LegId | undefined {
  if (stage.type !== "talking") return undefined;
  const isPeer = ({ leg, role }: Party): boolean => leg !== caller && (role === "agent" || role === "customer");
  return [...stage.parties.values()].find(isPeer)?.leg;
}

function ringsOf({ stage, callback }: Call): LegId[] {
  switch (stage.type) {
    case "talking":
      return [...stage.parties.values()].flatMap(({ leg, ring }) => (ring ? [leg] : []));
    case "hunting":
      return [...stage.rings.keys()];
    case "new":
    case "summoning":
    case "stranded":
    case "menu":
    case "queued":
    case "surveying":
    case "leaving-message":
    case "in-mailbox":
    case "parting":
    case "ending":
      return callback?.ring === undefined ? [] : [callback.ring.leg];
  }
}

export function snapshotOf(state: State): Snapshot {
  return {
    now: state.now,
    calls: [...state.calls.values()].map((call) => ({
      call: call.id,
      stage: call.stage.type,
      connecting: call.connecting !== undefined,
      legs: [...call.legs],
      peer: call.connecting?.peer ?? peerIn(call),
      rings: ringsOf(call),
      ending: [...call.legs].filter((leg) => state.legs.get(leg)?.ending !== undefined),
      offers:
        call.stage.type === "queued" ? [...call.stage.offers.values()].map(({ leg, agent }) => ({ leg, agent })) : [],
    })),
    queues: [...state.queues.values()].map((queue) => queueSnapshot(state, queue)),
    agents: [...state.agents.values()].flatMap((agent) =>
      agent.session === undefined ? [] : [viewOf(state, agent, agent.session)],
    ),
    phones: [...state.phones.values()].map(({ extn, registered, legs }) => ({ extn, registered, legs: [...legs] })),
    armed: armed(state.deadlines),
    awaited: state.awaited.size,
    recordings: state.recordings.size + state.messagesTaken.size,
  };
}

function queueSnapshot(state: State, queue: Queue): QueueSnapshot {
  return {
    queue: queue.config.name,
    config: queue.config,
    waiting: queue.waiting.map((waiting) => ({
      call: waiting.call.id,
      joinedAt: waiting.stage.joinedAt,
      priority: waiting.stage.priority,
      fromQueue: waiting.stage.fromQueue,
      looks: looksForAgents(queue, waiting) && whyNotCalled(state, waiting.call) === undefined,
      waitsFor: waitsFor(state, queue, waiting),
    })),
    members: [...queue.members.keys()],
    places: [...queue.members.values()].map(({ agent, place: { level, position } }) => ({
      agent: agent.id,
      level,
      position,
    })),
    eligible: idsOn(queue.eligible),
    present: idsOn(queue.present),
    desertedSince: queue.desertedSince,
  };
}

function idsOn({ members }: Roll): AgentId[] {
  return [...members.keys()].map(({ agent }) => agent.id);
}
