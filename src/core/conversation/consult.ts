// A consultation: the agent asks somebody else while the customer hears music; then they go on as three, the customer goes
// to the other one, or the agent is with the customer again.
import type { Call, Leg } from "../call/call.ts";
import { dialLeg, hangUp } from "../call/legs.ts";
import { awaitedCommand } from "../awaiting.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { Outcome } from "../events.ts";
import type { ConsultEnd } from "./facts.ts";
import { uuidAt } from "../ids.ts";
import type { LegId } from "../model.ts";
import type { CallTarget } from "../orders.ts";
import { deadlineIn, fact, signedInAt, type State } from "../state.ts";
import type { Cause, DialTarget } from "../switch.ts";
import { EMERGENCY_RING_MS, isLineToBlame } from "../trunk/emergency.ts";
import { isLineTrouble, shownOver } from "../trunk/lines.ts";
import { endConsultation } from "./close.ts";
import { refuse, type Destination } from "./destination.ts";
import { handOver } from "./hand-over.ts";
import { nextName } from "./recording.ts";
import { apartSides, sayApartSides, sayConversation } from "./say.ts";
import { agentOf, consultedOf, type Party, type PartyRing, type Sides, type Talking } from "./talking.ts";

type PhoneDestination = Extract<Destination, { readonly type: "phone" }>;

/** Whom who is called sees. */
interface Shown {
  readonly callerNumber: string;
  readonly callerName: string;
}

export function consult(
  state: State,
  call: Call,
  stage: Talking,
  { target, ringMs }: PhoneDestination,
  asked: { readonly to: CallTarget; readonly shown: string | undefined },
): Outcome {
  if (consultedOf(stage) !== undefined) return refuse("wrong-state", "Somebody is being consulted already.");
  const [way, ...otherWays] = target.ways;
  if (way === undefined) return refuse("unreachable", `Nothing leads to ${target.number} now.`);
  const agent = agentOf(stage);
  const leg = ring(state, call, { agent, way, shown: asked.shown, extn: target.extn });
  const over = deadlineIn(state, ringMs, { type: "ring-over", call: call.id, leg });
  stage.parties.set(leg, {
    ...{ leg, role: "consulted", agent: target.agent, manner: undefined, to: asked.to },
    ring: { since: state.now, over, otherWays, ...(target.isEmergency === true ? { isEmergency: true } : {}) },
  });
  stage.focus = "consulted";
  fact(state, {
    ...{ type: "consult-begun", call: call.id, leg, of: agent.leg, agent: agent.agent },
    ...{ to: asked.to, consulted: target.agent },
  });
  sayConversation(state, call, stage);
  return { ok: true, call: call.id, leg };
}

function ring(
  state: State,
  call: Call,
  { agent, way, shown, extn }: { agent: Party; way: DialTarget; shown: string | undefined; extn: Leg["extn"] },
  insteadOf?: LegId,
): LegId {
  const leg = uuidAt(state.now, state.chance) as LegId;
  const signedIn = signedInAt(state, extn);
  const who = shownOver(state, ownNumberOf(state, agent.leg, shown), way);
  dialLeg(state, call, { id: leg, role: "consulted", extn, agent: undefined }, { near: agent.leg, to: way, ...who });
  fact(state, {
    ...{ type: "leg-dialled", call: call.id, leg, to: way, agent: undefined, signedIn, as: "consulted" },
    ...(insteadOf === undefined ? {} : { insteadOf }),
  });
  return leg;
}

/** Who asks is who is shown, not the customer. */
export function ownNumberOf(state: State, leg: LegId, shown: string | undefined): Shown & { readonly shown?: string } {
  const extn = state.legs.get(leg)?.extn;
  const row = extn === undefined ? undefined : state.phones.get(extn)?.config;
  const own = { callerNumber: row?.callerNumber || (extn ?? ""), callerName: row?.callerName || (row?.name ?? "") };
  return shown === undefined ? own : { ...own, shown };
}

export function onConsultedAnswered(state: State, call: Call, stage: Talking, party: Party): void {
  cancelDeadline(state.deadlines, party.ring?.over);
  party.ring = undefined;
  fact(state, { type: "consult-answered", call: call.id, leg: party.leg });
  sayConversation(state, call, stage);
  if (isRecorded(state, stage)) recordConsultation(state, call, stage, party);
}

function isRecorded(state: State, { queue }: Talking): boolean {
  return queue !== undefined && state.queues.get(queue)?.config.recordConsultation === true;
}

/** Apart from the talk with the customer, who must not find it there. */
export function recordConsultation(state: State, call: Call, stage: Talking, party: Party): void {
  const name = nextName(call);
  const sides = { left: [agentOf(stage).leg], right: [party.leg] };
  const command = awaitedCommand(state, call, "record", { type: "record", ...sides, name });
  state.recordings.set(command, { call: call.id, name });
  stage.consultRecording = command;
  // A switch makes no recording of nobody: it begins with the two, and then is of those who are heard.
  if (!isBoth(apartSides(stage)) || stage.recording?.isPaused === true) sayApartSides(state, stage);
}

function isBoth({ left, right }: Sides): boolean {
  return left.length > 0 && right.length > 0;
}

/** Nobody has taken it in time. */
export function onConsultRingOver(state: State, call: Call, stage: Talking, party: Party): void {
  const { ring: rang } = party;
  hangUp(state, party.leg, "no-answer");
  if (rang?.isEmergency === true && rang.otherWays.length > 0) {
    ringNextWay(state, call, stage, party, { ...rang, restMs: EMERGENCY_RING_MS });
  } else goBack(state, call, stage, "no-answer");
}

