import type { Figures } from "../agent/today.ts";
import type { Call, Queued } from "../call/call.ts";
import type { AgentId, QueueConfig } from "../model.ts";
import type { CountingQueue } from "../report/queue-counts.ts";
import { newPace, type Pace } from "./estimate.ts";
import { newRoll, type Mark, type Member, type Place, type Roll } from "./roll.ts";

/** A caller in line. */
export interface WaitingCall {
  readonly call: Call;
  readonly stage: Queued;
}

/** What those who came today are given, so that they are not compared by nothing. */
export interface HeadStarts {
  /** The day they are of. */
  dayStart: number;
  readonly byAgent: Map<AgentId, Figures>;
}

export interface QueueToday {
  /** The day these figures are of, by its first instant. */
  readonly dayStart: number;
  readonly counts: CountingQueue;
}

export interface Queue {
  config: QueueConfig;
  /** Callers in line, first served first. One who is being connected stays in it until the bridge stands. */
  readonly waiting: WaitingCall[];
  /** Places given to agents in this queue; of the others, their own hold. */
  readonly tiers: Map<AgentId, Place>;
  /** Everybody signed in to it; kept by presence.ts, like the two rolls. */
  readonly members: Map<AgentId, Member>;
  /** Those of them who are not on break. */
  readonly present: Roll;
  /** Those of them who can be offered a call at this moment. */
  readonly eligible: Roll;
  /** Since when nobody is present; undefined: somebody is. */
  desertedSince: number | undefined;
  /** How fast the line has been moving. */
  readonly pace: Pace;
  /** Who was last offered a call on each level. */
  readonly lastOffered: Map<number, Mark>;
  readonly headStarts: HeadStarts;
  lastOrder: number;
  /** What became of its callers today; kept by today.ts. Absent: nobody has left yet. */
  today?: QueueToday;
}

export function newQueue(config: QueueConfig, now: number): Queue {
  return {
    config,
    waiting: [],
    tiers: new Map(),
    members: new Map(),
    present: newRoll(),
    eligible: newRoll(),
    desertedSince: now,
    pace: newPace(),
    lastOffered: new Map(),
    headStarts: { dayStart: 0, byAgent: new Map() },
    lastOrder: 0,
  };
}

/** Negative: a is served before b. Whom an agent lost, then by priority, then by time of joining. */
export function compareWaiting(a: WaitingCall, b: WaitingCall): number {
  const inFront = Number(b.stage.isInFront === true) - Number(a.stage.isInFront === true);
  return (
    inFront ||
    b.stage.priority - a.stage.priority ||
    standsSince(a) - standsSince(b) ||
    (a.stage.place ?? a.stage).order - (b.stage.place ?? b.stage).order
  );
}

function standsSince({ stage }: WaitingCall): number {
  return (stage.place ?? stage).joinedAt;
}

/** Puts a caller in line and returns their place, counted from 1. */
export function lineUp(queue: Queue, waiting: WaitingCall): number {
  let low = 0;
  let high = queue.waiting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = queue.waiting[middle];
    if (other !== undefined && compareWaiting(other, waiting) <= 0) low = middle + 1;
    else high = middle;
  }
  queue.waiting.splice(low, 0, waiting);
  return low + 1;
}

/** A caller's place in line, counted from 1. */
export function placeOf(queue: Queue, call: Call): number {
  return queue.waiting.findIndex((waiting) => waiting.call === call) + 1;
}

export function leaveLine(queue: Queue, call: Call): void {
  const place = queue.waiting.findIndex((waiting) => waiting.call === call);
  if (place >= 0) queue.waiting.splice(place, 1);
}

/** Since when the one who has waited longest does, by the engine's time; undefined: nobody waits. */
export function waitingSince(queue: Queue): number | undefined {
  let first: number | undefined;
  for (const { stage } of queue.waiting) first = Math.min(first ?? stage.joinedAt, stage.joinedAt);
  return first;
}
