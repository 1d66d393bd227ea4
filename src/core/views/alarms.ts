import type { AlarmView } from "../alarm/alarms.ts";
import type { State } from "../state.ts";

/** Those that have not cleared, the oldest first. */
export function alarmViews({ alarms }: State): readonly AlarmView[] {
  return [...(alarms?.kept.values() ?? [])].flatMap(({ cleared, ...view }) => (cleared ? [] : [view]));
}
