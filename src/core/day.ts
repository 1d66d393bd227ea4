import { DAY_MS, dayStart } from "./schedule/local-time.ts";
import { zoneOf } from "./schedule/schedule.ts";
import type { State } from "./state.ts";

/** The instant at which today began, in the configured time zone. */
export function dayStartOf({ schedule, now }: Pick<State, "schedule" | "now">): number {
  return dayStart(zoneOf(schedule), now);
}

/** The instant at which tomorrow begins. A day has 25 hours at most. */
export function dayEndOf({ schedule, now }: Pick<State, "schedule" | "now">): number {
  const zone = zoneOf(schedule);
  const today = dayStart(zone, now);
  let end = dayStart(zone, today + DAY_MS);
  if (end <= today) end = dayStart(zone, today + DAY_MS + DAY_MS / 12);
  return Math.max(end, now + 1);
}
