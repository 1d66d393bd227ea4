// What agents may say of calls and breaks, as a scenario writes it:
//   given disposition sale queue=support                    given disposition sold queue=support under=sale
//   given disposition wrong-number                          (of the center's own tree)
//   given break-reason lunch lastsMs=1800000 thenReady=true
//   given stranded-music lastsMs=60000
//   given alarm-rule line metric=waiting at-least=2 clear=1 forMs=10000 clearMs=30000 queue=support severity=critical
//   disposition 1001 sold notes=ring_again call=c1 by=boss  (`-` instead of the code: notes only)
import type { AlarmMetric, AlarmRuleConfig, WatchedState } from "../../src/core/alarm/rule.ts";
import type { AlarmEvent, DispositionEvent } from "../../src/core/events.ts";
import type { AgentId, ConfigChange, LegId, QueueName } from "../../src/core/model.ts";
import type { ServiceLevelName } from "../../src/core/report/answered-in-time.ts";

type Words = readonly string[];

function optionsIn(words: Words): Readonly<Record<string, string | undefined>> {
  const given = words.filter((word) => word.includes("=")).map((word) => word.split("="));
  return Object.fromEntries(given) as Readonly<Record<string, string | undefined>>;
}

/** Undefined: it is about something else. */
export function givenWord([kind, code = "", ...rest]: Words): ConfigChange | undefined {
  if (kind === "stranded-music") return { type: "put-stranded-music", lastsMs: Number(optionsIn([code])["lastsMs"]) };
  const { queue, under, active, lastsMs, thenReady } = optionsIn(rest);
  const isActive = active !== "false";
  if (kind === "disposition") {
    const id = (one: string): string => `${queue ?? ""}/${one}`;
    const parent = under === undefined ? undefined : id(under);
    const disposition = { id: id(code), queue: queue as QueueName | undefined, code, parent, active: isActive };
    return { type: "put-disposition", disposition };
  }
  if (kind === "alarm-rule") return { type: "put-alarm-rule", rule: alarmRuleOf(code, optionsIn(rest)) };
  if (kind !== "break-reason") return undefined;
  const lasts = lastsMs === undefined ? undefined : Number(lastsMs);
  const reason = { id: code, code, lastsMs: lasts, thenReady: thenReady === "true", active: isActive };
  return { type: "put-break-reason", reason };
}

/** What is not said is as a rule has it that is added with nothing else said; times are milliseconds. */
export function alarmRuleOf(id: string, given: Readonly<Record<string, string | undefined>>): AlarmRuleConfig {
  const comparison = given["at-most"] === undefined ? "at-least" : "at-most";
  const threshold = Number(given[comparison] ?? 0);
  return {
    ...{ id, title: id, severity: given["severity"] === "critical" ? "critical" : "warning", comparison, threshold },
    ...{ metric: (given["metric"] ?? "waiting") as AlarmMetric, state: given["state"] as WatchedState | undefined },
    ...{ level: given["level"] as ServiceLevelName | undefined, active: given["active"] !== "false" },
    ...{ queue: given["queue"], agent: given["agent"] },
    ...{ forMs: Number(given["forMs"] ?? 10_000), clearMs: Number(given["clearMs"] ?? 30_000) },
    ...{ clearThreshold: Number(given["clear"] ?? threshold), leastCallers: Number(given["least"] ?? 1) },
  };
}

/** `acknowledge 12 boss notes=seen_it`: the number of the alarm, who, and what they say. */
export function alarmEvent([verb, alarm = "", user = "", ...rest]: Words): AlarmEvent | undefined {
  if (verb !== "acknowledge") return undefined;
  return { type: "acknowledge-alarm", alarm: Number(alarm), user, notes: optionsIn(rest)["notes"] ?? "" };
}

export function wordEvent(
  [verb, agent = "", code = "", ...rest]: Words,
  leg: (name: string) => LegId,
): DispositionEvent | undefined {
  if (verb !== "disposition") return undefined;
  const { notes, call, by } = optionsIn(rest);
  return {
    ...{ type: "set-disposition", agent: agent as AgentId, notes, which: call === undefined ? undefined : leg(call) },
    ...{ code: code === "-" ? undefined : code, by: by === undefined ? "agent" : "supervisor", user: by ?? agent },
  };
}
