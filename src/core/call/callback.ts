// Calling back: a caller in line presses a key, hangs up and keeps their place. When it is their turn an agent is offered them
// as ever; only when one has answered is the caller dialled, so that nobody who is called back has to wait.
//
//   waiting --key--> promised --they have hung up--> away --an agent answers--> dialled --they answer--> connecting
//                                                  ^                            |
//                                                  +----- after a pause --------+ not reached, three times at most
import { awaitedCommand } from "../awaiting.ts";
import { endAnnouncing } from "../queue/announce.ts";
import { disarmLimits } from "../queue/limits.ts";
import { playTo } from "../queue/music.ts";
import { cancelDeadline } from "../deadlines.ts";
import { uuidAt } from "../ids.ts";
import type { AgentId, Extn, LegId, QueueName } from "../model.ts";
import { normalOf, personOf } from "../numbers/compare.ts";
import { compareWaiting, leaveLine, lineUp } from "../queue/queue.ts";
import { CALLBACK_LIFE_MS } from "../report/owed.ts";
import { endOffer } from "../routing/offer.ts";
import { command, deadlineIn, fact, type State } from "../state.ts";
import type { Cause, DialTarget } from "../switch.ts";
import { isLineTrouble, isUsable, ownNumber, shownOver, waysBack } from "../trunk/lines.ts";
import type { Call, Queued } from "./call.ts";
import type { PutOff } from "./put-off.ts";
import { knownCaller } from "./caller-list.ts";
import { afterAnswer } from "./connect.ts";
import { forCall } from "./for-call.ts";
import { dialLeg, hangUp } from "./legs.ts";
import { allPromises, forgetPromise, isAway, notePromise, promiseIn, promisesTo, whyNotCalled } from "./promises.ts";
import { releaseCall } from "./release.ts";

/** How long they are rung. An agent waits meanwhile. */
const RING_MS = 30_000;
const MOST_ATTEMPTS = 3;
/** Between two attempts. Others are served meanwhile. */
const AGAIN_MS = 60_000;

/** A key that is pressed by a caller in line. Also while a phone rings for them: nobody may answer it. */
export function onCallbackKey(state: State, call: Call, stage: Queued, digit: string): void {
  const key = state.queues.get(stage.queue)?.config.callbackKey;
  if (key === undefined || digit !== key || call.callback !== undefined || call.connecting !== undefined) return;
  // The greeting is heard to its end.
  if (!stage.mayBeOffered || call.answer !== "done") return;
  const isBlack = knownCaller(state.callers, personOf(state, call), ownNumber(call))?.kind === "black";
  if (!isBlack && waysBack(state, call).length > 0) promise(state, call, stage, ownNumber(call));
  else {
    const words = playTo(call, [{ type: "prompt", prompt: "callback-impossible" }], false);
    stage.announcement = awaitedCommand(state, call, "announcement", words);
  }
}

/** From here on the limits of those who wait on the line no longer hold for them. */
function promise(state: State, call: Call, stage: Queued, number: string): void {
  const former = promiseIn(state, personOf(state, call), stage.queue);
  if (former !== undefined) takePlaceOf(state, former, call, stage);
  disarmLimits(state, stage);
  endAnnouncing(state, stage);
  stage.announcement = undefined;
  // How long they wait at home says nothing to those who wait on the line.
  stage.stood = undefined;
  const over = deadlineIn(state, CALLBACK_LIFE_MS, { type: "callback-over", call: call.id });
  const words = playTo(call, [{ type: "prompt", prompt: "callback-promised" }], false);
  const promised = awaitedCommand(state, call, "callback-promise", words);
  call.callback = { attempts: 0, promised, ring: undefined, again: undefined, over };
  notePromise(state, call);
  fact(state, { type: "callback-promised", call: call.id, queue: stage.queue, number });
}

/** Who asks twice from one number, or is there already, has one place: the one that comes first. */
function takePlaceOf(state: State, former: Call & { readonly stage: Queued }, call: Call, stage: Queued): void {
  const place = supersede(state, former, call);
  const queue = state.queues.get(stage.queue);
  if (queue === undefined || compareWaiting({ call, stage }, { call, stage: { ...stage, place } }) <= 0) return;
  leaveLine(queue, call);
  stage.place = place;
  lineUp(queue, { call, stage });
}

/** They need not be called: they are there, in this call. Gives the place that they had in the line. */
export function supersede(
  state: State,
  former: Call & { readonly stage: Queued },
  by: Call,
): NonNullable<Queued["place"]> {
  const { stage } = former;
  const { joinedAt, order } = stage.place ?? stage;
  fact(state, { type: "callback-superseded", call: former.id, queue: stage.queue, by: by.id });
  forCall(state, former, () => releaseCall(state, former, "center", "normal", "transferred-out"));
  return { joinedAt, order };
}

