import type { PopConfig } from "../core/screen-pop.ts";
import type { Selectable } from "kysely";
import type { QueueName, WrapUpMode } from "../core/model.ts";
import type { ActionJson, QueuesTable } from "./database/tables.ts";
import { refuseEmergency } from "./emergency-numbers.ts";
import { holdersOfQueue, refuseHeld, type Living } from "./holders.ts";
import { livingRows, type LivingRows } from "./living-rows.ts";
import { queueNamed } from "./queue-names.ts";
import { listOrder } from "./list-order.ts";
import { pageOf, type ColumnsOf, type Page, type PageQuery } from "./pages.ts";
import { given, transacted, type Connection, type StoreParts, type Written } from "./parts.ts";
import { renameQueue } from "./rename-queue.ts";
import { rememberingRows } from "./row-memory.ts";
import { refuseHidden } from "./shadows.ts";
import { removePlacesIn } from "./tiers.ts";
import { putQueue } from "./to-engine.ts";

export type QueueRow = Selectable<QueuesTable>;

/** Fields that may be given; undefined keeps the value or has the default, null empties. Times are seconds. */
export interface QueueFields {
  readonly strategy?: string | undefined;
  readonly server_ip?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly moh_sound?: string | null | undefined;
  readonly greeting?: string | null | undefined;
  readonly auto_record?: boolean | undefined;
  readonly notify_position?: boolean | null | undefined;
  readonly notify_position_interval?: number | null | undefined;
  readonly notify_agent_answer?: boolean | null | undefined;
  readonly callback_key?: string | null | undefined;
  readonly sticky?: number | null | undefined;
  readonly survey?: boolean | null | undefined;
  readonly notify_wait?: boolean | null | undefined;
  readonly retain_agent?: number | null | undefined;
  readonly agent_timeout?: number | null | undefined;
  readonly wait_timeout?: number | null | undefined;
  readonly wait_timeout_without_agent?: number | null | undefined;
  readonly capacity?: number | null | undefined;
  readonly priority?: number | null | undefined;
  readonly level_wait?: number | null | undefined;
  readonly overflow_capacity_action?: ActionJson | null | undefined;
  readonly wait_timeout_action?: ActionJson | null | undefined;
  readonly wait_timeout_without_agent_action?: ActionJson | null | undefined;
  readonly own_numbers?: readonly string[] | null | undefined;
  readonly record_consultation?: boolean | null | undefined;
  readonly record_announcement?: string | null | undefined;
  readonly record_announcement_outgoing?: boolean | null | undefined;
  readonly wrap_up_mode?: WrapUpMode | null | undefined;
  readonly wrap_up_time?: number | null | undefined;
  readonly disposition_required?: boolean | null | undefined;
  readonly disposition_default?: string | null | undefined;
  readonly service_level_target?: number | null | undefined;
  readonly pop_url?: string | null | undefined;
  readonly pop_when?: PopConfig["when"] | null | undefined;
  readonly pop_how?: PopConfig["how"] | null | undefined;
  readonly pop_origin?: string | null | undefined;
}

export interface NewQueue extends QueueFields {
  readonly name: string;
}

export const QUEUE_COLUMNS = {
  id: "text",
  name: "text",
  cti_template: "text",
  strategy: "text",
  server_ip: "text",
  description: "text",
  moh_sound: "text",
  greeting: "text",
  auto_record: "flag",
  notify_position: "text",
  notify_position_interval: "text",
  notify_agent_answer: "text",
  notify_wait: "text",
  survey: "text",
  sticky: "text",
  callback_key: "text",
  retain_agent: "text",
  agent_timeout: "text",
  wait_timeout: "text",
  wait_timeout_without_agent: "text",
  capacity: "text",
  priority: "text",
  level_wait: "text",
  overflow_capacity_action: "json",
  wait_timeout_action: "json",
  wait_timeout_without_agent_action: "json",
  own_numbers: "json",
  record_consultation: "text",
  record_announcement: "text",
  record_announcement_outgoing: "text",
  wrap_up_mode: "text",
  wrap_up_time: "text",
  disposition_required: "text",
  disposition_default: "text",
  service_level_target: "text",
  pop_url: "text",
  pop_when: "text",
  pop_how: "text",
  pop_origin: "text",
  created_at: "time",
  updated_at: "time",
} as const satisfies ColumnsOf<"queues">;
export type QueueColumn = keyof typeof QUEUE_COLUMNS;

