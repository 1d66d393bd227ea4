// What a queue does not go beyond: how many wait, how long anybody waits, how long with nobody there to serve them.
// A caller whom it will not keep leaves it by the outcome of that limit; the limit's action says what is done with them.
import type { Call, Queued } from "../call/call.ts";
import { exitStage, releaseCall } from "../call/release.ts";
import { sendOn } from "../call/overflow.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { QueueLimit } from "../facts.ts";
import type { OverflowAction, QueueConfig } from "../model.ts";
import { deadlineIn, fact, type State } from "../state.ts";
import { forEachWaiting } from "./each-waiting.ts";
import type { Queue, WaitingCall } from "./queue.ts";

export function isFull(queue: Queue): boolean {
  return queue.config.capacity > 0 && queue.waiting.length >= queue.config.capacity;
}

/** A full queue: they do not join it, and are not answered for its sake. */
export function turnAway(state: State, call: Call, queue: Queue): void {
  const name = queue.config.name;
  fact(state, { type: "queue-left", call: call.id, queue: name, outcome: "overflowed", waitMs: 0, agent: undefined });
  actOn(state, call, queue, "overflowed");
}

/** The queue's own, else that of all queues; 0: none. */
function waitLimitOf(state: State, { config }: Queue): number {
  return config.waitTimeoutMs > 0 ? config.waitTimeoutMs : (state.limits?.queueMs ?? 0);
}

/** Both waits begin with joining; the second only where nobody is there. */
export function armLimits(state: State, queue: Queue, { call, stage }: WaitingCall): void {
  const waitTimeoutMs = waitLimitOf(state, queue);
  // Who is owed a call does not wait on the line.
  if (call.callback === undefined && waitTimeoutMs > 0) {
    const leftMs = Math.max(0, stage.joinedAt + waitTimeoutMs - state.now);
    stage.waitOver = deadlineIn(state, leftMs, { type: "wait-over", call: call.id });
  }
  armDeserted(state, queue, { call, stage });
}

function armDeserted(state: State, queue: Queue, { call, stage }: WaitingCall): void {
  const { waitTimeoutWithoutAgentMs } = queue.config;
  if (waitTimeoutWithoutAgentMs <= 0 || call.callback !== undefined || queue.desertedSince === undefined) return;
  const since = Math.max(queue.desertedSince, stage.joinedAt);
  const leftMs = Math.max(0, since + waitTimeoutWithoutAgentMs - state.now);
  stage.desertedOver = deadlineIn(state, leftMs, { type: "deserted-over", call: call.id });
}

export function disarmLimits(state: State, stage: Queued): void {
  cancelDeadline(state.deadlines, stage.waitOver);
  stage.waitOver = undefined;
  disarmDeserted(state, stage);
}

function disarmDeserted(state: State, stage: Queued): void {
  cancelDeadline(state.deadlines, stage.desertedOver);
  stage.desertedOver = undefined;
}

/** The queue's row has changed: the new limits hold for those who wait already, as if they had always been. */
export function reviseLimits(state: State, queue: Queue): void {
  forEachWaiting(state, queue, (waiting) => {
    disarmLimits(state, waiting.stage);
    armLimits(state, queue, waiting);
  });
}

/** The last agent is gone: for everybody in line the second wait begins. */
export function beginDesertedWait(state: State, queue: Queue): void {
  forEachWaiting(state, queue, (waiting) => armDeserted(state, queue, waiting));
}

/** Somebody is there: it begins anew when they leave. */
export function endDesertedWait(state: State, queue: Queue): void {
  forEachWaiting(state, queue, ({ stage }) => disarmDeserted(state, stage));
}

export function onWaitOver(state: State, call: Call): void {
  if (call.stage.type !== "queued") return;
  call.stage.waitOver = undefined;
  const queue = state.queues.get(call.stage.queue);
  if (queue?.config.waitTimeoutMs === 0) {
    const afterMs = waitLimitOf(state, queue);
    fact(state, { type: "limit-reached", call: call.id, limit: "queue", afterMs });
  }
  onLimit(state, call, call.stage, "timed-out");
}

export function onDesertedOver(state: State, call: Call): void {
  if (call.stage.type !== "queued") return;
  call.stage.desertedOver = undefined;
  onLimit(state, call, call.stage, "no-agent");
}

/** Whoever is about to talk to an agent is left to it. */
function onLimit(state: State, call: Call, stage: Queued, limit: QueueLimit): void {
  if (call.connecting === undefined) leaveByLimit(state, call, stage, limit);
  else stage.overdue ??= limit;
}

export function leaveByLimit(state: State, call: Call, stage: Queued, limit: QueueLimit): void {
  const queue = state.queues.get(stage.queue);
  if (queue === undefined) return;
  exitStage(state, call, limit);
  actOn(state, call, queue, limit);
}

function actOn(state: State, call: Call, queue: Queue, limit: QueueLimit): void {
  const action = actionFor(queue.config, limit);
  // Whoever is turned away hears that the line is busy; whoever has waited in vain was not answered.
  if (action.type === "hang-up") dismiss(state, call, limit === "overflowed" ? "busy" : "no-answer");
  else sendOn(state, call, action, queue.config.name, limit);
}

function dismiss(state: State, call: Call, cause: "busy" | "no-answer"): void {
  call.stage = { type: "new" };
  releaseCall(state, call, "center", cause);
}

function actionFor(config: QueueConfig, limit: QueueLimit): OverflowAction {
  switch (limit) {
    case "overflowed":
      return config.overflowAction;
    case "timed-out":
      return config.waitTimeoutAction;
    case "no-agent":
      return config.waitTimeoutWithoutAgentAction;
  }
}
