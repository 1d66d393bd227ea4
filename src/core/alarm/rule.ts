// What an alarm is about: a figure of a queue, of an agent or of the center, and when it is too high or too low.
import type { ServiceLevelName } from "../report/answered-in-time.ts";

/** Of a queue, as its wallboard shows them: times in seconds, shares in percent, both of today by the center's zone. */
export const QUEUE_METRICS = [
  "waiting",
  "longest-wait",
  "service-level",
  "abandoned-share",
  "agents-signed-in",
  "agents-ready",
  "agents-free",
] as const;
/** Of an agent: seconds for which they have been in one state. */
export const AGENT_METRICS = ["time-in-state"] as const;
/** Of the center: calls that live, outside lines that cannot be used, calls to emergency numbers that live, how the worst leg is heard (estimated, 1 to 4.5). */
export const CENTER_METRICS = ["calls", "lines-down", "emergency-calls", "lowest-mos"] as const;
export const ALARM_METRICS = [...QUEUE_METRICS, ...AGENT_METRICS, ...CENTER_METRICS] as const;
export type AlarmMetric = (typeof ALARM_METRICS)[number];

export const COMPARISONS = ["at-least", "at-most"] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const SEVERITIES = ["warning", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** READY, UNREADY: idle, and ready or on break; TALKING: in a conversation, holds included. */
export const WATCHED_STATES = ["READY", "UNREADY", "DIALING", "RINGING", "TALKING", "HELD", "ACW"] as const;
export type WatchedState = (typeof WATCHED_STATES)[number];

export interface AlarmRuleConfig {
  readonly id: string;
  /** For people. */
  readonly title: string;
  readonly severity: Severity;
  readonly metric: AlarmMetric;
  /** Of `time-in-state`; undefined with every other metric. */
  readonly state: WatchedState | undefined;
  /** Of `service-level`; undefined with every other metric. */
  readonly level: ServiceLevelName | undefined;
  /** This queue, by its name, or its agents; undefined: every one. It goes with its queue. */
  readonly queue: string | undefined;
  /** This agent; undefined: every one. */
  readonly agent: string | undefined;
  readonly comparison: Comparison;
  /** It fires when the figure has been at least, or at most, this for so long. */
  readonly threshold: number;
  readonly forMs: number;
  /** It clears when the figure has been below this (with "at-least"), or above it, for so long. Never beyond `threshold`. */
  readonly clearThreshold: number;
  readonly clearMs: number;
  /** Shares count from so many callers on; before there is no figure. */
  readonly leastCallers: number;
  readonly active: boolean;
}

export type AlarmScope = "queue" | "agent" | "center";

export function scopeOf(metric: AlarmMetric): AlarmScope {
  if ((QUEUE_METRICS as readonly string[]).includes(metric)) return "queue";
  return (AGENT_METRICS as readonly string[]).includes(metric) ? "agent" : "center";
}
