// What has fired, and who has seen it: administrators all of it, supervisors what is of their queues.
import { z } from "zod";
import type { AlarmView } from "../../core/alarm/alarms.ts";
import type { AlarmTableRow } from "../../store/alarms.ts";
import type { Principal } from "../../store/principal.ts";
import { askCenter } from "../asking.ts";
import { flag, oneOf, severalLines, text, wholeNumber } from "../contract/inputs.ts";
import { asked, perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { timeText } from "../contract/replies.ts";
import { endOf, startOf, timeLike } from "../contract/spans.ts";
import { ApiError } from "../errors.ts";
import { mayHear, seesAll } from "../live/audience.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "alarms";
const URL = "/api/alarms";
const LONGEST_NOTES = 2_000;
const LARGEST_ALARM = 999_999_999_999_999;

const alarmReply = z.object({
  id: z.number().describe("alarm_id of its events"),
  rule_id: z.string(),
  name: z.string().describe("the rule's, when it fired"),
  severity: z.string(),
  metric: z.string(),
  state: z.string().nullable(),
  comparison: z.string(),
  threshold: z.number(),
  figure: z.number().describe("what was measured when it fired"),
  queue: z.string().nullable(),
  agent: z.string().nullable(),
  since: timeText.describe("since when the figure had been beyond the threshold"),
  fired_at: timeText,
  cleared_at: timeText.describe("empty: it has not cleared"),
  cleared_why: z.string().describe("over, gone, rule-changed, rule-removed, lost (with the event log) or empty"),
  acknowledged_at: timeText.describe("empty: nobody has acknowledged it"),
  acknowledged_by: z.string(),
  notes: z.string(),
});

export function alarmRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: {
      en: "Alarms, open and past, the latest first; a supervisor's are those of their queues",
      zh: "告警列表（未解除与历史），最新的在前；班长只见所管队列的告警",
    },
    role: "supervisor",
    input: z.object({
      ...perPaging,
      state: oneOf(["open", "cleared"]).optional(),
      acknowledged: flag().optional().describe("only those that somebody has, or nobody has, acknowledged"),
      rule: text(0, 20, "a rule's id").optional(),
      queue: text(0, 100, "a queue's name").optional(),
      agent: text(0, 100, "a work number").optional(),
      startDate: timeLike,
      endDate: timeLike,
    }),
    reply: perPageReply(alarmReply),
    answer: async ({ input, principal }) => {
      const filled = (value: string | undefined): string | undefined => (value === "" ? undefined : value);
      const found = await store.alarms.list({
        ...{ ...asked(input), acknowledged: input.acknowledged },
        open: input.state === undefined ? undefined : input.state === "open",
        ...{ rule: filled(input.rule), queue: filled(input.queue), agent: filled(input.agent) },
        from: startOf("startDate", input.startDate, config.timeZone),
        until: endOf("endDate", input.endDate, config.timeZone),
        among: seesAll(principal) ? undefined : principal.queues,
      });
      return perPageBody(found, (row) => shown(row, config.timeZone));
    },
  });

  acknowledgeRoute(parts);
}

function acknowledgeRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: [`${URL}/:id/acknowledge`],
    tag: TAG,
    summary: { en: "Says that somebody has seen an alarm, be it over or not", zh: "确认某条告警（无论是否已解除）" },
    role: "supervisor",
    input: z.object({ notes: severalLines(LONGEST_NOTES).optional() }),
    params: z.object({ id: wholeNumber(1, LARGEST_ALARM) }),
    reply: alarmReply,
    answer: async ({ input: { notes = "" }, params, principal }) => {
      const row = await foundFor(parts, principal, params.id);
      const user = principal.login;
      await askCenter(parts, { type: "acknowledge-alarm", alarm: params.id, user, notes });
      const acknowledged_at = new Date(parts.clock.now());
      return shown({ ...row, acknowledged_at, acknowledged_by: user, notes }, parts.config.timeZone);
    },
  });
}

/** One of queues that are not theirs is not there for them. One that has just fired may not be in the database yet. */
async function foundFor({ center, store }: RouteParts, principal: Principal, id: number): Promise<AlarmTableRow> {
  const living = center.alarms().find(({ about }) => about.alarm === id);
  const row = living === undefined ? await store.alarms.get(id) : rowOf(living);
  if (row === undefined || !mayHear(principal, { ...NOBODY, queues: new Set(row.queues) })) {
    throw new ApiError("no-such", `there is no alarm with the id ${id}`);
  }
  return row;
}

const NOBODY = { agents: new Set<string>(), extns: new Set<string>() };

function rowOf({ about, figure, since, firedAt, acknowledged }: AlarmView): AlarmTableRow {
  const {
    alarm,
    rule,
    title,
    severity,
    metric,
    state = null,
    comparison,
    threshold,
    queue = null,
    agent = null,
  } = about;
  return {
    ...{ id: alarm, rule, name: title, severity, metric, state, comparison, threshold, figure, queue, agent },
    ...{ queues: about.queues, since: new Date(since), fired_at: new Date(firedAt) },
    ...{ cleared_at: null, cleared_why: null, notes: acknowledged?.notes ?? "" },
    acknowledged_at: acknowledged === undefined ? null : new Date(acknowledged.at),
    acknowledged_by: acknowledged?.user ?? null,
  };
}

function shown(row: AlarmTableRow, timeZone: string): z.input<typeof alarmReply> {
  const { name, severity, metric, state, comparison, threshold, figure, queue, agent, notes } = row;
  const timeOf = (at: Date | null): string => (at === null ? "" : localText(at, timeZone));
  return {
    ...{ id: row.id, rule_id: row.rule, name, severity, metric, state, comparison, threshold, figure, queue, agent },
    ...{ since: timeOf(row.since), fired_at: timeOf(row.fired_at) },
    ...{ cleared_at: timeOf(row.cleared_at), cleared_why: row.cleared_why ?? "" },
    ...{ acknowledged_at: timeOf(row.acknowledged_at), acknowledged_by: row.acknowledged_by ?? "", notes },
  };
}
