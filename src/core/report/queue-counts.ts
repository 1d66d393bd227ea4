// What became of the callers of a queue, counted: one definition for the reports and for the simulator.
import type { QueueOutcome } from "../facts.ts";
import { SHORT_ABANDON_MS, type CallerCounts } from "./answered-in-time.ts";

/**
 * Each caller has one outcome: answered + abandoned + timed out + overflowed + no agent + transferred out + errors (+ who waits) =
 * offered. All of it is known when a caller leaves; what comes of them afterwards is counted by the reports alone.
 */
export interface QueueCounts extends CallerCounts {
  readonly timedOut: number;
  readonly overflowed: number;
  readonly noAgent: number;
  /** A supervisor moved them while they waited. */
  readonly transferredOut: number;
  readonly errors: number;
  /** Waits of those who were answered, and of all. */
  readonly answeredWaitMs: number;
  readonly waitMs: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
export type CountingQueue = Mutable<QueueCounts>;

export function noCounts(): CountingQueue {
  return {
    ...{ offered: 0, answered: 0, answeredInTime: 0, abandoned: 0, abandonedInTime: 0, abandonedShort: 0 },
    ...{ timedOut: 0, overflowed: 0, noAgent: 0, transferredOut: 0, errors: 0 },
    ...{ answeredWaitMs: 0, waitMs: 0 },
  };
}

/** One caller has left, after that wait. In time: within the target, to the millisecond. */
export function countLeaving(counts: CountingQueue, outcome: QueueOutcome, waitMs: number, targetMs: number): void {
  counts.offered += 1;
  counts.waitMs += waitMs;
  const inTime = waitMs <= targetMs;
  switch (outcome) {
    case "answered":
      counts.answered += 1;
      counts.answeredWaitMs += waitMs;
      if (inTime) counts.answeredInTime += 1;
      return;
    case "abandoned":
      counts.abandoned += 1;
      if (inTime) counts.abandonedInTime += 1;
      if (waitMs < SHORT_ABANDON_MS) counts.abandonedShort += 1;
      return;
    case "timed-out":
      counts.timedOut += 1;
      return;
    case "overflowed":
      counts.overflowed += 1;
      return;
    case "no-agent":
      counts.noAgent += 1;
      return;
    case "transferred-out":
      counts.transferredOut += 1;
      return;
    case "error":
      counts.errors += 1;
      return;
  }
}

export function addCounts(all: readonly QueueCounts[]): QueueCounts {
  const sum = noCounts();
  for (const counts of all) for (const key of Object.keys(sum) as (keyof QueueCounts)[]) sum[key] += counts[key];
  return sum;
}
