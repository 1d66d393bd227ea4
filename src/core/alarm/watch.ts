// Looks at a figure whenever it may have changed, and at the instants at which time alone changes something: fires once when it
// has been beyond its threshold for as long as the rule says, clears once when it has been back for as long.
import { blameRow } from "../blame.ts";
import { cancelDeadline, setDeadline, type Due } from "../deadlines.ts";
import type { AgentId, QueueName } from "../model.ts";
import { dateOf, fact, type State } from "../state.ts";
import { MOST_CLEARED, MOST_FIRED, type Alarm, type AlarmAbout, type AlarmEnd } from "./alarms.ts";
import type { Alarms, RuleWatched, Watch } from "./alarms.ts";
import { isLeft, isReached, valueOf, type Reading, type Standing } from "./condition.ts";
import { isThere, readingOf } from "./reading.ts";
import { scopeOf } from "./rule.ts";

export function onAlarmLook(state: State, { rule, subject }: Extract<Due, { type: "alarm-look" }>): void {
  const { alarms } = state;
  const watched = alarms?.rules.get(rule);
  const watch = watched?.watches.get(subject);
  if (alarms === undefined || watched === undefined || watch === undefined) return;
  delete watch.look;
  look(state, alarms, watched, subject);
}

/** While it is not known yet who is left after a restart nothing is looked at. A mistake in it costs this look, and nobody else. */
export function look(state: State, alarms: Alarms, watched: RuleWatched, subject: string): void {
  if (state.resuming || !watched.config.active) return;
  try {
    lookAt(state, alarms, watched, subject);
  } catch (error) {
    blameRow(state, `alarm rule ${watched.config.id}`, error);
  }
}

function lookAt(state: State, alarms: Alarms, watched: RuleWatched, subject: string): void {
  const { config, watches } = watched;
  const known = watches.get(subject);
  if (!isThere(state, config, subject)) {
    if (known === undefined) return;
    forgetWatch(state, alarms, watched, subject, "gone");
    letOneMoreFire(state, alarms, watched);
    return;
  }
  const watch = known ?? {};
  const reading = readingOf(state, config, subject, watch);
  if (scopeOf(config.metric) === "agent") setBegan(watch, reading);
  // Once more after it has fired or cleared: what comes next is another condition.
  const changed = advance(state, alarms, watched, subject, watch, reading);
  const next = changed ? standingOf(state, watched, watch, reading) : undefined;
  if (next !== undefined) note(state, watch, next);
  arm(state, watched, subject, watch, reading);
  if (watch.alarm === undefined && watch.heldSince === undefined && watch.began === undefined && !watch.look) {
    watches.delete(subject);
  } else {
    watches.set(subject, watch);
  }
  if (changed && watch.alarm === undefined) letOneMoreFire(state, alarms, watched);
}

function setBegan(watch: Watch, reading: Reading): void {
  if (reading !== undefined && "since" in reading) watch.began = reading.since;
  else delete watch.began;
}

function standingOf({ now }: State, { config }: RuleWatched, watch: Watch, reading: Reading): Standing {
  const { comparison, threshold, clearThreshold } = config;
  return watch.alarm === undefined
    ? isReached(reading, comparison, threshold, now)
    : isLeft(reading, comparison, clearThreshold, now);
}

function note({ now }: State, watch: Watch, { holds, since }: Standing): void {
  if (!holds) delete watch.heldSince;
  else watch.heldSince ??= Math.min(since ?? now, now);
}

/** True: it has fired, or has cleared. */
function advance(
  state: State,
  alarms: Alarms,
  watched: RuleWatched,
  subject: string,
  watch: Watch,
  reading: Reading,
): boolean {
  const { config, crowded } = watched;
  note(state, watch, standingOf(state, watched, watch, reading));
  if (watch.heldSince === undefined) {
    crowded.delete(subject);
    return false;
  }
  if (watch.alarm !== undefined) {
    if (state.now < watch.heldSince + config.clearMs) return false;
    clear(state, alarms, watched, watch, { figure: valueOf(reading, state.now), why: "over" });
    return true;
  }
  if (state.now < watch.heldSince + config.forMs) return false;
  if (watched.fired >= MOST_FIRED) {
    crowded.add(subject);
    return false;
  }
  crowded.delete(subject);
  fire(state, alarms, watched, subject, watch, valueOf(reading, state.now) ?? 0);
  return true;
}

