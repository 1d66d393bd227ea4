// An alarm as the world is told of it: one row, in events, in snapshots and in lists alike.
import type { AlarmAbout } from "../core/alarm/alarms.ts";

export function alarmFields(about: AlarmAbout) {
  const { alarm, rule, title, severity, metric, state, comparison, threshold, queue, agent } = about;
  return {
    ...{ alarm_id: alarm, rule_id: rule, name: title, severity, metric, state: state ?? "", comparison, threshold },
    ...{ queue_id: queue ?? "", agent_id: agent ?? "", queues: [...about.queues] },
  };
}

interface AlarmNow {
  readonly about: AlarmAbout;
  readonly figure: number;
  readonly since: number;
  readonly firedAt: number;
  readonly acknowledged: { readonly user: string; readonly at: number; readonly notes: string } | undefined;
}

/** One that has not cleared; times are milliseconds since 1970. */
export function alarmRow({ about, figure, since, firedAt, acknowledged }: AlarmNow) {
  const { user = "", at = null, notes = "" } = acknowledged ?? {};
  return {
    ...{ ...alarmFields(about), figure, since, fired_at: firedAt },
    ...{ acknowledged_by: user, acknowledged_at: at, notes },
  };
}
