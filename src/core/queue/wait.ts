// What becomes of the offers made for a waiting caller.
import { countMiss } from "../agent/miss.ts";
import { forAgent } from "../agent/for-agent.ts";
import type { Call, Leg, Offer, Queued } from "../call/call.ts";
import { callBack, endCallback, onAgentGone } from "../call/callback.ts";
import { isAway } from "../call/promises.ts";
import { beginConnecting, endConnecting } from "../call/connect.ts";
import type { OfferEnd } from "../facts.ts";
import type { AgentId, LegId } from "../model.ts";
import { endOffer } from "../routing/offer.ts";
import type { State } from "../state.ts";
import type { Cause } from "../switch.ts";
import { leaveByLimit } from "./limits.ts";
import { playMusic } from "./music.ts";

/** The first to answer has the caller; in the same step every other phone is told that it lost. */
export function onOfferAnswered(state: State, call: Call, stage: Queued, leg: Leg): void {
  const won = stage.offers.get(leg.id);
  if (won === undefined) return;
  endOffer(state, call, stage, won, "answered");
  forAgent(state, won.agent, (agent) => (agent.missedInRow = 0));
  for (const offer of [...stage.offers.values()]) endOffer(state, call, stage, offer, "lost-race");
  if (isAway(state, call)) {
    callBack(state, call, stage, leg.id, won.agent);
    return;
  }
  // Who asked to be called and has not hung up yet is on the line all the same.
  endCallback(state, call);
  beginConnecting(state, call, leg.id, won.agent);
}

export function onOfferRingOver(state: State, call: Call, stage: Queued, leg: LegId): void {
  const offer = stage.offers.get(leg);
  if (offer !== undefined) miss(state, call, stage, offer, "no-answer");
}

/** The agent's phone is gone: it refused, or the agent answered and hung up before the bridge stood. */
export function onOfferLegEnded(state: State, call: Call, stage: Queued, leg: LegId, cause: Cause): void {
  const offer = stage.offers.get(leg);
  if (offer !== undefined) {
    if (cause === "crashed") takeBack(state, call, stage, offer);
    else miss(state, call, stage, offer, endedByPhone(state, offer, cause));
    return;
  }
  const connecting = call.connecting;
  if (connecting?.peer !== leg) return;
  const agent = cause === "crashed" ? undefined : connecting.agent;
  if (connecting.step === "calling-back") {
    if (agent !== undefined) putBehind(state, stage, agent, "rejected");
    onAgentGone(state, call, stage);
    return;
  }
  // The caller keeps their place: they never left the line.
  endConnecting(state, call);
  if (agent !== undefined) putBehind(state, stage, agent, "rejected");
  if (stage.overdue !== undefined) {
    leaveByLimit(state, call, stage, stage.overdue);
    return;
  }
  if (call.answer === "done") playMusic(state, call, stage);
  state.stirredQueues.add(stage.queue);
}

/** Its leg is lost by no doing of the agent's, who may be rung again at once. */
function takeBack(state: State, call: Call, stage: Queued, offer: Offer): void {
  endOffer(state, call, stage, offer, "withdrawn");
  state.stirredQueues.add(stage.queue);
}

function miss(state: State, call: Call, stage: Queued, offer: Offer, end: OfferEnd): void {
  endOffer(state, call, stage, offer, end);
  putBehind(state, stage, offer.agent, end);
  state.stirredQueues.add(stage.queue);
}

/** A missed offer puts the agent behind all others for this call, and has consequences for them. */
function putBehind(state: State, stage: Queued, id: AgentId, end: OfferEnd): void {
  stage.misses.set(id, (stage.misses.get(id) ?? 0) + 1);
  forAgent(state, id, (agent) => countMiss(state, agent, end));
}

/** So soon nobody lets it ring in vain: a phone that says that nobody answers says that it is not to be disturbed. */
const NOBODY_ANSWERS_MS = 3_000;

function endedByPhone(state: State, { since }: Offer, cause: Cause): OfferEnd {
  const end = offerEndOf(cause);
  return end === "no-answer" && state.now - since < NOBODY_ANSWERS_MS ? "do-not-disturb" : end;
}

function offerEndOf(cause: Cause): OfferEnd {
  switch (cause) {
    case "busy":
      return "busy";
    case "no-answer":
      return "no-answer";
    case "do-not-disturb":
      return "do-not-disturb";
    case "normal":
    case "rejected":
    case "cancelled":
    case "answered-elsewhere":
    case "not-allowed":
      return "rejected";
    case "media-failed":
      return "media-refused";
    case "unreachable":
    case "no-such-number":
    case "congestion":
    case "vanished":
    case "protocol-error":
    case "time-limit":
    case "shutdown":
    case "crashed":
      return "unreachable";
  }
}
