// A programmer's mistake ends the call it happened in, is told, and harms no other.
import { OWED_WITHIN_MS } from "../awaited.ts";
import { dropAllAwaited, expectRecorded } from "../awaiting.ts";
import { cancelDeadline, type Deadline } from "../deadlines.ts";
import type { FactBody } from "../facts.ts";
import { readable } from "../mishap.ts";
import type { AgentId, CallId, CommandId, LegId, QueueName } from "../model.ts";
import { leaveLine } from "../queue/queue.ts";
import { command, fact, touchPhone, type State } from "../state.ts";
import type { Call, Queued } from "./call.ts";
import { releaseCall } from "./release.ts";

/** In order where that is possible; else it is forgotten, and its legs are hung up. */
export function writeOffCall(state: State, id: CallId, what: string): void {
  const call = state.calls.get(id);
  if (call === undefined) return;
  fact(state, { type: "repaired", what, call: id, agent: undefined, leg: undefined });
  const debt = debtOf(state, id, call);
  const isOrderly = release(state, call);
  state.sentOn.delete(id);
  state.backToMenu.delete(id);
  state.returning.delete(id);
  for (const queue of state.queues.values()) leaveLine(queue, call);
  cancelArmed(state, id, new Set());
  settleDebt(state, id, debt);
  if (!isOrderly) forgetCall(state, id);
  expectFiles(state, id);
}

/** With its legs every recording ends. */
function expectFiles(state: State, id: CallId): void {
  for (const [recording, { call: owner }] of [...state.recordings, ...state.messagesTaken]) {
    if (owner === id && !isExpected(state, recording)) expectRecorded(state, id, recording, OWED_WITHIN_MS);
  }
}

function isExpected(state: State, recording: CommandId): boolean {
  return state.awaited.get(recording)?.over?.cancelled === false;
}

/** The switch is gone and ends no legs any more, or nothing of the call can be relied on: at once, and nothing of it is asked. */
export function forgetCall(state: State, id: CallId): void {
  const call = state.calls.get(id);
  if (call === undefined) return;
  const legs = legsOf(state, id, call);
  for (const leg of legs) forgetLeg(state, id, leg);
  cancelArmed(state, id, legs);
  const awaited = [...state.awaited].filter(([, { call: owner, purpose }]) => owner === id && purpose !== "recorded");
  dropAllAwaited(
    state,
    awaited.map(([command]) => command),
  );
  state.calls.delete(id);
  state.emergencies?.delete(id);
  fact(state, { type: "call-ended", call: id, by: "center", cause: "crashed" });
}

/** False: it had been ended before and yet throws, or cannot be ended in order. */
function release(state: State, call: Call): boolean {
  try {
    if (call.stage.type === "ending") return false;
    releaseCall(state, call, "center", "crashed", "error");
    return true;
  } catch {
    return false;
  }
}

/** What has been told of it and wants an end. */
interface Debt {
  /** Facts of this step that were told before. */
  readonly told: number;
  readonly queues: readonly QueueName[];
  readonly joinedAt: number | undefined;
  readonly offers: readonly { readonly leg: LegId; readonly agent: AgentId; readonly since: number }[];
}

function debtOf(state: State, id: CallId, call: Call): Debt {
  const queues: QueueName[] = [];
  for (const [name, queue] of state.queues) {
    if (queue.waiting.some((waiting) => waiting.call === call)) queues.push(name);
  }
  const stage = readable(() => call.stage);
  const queued = readable(() => stage?.type === "queued") === true ? (stage as Queued) : undefined;
  const offers = readable(() => [...(queued?.offers.values() ?? [])]);
  return {
    ...{ told: state.facts.length, queues, joinedAt: readable(() => queued?.joinedAt) },
    // Whose stage cannot be read: an agent's leg that has not answered rings by an offer.
    offers: stage === undefined || offers === undefined ? ringing(state, id, call) : offers,
  };
}

function ringing(state: State, id: CallId, call: Call): Debt["offers"] {
  return [...legsOf(state, id, call)].flatMap((leg) => {
    const { agent, answered, ending, since } = readable(() => ({ ...state.legs.get(leg) })) ?? {};
    const rings = agent !== undefined && since !== undefined && answered === false && ending === undefined;
    return rings ? [{ leg, agent, since }] : [];
  });
}

/** Nothing is owed twice: what the orderly end has told is told. */
function settleDebt(state: State, id: CallId, { told, queues, joinedAt, offers }: Debt): void {
  const since = state.facts.slice(told);
  const isTold = (type: FactBody["type"], leg?: LegId): boolean =>
    since.some((one) => one.type === type && "call" in one && one.call === id && (!("leg" in one) || one.leg === leg));
  for (const queue of queues) {
    for (const { leg, agent, since: from } of offers) {
      state.touchedAgents.add(agent);
      if (isTold("offer-ended", leg)) continue;
      fact(state, { type: "offer-ended", call: id, queue, agent, leg, end: "withdrawn", ringMs: state.now - from });
    }
    if (isTold("queue-left")) continue;
    const waitMs = state.now - (joinedAt ?? state.now);
    fact(state, { type: "queue-left", call: id, queue, outcome: "error", waitMs, agent: undefined });
  }
}

function legsOf(state: State, id: CallId, call: Call): ReadonlySet<LegId> {
  const legs = new Set(readable(() => [...call.legs]));
  for (const [leg, value] of state.legs) if (readable(() => value.call) === id) legs.add(leg);
  return legs;
}

function forgetLeg(state: State, call: CallId, id: LegId): void {
  const leg = state.legs.get(id);
  if (!state.legs.delete(id)) return;
  if (readable(() => leg?.ending) === undefined) command(state, { type: "hang-up", leg: id, cause: "crashed" });
  for (const trunk of state.trunks.values()) trunk.legs.delete(id);
  for (const phone of state.phones.values()) if (phone.legs.delete(id)) touchPhone(state, phone);
  const agent = readable(() => leg?.agent);
  if (agent !== undefined) state.touchedAgents.add(agent);
  fact(state, { type: "leg-ended", call, leg: id, cause: "crashed", by: "switch", media: undefined });
}

/** All that is set to happen to it; of its legs, those that are named. */
function cancelArmed(state: State, id: CallId, legs: ReadonlySet<LegId>): void {
  const isIts = ({ due }: Deadline): boolean =>
    ("call" in due && due.call === id) || ("leg" in due && legs.has(due.leg));
  for (const deadline of state.deadlines.heap.filter(isIts)) cancelDeadline(state.deadlines, deadline);
}
