// What became of a queue's callers since midnight: kept by the engine, so that wallboard and alarms go by the same figures and
// a restart loses none. Begun anew at the first look after midnight.
import { dayStartOf } from "../day.ts";
import type { CountedBeforeEvent } from "../events.ts";
import type { Fact } from "../facts.ts";
import { addCounts, countLeaving, noCounts, type CountingQueue, type QueueCounts } from "../report/queue-counts.ts";
import { dateOf, type State } from "../state.ts";
import type { Queue } from "./queue.ts";

/** Within which an answer is in time, where the queue says nothing else: as in the reports. */
export const TARGET_MS = 20_000;

export function targetOf({ config }: Queue): number {
  return config.serviceLevelTargetMs ?? TARGET_MS;
}

/** `now`: the engine hears of time only when something happens. */
export function todayOf(state: State, queue: Queue, now = state.now): QueueCounts {
  const { today } = queue;
  return today === undefined || today.dayStart !== dayStartOf({ schedule: state.schedule, now })
    ? noCounts()
    : today.counts;
}

/** A caller has left: by the target that holds now. */
export function noteLeft(state: State, { queue: name, outcome, waitMs }: Extract<Fact, { type: "queue-left" }>): void {
  const queue = state.queues.get(name);
  // What happened in a version that did not count is not counted by halves.
  if (queue !== undefined && state.countedFrom !== undefined)
    countLeaving(countsOf(state, queue), outcome, waitMs, targetOf(queue));
}

/** What became of others earlier today, whom this engine has not counted: after the loss of a log. */
export function addBefore(state: State, event: CountedBeforeEvent): void {
  if (event.dayStart !== dayStartOf(state) || (state.countedFrom ?? 0) <= event.dayStart) return;
  state.countedFrom = event.dayStart;
  for (const { queue: name, counts } of event.queues) {
    const queue = state.queues.get(name);
    if (queue !== undefined) Object.assign(countsOf(state, queue), addCounts([countsOf(state, queue), counts]));
  }
}

/** From when on callers are counted: from the first time that this is asked. */
export function beginCounting(state: State): void {
  state.countedFrom ??= state.now;
}

/** The part of today, in dates, of which nothing is counted: to be added with `addBefore`. Undefined: there is none. */
export function uncountedOf(
  state: State,
  now: number,
): { readonly dayStart: number; readonly from: number; readonly until: number } | undefined {
  const dayStart = dayStartOf({ schedule: state.schedule, now: Math.max(now, state.now) });
  const { countedFrom = dayStart } = state;
  if (countedFrom <= dayStart) return undefined;
  return { dayStart, from: dateOf(state, dayStart), until: dateOf(state, countedFrom) };
}

function countsOf(state: State, queue: Queue): CountingQueue {
  const dayStart = dayStartOf(state);
  if (queue.today?.dayStart !== dayStart) queue.today = { dayStart, counts: noCounts() };
  return queue.today.counts;
}