/** The consulted phone is gone, before or after it answered. */
export function onConsultedGone(state: State, call: Call, stage: Talking, party: Party, cause: Cause): void {
  const { ring: rang } = party;
  if (rang === undefined) {
    goBack(state, call, stage, "left");
    return;
  }
  const isToBlame = rang.isEmergency === true ? isLineToBlame : isLineTrouble;
  if (rang.otherWays.length === 0 || !isToBlame(cause)) {
    goBack(state, call, stage, endOf(cause));
    return;
  }
  cancelDeadline(state.deadlines, rang.over);
  const restMs = rang.isEmergency === true ? EMERGENCY_RING_MS : Math.max(0, rang.over.at - state.now);
  ringNextWay(state, call, stage, party, { ...rang, restMs });
}

/** The line failed, not who was called: over the next one, and it is one consultation still. */
function ringNextWay(
  state: State,
  call: Call,
  stage: Talking,
  party: Party,
  { restMs, ...rang }: PartyRing & { readonly restMs: number },
): void {
  const [way, ...otherWays] = rang.otherWays;
  if (way === undefined) return;
  const leg = ring(state, call, { agent: agentOf(stage), way, shown: call.shown, extn: undefined }, party.leg);
  stage.parties.delete(party.leg);
  stage.parties.set(leg, {
    ...party,
    leg,
    ring: { ...rang, over: deadlineIn(state, restMs, { type: "ring-over", call: call.id, leg }), otherWays },
  });
}

/** In the words that whoever asked is told. */
function endOf(cause: Cause): ConsultEnd {
  switch (cause) {
    case "busy":
    case "no-answer":
    case "do-not-disturb":
    case "no-such-number":
    case "not-allowed":
    case "congestion":
      return cause;
    case "normal":
    case "rejected":
    case "cancelled":
    case "answered-elsewhere":
      return "rejected";
    case "media-failed":
      return "media-refused";
    case "unreachable":
    case "vanished":
    case "protocol-error":
    case "time-limit":
    case "shutdown":
    case "crashed":
      return "unreachable";
  }
}

/** The agent is with the customer again. */
function goBack(state: State, call: Call, stage: Talking, end: ConsultEnd): void {
  endConsultation(state, call, stage, end);
  sayConversation(state, call, stage);
}

export function cancelConsult(state: State, call: Call, stage: Talking): Outcome {
  const party = consultedOf(stage);
  if (party === undefined) return refuse("wrong-state", "Nobody is being consulted.");
  const hasAnswered = party.ring === undefined;
  hangUp(state, party.leg, hasAnswered ? "normal" : "cancelled");
  goBack(state, call, stage, hasAnswered ? "left" : "cancelled");
  return { ok: true, call: call.id };
}

/** The agent leaves, and the two others are together. */
export function completeConsult(state: State, call: Call, stage: Talking): Outcome {
  const party = consultedOf(stage);
  if (party === undefined) return refuse("wrong-state", "Nobody is being consulted.");
  if (party.ring !== undefined) return refuse("wrong-state", "Who is consulted has not answered yet.");
  const agent = agentOf(stage);
  passOn(state, call, stage, agent);
  hangUp(state, agent.leg, "normal");
  return { ok: true, call: call.id, leg: party.leg };
}

/** The consulted party has the customer from now on. */
export function passOn(state: State, call: Call, stage: Talking, agent: Party): void {
  const party = endConsultation(state, call, stage, "transferred");
  if (party === undefined) return;
  const { queue } = stage;
  stage.parties.delete(agent.leg);
  stage.parties.set(party.leg, party);
  const to = party.to ?? numberOf(state, party.leg);
  fact(state, {
    ...{ type: "transferred", call: call.id, from: agent.leg, agent: agent.agent },
    ...{ kind: "attended", to, queue },
  });
  handOver(state, call, stage, party);
}

function numberOf(state: State, leg: LegId): CallTarget {
  return { type: "number", number: state.legs.get(leg)?.extn ?? "" };
}

export function swap(state: State, call: Call, stage: Talking): Outcome {
  const party = consultedOf(stage);
  if (party === undefined || party.ring !== undefined || stage.focus === "all") {
    return refuse("wrong-state", "There are not two to swap between.");
  }
  stage.focus = stage.focus === "consulted" ? "customer" : "consulted";
  fact(state, { type: "swapped", call: call.id, to: stage.focus });
  sayConversation(state, call, stage);
  return { ok: true, call: call.id };
}

export function threeWay(state: State, call: Call, stage: Talking): Outcome {
  const party = consultedOf(stage);
  if (party === undefined || party.ring !== undefined)
    return refuse("wrong-state", "Nobody is there to join the talk.");
  if (stage.focus === "all") return refuse("wrong-state", "The three talk already.");
  stage.focus = "all";
  fact(state, { type: "three-way-begun", call: call.id });
  sayConversation(state, call, stage);
  return { ok: true, call: call.id };
}

export function endThreeWay(state: State, call: Call, stage: Talking): Outcome {
  if (stage.focus !== "all") return refuse("wrong-state", "There is no three-way talk.");
  stage.focus = "consulted";
  fact(state, { type: "three-way-ended", call: call.id });
  sayConversation(state, call, stage);
  return { ok: true, call: call.id };
}