/** Who is served in a queue is owed no call there. */
export function servedNow(state: State, call: Call, queue: QueueName): void {
  const former = promiseIn(state, personOf(state, call), queue);
  if (former !== undefined && former !== call) supersede(state, former, call);
}

/** The number calls us: nobody is to ring for it meanwhile, nor is it to be rung. It is called when that call is over. */
export function standBack(state: State, caller: Call): void {
  for (const call of promisesTo(state, personOf(state, caller))) {
    if (call !== caller) forCall(state, call, (owed) => restWhileTheyCall(state, owed));
  }
}

function restWhileTheyCall(state: State, call: Call & { readonly stage: Queued }): void {
  const { stage, callback } = call;
  const isThere = callback?.ring === undefined && !isAway(state, call);
  if (callback === undefined || isThere) return;
  for (const offer of [...stage.offers.values()]) endOffer(state, call, stage, offer, "withdrawn");
  if (callback.ring === undefined) return;
  callback.attempts -= 1;
  hangUp(state, callback.ring.leg, "cancelled");
  letAgentGo(state, call, stage);
}

/** It was not their fault that nobody was reached, and does not count. */
function letAgentGo(state: State, call: Call, stage: Queued): void {
  const { callback, connecting } = call;
  if (callback === undefined) return;
  cancelDeadline(state.deadlines, callback.ring?.over);
  callback.ring = undefined;
  call.answer = "not-yet";
  call.connecting = undefined;
  if (connecting !== undefined) hangUp(state, connecting.peer, "normal");
  const why = whyNotCalled(state, call);
  if (why !== undefined) putOff(state, call, stage, why);
  if (stage.overdue !== undefined) releaseCall(state, call, "center", "no-answer", stage.overdue);
  else state.stirredQueues.add(stage.queue);
}

/** It would be their turn, and they cannot be called: said once for each reason. */
function putOff(state: State, call: Call, stage: Queued, reason: PutOff): void {
  if (call.callback === undefined || call.callback.putOff === reason) return;
  call.callback.putOff = reason;
  fact(state, { type: "callback-put-off", call: call.id, queue: stage.queue, reason });
}

/** Whether agents may ring for whoever waits: of those who are owed a call, for who can be called now. */
export function mayBeCalled(state: State, call: Call, stage: Queued): boolean {
  if (call.callback === undefined) return true;
  const reason = whyNotCalled(state, call);
  if (reason !== undefined) putOff(state, call, stage, reason);
  else call.callback.putOff = undefined;
  return reason === undefined;
}

/** The phone is there again: who was not reached at it need not wait for their next try. */
export function onPhoneBack(state: State, extn: Extn): void {
  for (const call of promisesTo(state, normalOf(state, extn))) {
    forCall(state, call, ({ callback, stage }) => {
      const again = callback?.again;
      if (again !== undefined) {
        cancelDeadline(state.deadlines, again);
        onCallbackAgain(state, call);
      } else state.stirredQueues.add(stage.queue);
    });
  }
}

/** Somebody has been put on the black list: they are not called. */
export function dropRefused(state: State): void {
  for (const call of allPromises(state)) forCall(state, call, (owed) => dropIfRefused(state, owed));
}

function dropIfRefused(state: State, call: Call): void {
  const known = knownCaller(state.callers, personOf(state, call), ownNumber(call));
  if (known?.kind !== "black") return;
  const { id, kind, priority } = known;
  fact(state, { type: "caller-known", call: call.id, id, kind, priority });
  releaseCall(state, call, "center", "rejected", "abandoned");
}

/** They have heard it, or could not: they may hang up now, and are helped with it. */
export function onPromiseOver(state: State, call: Call): void {
  if (call.callback !== undefined) call.callback.promised = undefined;
  hangUp(state, call.caller, "normal");
}

/** They need not be called back any more: they are there. */
export function endCallback(state: State, call: Call): void {
  const callback = call.callback;
  if (callback === undefined) return;
  forgetPromise(state, call);
  call.callback = undefined;
  for (const armed of [callback.again, callback.over, callback.ring?.over]) cancelDeadline(state.deadlines, armed);
}

/** An agent has answered and hears the caller's phone ring. */
export function callBack(state: State, call: Call, stage: Queued, peer: LegId, agent: AgentId): void {
  const callback = call.callback;
  if (callback === undefined) return;
  call.connecting = { peer, agent, step: "calling-back", awaiting: undefined };
  // While the agent's phone rang they have been called by somebody else, or their phone has gone.
  if (whyNotCalled(state, call) !== undefined) {
    letAgentGo(state, call, stage);
    return;
  }
  callback.attempts += 1;
  if (!ringThem(state, call, peer, waysBack(state, call))) {
    onNotReached(state, call, stage, "unreachable");
    return;
  }
  const ringback = [{ type: "tone", tone: "ringback" }] as const;
  command(state, { type: "play", leg: peer, sounds: ringback, repeat: true, interruptible: false });
}

