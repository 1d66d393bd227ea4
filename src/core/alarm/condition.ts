// Whether a figure is where a rule wants it, and when that changes by itself: what grows with time is known beforehand.
import type { Comparison } from "./rule.ts";

/** Undefined: there is no figure, nobody was there to be served or the agent is not in that state. */
export type Reading =
  /** It stays until something happens; `until`: or until then, an instant of the engine's time. */
  | { readonly value: number; readonly until?: number }
  /** It grows by one a second from 0 at that instant. */
  | { readonly since: number }
  | undefined;

export interface Standing {
  readonly holds: boolean;
  /** Since when, where that can be said; else since now at the latest. */
  readonly since?: number;
  /** When it begins or ends to hold by itself. */
  readonly changesAt?: number;
}

export function valueOf(reading: Reading, now: number): number | undefined {
  if (reading === undefined) return undefined;
  return "value" in reading ? reading.value : (now - reading.since) / 1_000;
}

/** The condition under which an alarm fires. */
export function isReached(reading: Reading, comparison: Comparison, threshold: number, now: number): Standing {
  if (reading === undefined) return { holds: false };
  if ("value" in reading) {
    const { value } = reading;
    return { holds: comparison === "at-least" ? value >= threshold : value <= threshold, ...changeOf(reading) };
  }
  const reachedAt = reading.since + threshold * 1_000;
  if (comparison === "at-least") return now >= reachedAt ? { holds: true, since: reachedAt } : later(reachedAt);
  return now <= reachedAt ? { holds: true, since: reading.since, changesAt: reachedAt + 1 } : { holds: false };
}

/** The one under which it clears: the figure is on the other side, or there is none. */
export function isLeft(reading: Reading, comparison: Comparison, threshold: number, now: number): Standing {
  if (reading === undefined) return { holds: true };
  const { holds, ...rest } = isReached(reading, comparison, threshold, now);
  // Since when it has not been reached: what grows up to the threshold was below it from its beginning on.
  if ("value" in reading) return { holds: !holds, ...changeOf(reading) };
  if (holds) return { holds: false, ...(rest.changesAt === undefined ? {} : { changesAt: rest.changesAt }) };
  const reachedAt = reading.since + threshold * 1_000;
  return comparison === "at-least"
    ? { holds: true, since: reading.since, changesAt: reachedAt }
    : { holds: true, since: reachedAt + 1 };
}

function later(at: number): Standing {
  return { holds: false, changesAt: at };
}

function changeOf({ until }: { readonly until?: number }): Pick<Standing, "changesAt"> {
  return until === undefined ? {} : { changesAt: until };
}
