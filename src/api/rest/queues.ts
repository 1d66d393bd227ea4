import type { FastifyReply } from "fastify";
import { z } from "zod";
import { STRATEGIES, WRAP_UP_MODES, type QueueName } from "../../core/model.ts";
import { QUEUE_COLUMNS, type QueueRow } from "../../store/queues.ts";
import { action } from "../contract/action.ts";
import {
  announcement,
  emptyable,
  flag,
  forceHidden,
  id,
  LONGEST_TEXT,
  oneOf,
  text,
  textLike,
  wholeNumber,
} from "../contract/inputs.ts";
import { ownNumbers } from "../contract/numbers.ts";
import { popFields } from "../contract/screen-pop.ts";
import { timeText } from "../contract/replies.ts";
import { livingInQueue } from "../living.ts";
import { tellNotInEffect } from "../not-in-effect.ts";
import { tellNotThere } from "../not-there.ts";
import { ANSWERS, manualPlaces, pagesRoute, resource, stampsOf } from "../resource.ts";
import type { RouteParts } from "../route.ts";

const TAG = "queues";

const seconds = emptyable(wholeNumber(0, 86_400)).optional();
const count = emptyable(wholeNumber(0, 100_000)).optional();
const sound = emptyable(text(0, 500, "a sound's name")).optional();