type JsonColumn =
  "overflow_capacity_action" | "wait_timeout_action" | "wait_timeout_without_agent_action" | "own_numbers";

export interface QueueStore {
  list(query: PageQuery<QueueColumn>): Promise<Page<QueueRow>>;
  get(id: number): Promise<QueueRow | undefined>;
  byName(name: string): Promise<QueueRow | undefined>;
  /** Refuses a taken name; unless forced, also one that is a hotline's number. */
  add(queue: NewQueue, force?: boolean): Promise<Written>;
  /** With `name` another name: refuses it while somebody uses the queue, or where another has it. */
  set(
    id: number,
    fields: QueueFields & { readonly name?: string | undefined },
    living?: Living<QueueRow>,
  ): Promise<Written>;
  /** Refuses where a hotline, an IVR or another queue leads to it, or somebody uses it, unless forced. */
  remove(id: number, force: boolean, living?: Living<QueueRow>): Promise<Written>;
}

export function queueStore(parts: StoreParts): QueueStore {
  const { database, timeZone } = parts;
  const order = listOrder(parts, "queues");
  const rows = livingRows(parts, "queues");
  return {
    list: (query) => pageOf(database, { table: "queues", columns: QUEUE_COLUMNS, timeZone, order }, query),
    get: rememberingRows(parts, ["queues"], (first, last) => rows.between(database, first, last)),
    byName: (name) => queueNamed(database, name).selectAll().executeTakeFirst(),
    add: async (queue, force = false) => {
      refuseEmergency(parts, "name", queue.name);
      return transacted(database, (transaction) => add(parts, transaction, queue, force));
    },
    set: (id, { name, ...fields }, living) =>
      transacted(database, async (transaction) => {
        const renamed = name === undefined ? [] : await renameQueue(parts, transaction, { id, name, living });
        const row = await rows.set(transaction, id, withJson(fields));
        return { id, changes: [...renamed, putQueue(row)], accounts: [] };
      }),
    remove: (id, force, living) =>
      transacted(database, (transaction) => remove(rows, transaction, { id, force, living })),
  };
}

async function add(
  parts: StoreParts,
  transaction: Connection,
  { name, ...fields }: NewQueue,
  force: boolean,
): Promise<Written> {
  const row = await livingRows(parts, "queues").add(transaction, {
    ...{ strategy: "ring-all", moh_sound: "local_stream://moh", auto_record: false },
    ...given(withJson(fields)),
    ...{ name, cti_template: "callcenter" },
  });
  if (!force) await refuseHidden(parts, transaction, name);
  return { id: row.id, changes: [putQueue(row)], accounts: [] };
}

type JsonFields = Record<JsonColumn, string | null | undefined>;

/** Actions and lists as the driver takes them. */
function withJson(fields: QueueFields): Omit<QueueFields, keyof JsonFields> & JsonFields {
  const text = (value: object | null | undefined): string | null | undefined => {
    return value === null || value === undefined ? value : JSON.stringify(value);
  };
  return {
    ...fields,
    overflow_capacity_action: text(fields.overflow_capacity_action),
    wait_timeout_action: text(fields.wait_timeout_action),
    wait_timeout_without_agent_action: text(fields.wait_timeout_without_agent_action),
    own_numbers: text(fields.own_numbers),
  };
}

async function remove(
  rows: LivingRows<"queues">,
  transaction: Connection,
  {
    id,
    force,
    living,
  }: { readonly id: number; readonly force: boolean; readonly living: Living<QueueRow> | undefined },
): Promise<Written> {
  const row = await rows.remove(transaction, id);
  await transaction.deleteFrom("thresholds").where("queue_id", "=", id).execute();
  const holders = [...(await holdersOfQueue(transaction, row)), ...(living?.(row) ?? [])];
  if (!force) refuseHeld(holders);
  const touched = [...holders, ...(await removePlacesIn(transaction, row, row.updated_at))];
  return { id, changes: [{ type: "drop-queue", name: row.name as QueueName }], accounts: [], touched };
}
