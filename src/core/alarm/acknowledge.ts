// Somebody has seen an alarm, be it over or not.
import type { AlarmEvent, Outcome } from "../events.ts";
import { dateOf, fact, type State } from "../state.ts";

export function onAcknowledge(state: State, { alarm: id, user, notes }: AlarmEvent): Outcome {
  const kept = state.alarms?.kept;
  const alarm = kept?.get(id);
  if (kept === undefined || alarm === undefined) {
    return { ok: false, code: "no-such-alarm", reason: `there is no alarm ${id} that can be acknowledged still` };
  }
  if (alarm.acknowledged !== undefined) {
    return { ok: false, code: "wrong-state", reason: `the alarm ${id} is acknowledged already` };
  }
  alarm.acknowledged = { user, at: dateOf(state, state.now), notes };
  if (alarm.cleared) kept.delete(id);
  fact(state, { type: "alarm-acknowledged", ...alarm.about, user, notes });
  return { ok: true };
}
