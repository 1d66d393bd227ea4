// Times of day and days of the year as requests have them, brought to the one form in which they are kept: `08:00:0`
// becomes `08:00:00`, `3-3` the first or the last second of that day.
import { z } from "zod";
import { shownAs } from "./one-type.ts";

const CLOCK = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?$/;
const DAY = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})(?:[ T]+([\d:]+))?$/;
/** A year that has every day, for days without one. */
const LEAP_YEAR = 2000;

export type SpanEdge = "start" | "end";

/** Undefined where it is no time of day. A span may end at `24:00:00`. */
export function clockTimeOf(text: string, edge: SpanEdge): string | undefined {
  const match = CLOCK.exec(text);
  if (match === null) return undefined;
  const [hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map(Number)
    .map((part) => part || 0);
  const isMidnight = edge === "end" && hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 59) return undefined;
  return [hour, minute, second].map(twoDigits).join(":");
}

/** Undefined where there is no such day or time. Without a time, a span begins and ends with the day. */
export function dayTimeOf(text: string, edge: SpanEdge): string | undefined {
  const [whole, year, month, day, clock] = DAY.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year ?? LEAP_YEAR), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  const time = clock === undefined ? (edge === "start" ? "00:00:00" : "23:59:59") : clockTimeOf(clock, "start");
  if (time === undefined) return undefined;
  const days = `${twoDigits(Number(month))}-${twoDigits(Number(day))}`;
  return year === undefined ? `${days} ${time}` : `${year}-${days} ${time}`;
}

/** Whether it is of one year only. */
export function hasYear(dayTime: string): boolean {
  return /^\d{4}-/.test(dayTime);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

export function clockTime(edge: SpanEdge) {
  const expected = `a time as HH:MM:SS, from 00:00:00 to ${edge === "end" ? "24:00:00" : "23:59:59"}`;
  return normalised((text) => clockTimeOf(text, edge), expected);
}

export function dayTime(edge: SpanEdge) {
  const expected = "a day and time as MM-DD HH:MM:SS (every year) or YYYY-MM-DD HH:MM:SS (that year only)";
  return normalised((text) => dayTimeOf(text, edge), expected);
}

function normalised(read: (text: string) => string | undefined, expected: string) {
  const schema = z.string({ error: expected }).transform((value, context) => {
    const kept = read(value.trim());
    if (kept !== undefined) return kept;
    context.addIssue({ code: "custom", message: expected });
    return z.NEVER;
  });
  return shownAs(schema, { type: "string" });
}
