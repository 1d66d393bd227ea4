// What the switch reports of a leg, taken to the stage its call is in.
import { endHandling } from "../agent/wrap-up.ts";
import { forAgent } from "../agent/for-agent.ts";
import { countTalked } from "../agent/today.ts";
import { dayStartOf } from "../day.ts";
import { blameLeg, ownerOf } from "../blame.ts";
import { cancelDeadline } from "../deadlines.ts";
import { readable } from "../mishap.ts";
import type { Extn, LegId } from "../model.ts";
import { onOfferAnswered, onOfferLegEnded, onOfferRingOver } from "../queue/wait.ts";
import { fact, signedInAt, touchPhone, type State } from "../state.ts";
import { forgetCall } from "./write-off.ts";
import { letCallerHearRinging } from "./arrive.ts";
import { wayBackOf, type Call, type Leg } from "./call.ts";
import { onCallbackAnswered, onCallbackRingOver, onCallerAway } from "./callback.ts";
import { notForwarded } from "./forwarded.ts";
import { onHuntAnswered, onHuntLegEnded, onHuntRingOver } from "./hunt.ts";
import { removeLeg, type LegEnd } from "./legs.ts";
import type { SentOnTo } from "./sent-on-to.ts";
import { finishWhenEmpty, releaseCall } from "./release.ts";
import { onConsultedAnswered, onConsultRingOver } from "../conversation/consult.ts";
import { onSummoned, onSummonRingOver } from "../conversation/dial-out.ts";
import { onPartyGone } from "../conversation/leave.ts";
import { sayConversation } from "../conversation/say.ts";
import { onSupervisorAnswered, onSupervisorRingOver } from "../conversation/supervise.ts";
import type { Talking } from "../conversation/talking.ts";
import { tellRinging } from "./returning.ts";

/** The leg and its call; undefined for a leg that has ended or never was: reports may cross our own commands. */
function find(state: State, id: LegId): { leg: Leg; call: Call } | undefined {
  const leg = state.legs.get(id);
  const call = leg === undefined ? undefined : state.calls.get(leg.call);
  return leg === undefined || call === undefined ? undefined : { leg, call };
}

/** By us: a callee, or a caller who is called back. */
function isDialled({ leg, call }: { readonly leg: Leg; readonly call: Call }): boolean {
  if (leg.role !== "caller") return true;
  return call.callback?.ring?.leg === leg.id || call.stage.type === "summoning";
}

function touchLeg(state: State, leg: Leg): void {
  if (leg.extn !== undefined) touchPhone(state, state.phones.get(leg.extn));
}

function whereAnswered(state: State, { trunk }: Leg, number: string | undefined): { readonly sentOnTo?: SentOnTo } {
  if (number === undefined) return {};
  const agent = trunk === undefined ? signedInAt(state, number as Extn) : undefined;
  return { sentOnTo: { number, ...(agent === undefined ? {} : { agent }) } };
}

export function onLegRinging(state: State, id: LegId): void {
  const found = find(state, id);
  if (found === undefined || found.leg.ringing || !isDialled(found)) return;
  const { leg, call } = found;
  leg.ringing = true;
  fact(state, { type: "leg-ringing", call: call.id, leg: id });
  const { stage } = call;
  if (stage.type !== "hunting" || leg.ending !== undefined) return;
  letCallerHearRinging(state, call);
  const back = wayBackOf(stage);
  if (back !== undefined && stage.rings.has(id)) tellRinging(state, back);
}

export function onLegAnswered(state: State, id: LegId, sentOnTo?: string): void {
  const found = find(state, id);
  // An answer that crossed our order to hang up comes too late: the leg's end is on its way.
  if (found === undefined || found.leg.answered || !isDialled(found) || found.leg.ending !== undefined) return;
  const { leg, call } = found;
  leg.answered = true;
  leg.answeredAt = state.now;
  touchLeg(state, leg);
  fact(state, { type: "leg-answered", call: call.id, leg: id, ...whereAnswered(state, leg, sentOnTo) });
  const { stage } = call;
  const isCaller = leg.role === "caller";
  switch (stage.type) {
    case "talking":
      onPartyAnswered(state, call, stage, id);
      return;
    case "summoning":
      onSummoned(state, call, stage);
      return;
    case "queued":
      if (isCaller) onCallbackAnswered(state, call);
      else onOfferAnswered(state, call, stage, leg);
      return;
    case "hunting":
      if (isCaller) onCallbackAnswered(state, call);
      else onHuntAnswered(state, call, stage, leg);
      return;
    case "new":
    case "stranded":
    case "menu":
    case "surveying":
    case "leaving-message":
    case "in-mailbox":
    case "parting":
    case "ending":
      if (isCaller) onCallbackAnswered(state, call);
      return;
  }
}

