// Notes whom a mistake was about, so that whoever came upon it can go on with everybody else; repair.ts deals with it
// before the step ends. Whoever is broken may not even be able to say who they are: then they are known by their place.
import type { Agent } from "./agent/agent.ts";
import type { Call } from "./call/call.ts";
import type { Due } from "./deadlines.ts";
import type { EventBody } from "./events.ts";
import { readable, type Culprit } from "./mishap.ts";
import type { AgentId, CallId, LegId } from "./model.ts";
import type { CallOrder } from "./orders.ts";
import type { Queue } from "./queue/queue.ts";
import type { State } from "./state.ts";

const NOBODY: Culprit = { type: "nobody" };

export function blame(state: State, culprit: Culprit, error: unknown): void {
  const what = error instanceof Error ? error.message : String(error);
  state.mishaps.push({ culprit, what: `assertion failed: ${what}` });
}

export function blameCall(state: State, call: Call | CallId | undefined, error: unknown): void {
  const id = typeof call === "object" ? keyOf(state.calls, call) : call;
  blame(state, id === undefined ? NOBODY : { type: "call", call: id }, error);
}

export function blameAgent(state: State, agent: Agent | AgentId, error: unknown): void {
  const id = typeof agent === "object" ? keyOf(state.agents, agent) : agent;
  blame(state, id === undefined ? NOBODY : { type: "agent", agent: id }, error);
}

export function blameQueue(state: State, queue: Queue, error: unknown): void {
  const name = keyOf(state.queues, queue);
  if (name === undefined || state.setAside.has(name)) return;
  state.setAside.add(name);
  blame(state, { type: "queue", queue: name }, error);
}

export function blameRow(state: State, row: string, error: unknown): void {
  blame(state, { type: "row", row }, error);
}

/** The call that a leg belongs to. */
export function blameLeg(state: State, leg: LegId, error: unknown): void {
  blame(state, ownerOf(state, leg), error);
}

/** `call`: the one that it concerned before it happened. */
export function blameCause(state: State, cause: EventBody | Due, call: CallId | undefined, error: unknown): void {
  if (call !== undefined) blameCall(state, call, error);
  else if ("leg" in cause) blameLeg(state, cause.leg, error);
  else if ("agent" in cause) blameAgent(state, cause.agent, error);
  else blame(state, NOBODY, error);
}

/** The call that an event or a deadline is about; undefined where it is about none, or cannot say so. */
export function callConcerned(state: State, cause: EventBody | Due): CallId | undefined {
  if ("call" in cause) return cause.call;
  try {
    if (cause.type === "call-order") return callOfOrder(state, cause);
    if ("leg" in cause) return state.legs.get(cause.leg)?.call;
  } catch {
    return undefined;
  }
  if (!("command" in cause)) return undefined;
  const { awaited, recordings, messagesTaken } = state;
  const { command } = cause;
  return awaited.get(command)?.call ?? recordings.get(command)?.call ?? messagesTaken.get(command)?.call;
}

/** The one that is named, or that the phone of the one named, or of who asks, is in. */
function callOfOrder(state: State, { extn, which, order }: CallOrder): CallId | undefined {
  const whom = "whom" in order ? order.whom : undefined;
  const id = whom?.type === "call" ? whom.id : whom === undefined ? which : undefined;
  if (id !== undefined) return state.calls.has(id as CallId) ? (id as CallId) : state.legs.get(id as LegId)?.call;
  const at = whom?.type === "agent" ? state.agents.get(whom.agent)?.session?.extn : extn;
  const [leg] = (at === undefined ? undefined : state.phones.get(at)?.legs) ?? [];
  return leg === undefined ? undefined : state.legs.get(leg)?.call;
}

/** Whose a leg is: a call's, or nobody's. */
export function ownerOf(state: State, id: LegId): Culprit {
  const leg = state.legs.get(id);
  const call = leg === undefined ? undefined : readable(() => leg.call);
  if (call !== undefined) return { type: "call", call };
  // It names its call where it arrived.
  if (state.calls.has(id as string as CallId)) return { type: "call", call: id as string as CallId };
  for (const [owner, { legs }] of readableCalls(state)) if (legs.has(id)) return { type: "call", call: owner };
  return { type: "leg", leg: id };
}

function readableCalls(state: State): [CallId, { readonly legs: ReadonlySet<LegId> }][] {
  return [...state.calls].map(([id, call]) => [id, { legs: readable(() => call.legs) ?? new Set() }]);
}

/** By being the very same: nothing of it is looked at. */
function keyOf<Key, Value>(map: ReadonlyMap<Key, Value>, wanted: Value): Key | undefined {
  for (const [key, value] of map) if (value === wanted) return key;
  return undefined;
}
