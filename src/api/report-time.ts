// The stretch of time that a report is asked for, and its intervals.
import { DAY_MS, dayStart } from "../core/schedule/local-time.ts";
import { intervalsBetween, type Interval, type IntervalSize } from "../report/intervals.ts";
import { timeZoneBetween } from "../host/time-zone.ts";
import { endOf, startOf } from "./contract/spans.ts";
import { invalid } from "./errors.ts";

const MOST_DAYS = 400;
export const MOST_INTERVALS = 10_000;

export interface AskedTime {
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
  readonly interval: IntervalSize;
}

export interface ReportTime extends Interval {
  readonly intervals: readonly Interval[];
}

/** Unless said otherwise from the beginning of today until now. Throws where it is no time, or too much of it. */
export function reportTime({ startDate, endDate, interval }: AskedTime, timeZone: string, now: number): ReportTime {
  const given = startOf("startDate", startDate, timeZone);
  const until = endOf("endDate", endDate, timeZone) ?? now + 1;
  const today = () => dayStart(timeZoneBetween(timeZone, now - 2 * DAY_MS, now), now);
  const from = given ?? today();
  if (from >= until) {
    throw invalid([
      endDate === undefined || endDate === ""
        ? { field: "startDate", expected: "a time that has been" }
        : { field: "endDate", expected: "a time after startDate (none: the beginning of today)" },
    ]);
  }
  if (until - from > MOST_DAYS * DAY_MS) {
    throw invalid([{ field: "startDate", expected: `a time at most ${MOST_DAYS} days before endDate` }]);
  }
  const zone = timeZoneBetween(timeZone, from - 2 * DAY_MS, until + 2 * DAY_MS);
  const intervals = intervalsBetween(zone, { from, until }, interval, MOST_INTERVALS);
  if (intervals === undefined) {
    throw invalid([{ field: "interval", expected: `one of which the time has at most ${MOST_INTERVALS}` }]);
  }
  return { from, until, intervals };
}