export function onLegEnded(state: State, end: LegEnd): void {
  const found = find(state, end.leg);
  if (found === undefined) return;
  const { leg, call } = found;
  const expected = leg.ending !== undefined;
  removeLeg(state, call, leg, end);
  // Who was heard badly is no matter any more.
  if (leg.mos !== undefined && state.alarms !== undefined) state.alarms.isCenterStirred = true;
  afterTalk(state, leg);
  const { stage } = call;
  if (stage.type !== "hunting" || !stage.rings.has(leg.id)) notForwarded(state, call, leg);
  if (stage.type === "talking") partyEnded(state, call, stage, end);
  else if (leg.role !== "caller") calleeEnded(state, call, leg, end);
  // A leg that they had hung up before they were called back on another one means nothing any more.
  else if (leg.id === call.caller) callerEnded(state, call, end, expected);
  finishWhenEmpty(state, call);
}

function callerEnded(state: State, call: Call, end: LegEnd, expected: boolean): void {
  if (call.callback !== undefined && call.stage.type === "queued") {
    onCallerAway(state, call, call.stage, end.leg, end.cause);
    return;
  }
  const isOurs = expected || end.by === "switch";
  // Whom the network took while they waited has left the queue of no will of ours.
  const outcome = isOurs && !expected && end.cause === "vanished" ? "abandoned" : undefined;
  releaseCall(state, call, isOurs ? "center" : "caller", end.cause, outcome);
}

function calleeEnded(state: State, call: Call, leg: Leg, end: LegEnd): void {
  const { stage } = call;
  switch (stage.type) {
    case "queued":
      onOfferLegEnded(state, call, stage, end.leg, end.cause);
      return;
    case "hunting": {
      const back = wayBackOf(stage);
      // The phone that asked for the transfer has left: whoever takes the customer need not be told of any more.
      if (back?.waiting?.leg === end.leg) back.waiting = undefined;
      onHuntLegEnded(state, call, stage, leg, end.cause);
      return;
    }
    case "new":
    case "summoning":
    case "stranded":
    case "menu":
    case "talking":
    case "surveying":
    case "leaving-message":
    case "in-mailbox":
    case "parting":
    case "ending":
      // Nobody else was called.
      return;
  }
}

function onPartyAnswered(state: State, call: Call, stage: Talking, leg: LegId): void {
  const party = stage.parties.get(leg);
  switch (party?.role) {
    case "consulted":
      onConsultedAnswered(state, call, stage, party);
      return;
    case "supervisor":
      onSupervisorAnswered(state, call, stage, party);
      return;
    case "customer":
    case "agent":
    case undefined:
      return;
  }
}

/** A leg that was told to leave is no party any more. */
function partyEnded(state: State, call: Call, stage: Talking, end: LegEnd): void {
  const party = stage.parties.get(end.leg);
  if (party !== undefined) onPartyGone(state, call, stage, party, end);
}

function afterTalk(state: State, leg: Leg): void {
  const { bridgedAt, owesWrapUp, agent: id, handles } = leg;
  const hasTalked = bridgedAt !== undefined || owesWrapUp === true;
  if (id !== undefined && hasTalked) {
    forAgent(state, id, (agent) => {
      if (bridgedAt !== undefined) countTalked(agent, bridgedAt, state.now, dayStartOf(state));
      if (agent.session !== undefined) endHandling(state, agent, leg, true);
    });
    return;
  }
  // No queue gave them the call: it leaves work where they talked with somebody outside.
  const own = handles === undefined ? undefined : signedInAt(state, leg.extn);
  if (own !== undefined) {
    forAgent(state, own, (agent) => endHandling(state, agent, leg, hasTalked && handles?.outside === true));
  }
}

