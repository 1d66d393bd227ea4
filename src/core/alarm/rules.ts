// Rules come, change and go. What one has fired is cleared with it: a changed rule begins anew.
import type { AgentId, QueueName } from "../model.ts";
import type { State } from "../state.ts";
import { noAlarms, stirAgentAlarms, stirCenterAlarms, stirQueueAlarms, type AlarmEnd } from "./alarms.ts";
import { scopeOf, type AlarmRuleConfig } from "./rule.ts";
import { forgetWatch } from "./watch.ts";

export function putAlarmRule(state: State, config: AlarmRuleConfig): void {
  dropAlarmRule(state, config.id, "rule-changed");
  const alarms = (state.alarms ??= noAlarms());
  alarms.rules.set(config.id, { config, watches: new Map(), fired: 0, crowded: new Set() });
  // What stands already is looked at as soon as the step is over.
  for (const subject of subjectsOf(state, config)) stir(state, config, subject);
}

export function dropAlarmRule(state: State, id: string, why: AlarmEnd): void {
  const { alarms } = state;
  const watched = alarms?.rules.get(id);
  if (alarms === undefined || watched === undefined) return;
  for (const subject of [...watched.watches.keys()]) forgetWatch(state, alarms, watched, subject, why);
  alarms.rules.delete(id);
}

/** The queue is gone, and with it what was said of it alone; of rules that are about every queue, what they say of this one. */
export function dropAlarmRulesOf(state: State, queue: QueueName): void {
  const { alarms } = state;
  for (const [id, watched] of alarms?.rules ?? []) {
    if (watched.config.queue === queue) dropAlarmRule(state, id, "gone");
  }
  alarms?.queues.add(queue);
}

/** Whom a rule may be about now, and whom it has been. */
export function subjectsOf(state: State, config: AlarmRuleConfig): ReadonlySet<string> {
  const known = [...(state.alarms?.rules.get(config.id)?.watches.keys() ?? [])];
  switch (scopeOf(config.metric)) {
    case "queue":
      return new Set([...(config.queue === undefined ? state.queues.keys() : [config.queue]), ...known]);
    case "agent":
      return new Set([...(config.agent === undefined ? state.agents.keys() : [config.agent]), ...known]);
    case "center":
      return new Set([""]);
  }
}

function stir(state: State, { metric }: AlarmRuleConfig, subject: string): void {
  switch (scopeOf(metric)) {
    case "queue":
      stirQueueAlarms(state, subject as QueueName);
      return;
    case "agent":
      stirAgentAlarms(state, subject as AgentId);
      return;
    case "center":
      stirCenterAlarms(state);
  }
}
