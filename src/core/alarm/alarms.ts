// What the engine knows of alarms. Of each rule, whom it watches:
//
//     quiet --reached--> reached --for so long--> fired --left--> left --for so long--> quiet
//       ^                   |                       ^               |
//       +----- not any more-+                       +- not any more-+
//
// A subject is a queue's name, an agent's id, or "" for the center: a rule watches subjects of one kind only.
import type { Deadline } from "../deadlines.ts";
import type { AgentId, QueueName } from "../model.ts";
import type { AlarmMetric, AlarmRuleConfig, Comparison, Severity, WatchedState } from "./rule.ts";

/** The number of the fact by which it fired: never used twice in an installation. */
export type AlarmId = number;

/** Why an alarm has cleared: the figure is back; there is no such queue or agent any more; the rule was changed or removed. */
export type AlarmEnd = "over" | "gone" | "rule-changed" | "rule-removed";

/** What every fact of an alarm says of it. */
export interface AlarmAbout {
  readonly alarm: AlarmId;
  readonly rule: string;
  /** The rule's name. */
  readonly title: string;
  readonly severity: Severity;
  readonly metric: AlarmMetric;
  readonly state: WatchedState | undefined;
  readonly comparison: Comparison;
  readonly threshold: number;
  /** Which it is about; undefined: none. */
  readonly queue: QueueName | undefined;
  readonly agent: AgentId | undefined;
  /** Who looks after one of these is told: the queue, or those that the agent worked for when it fired. */
  readonly queues: readonly QueueName[];
}

export interface Alarm {
  readonly about: AlarmAbout;
  readonly figure: number;
  /** Since when the figure was beyond its threshold, and when it fired; dates. */
  readonly since: number;
  readonly firedAt: number;
  cleared: boolean;
  acknowledged: { readonly user: string; readonly at: number; readonly notes: string } | undefined;
}

/** One that has not cleared. */
export type AlarmView = Omit<Alarm, "cleared">;

export interface Watch {
  /** The alarm that has fired. Absent: none. */
  alarm?: AlarmId;
  /** Since when what makes it fire, or what clears it, has held. Absent: it does not. */
  heldSince?: number;
  /** Of an agent: since when they have been in the state. Absent: they are not. */
  began?: number;
  look?: Deadline;
}

export interface RuleWatched {
  readonly config: AlarmRuleConfig;
  readonly watches: Map<string, Watch>;
  /** How many of them have fired. */
  fired: number;
  /** Those that would have fired and wait until fewer have. */
  readonly crowded: Set<string>;
}

export interface Alarms {
  readonly rules: Map<string, RuleWatched>;
  /** Those that have not cleared, and those that nobody has acknowledged yet; the oldest first. */
  readonly kept: Map<AlarmId, Alarm>;
  /** Of whom something may have changed in this step. */
  readonly queues: Set<QueueName>;
  readonly agents: Set<AgentId>;
  isCenterStirred: boolean;
}

/** Of one rule: thousands of agents whose network is gone are not thousands of alarms. */
export const MOST_FIRED = 100;
/** Cleared ones that can be acknowledged still. */
export const MOST_CLEARED = 1_000;

export function noAlarms(): Alarms {
  return { rules: new Map(), kept: new Map(), queues: new Set(), agents: new Set(), isCenterStirred: false };
}

interface Watching {
  readonly alarms?: Alarms;
}

/** Figures of the queue may have changed. */
export function stirQueueAlarms({ alarms }: Watching, queue: QueueName): void {
  alarms?.queues.add(queue);
}

export function stirAgentAlarms({ alarms }: Watching, agent: AgentId): void {
  alarms?.agents.add(agent);
}

export function stirCenterAlarms({ alarms }: Watching): void {
  if (alarms !== undefined) alarms.isCenterStirred = true;
}
