// When somebody is to be told of a figure: rules, set by administrators.
import { z } from "zod";
import { ALARM_METRICS, COMPARISONS, SEVERITIES, WATCHED_STATES } from "../../core/alarm/rule.ts";
import { SERVICE_LEVELS } from "../../core/report/answered-in-time.ts";
import type { AlarmRuleRow } from "../../store/alarm-rules.ts";
import type { Principal } from "../../store/principal.ts";
import { amount, emptyable, flag, oneOf, text, wholeNumber } from "../contract/inputs.ts";
import { timeText } from "../contract/replies.ts";
import { seesAll } from "../live/audience.ts";
import { ANSWERS, noSuch, pathPlaces, resource, stampsOf } from "../resource.ts";
import type { RouteParts } from "../route.ts";

const TAG = "alarms";
const URL = "/api/alarm_rules";
const CALLED = "alarm rule";
const MOST = 1_000_000;
const LONGEST_S = 86_400;
/** So that a figure that flutters does not flood whoever is told. */
const SHORTEST_CLEAR_S = 5;

const name = text(1, 100, "a name");
const metric = oneOf(ALARM_METRICS).describe("which figure; docs/alarms.md says what each means");
const comparison = oneOf(COMPARISONS).describe("it fires when the figure is at least, or at most, the threshold");
const threshold = amount(0, MOST).describe("seconds, percent or a count, as the metric has it");
const fields = {
  severity: oneOf(SEVERITIES).optional().describe("warning unless said otherwise"),
  state: emptyable(oneOf(WATCHED_STATES)).optional().describe("with the metric time-in-state only, which takes one"),
  level: emptyable(oneOf(SERVICE_LEVELS))
    .optional()
    .describe("with the metric service-level only: which; answered-in-time-of-handled unless said otherwise"),
  queue: emptyable(text(1, 100, "a queue's name"))
    .optional()
    .describe("it, or its agents; empty: every one"),
  agent: emptyable(text(1, 100, "a work number"))
    .optional()
    .describe("with a metric of agents; empty: every one"),
  for_seconds: wholeNumber(0, LONGEST_S).optional().describe("for so long before it fires; 10 unless said otherwise"),
  clear_threshold: emptyable(amount(0, MOST))
    .optional()
    .describe("it clears when the figure is below this (at-least) or above it (at-most); empty: the threshold"),
  clear_seconds: wholeNumber(SHORTEST_CLEAR_S, LONGEST_S)
    .optional()
    .describe("for so long before it clears; 30 unless said otherwise"),
  least_callers: wholeNumber(1, MOST)
    .optional()
    .describe("of shares: so many callers must have been counted today; 1 unless said otherwise"),
  active: flag().optional().describe("true unless said otherwise"),
};

const ruleReply = z.object({
  id: z.number(),
  name: z.string(),
  severity: z.string(),
  metric: z.string(),
  state: z.string().nullable(),
  level: z.string().nullable(),
  queue: z.string().nullable(),
  agent: z.string().nullable(),
  comparison: z.string(),
  threshold: z.number(),
  for_seconds: z.number(),
  clear_threshold: z.number(),
  clear_seconds: z.number(),
  least_callers: z.number(),
  active: z.boolean(),
  created_at: timeText,
  updated_at: timeText,
});

export function alarmRuleRoutes(parts: RouteParts): void {
  const rules = resource(parts, {
    ...{ tag: TAG, places: pathPlaces(URL), called: CALLED, readBy: { role: "supervisor" }, reply: ruleReply, shown },
    find: (stores, which) => stores.alarmRules.get(which),
    judge: (principal, which, row) => {
      if (row !== undefined && !maySee(principal, row)) throw noSuch(CALLED, which);
    },
  });
  rules.all(
    {
      en: "Alarm rules; a supervisor's are those of their queues and of no queue",
      zh: "告警规则列表；班长可见所管队列及不限队列的规则",
    },
    async (principal) => (await parts.store.alarmRules.list()).filter((row) => maySee(principal, row)),
  );
  rules.one({ en: "One rule", zh: "查询某条告警规则" });
  rules.add({
    summary: { en: "Adds a rule", zh: "添加告警规则" },
    input: z.object({ ...fields, name, metric, comparison, threshold }),
    answer: rules.row,
    write: (given) => (stores) => stores.alarmRules.add(given),
  });
  rules.set({
    summary: {
      en: "Changes those fields of a rule that are given; what it has fired is cleared, and it begins anew",
      zh: "修改告警规则，只改所给的字段；已触发的告警随之解除，重新判断",
    },
    input: z.object({
      ...fields,
      name: name.optional(),
      metric: metric.optional(),
      comparison: comparison.optional(),
      threshold: threshold.optional(),
    }),
    answer: rules.row,
    write: (which, given) => (stores) => stores.alarmRules.set(which, given),
  });
  rules.remove({
    summary: { en: "Removes a rule; what it has fired is cleared", zh: "删除告警规则；已触发的告警随之解除" },
    answer: ANSWERS.nothing,
    write: (which) => (stores) => stores.alarmRules.remove(which),
  });
}

function maySee(principal: Principal, { queue }: AlarmRuleRow): boolean {
  return queue === null || seesAll(principal) || principal.queues.includes(queue);
}

function shown(row: AlarmRuleRow, timeZone: string): z.input<typeof ruleReply> {
  const { name: of, severity, metric: which, state, level, queue, agent, comparison: how, active } = row;
  return {
    ...{ id: row.id, name: of, severity, metric: which, state, level, queue, agent, comparison: how, active },
    ...{ threshold: row.threshold, for_seconds: row.for_seconds, clear_threshold: row.clear_threshold },
    ...{ clear_seconds: row.clear_seconds, least_callers: row.least_callers },
    ...stampsOf(row, timeZone),
  };
}
