import { dayStart } from "./schedule/local-time.ts";
import { zoneOf } from "./schedule/schedule.ts";
import type { State } from "./state.ts";

/** The instant at which today began, in the configured time zone. */
export function dayStartOf({ schedule, now }: State): number {
  return dayStart(zoneOf(schedule), now);
}
