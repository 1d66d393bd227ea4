// The tables of alarms: ours.
import type { Generated } from "kysely";
import type { AlarmEnd } from "../../core/alarm/alarms.ts";
import type { AlarmMetric, Comparison, Severity, WatchedState } from "../../core/alarm/rule.ts";
import type { ServiceLevelName } from "../../core/report/answered-in-time.ts";
import type { Empty, Json, Stamped } from "./columns.ts";

/** When somebody is to be told of a figure. */
export interface AlarmRulesTable extends Stamped {
  id: Generated<number>;
  name: string;
  severity: Severity;
  metric: AlarmMetric;
  /** Of `time-in-state`. */
  state: Empty<WatchedState>;
  /** Of `service-level`. */
  level: Empty<ServiceLevelName>;
  /** Null: every queue. */
  queue_id: Empty<number>;
  /** Their work number; null: every agent. */
  agent: Empty<string>;
  comparison: Comparison;
  threshold: number;
  for_seconds: number;
  clear_threshold: number;
  clear_seconds: number;
  least_callers: number;
  active: boolean;
}

/** What has fired, as the facts say. */
export interface AlarmsTable {
  /** The number of the fact by which it fired. */
  id: number;
  rule: string;
  name: string;
  severity: Severity;
  metric: AlarmMetric;
  state: WatchedState | null;
  comparison: Comparison;
  threshold: number;
  figure: number;
  queue: string | null;
  agent: string | null;
  queues: Json<readonly string[]>;
  since: Date;
  fired_at: Date;
  /** Null: it has not. */
  cleared_at: Date | null;
  /** "lost": the log that knew of it is. */
  cleared_why: AlarmEnd | "lost" | null;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  /** Of who has acknowledged it. */
  notes: string;
}

/** From when figures of a queue are coloured; null: as the center's, and of that: as built in. */
export interface ThresholdsTable {
  id: Generated<number>;
  /** Null: the center's. */
  queue_id: Empty<number>;
  waiting_warn: Empty<number>;
  waiting_alarm: Empty<number>;
  /** Seconds. */
  longest_wait_warn: Empty<number>;
  longest_wait_alarm: Empty<number>;
  /** Percent. */
  service_level_warn: Empty<number>;
  service_level_alarm: Empty<number>;
  abandoned_warn: Empty<number>;
  abandoned_alarm: Empty<number>;
  updated_at: Date;
}
