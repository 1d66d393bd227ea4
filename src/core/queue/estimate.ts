// How long a caller still has to wait, as a range of minutes, from what the queue's last callers have lived through.
// docs/queue-service.md has the method and what it cannot know; where it does not know, it says nothing.

/** One caller who waited for an agent and was answered. */
interface Lesson {
  readonly at: number;
  /** How long one place in line lasts for each agent present. */
  readonly paceMs: number;
}

/** What a queue has learned of late, the oldest first. */
export interface Pace {
  readonly lessons: Lesson[];
}

/** Where a caller stands: their place in line from 1, and how many agents are there. */
export interface Standing {
  readonly place: number;
  readonly present: number;
}

/** From `from` to `to` minutes; `from` 0: less than `to`. */
export interface WaitRange {
  readonly from: number;
  readonly to: number;
}

/** What a caller was told last. */
export interface ToldWait extends Standing {
  readonly range: WaitRange;
  /** Since when they have been told this range. */
  readonly since: number;
}

/** So many of the last answers count, and none that is older. */
const MOST_LESSONS = 30;
const OLDEST_LESSON_MS = 1_800_000;
/** With fewer it would be a guess. */
const FEWEST_LESSONS = 8;
/** The middle three fifths of what was seen: one in five waited less, one in five more. */
const LOW_SHARE = 0.2;
const HIGH_SHARE = 0.8;
/** The minutes that are said. Nobody is told of more than an hour. */
const SAID_MINUTES = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60] as const;
const MINUTE_MS = 60_000;

export function newPace(): Pace {
  return { lessons: [] };
}

/** A caller who had to wait was answered: at `stood` they joined, and they waited `waitMs`. */
export function learn(pace: Pace, at: number, waitMs: number, stood: Standing): void {
  if (stood.place < 1 || stood.present < 1) return;
  pace.lessons.push({ at, paceMs: (waitMs * stood.present) / stood.place });
  if (pace.lessons.length > MOST_LESSONS) pace.lessons.shift();
}

/** What may be told now, given what was told before; undefined: nothing is. */
export function estimateWait(
  pace: Pace,
  now: number,
  standing: Standing,
  told: ToldWait | undefined,
): ToldWait | undefined {
  const fresh = rangeFor(pace, now, standing);
  if (fresh === undefined) return undefined;
  const range = told === undefined || isCause(told, standing) ? fresh : neverMore(fresh, told.range);
  const isSame = told !== undefined && range.from === told.range.from && range.to === told.range.to;
  const since = isSame ? told.since : now;
  // What was told has not come true: to say it once more would be a lie, to say more would be what is never done.
  if (now - since >= range.to * MINUTE_MS) return undefined;
  return { ...standing, range, since };
}

/** An agent has gone, or somebody was put before them: the wait may have grown. */
function isCause(told: Standing, { place, present }: Standing): boolean {
  return present < told.present || place > told.place;
}

function neverMore(fresh: WaitRange, told: WaitRange): WaitRange {
  return fresh.to > told.to ? told : { from: Math.min(fresh.from, told.from), to: fresh.to };
}

function rangeFor(pace: Pace, now: number, { place, present }: Standing): WaitRange | undefined {
  const paces = pace.lessons.filter(({ at }) => now - at <= OLDEST_LESSON_MS).map(({ paceMs }) => paceMs);
  if (paces.length < FEWEST_LESSONS || present < 1 || place < 1) return undefined;
  paces.sort((a, b) => a - b);
  const minutesAt = (share: number): number => {
    const paceMs = paces[Math.round(share * (paces.length - 1))] ?? 0;
    return (paceMs * place) / present / MINUTE_MS;
  };
  const low = minutesAt(LOW_SHARE);
  const to = SAID_MINUTES.find((minutes) => minutes >= minutesAt(HIGH_SHARE));
  if (to === undefined) return undefined;
  return { from: SAID_MINUTES.findLast((minutes) => minutes <= low && minutes < to) ?? 0, to };
}