const fields = {
  server_ip: emptyable(text(0, 253)).optional(),
  description: emptyable(text(0, LONGEST_TEXT)).optional(),
  moh_sound: sound,
  greeting: sound,
  strategy: oneOf(STRATEGIES).optional(),
  auto_record: flag().optional(),
  record_announcement: announcement,
  record_announcement_outgoing: emptyable(flag())
    .optional()
    .describe("it is said to those, too, who are called outside in the queue's name"),
  notify_position: emptyable(flag()).optional(),
  notify_position_interval: seconds,
  notify_agent_answer: emptyable(flag()).optional(),
  callback_key: emptyable(textLike(/^[0-9*#]$/, "one key: 0 to 9, * or #"))
    .optional()
    .describe("the key by which a waiting caller asks to be called back"),
  sticky: emptyable(wholeNumber(0, 31_536_000))
    .optional()
    .describe("seconds for which a caller is offered first to the agent who last served them; 0: not at all"),
  survey: emptyable(flag()).optional().describe("ask callers how it was when their agent has hung up"),
  notify_wait: emptyable(flag())
    .optional()
    .describe("tell callers how long they may have to wait, where that can be said"),
  retain_agent: count,
  agent_timeout: seconds,
  wait_timeout: seconds,
  wait_timeout_without_agent: seconds,
  capacity: count,
  priority: count,
  level_wait: seconds.describe(
    "before the next level of agents opens, seconds; 30 unless said otherwise, 0: all at once",
  ),
  overflow_capacity_action: emptyable(action).optional(),
  wait_timeout_action: emptyable(action).optional(),
  wait_timeout_without_agent_action: emptyable(action).optional(),
  own_numbers: emptyable(ownNumbers)
    .optional()
    .describe("numbers that may be shown to who is called outside in the queue's name; a list, or with commas"),
  record_consultation: emptyable(flag()).optional().describe("record consultations, too, each apart"),
  wrap_up_mode: emptyable(oneOf(WRAP_UP_MODES))
    .optional()
    .describe(
      "after-call work: none; optional (where the agent asks for it); manual (until the agent says so); timed, as unless said otherwise; forced (timed, and nobody ends it)",
    ),
  wrap_up_time: seconds.describe("seconds of after-call work; empty: as each agent's own wrap_up_time"),
  disposition_required: emptyable(flag()).optional().describe("agents have to say what came of each call"),
  disposition_default: emptyable(text(1, 64, "a disposition's code"))
    .optional()
    .describe("the code that is set where they have not said so in time"),
  service_level_target: seconds.describe(
    "seconds within which an answer is in time, in live figures and alarms; empty: 20",
  ),
  ...popFields,
};

const actionReply = z.object({
  action: z.string(),
  type: z.string().optional(),
  data: z.string().optional(),
});

/** Numbers are numbers, columns that are empty are left out. */
const queueReply = z.object({
  cti_template: z.string(),
  strategy: z.string(),
  id: z.number(),
  name: z.string(),
  greeting: z.string().optional(),
  record_announcement: z.string().optional(),
  record_announcement_outgoing: z.number().optional(),
  server_ip: z.string().optional(),
  updated_at: timeText,
  moh_sound: z.string().optional(),
  auto_record: z.number(),
  created_at: timeText,
  description: z.string().optional(),
  notify_position: z.string().optional().describe("true or false"),
  notify_position_interval: z.number().optional(),
  notify_agent_answer: z.string().optional().describe("true or false"),
  callback_key: z.string().optional(),
  sticky: z.number().optional(),
  survey: z.number().optional(),
  notify_wait: z.string().optional().describe("true or false"),
  retain_agent: z.number().optional(),
  agent_timeout: z.number().optional(),
  wait_timeout: z.number().optional(),
  wait_timeout_without_agent: z.number().optional(),
  capacity: z.number().optional(),
  priority: z.number().optional(),
  level_wait: z.number().optional(),
  overflow_capacity_action: actionReply.optional(),
  wait_timeout_action: actionReply.optional(),
  wait_timeout_without_agent_action: actionReply.optional(),
  own_numbers: z.array(z.string()).optional(),
  record_consultation: z.number().optional(),
  wrap_up_mode: z.string().optional(),
  wrap_up_time: z.number().optional(),
  disposition_required: z.number().optional(),
  disposition_default: z.string().optional(),
  service_level_target: z.number().optional(),
  pop_url: z.string().optional(),
  pop_when: z.string().optional(),
  pop_how: z.string().optional(),
  pop_origin: z.string().optional(),
});

export function queueRoutes(parts: RouteParts): void {
  const { store, center } = parts;
  const naming = { tag: TAG, places: manualPlaces("queues") } as const;
  pagesRoute(parts, {
    ...{ ...naming, role: "agent", columns: QUEUE_COLUMNS, soughtBy: "name", reply: queueReply, shown },
    summary: { en: "Queues, in pages", zh: "队列列表，分页" },
    list: (query) => store.queues.list(query),
  });
  const queues = resource(parts, {
    ...{ ...naming, called: "queue", readBy: { role: "agent" }, reply: queueReply, shown },
    find: (stores, which) => stores.queues.get(which),
  });
  const tell = (given: z.output<z.ZodObject<typeof fields>>, reply: FastifyReply): Promise<void> => {
    tellNotInEffect(reply, "queues", given);
    return tellNotThere(parts, reply, given);
  };
  queues.one({ en: "One queue", zh: "查询某个队列" });
  queues.add({
    summary: { en: "Adds a queue", zh: "添加队列" },
    input: z.object({ ...fields, name: text(1, 100, "a name"), force: forceHidden }),
    answer: ANSWERS.id,
    tell,
    write:
      ({ force, ...given }) =>
      (stores) =>
        stores.queues.add(given, force),
  });
  queues.set({
    summary: { en: "Changes those fields of a queue that are given", zh: "修改队列，只改所给的字段" },
    input: z.object({ ...fields, id, name: text(1, 100, "a name").optional() }),
    answer: ANSWERS.id,
    tell,
    write: (which, given) => (stores) =>
      stores.queues.set(which, given, ({ name }) => livingInQueue(parts.center, name as QueueName)),
  });
  queues.remove({
    summary: { en: "Removes a queue that nothing leads to", zh: "删除没有被引用的队列" },
    input: z.object({
      id,
      force: flag().default(false).describe("also where something leads to it, or somebody is signed in or waits"),
    }),
    answer: ANSWERS.touched,
    write:
      (which, { force }) =>
      (stores) =>
        stores.queues.remove(which, force, ({ name }) => livingInQueue(center, name as QueueName)),
  });
}

function shown(row: QueueRow, timeZone: string): z.input<typeof queueReply> {
  const flagText = (value: boolean | null): string | undefined => (value === null ? undefined : String(value));
  const { created_at: _made, updated_at: _changed, deleted_at: _, ...columns } = row;
  const filled = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
  return {
    ...(filled as Partial<z.input<typeof queueReply>>),
    ...{ id: row.id, name: row.name, strategy: row.strategy, cti_template: row.cti_template },
    auto_record: Number(row.auto_record),
    notify_position: flagText(row.notify_position),
    notify_agent_answer: flagText(row.notify_agent_answer),
    notify_wait: flagText(row.notify_wait),
    survey: row.survey === null ? undefined : Number(row.survey),
    record_consultation: row.record_consultation === null ? undefined : Number(row.record_consultation),
    record_announcement_outgoing:
      row.record_announcement_outgoing === null ? undefined : Number(row.record_announcement_outgoing),
    disposition_required: row.disposition_required === null ? undefined : Number(row.disposition_required),
    ...stampsOf(row, timeZone),
  };
}
