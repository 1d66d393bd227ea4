// Calling back: a caller in line presses a key, hangs up and keeps his place. When it is his turn an agent is offered him
// as ever; only when one has answered is the caller dialled, so that nobody who is called back has to wait.
//
//   waiting --key--> promised --he has hung up--> away --an agent answers--> dialled --he answers--> connecting
//                                                  ^                            |
//                                                  +----- after a pause --------+ not reached, three times at most
import { awaitedCommand } from "../awaiting.ts";
import { endAnnouncing } from "../queue/announce.ts";
import { disarmLimits } from "../queue/limits.ts";
import { playTo } from "../queue/music.ts";
import { cancelDeadline } from "../deadlines.ts";
import { uuidAt } from "../ids.ts";
import type { AgentId, LegId } from "../model.ts";
import { CALLBACK_LIFE_MS } from "../report/owed.ts";
import { command, deadlineIn, fact, type State } from "../state.ts";
import type { Cause } from "../switch.ts";
import { ownNumber, shownOver, waysBack } from "../trunk/lines.ts";
import type { Call, Queued } from "./call.ts";
import { afterAnswer } from "./connect.ts";
import { dialLeg, hangUp } from "./legs.ts";
import { releaseCall } from "./release.ts";

/** How long he is rung. An agent waits meanwhile. */
const RING_MS = 30_000;
const MOST_ATTEMPTS = 3;
/** Between two attempts. Others are served meanwhile. */
const AGAIN_MS = 60_000;

/** A key that is pressed by a caller in line. Also while a phone rings for him: nobody may answer it. */
export function onCallbackKey(state: State, call: Call, stage: Queued, digit: string): void {
  const key = state.queues.get(stage.queue)?.config.callbackKey;
  if (key === undefined || digit !== key || call.callback !== undefined || call.connecting !== undefined) return;
  // The greeting is heard to its end.
  if (!stage.mayBeOffered || call.answer !== "done") return;
  if (waysBack(state, call).length > 0) promise(state, call, stage, ownNumber(call));
  else {
    const words = playTo(call, [{ type: "prompt", prompt: "callback-impossible" }], false);
    stage.announcement = awaitedCommand(state, call, "announcement", words);
  }
}

/** From here on the limits of those who wait on the line no longer hold for him. */
function promise(state: State, call: Call, stage: Queued, number: string): void {
  disarmLimits(state, stage);
  endAnnouncing(state, stage);
  stage.announcement = undefined;
  // How long he waits at home says nothing to those who wait on the line.
  stage.stood = undefined;
  const over = deadlineIn(state, CALLBACK_LIFE_MS, { type: "callback-over", call: call.id });
  const words = playTo(call, [{ type: "prompt", prompt: "callback-promised" }], false);
  const promised = awaitedCommand(state, call, "callback-promise", words);
  call.callback = { attempts: 0, promised, ring: undefined, again: undefined, over };
  fact(state, { type: "callback-promised", call: call.id, queue: stage.queue, number });
}

/** He has heard it, or could not: he may hang up now, and is helped with it. */
export function onPromiseOver(state: State, call: Call): void {
  if (call.callback !== undefined) call.callback.promised = undefined;
  hangUp(state, call.caller, "normal");
}

/** Whether he has hung up, or is about to. Who has not is simply connected. */
export function isAway(state: State, call: Call): boolean {
  if (call.callback === undefined) return false;
  const leg = state.legs.get(call.caller);
  return leg === undefined || leg.ending !== undefined;
}

/** He need not be called back any more: he is there. */
export function endCallback(state: State, call: Call): void {
  const callback = call.callback;
  if (callback === undefined) return;
  call.callback = undefined;
  for (const armed of [callback.again, callback.over, callback.ring?.over]) cancelDeadline(state.deadlines, armed);
}

/** An agent has answered and hears the caller's phone ring. */
export function callBack(state: State, call: Call, stage: Queued, peer: LegId, agent: AgentId): void {
  const callback = call.callback;
  if (callback === undefined) return;
  callback.attempts += 1;
  call.connecting = { peer, agent, step: "calling-back", awaiting: undefined };
  const [to] = waysBack(state, call);
  if (to === undefined) {
    onNotReached(state, call, stage, "unreachable");
    return;
  }
  const leg = uuidAt(state.now, state.chance) as LegId;
  call.caller = leg;
  call.answer = "not-yet";
  // What he dialled is what he is shown: he knows that number.
  const shown = shownOver(state, { callerNumber: call.dialled, callerName: "" }, to);
  const extn = to.type === "extension" ? to.extn : undefined;
  const dial = { near: peer, to, ...shown };
  dialLeg(state, call, { id: leg, role: "caller", extn, agent: undefined }, dial);
  const over = deadlineIn(state, RING_MS, { type: "ring-over", call: call.id, leg });
  callback.ring = { leg, since: state.now, over };
  const ringback = [{ type: "tone", tone: "ringback" }] as const;
  command(state, { type: "play", leg: peer, sounds: ringback, repeat: true, interruptible: false });
  fact(state, { type: "callback-dialled", call: call.id, leg, to, attempt: callback.attempts });
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

/** A leg of his has ended while he is owed a call: the one he hung up himself, or the one that was to reach him. */
export function onCallerAway(state: State, call: Call, stage: Queued, leg: LegId, cause: Cause): void {
  if (call.callback?.ring?.leg === leg) onNotReached(state, call, stage, cause);
  else call.answer = "not-yet";
}

/** The agent who waited for him has gone: his phone stops ringing. */
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

/** The pause is over: he stands where he stood. */
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
