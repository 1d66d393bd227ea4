// The intervals that a report tells its figures for, by the clock on the wall: a day is what the calendar calls one, also
// where it has 23 or 25 hours.
import type { TimeZoneConfig } from "../core/model.ts";
import { DAY_MS, dayStart, MINUTE_MS, wallClockAt } from "../core/schedule/local-time.ts";

export const INTERVAL_SIZES = ["none", "15m", "30m", "hour", "day"] as const;
export type IntervalSize = (typeof INTERVAL_SIZES)[number];

const SIZE_MS: Record<Exclude<IntervalSize, "none" | "day">, number> = {
  "15m": 15 * MINUTE_MS,
  "30m": 30 * MINUTE_MS,
  hour: 60 * MINUTE_MS,
};

/** From (included) to until (not included), milliseconds since 1970. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

/**
 * A span in pieces without gaps; undefined where there would be more than `most`. The first and the last may be cut by the
 * span's ends. One shorter than a day also ends where clocks are moved, so that none shows the same hour twice.
 */
export function intervalsBetween(
  zone: TimeZoneConfig,
  { from, until }: Interval,
  size: IntervalSize,
  most: number,
): readonly Interval[] | undefined {
  const intervals: Interval[] = [];
  for (let at = from; at < until;) {
    if (intervals.length === most) return undefined;
    const end = Math.min(
      until,
      size === "none" ? until : size === "day" ? nextDay(zone, at) : nextMark(zone, at, SIZE_MS[size]),
    );
    intervals.push({ from: at, until: end });
    at = end;
  }
  return intervals;
}

/** A day and a half after a day's beginning is the middle of the next one, whatever clocks do in between. */
function nextDay(zone: TimeZoneConfig, at: number): number {
  return dayStart(zone, dayStart(zone, at) + 1.5 * DAY_MS);
}

function nextMark(zone: TimeZoneConfig, at: number, sizeMs: number): number {
  const mark = at + sizeMs - (wallClockAt(zone, at).timeMs % sizeMs);
  const moved = zone.offsets.find(({ from }) => from > at && from < mark);
  return moved?.from ?? mark;
}

/** Which of them an instant lies in; -1: none. */
export function indexAt(intervals: readonly Interval[], at: number): number {
  let low = 0;
  let high = intervals.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const interval = intervals[middle];
    if (interval === undefined) return -1;
    if (at < interval.from) high = middle - 1;
    else if (at >= interval.until) low = middle + 1;
    else return middle;
  }
  return -1;
}
