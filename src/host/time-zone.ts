// A time zone as the engine takes it: read from the platform's own calendar once, at the start.
import type { TimeZoneConfig } from "../core/model.ts";

const DAY_MS = 86_400_000;
/** No zone changes its offset twice within so few days but by decree; a month would overlook Morocco's Ramadan. */
const LOOK_EVERY_DAYS = 7;
/** A replay of an old journal needs the past, a preview the future; beyond both ends the last known offset holds. */
const PAST_YEARS = 5;
const FUTURE_YEARS = 20;

/** The offsets of a zone (an IANA name, checked by the configuration) for the years around `now`. */
export function timeZoneAround(name: string, now: number): TimeZoneConfig {
  return timeZoneBetween(name, now - PAST_YEARS * 366 * DAY_MS, now + FUTURE_YEARS * 366 * DAY_MS);
}

export function timeZoneBetween(name: string, since: number, until: number): TimeZoneConfig {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const offsetAt = (at: number): number => {
    const parts = format.formatToParts(at);
    const part = (type: Intl.DateTimeFormatPartTypes): number =>
      Number(parts.find((found) => found.type === type)?.value ?? 0);
    const clock = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
    return clock - Math.floor(at / 1000) * 1000;
  };
  const offsets = [{ from: since, offsetMs: offsetAt(since) }];
  for (let from = since; from < until; from += LOOK_EVERY_DAYS * DAY_MS) {
    const to = Math.min(from + LOOK_EVERY_DAYS * DAY_MS, until);
    const known = offsetAt(from);
    const next = offsetAt(to);
    if (next !== known) offsets.push({ from: changeBetween(from, to, known, offsetAt), offsetMs: next });
  }
  return { name, offsets };
}

/** The second at which the offset is no longer `known`. */
function changeBetween(from: number, to: number, known: number, offsetAt: (at: number) => number): number {
  let before = Math.floor(from / 1000);
  let after = Math.ceil(to / 1000);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle * 1000) === known) before = middle;
    else after = middle;
  }
  return after * 1000;
}
