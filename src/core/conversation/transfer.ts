// A blind transfer: the agent leaves, and the customer is led where a number, an agent, a queue or a menu is. Where nobody
// takes them they come back:
//
//   led away --nobody--> who gave them away, if free --nobody--> front of their queue --none--> mailbox --none--> released
import { blameCall } from "../blame.ts";
import type { Call, HuntRing, Returning } from "../call/call.ts";
import { tellPhone } from "../call/returning.ts";
import { huntFor, goOnRinging } from "../call/hunt.ts";
import { routeToHotline, routeToIvr, routeToQueue } from "../call/route.ts";
import { touchWhoAsked } from "../call/legs.ts";
import { releaseCall } from "../call/release.ts";
import type { Outcome } from "../events.ts";
import type { Extn, LegId } from "../model.ts";
import type { CallTarget } from "../orders.ts";
import { fact, type State } from "../state.ts";
import { tellEmergency } from "../trunk/emergency.ts";
import { hasMailbox } from "../voicemail/lookup.ts";
import { leadToMailbox } from "../voicemail/leave.ts";
import { destinationOf, isRefusal, type Destination } from "./destination.ts";
import { leaveCustomerAlone } from "./leave-alone.ts";
import { recordForQueue } from "./recording.ts";
import { beginConversation } from "./say.ts";
import { agentOf, consultedOf, newParty, talkOfTwo, type Party, type Talking } from "./talking.ts";

export interface Asked {
  readonly to: CallTarget;
  readonly shown: string | undefined;
  /** The agent's phone asked, and waits to hear what becomes of it. */
  readonly request: string | undefined;
}

export function transfer(state: State, call: Call, stage: Talking, destination: Destination, asked: Asked): Outcome {
  const agent = agentOf(stage);
  tellTransferred(state, call, stage, agent, asked.to);
  tellIfEmergency(state, call, destination, agent.leg, state.legs.get(agent.leg)?.extn);
  const waiting = asked.request === undefined ? undefined : { leg: agent.leg, request: asked.request };
  const back = wayBack(state, stage, agent, destination, waiting);
  leaveCustomerAlone(state, call, stage, waiting?.leg);
  if (asked.shown !== undefined) call.shown = asked.shown;
  lead(state, call, destination, back);
  return { ok: true, call: call.id };
}

/** The agent leaves while the one they consult still rings: that goes on for the customer. */
export function leaveWhileRinging(state: State, call: Call, stage: Talking, agent: Party): void {
  const party = consultedOf(stage);
  const ring = party?.ring;
  if (party === undefined || ring === undefined) return;
  const leg = state.legs.get(party.leg);
  const to = party.to ?? { type: "number", number: leg?.extn ?? "" };
  stage.parties.delete(party.leg);
  fact(state, { type: "consult-ended", call: call.id, leg: party.leg, end: "transferred" });
  tellTransferred(state, call, stage, agent, to);
  const back = wayBack(state, stage, agent, undefined, undefined);
  leaveCustomerAlone(state, call, stage, party.leg);
  if (leg !== undefined) {
    leg.role = "callee";
    leg.agent = party.agent;
  }
  const { over, since, otherWays, isEmergency } = ring;
  const urgent = isEmergency === true ? { isEmergency } : {};
  const rest = { number: leg?.extn ?? "", extn: leg?.extn, agent: party.agent, ways: otherWays, ...urgent };
  const going: HuntRing = { leg: party.leg, since, over, rest };
  goOnRinging(state, call, going, over.at - since, back);
}

/** Somebody is led to an emergency number, or asks there: `leg` and `extn` are of who does it. */
export function tellIfEmergency(
  state: State,
  call: Call,
  destination: Destination,
  leg: LegId,
  extn: Extn | undefined,
): void {
  if (destination.type !== "phone" || destination.target.isEmergency !== true || extn === undefined) return;
  const { number, ways: lines } = destination.target;
  tellEmergency(state, call, { number, extn, leg, lines });
}

function tellTransferred(state: State, call: Call, { queue }: Talking, { leg, agent }: Party, to: CallTarget): void {
  fact(state, { type: "transferred", call: call.id, from: leg, agent, kind: "blind", to, queue });
}

