// The period at an instant: work, holiday, or off. The first that applies, in local time:
//
//   an extra workday  ->  hours as on a working day, whatever else the day is
//   a day off         ->  holiday
//   a work time       ->  work            (with no work time defined at all, it is always work)
//   otherwise         ->  off
import type { LocalTime, Period, TimeDefinition } from "../model.ts";
import { DAY_MS, MINUTE_MS, SECOND_MS, wallClockAt, type WallClock } from "./local-time.ts";
import { zoneOf, type Schedule } from "./schedule.ts";

type WorkTime = Extract<TimeDefinition, { type: "work-time" }>;
type DatedSpan = Exclude<TimeDefinition, WorkTime>;

export interface PeriodNow {
  readonly period: Period;
  /** The row that decided; undefined: no row applied. */
  readonly because: TimeDefinition | undefined;
}

export function periodAt(schedule: Schedule, at: number): PeriodNow {
  const { times } = schedule;
  const now = wallClockAt(zoneOf(schedule), at);
  const workTimes: WorkTime[] = [];
  const daysOff: DatedSpan[] = [];
  const workdays: DatedSpan[] = [];
  for (const time of times.values()) {
    switch (time.type) {
      case "work-time":
        workTimes.push(time);
        break;
      case "workday":
        workdays.push(time);
        break;
      case "day-off":
        daysOff.push(time);
        break;
    }
  }
  const extra = workdays.find((span) => isInside(span, now));
  // An extra workday of a few hours is work for just those.
  if (extra !== undefined && !isWholeDays(extra)) return { period: "work", because: extra };
  const off = extra === undefined ? daysOff.find((span) => isInside(span, now)) : undefined;
  if (off !== undefined) return { period: "holiday", because: off };
  if (workTimes.length === 0) return { period: "work", because: extra };
  const today = hoursOf(workTimes, workdays, now);
  const inHours =
    today.find((time) => now.timeMs >= time.fromMs && (isOvernight(time) || now.timeMs < endOf(time.toMs))) ??
    hoursOf(workTimes, workdays, dayBefore(now)).find((time) => isOvernight(time) && now.timeMs < endOf(time.toMs));
  if (inHours === undefined) return { period: "off", because: extra };
  return { period: "work", because: extra ?? inHours };
}

/** The work times that begin on a day. An extra workday that has none of its own weekday works as the first that has. */
function hoursOf(workTimes: readonly WorkTime[], workdays: readonly DatedSpan[], day: WallClock): readonly WorkTime[] {
  const own = workTimes.filter(({ weekday }) => weekday === day.weekday);
  if (own.length > 0) return own;
  const isExtra = workdays.some((span) => isWholeDays(span) && isInside(span, day));
  if (!isExtra) return [];
  const first = Math.min(...workTimes.map(({ weekday }) => weekday));
  return workTimes.filter(({ weekday }) => weekday === first);
}

/** Noon of the day before: which spans it lies in as a whole day. */
function dayBefore(now: WallClock): WallClock {
  const clock = wallClockAt({ name: "", offsets: [] }, (now.day - 1) * DAY_MS);
  return { ...clock, timeMs: DAY_MS / 2 };
}

/** It begins at `fromMs` and goes on into the next day; from 08:00 to 08:00 is a day and a night. */
function isOvernight({ fromMs, toMs }: WorkTime): boolean {
  return toMs <= fromMs;
}

/** An end belongs to its span no more, unless its second is the 59th: 23:59:59 means to the end of the day. */
function endOf(timeMs: number): number {
  const isLastSecond = timeMs % MINUTE_MS === MINUTE_MS - SECOND_MS;
  return isLastSecond ? timeMs + SECOND_MS : timeMs;
}

function isWholeDays({ from, to }: DatedSpan): boolean {
  return from.timeMs === 0 && endOf(to.timeMs) === DAY_MS;
}

function isInside({ from, to }: DatedSpan, now: WallClock): boolean {
  const isDated = from.year !== undefined && to.year !== undefined;
  const start = rank(from, isDated);
  const end = rank({ ...to, timeMs: endOf(to.timeMs) }, isDated);
  const here = rank(now, isDated);
  if (start <= end) return here >= start && here < end;
  // Every year over New Year; a dated span that ends before it begins is none.
  return !isDated && (here >= start || here < end);
}

/** Orders moments of a year, or with the year where it counts. No calendar is needed for that: months of 32 days will do. */
function rank({ year, month, dayOfMonth, timeMs }: LocalTime, withYear: boolean): number {
  const days = ((withYear ? (year ?? 0) * 13 : 0) + month) * 32 + dayOfMonth;
  return days * DAY_MS + timeMs;
}
