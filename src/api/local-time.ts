// Times as the wire has them: `YYYY-MM-DD HH:MM:SS` in the configured time zone.

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Made once per zone: making one takes a thousand times as long as using it. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  FORMATS.set(timeZone, format);
  return format;
}

const QUARTER_MS = 900_000;
/** Between them clocks everywhere are changed at full quarters of an hour only. */
const [QUARTERS_FROM, QUARTERS_UNTIL] = [Date.UTC(1980), Date.UTC(2100)];
const MOST_QUARTERS = 10_000;
/** How far local time is ahead of UTC in a quarter of an hour, by zone: asking for it takes far longer than printing a time. */
const OFFSETS = new Map<string, Map<number, number>>();

function rememberedOffset(at: number, timeZone: string): number {
  const offsets = OFFSETS.get(timeZone) ?? new Map<number, number>();
  OFFSETS.set(timeZone, offsets);
  const quarter = Math.floor(at / QUARTER_MS);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_QUARTERS) offsets.clear();
  const offset = offsetAt(at, timeZone);
  offsets.set(quarter, offset);
  return offset;
}

/** Empty where there is no time. */
export function localText(at: Date | null, timeZone: string): string {
  if (at === null) return "";
  const instant = at.getTime();
  if (instant >= QUARTERS_FROM && instant < QUARTERS_UNTIL) {
    const local = new Date(instant + rememberedOffset(instant, timeZone)).toISOString();
    return `${local.slice(0, 10)} ${local.slice(11, 19)}`;
  }
  const part = partsOf(at.getTime(), timeZone);
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}:${part("second")}`;
}

function partsOf(at: number, timeZone: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = formatFor(timeZone).formatToParts(at);
  return (type) => parts.find((part) => part.type === type)?.value ?? "";
}

/** `YYYY-MM-DD`, or with ` HH:MM` or ` HH:MM:SS` after it (a T between them will do). */
export const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** The instant of a local time, milliseconds since 1970; undefined where it is none. */
export function instantOf(text: string, timeZone: string): number | undefined {
  const match = LOCAL_TIME.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((digits) => Number((digits as string | undefined) ?? 0));
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(asUtc);
  // A day or month that there is not would quietly become another one.
  const isDate = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDate || hour > 23 || minute > 59 || second > 59) return undefined;
  // The offset depends on the instant that is looked for: near a change of it the first guess may be on the wrong side.
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return asUtc - offsetAt(guess, timeZone);
}

/** How far local time is ahead of UTC, milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const part = partsOf(at, timeZone);
  const [year, month, day] = [Number(part("year")), Number(part("month")), Number(part("day"))];
  const local = Date.UTC(year, month - 1, day, Number(part("hour")), Number(part("minute")), Number(part("second")));
  return local - Math.floor(at / 1000) * 1000;
}

/** The day after, for ends of spans that include their last day. */
export function isDayOnly(text: string): boolean {
  return text.length === 10;
}