function wayBack(
  state: State,
  { queue }: Talking,
  { leg, agent }: Party,
  destination: Destination | undefined,
  waiting: Returning["waiting"],
): Returning {
  const extn = state.legs.get(leg)?.extn;
  const mailbox = destination?.type === "phone" ? destination.mailbox : undefined;
  return { type: "returning", extn, agent, waiting, queue, mailbox, isBack: false, cause: "no-answer" };
}

function lead(state: State, call: Call, destination: Destination, back: Returning): void {
  switch (destination.type) {
    case "phone":
      huntFor(state, call, destination.target, destination.ringMs, back);
      return;
    case "hotline":
      routeToHotline(state, call, destination.number);
      break;
    case "ivr":
      routeToIvr(state, call, destination.number);
      break;
    case "queue":
      routeToQueue(state, call, destination.queue);
      break;
  }
  // Wherever it is, they are there: that is all that was asked for.
  tellPhone(state, back, "done", "normal");
}

/** A caller who waits in a queue is led elsewhere. */
export function leadAway(state: State, call: Call, destination: Destination): void {
  const queue = call.lastQueue;
  const nobody = { extn: undefined, agent: undefined, waiting: undefined };
  const mailbox = destination.type === "phone" ? destination.mailbox : undefined;
  lead(state, call, destination, { type: "returning", ...nobody, queue, mailbox, isBack: false, cause: "no-answer" });
}

/** Nobody has taken them. */
export function comeBack(state: State): void {
  for (const id of state.returning) {
    state.returning.delete(id);
    const call = state.calls.get(id);
    try {
      if (call !== undefined) comeBackOne(state, call);
    } catch (error) {
      blameCall(state, id, error);
    }
  }
}

function comeBackOne(state: State, call: Call): void {
  if (call.stage.type !== "hunting") return;
  touchWhoAsked(state, call);
  const { otherwise } = call.stage;
  if (typeof otherwise === "object" && otherwise.type === "returning") leadBack(state, call, otherwise);
}

function leadBack(state: State, call: Call, back: Returning): void {
  const { waiting, cause } = back;
  if (waiting !== undefined && state.legs.get(waiting.leg)?.ending === undefined) {
    tellPhone(state, back, "failed", cause);
    backToPhone(state, call, back, waiting.leg);
    return;
  }
  if (!back.isBack && back.extn !== undefined) {
    const destination = destinationOf(state, back.extn, { type: "extension", extn: back.extn });
    if (!isRefusal(destination) && destination.type === "phone" && isFree(state, back)) {
      huntFor(state, call, destination.target, destination.ringMs, { ...back, isBack: true });
      return;
    }
  }
  giveUp(state, call, back);
}

/** Nobody's phone rings for two. */
function isFree(state: State, { extn }: Returning): boolean {
  return extn !== undefined && state.phones.get(extn)?.legs.size === 0;
}

/** Their phone has not left yet. */
function backToPhone(state: State, call: Call, { queue, agent, cause }: Returning, leg: LegId): void {
  const stage = talkOfTwo(newParty(call.caller, "customer", undefined), newParty(leg, "agent", agent), queue);
  call.stage = stage;
  fact(state, { type: "transfer-failed", call: call.id, cause, then: "returned" });
  fact(state, { type: "bridged", call: call.id, legs: [call.caller, leg], agent: state.legs.get(leg)?.agent });
  recordForQueue(state, call, stage);
  beginConversation(state, call, stage);
}

function giveUp(state: State, call: Call, { queue, mailbox, cause }: Returning): void {
  const tell = (then: "queue" | "mailbox" | "released"): void =>
    fact(state, { type: "transfer-failed", call: call.id, cause, then });
  if (queue !== undefined && state.queues.has(queue)) {
    tell("queue");
    routeToQueue(state, call, queue, true);
  } else if (mailbox !== undefined && hasMailbox(state, mailbox)) {
    tell("mailbox");
    leadToMailbox(state, call, mailbox);
  } else {
    tell("released");
    releaseCall(state, call, "center", cause);
  }
}
