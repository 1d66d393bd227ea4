// Levels (tiers): level 1 is open at once; level k opens for a caller when they have waited k - 1 times the queue's level wait,
// or at once while the levels below have nobody signed in and off break.
import type { Call, Queued } from "../call/call.ts";
import { cancelDeadline } from "../deadlines.ts";
import { deadlineIn, type State } from "../state.ts";
import { forEachWaiting } from "./each-waiting.ts";
import type { Queue, WaitingCall } from "./queue.ts";
import { lowestLevel } from "./roll.ts";

/** The highest level that is open for a caller; all below it are open too. */
export function openUpTo(queue: Queue, stage: Queued, now: number): number {
  const { levelWaitMs } = queue.config;
  if (levelWaitMs === 0) return Number.POSITIVE_INFINITY;
  const byWaiting = 1 + Math.floor((now - stage.joinedAt) / levelWaitMs);
  return Math.max(byWaiting, lowestLevel(queue.present) ?? Number.POSITIVE_INFINITY);
}

/** Sets the deadline at which the next level opens on which somebody is present; none where there is no such level. */
export function armNextLevel(state: State, queue: Queue, { call, stage }: WaitingCall): void {
  const at = nextOpening(queue, stage, state.now);
  if (stage.levelOpens?.cancelled === false && stage.levelOpens.at === at) return;
  cancelDeadline(state.deadlines, stage.levelOpens);
  stage.levelOpens =
    at === undefined ? undefined : deadlineIn(state, at - state.now, { type: "level-opens", call: call.id });
}

/** Other levels are there than before, or they open at other times. */
export function armAllLevels(state: State, queue: Queue): void {
  forEachWaiting(state, queue, (waiting) => armNextLevel(state, queue, waiting));
}

/** When, milliseconds since 1970; undefined: no closed level has anybody. */
export function nextOpening(queue: Queue, stage: Queued, now: number): number | undefined {
  // Nearly always there is one level, and it is open.
  if (queue.present.counts.size < 2) return undefined;
  const open = openUpTo(queue, stage, now);
  let next: number | undefined;
  for (const level of queue.present.counts.keys()) {
    if (level > open && (next === undefined || level < next)) next = level;
  }
  return next === undefined ? undefined : stage.joinedAt + queue.config.levelWaitMs * (next - 1);
}

/** A waiting caller may now be offered to the agents of another level. */
export function onLevelOpens(state: State, call: Call): void {
  if (call.stage.type !== "queued") return;
  const queue = state.queues.get(call.stage.queue);
  if (queue === undefined) return;
  armNextLevel(state, queue, { call, stage: call.stage });
  state.stirredQueues.add(call.stage.queue);
}
