// A supervisor comes in: listens to the agent, speaks to them, to all, or takes the customer over.
import type { Call, Leg, Stage } from "../call/call.ts";
import { dialLeg, hangUp } from "../call/legs.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { Outcome } from "../events.ts";
import { uuidAt } from "../ids.ts";
import type { AgentId, Extn, LegId, QueueName } from "../model.ts";
import type { Manner } from "../orders.ts";
import { supervisorIsIn } from "../people/help.ts";
import { deadlineIn, fact, signedInAt, type State } from "../state.ts";
import { isReachable, waysTo } from "../trunk/lines.ts";
import { dropSupervisor, endConsultation } from "./close.ts";
import { refuse, type Refusal } from "./destination.ts";
import { handOver } from "./hand-over.ts";
import { sayConversation } from "./say.ts";
import { agentOf, supervisorsOf, watchedBy, type Party, type Talking } from "./talking.ts";

const RING_MS = 30_000;
/** In one talk. */
const MOST_SUPERVISORS = 4;

export interface Supervisor {
  readonly extn: Extn;
  readonly agent: AgentId | undefined;
}

/** `named`: the party that they have named, if it is one of those who talk. */
export function supervise(
  state: State,
  call: Call,
  stage: Talking,
  who: Supervisor,
  { manner, named }: { readonly manner: Manner; readonly named: Party | undefined },
): Outcome {
  if (named?.ring !== undefined) return refuse("wrong-state", "Who is to be listened to has not answered yet.");
  // Whoever takes over has the customer, whomever they have named.
  const watches = named?.role === "consulted" && manner !== "take-over" ? named.leg : undefined;
  const party = supervisorsOf(stage).find(({ leg }) => state.legs.get(leg)?.extn === who.extn);
  if (party === undefined) return comeIn(state, call, stage, who, { manner, watches });
  const isElsewhere = named !== undefined && manner !== "take-over" && watchedBy(stage, party) !== named;
  if (party.manner === manner && !isElsewhere) return { ok: true, call: call.id, leg: party.leg };
  party.manner = manner;
  if (named !== undefined) watch(party, watches);
  if (party.ring !== undefined) return { ok: true, call: call.id, leg: party.leg };
  // One visit is to one of them.
  if (isElsewhere) fact(state, { type: "supervisor-left", call: call.id, leg: party.leg });
  takePart(state, call, stage, party, !isElsewhere);
  return { ok: true, call: call.id, leg: party.leg };
}

function watch(party: Party, watches: LegId | undefined): void {
  if (watches === undefined) delete party.watches;
  else party.watches = watches;
}

function comeIn(
  state: State,
  call: Call,
  stage: Talking,
  who: Supervisor,
  { manner, watches }: { readonly manner: Manner; readonly watches: LegId | undefined },
): Outcome {
  const refused = whyNot(state, stage, who);
  if (refused !== undefined) return refused;
  const [to] = waysTo(state, who.extn);
  if (to === undefined) return refuse("unreachable", `No phone is there at extension ${who.extn}.`);
  const leg = uuidAt(state.now, state.chance) as LegId;
  const { callerNumber, callerName } = call;
  const dial = { near: watches ?? agentOf(stage).leg, to, callerNumber, callerName, autoAnswer: true };
  dialLeg(state, call, { id: leg, role: "supervisor", extn: who.extn, agent: undefined }, dial);
  const signedIn = signedInAt(state, who.extn);
  fact(state, { type: "leg-dialled", call: call.id, leg, to, agent: undefined, signedIn, as: "supervisor" });
  const over = deadlineIn(state, RING_MS, { type: "ring-over", call: call.id, leg });
  stage.parties.set(leg, {
    ...{ leg, role: "supervisor", agent: who.agent ?? signedIn, manner, to: undefined },
    ring: { since: state.now, over, otherWays: [] },
    ...(watches === undefined ? {} : { watches }),
  });
  return { ok: true, call: call.id, leg };
}