function fire(state: State, alarms: Alarms, watched: RuleWatched, subject: string, watch: Watch, figure: number): void {
  const about = aboutOf(state, watched, subject);
  const since = dateOf(state, watch.heldSince ?? state.now);
  const alarm: Alarm = {
    ...{ about, figure: shown(figure), since, firedAt: dateOf(state, state.now), cleared: false },
    acknowledged: undefined,
  };
  watch.alarm = about.alarm;
  delete watch.heldSince;
  watched.fired += 1;
  alarms.kept.set(about.alarm, alarm);
  fact(state, { type: "alarm-fired", ...about, figure: alarm.figure, since });
}

function aboutOf(state: State, { config }: RuleWatched, subject: string): AlarmAbout {
  const { id, title, severity, metric, state: of, comparison, threshold } = config;
  const scope = scopeOf(metric);
  const agent = scope === "agent" ? (subject as AgentId) : undefined;
  const queue = scope === "queue" ? (subject as QueueName) : undefined;
  const worked = agent === undefined ? [] : [...(state.agents.get(agent)?.session?.queues ?? [])];
  return {
    ...{ alarm: state.lastFact + 1, rule: id, title, severity, metric, state: of, comparison, threshold, queue, agent },
    queues: queue === undefined ? worked : [queue],
  };
}

/** To two places: more would only look exact. */
function shown(figure: number): number {
  return Math.round(figure * 100) / 100;
}

function clear(
  state: State,
  { kept }: Alarms,
  watched: RuleWatched,
  watch: Watch,
  { figure, why }: { readonly figure: number | undefined; readonly why: AlarmEnd },
): void {
  const alarm = watch.alarm === undefined ? undefined : kept.get(watch.alarm);
  delete watch.alarm;
  delete watch.heldSince;
  watched.fired -= 1;
  if (alarm === undefined) return;
  alarm.cleared = true;
  if (alarm.acknowledged !== undefined) kept.delete(alarm.about.alarm);
  fact(state, { type: "alarm-cleared", ...alarm.about, figure: figure === undefined ? undefined : shown(figure), why });
  forgetOldest(kept);
}

/** Of those that nobody has acknowledged. */
function forgetOldest(kept: Alarms["kept"]): void {
  const cleared = [...kept.values()].filter((alarm) => alarm.cleared);
  for (const { about } of cleared.slice(0, Math.max(0, cleared.length - MOST_CLEARED))) kept.delete(about.alarm);
}

/** When to look again though nothing happens. */
function arm(state: State, watched: RuleWatched, subject: string, watch: Watch, reading: Reading): void {
  const { forMs, clearMs } = watched.config;
  const { changesAt } = standingOf(state, watched, watch, reading);
  const heldFor = watch.alarm === undefined ? forMs : clearMs;
  const due = watch.heldSince === undefined ? undefined : watch.heldSince + heldFor;
  const times = [changesAt, due].filter((at) => at !== undefined && at > state.now) as number[];
  const at = times.length === 0 ? undefined : Math.min(...times);
  if (watch.look?.at === at && watch.look?.cancelled !== true) return;
  cancelDeadline(state.deadlines, watch.look);
  delete watch.look;
  const ask = { type: "alarm-look", rule: watched.config.id, subject } as const;
  if (at !== undefined) watch.look = setDeadline(state.deadlines, at, ask);
}

/** The one that has waited for it longest. */
function letOneMoreFire(state: State, alarms: Alarms, watched: RuleWatched): void {
  const [next] = watched.crowded;
  if (next === undefined || watched.fired >= MOST_FIRED) return;
  watched.crowded.delete(next);
  look(state, alarms, watched, next);
}

/** There is nothing left to be told of it. */
export function forgetWatch(state: State, alarms: Alarms, watched: RuleWatched, subject: string, why: AlarmEnd): void {
  const watch = watched.watches.get(subject);
  if (watch === undefined) return;
  cancelDeadline(state.deadlines, watch.look);
  watched.crowded.delete(subject);
  watched.watches.delete(subject);
  if (watch.alarm !== undefined) clear(state, alarms, watched, watch, { figure: undefined, why });
}