export function onLegHeld(state: State, id: LegId, held: boolean): void {
  const found = find(state, id);
  if (found === undefined || found.leg.held === held) return;
  found.leg.held = held;
  touchLeg(state, found.leg);
  fact(state, { type: held ? "leg-held" : "leg-resumed", call: found.call.id, leg: id });
  const { stage } = found.call;
  if (stage.type === "talking" && stage.parties.has(id)) sayConversation(state, found.call, stage);
}

export function onLegSilent(state: State, id: LegId, silentMs: number): void {
  const found = find(state, id);
  if (found !== undefined) fact(state, { type: "leg-silent", call: found.call.id, leg: id, silentMs });
}

export function onLegSound(state: State, id: LegId, mos: number): void {
  const found = find(state, id);
  if (found === undefined) return;
  found.leg.mos = mos;
  fact(state, { type: "leg-sound", call: found.call.id, leg: id, mos });
}

export function onRingOver(state: State, call: Call, leg: LegId): void {
  const { stage } = call;
  const isCaller = call.callback?.ring?.leg === leg;
  switch (stage.type) {
    case "summoning":
      onSummonRingOver(state, call);
      return;
    case "talking":
      onPartyRingOver(state, call, stage, leg);
      return;
    case "queued":
      if (isCaller) onCallbackRingOver(state, call, leg);
      else onOfferRingOver(state, call, stage, leg);
      return;
    case "hunting":
      if (isCaller) onCallbackRingOver(state, call, leg);
      else onHuntRingOver(state, call, stage, leg);
      return;
    case "new":
    case "stranded":
    case "menu":
    case "surveying":
    case "leaving-message":
    case "in-mailbox":
    case "parting":
    case "ending":
      if (isCaller) onCallbackRingOver(state, call, leg);
      return;
  }
}

function onPartyRingOver(state: State, call: Call, stage: Talking, leg: LegId): void {
  const party = stage.parties.get(leg);
  switch (party?.role) {
    case "consulted":
      onConsultRingOver(state, call, stage, party);
      return;
    case "supervisor":
      onSupervisorRingOver(state, call, stage, party);
      return;
    case "customer":
    case "agent":
    case undefined:
      return;
  }
}

/** The switch owed us this leg's end and did not report it. */
export function onLegOverdue(state: State, id: LegId): void {
  const found = find(state, id);
  if (found === undefined) return;
  const what = "a leg's end was never reported";
  fact(state, { type: "repaired", what, call: found.call.id, agent: undefined, leg: id });
  onLegEnded(state, { leg: id, cause: "vanished", by: "switch", media: undefined });
}

/** The switch is gone and these of its legs with it. */
export function loseLegs(state: State, ids: Iterable<LegId>, cause: LegEnd["cause"]): void {
  // Whom an agent consults before their customer, or the two would seem to go on in a call of their own; callers before the
  // others: an agent's leg that fell before their caller's would look like an agent who hung up.
  const order: readonly (Leg["role"] | undefined)[] = ["supervisor", "consulted", "caller"];
  const rankOf = (id: LegId): number => {
    const rank = order.indexOf(readable(() => state.legs.get(id)?.role));
    return rank < 0 ? order.length : rank;
  };
  for (const id of [...ids].sort((one, other) => rankOf(one) - rankOf(other))) {
    try {
      loseLeg(state, id, cause);
    } catch (error) {
      blameLeg(state, id, error);
    }
  }
}

/** Their calls could not be told in order that they are lost. */
export function forgetLost(state: State, ids: Iterable<LegId>): void {
  for (const id of ids) {
    if (!state.legs.has(id)) continue;
    const owner = ownerOf(state, id);
    if (owner.type === "call") forgetCall(state, owner.call);
  }
}

function loseLeg(state: State, id: LegId, cause: LegEnd["cause"]): void {
  const leg = state.legs.get(id);
  cancelDeadline(state.deadlines, leg?.ending);
  onLegEnded(state, { leg: id, cause, by: "switch", media: undefined });
}