function whyNot(state: State, stage: Talking, { extn }: Supervisor): Refusal | undefined {
  const phone = state.phones.get(extn);
  if (phone?.config === undefined) return refuse("no-such-extension", `There is no extension ${extn}.`);
  if (phone.legs.size > 0) return refuse("busy", `The phone at extension ${extn} is in a call.`);
  if (!isReachable(state, phone)) return refuse("unreachable", `No phone is there at extension ${extn}.`);
  if (supervisorsOf(stage).length < MOST_SUPERVISORS) return undefined;
  return refuse("wrong-state", `No more than ${MOST_SUPERVISORS} supervisors can take part in one talk.`);
}

export function onSupervisorAnswered(state: State, call: Call, stage: Talking, party: Party): void {
  cancelDeadline(state.deadlines, party.ring?.over);
  party.ring = undefined;
  takePart(state, call, stage, party, false);
}

export function onSupervisorRingOver(state: State, call: Call, stage: Talking, party: Party): void {
  dropSupervisor(state, call, stage, party);
  hangUp(state, party.leg, "no-answer");
}

function takePart(state: State, call: Call, stage: Talking, party: Party, hasBeenIn: boolean): void {
  const { leg, manner } = party;
  if (manner === undefined) return;
  const watched = state.legs.get(watchedBy(stage, party).leg)?.extn;
  if (manner === "take-over") {
    takeOver(state, call, stage, party, hasBeenIn);
    helped(state, watched, party, manner);
    return;
  }
  const extn = state.legs.get(leg)?.extn;
  if (hasBeenIn) fact(state, { type: "supervisor-changed", call: call.id, leg, manner });
  else if (extn !== undefined) {
    const watches = watchedBy(stage, party).leg;
    fact(state, { type: "supervisor-joined", call: call.id, leg, extn, agent: party.agent, manner, watches });
  }
  helped(state, watched, party, manner);
  sayConversation(state, call, stage);
}

/** The agent at `watched` may have asked for it. */
function helped(state: State, watched: Extn | undefined, { leg, agent }: Party, manner: Manner): void {
  supervisorIsIn(state, watched, { leg, who: agent ?? state.legs.get(leg)?.extn ?? "", manner });
}

/** The agent is out, whom they consulted too; the customer is with the supervisor, an agent like any other from now on. */
function takeOver(state: State, call: Call, stage: Talking, party: Party, hasBeenIn: boolean): void {
  const agent = agentOf(stage);
  delete party.watches;
  const consulted = endConsultation(state, call, stage, "over");
  if (consulted !== undefined) hangUp(state, consulted.leg, consulted.ring === undefined ? "normal" : "cancelled");
  if (hasBeenIn) fact(state, { type: "supervisor-left", call: call.id, leg: party.leg });
  stage.parties.delete(agent.leg);
  fact(state, { type: "taken-over", call: call.id, leg: party.leg, agent: party.agent, from: agent.leg });
  handOver(state, call, stage, party);
  hangUp(state, agent.leg, "normal");
}

export function stopSupervising(state: State, call: Call, stage: Talking, party: Party): Outcome {
  dropSupervisor(state, call, stage, party);
  hangUp(state, party.leg, "normal");
  sayConversation(state, call, stage);
  return { ok: true, call: call.id };
}

/** `queues`: those that a supervisor may look after; undefined: all. A talk of no queue is its agent's. */
export function mayLookAfter(state: State, call: Call, queues: readonly QueueName[] | undefined): boolean {
  if (queues === undefined) return true;
  const queue = queueIn(call.stage);
  if (queue !== undefined) return queues.includes(queue);
  return agentsIn(state, call).some((agent) => queues.some((name) => state.queues.get(name)?.members.has(agent)));
}

/** The queue that whoever is in the call came from, or waits in. */
function queueIn(stage: Stage): QueueName | undefined {
  switch (stage.type) {
    case "talking":
    case "queued":
    case "stranded":
      return stage.queue;
    case "new":
    case "summoning":
    case "menu":
    case "hunting":
    case "surveying":
    case "leaving-message":
    case "in-mailbox":
    case "parting":
    case "ending":
      return undefined;
  }
}

function agentsIn(state: State, { legs }: Pick<Call, "legs">): AgentId[] {
  const found: (Leg | undefined)[] = [...legs].map((id) => state.legs.get(id));
  return found.flatMap((leg) => {
    const agent = signedInAt(state, leg?.extn);
    return agent === undefined ? [] : [agent];
  });
}