/** Over the first of the ways that can be used; false: there is none. */
function ringThem(state: State, call: Call, peer: LegId, ways: readonly DialTarget[]): boolean {
  const { callback } = call;
  const [to, ...otherWays] = ways.slice(ways.findIndex((way) => isUsable(state, way)));
  if (callback === undefined || to === undefined || !isUsable(state, to)) return false;
  const leg = uuidAt(state.now, state.chance) as LegId;
  call.caller = leg;
  call.answer = "not-yet";
  // What they dialled is what they are shown: they know that number.
  const shown = shownOver(state, { callerNumber: call.dialled, callerName: "" }, to);
  const extn = to.type === "extension" ? to.extn : undefined;
  const dial = { near: peer, to, ...shown };
  dialLeg(state, call, { id: leg, role: "caller", extn, agent: undefined }, dial);
  const over = deadlineIn(state, RING_MS, { type: "ring-over", call: call.id, leg });
  callback.ring = { leg, since: state.now, over, ...(otherWays.length > 0 ? { otherWays } : {}) };
  fact(state, { type: "callback-dialled", call: call.id, leg, to, attempt: callback.attempts });
  return true;
}

/** It was the line that failed, and not they who were not there: over the next one, and it is one attempt. */
function ringOverNextLine(state: State, call: Call, cause: Cause): boolean {
  const { callback, connecting } = call;
  const otherWays = callback?.ring?.otherWays ?? [];
  if (callback === undefined || connecting === undefined || !isLineTrouble(cause) || otherWays.length === 0)
    return false;
  cancelDeadline(state.deadlines, callback.ring?.over);
  callback.ring = undefined;
  return ringThem(state, call, connecting.peer, otherWays);
}

export function onCallbackAnswered(state: State, call: Call): void {
  endCallback(state, call);
  call.answer = "done";
  if (call.connecting === undefined) return;
  call.connecting.step = "answering";
  afterAnswer(state, call);
}

export function onCallbackRingOver(state: State, call: Call, leg: LegId): void {
  if (call.stage.type !== "queued") return;
  hangUp(state, leg, "no-answer");
  onNotReached(state, call, call.stage, "no-answer");
}

/** A leg of theirs has ended while they are owed a call: the one they hung up themselves, or the one that was to reach them. */
export function onCallerAway(state: State, call: Call, stage: Queued, leg: LegId, cause: Cause): void {
  if (call.callback?.ring?.leg !== leg) call.answer = "not-yet";
  else if (!ringOverNextLine(state, call, cause)) onNotReached(state, call, stage, cause);
}

/** The agent who waited for them has gone: their phone stops ringing. */
export function onAgentGone(state: State, call: Call, stage: Queued): void {
  const ring = call.callback?.ring;
  if (ring === undefined) return;
  hangUp(state, ring.leg, "cancelled");
  onNotReached(state, call, stage, "cancelled");
}

function onNotReached(state: State, call: Call, stage: Queued, cause: Cause): void {
  const callback = call.callback;
  if (callback === undefined) return;
  cancelDeadline(state.deadlines, callback.ring?.over);
  callback.ring = undefined;
  call.answer = "not-yet";
  const agentLeg = call.connecting?.peer;
  call.connecting = undefined;
  if (agentLeg !== undefined) hangUp(state, agentLeg, "normal");
  const attempt = callback.attempts;
  fact(state, { type: "callback-failed", call: call.id, queue: stage.queue, attempt, cause });
  if (attempt >= MOST_ATTEMPTS || stage.overdue !== undefined) {
    releaseCall(state, call, "center", cause, stage.overdue ?? "abandoned");
    return;
  }
  stage.mayBeOffered = false;
  callback.again = deadlineIn(state, AGAIN_MS, { type: "callback-again", call: call.id });
}

/** The pause is over: they stand where they stood. */
export function onCallbackAgain(state: State, call: Call): void {
  if (call.stage.type !== "queued" || call.callback === undefined) return;
  call.callback.again = undefined;
  call.stage.mayBeOffered = true;
  state.stirredQueues.add(call.stage.queue);
}

export function onCallbackOver(state: State, call: Call): void {
  if (call.stage.type !== "queued" || call.callback === undefined) return;
  if (call.connecting === undefined) releaseCall(state, call, "center", "no-answer", "timed-out");
  else call.stage.overdue ??= "timed-out";
}
