// What the floor looks like: queues with who waits, agents with what they do, talks with who is in them. Dates, as the wall clock
// shows them; of a moment that has passed it is asked as of the one that is now.
import { viewOf } from "../agent/derive.ts";
import type { AgentView } from "../agent/agent.ts";
import type { Call } from "../call/call.ts";
import type { AgentId, CallId, LegId, QueueName } from "../model.ts";
import { waitingSince } from "../queue/queue.ts";
import type { State } from "../state.ts";

export interface FloorCaller {
  readonly call: CallId;
  /** From 1. */
  readonly position: number;
  readonly joinedAt: number;
  readonly priority: number;
  readonly number: string;
  readonly name: string;
  /** At whose phones it rings. */
  readonly offeredTo: readonly AgentId[];
}

export interface FloorQueue {
  readonly queue: QueueName;
  readonly waiting: number;
  /** Undefined: nobody waits. */
  readonly waitingSince: number | undefined;
  readonly members: number;
  readonly present: number;
  readonly eligible: number;
  /** In line, the first ones. */
  readonly callers: readonly FloorCaller[];
}

export interface FloorParty {
  readonly leg: LegId;
  readonly role: string;
  readonly number: string;
  readonly agent: AgentId | undefined;
  readonly held: boolean;
  readonly muted: boolean;
  /** Of a supervisor: listen, whisper, barge. */
  readonly manner: string | undefined;
}

export interface FloorTalk {
  readonly call: CallId;
  readonly queue: QueueName | undefined;
  readonly number: string;
  readonly name: string;
  /** When its agent began to talk. */
  readonly since: number;
  readonly recording: "off" | "on" | "paused";
  readonly parties: readonly FloorParty[];
}

export interface FloorView {
  readonly queues: readonly FloorQueue[];
  /** Who is signed in. */
  readonly agents: readonly (AgentView & { readonly name: string })[];
  readonly talks: readonly FloorTalk[];
}

/** Of each queue; more are counted. */
const MOST_CALLERS = 1_000;

export function floorOf(state: State): FloorView {
  const { offsetMs } = state.clock;
  return {
    queues: [...state.queues.values()].map((queue) => {
      const since = waitingSince(queue);
      return {
        ...{ queue: queue.config.name, waiting: queue.waiting.length },
        waitingSince: since === undefined ? undefined : since + offsetMs,
        ...{ members: queue.members.size, present: queue.present.members.size, eligible: queue.eligible.members.size },
        callers: queue.waiting.slice(0, MOST_CALLERS).map(({ call, stage }, index) => ({
          ...{ call: call.id, position: index + 1, joinedAt: stage.joinedAt + offsetMs, priority: stage.priority },
          ...{ number: call.callerNumber, name: call.callerName },
          offeredTo: [...stage.offers.values()].map(({ agent }) => agent),
        })),
      };
    }),
    agents: [...state.agents.values()].flatMap((agent) =>
      agent.session === undefined
        ? []
        : [{ ...dated(viewOf(state, agent, agent.session), offsetMs), name: agent.config.name }],
    ),
    talks: [...state.calls.values()].flatMap((call) => talkIn(state, call, offsetMs) ?? []),
  };
}

function dated(view: AgentView, offsetMs: number): AgentView {
  const until = view.until === undefined ? {} : { until: view.until + offsetMs };
  const breaks = view.breaks?.map((one) => ({ ...one, since: one.since + offsetMs }));
  return { ...view, since: view.since + offsetMs, ...until, ...(breaks === undefined ? {} : { breaks }) };
}

function talkIn(state: State, call: Call, offsetMs: number): FloorTalk | undefined {
  const { stage } = call;
  if (stage.type !== "talking") return undefined;
  const { recording } = stage;
  const begun = [...stage.parties.keys()].flatMap((leg) => state.legs.get(leg)?.bridgedAt ?? []);
  return {
    ...{ call: call.id, queue: stage.queue, number: call.callerNumber, name: call.callerName },
    since: (begun.length === 0 ? call.startedAt : Math.max(...begun)) + offsetMs,
    recording: recording === undefined || recording.isOver === true ? "off" : recording.isPaused ? "paused" : "on",
    parties: [...stage.parties.values()].map(({ leg: id, role, agent, manner }) => {
      const leg = state.legs.get(id);
      const outside = id === call.caller ? call.callerNumber : (leg?.number ?? call.dialled);
      return {
        ...{ leg: id, role, number: leg?.extn ?? outside, agent },
        ...{ held: leg?.held === true || leg?.holding === true, muted: leg?.muted === true, manner },
      };
    }),
  };
}
