// Local time without a calendar of the platform: a zone comes in as data, the offsets from UTC that hold from one instant to
// the next, and the rest is arithmetic. So the engine stays pure, and a replay years later sees the zone as it was.
import type { LocalTime, TimeZoneConfig } from "../model.ts";

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** Local time as a wall clock shows it. */
export interface WallClock extends LocalTime {
  readonly year: number;
  /** 1 Monday .. 7 Sunday. */
  readonly weekday: number;
  /** Days since 1970-01-01, by the local calendar. */
  readonly day: number;
}

export const UTC: TimeZoneConfig = { name: "UTC", offsets: [{ from: Number.NEGATIVE_INFINITY, offsetMs: 0 }] };

/** Which of the zone's offsets holds at an instant: the last that began at or before it. */
function stretchAt(zone: TimeZoneConfig, at: number): number {
  let low = 0;
  let high = zone.offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((zone.offsets[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function offsetOf(zone: TimeZoneConfig, stretch: number): number {
  return zone.offsets[stretch]?.offsetMs ?? 0;
}

export function wallClockAt(zone: TimeZoneConfig, at: number): WallClock {
  const local = at + offsetOf(zone, stretchAt(zone, at));
  const day = Math.floor(local / DAY_MS);
  return { ...civilOf(day), weekday: weekdayOf(day), day, timeMs: local - day * DAY_MS };
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/**
 * The instant at which the local day of `at` began. Where clocks are moved at midnight a day may begin at one o'clock, or
 * see its first hour twice.
 */
export function dayStart(zone: TimeZoneConfig, at: number): number {
  let stretch = stretchAt(zone, at);
  const midnight = wallClockAt(zone, at).day * DAY_MS;
  for (;;) {
    const start = midnight - offsetOf(zone, stretch);
    const since = zone.offsets[stretch]?.from ?? Number.NEGATIVE_INFINITY;
    if (stretch === 0 || start > since) return start;
    // The offset changed during this day. Unless the day was already there before, it began with the change.
    const shownBefore = since - 1 + offsetOf(zone, stretch - 1);
    if (shownBefore < midnight || shownBefore >= midnight + DAY_MS) return since;
    stretch -= 1;
  }
}

/** Year, month and day of a count of days since 1970-01-01: years of 365.2425 days that begin in March, so that leap days come last. */
export function civilOf(day: number): Pick<WallClock, "year" | "month" | "day" | "dayOfMonth"> {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
    day,
  };
}

/** Days since 1970-01-01 of a date. */
export function dayOf(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}
