// Spans of time in a query: two local times, either of which may be left out.
import { invalid } from "../errors.ts";
import { instantOf, isDayOnly, localText } from "../local-time.ts";
import { text } from "./inputs.ts";

const DAY_MS = 86_400_000;

export const timeLike = text(0, 19, "a date").optional().describe("YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time");

/** Milliseconds since 1970; undefined where none is given. Throws where it is no time. */
export function startOf(field: string, given: string | undefined, timeZone: string): number | undefined {
  if (given === undefined || given === "") return undefined;
  const instant = instantOf(given, timeZone);
  if (instant === undefined) throw invalid([{ field, expected: "YYYY-MM-DD or YYYY-MM-DD HH:MM:SS" }]);
  return instant;
}

/** The end of a span, not included: an end that is a day has all of it, one that is a second all of that. */
export function endOf(field: string, given: string | undefined, timeZone: string): number | undefined {
  const instant = startOf(field, given, timeZone);
  if (given === undefined || instant === undefined) return undefined;
  if (!isDayOnly(given)) return instant + 1000;
  // The next midnight on the clock, which is not always 24 hours away.
  const noonAfter = localText(new Date(instant + DAY_MS + DAY_MS / 2), timeZone).slice(0, 10);
  return instantOf(noonAfter, timeZone) ?? instant + DAY_MS;
}
