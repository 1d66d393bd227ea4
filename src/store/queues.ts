import { sql, type Selectable } from "kysely";
import type { QueueName } from "../core/model.ts";
import type { ActionJson, QueuesTable } from "./database/tables.ts";
import { Refused } from "./failures.ts";
import { pageOf, type Columns, type Page, type PageQuery } from "./pages.ts";
import { given, transacted, type Connection, type StoreParts, type Written } from "./parts.ts";
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
  created_at: "time",
  updated_at: "time",
} as const satisfies Columns<string>;
export type QueueColumn = keyof typeof QUEUE_COLUMNS;

const ACTIONS = ["overflow_capacity_action", "wait_timeout_action", "wait_timeout_without_agent_action"] as const;
/** Whom a refusal names, at most. */
const MOST_HOLDERS = 10;

export interface QueueStore {
  list(query: PageQuery<QueueColumn>): Promise<Page<QueueRow>>;
  get(id: number): Promise<QueueRow | undefined>;
  byName(name: string): Promise<QueueRow | undefined>;
  add(queue: NewQueue): Promise<Written>;
  set(id: number, fields: QueueFields): Promise<Written>;
  /** Refuses where a hotline or another queue leads to it, unless forced. */
  remove(id: number, force: boolean): Promise<Written>;
}

export function queueStore(parts: StoreParts): QueueStore {
  const { database, timeZone } = parts;
  const living = () => database.selectFrom("queues").selectAll().where("deleted_at", "is", null);
  return {
    list: (query) => pageOf(database, { table: "queues", columns: QUEUE_COLUMNS, timeZone }, query),
    get: (id) => living().where("id", "=", id).executeTakeFirst(),
    byName: (name) => living().where("name", "=", name).executeTakeFirst(),
    add: (queue) => add(parts, queue),
    set: (id, fields) => set(parts, id, fields),
    remove: (id, force) => transacted(database, (transaction) => remove(parts, transaction, id, force)),
  };
}

async function add(parts: StoreParts, { name, ...fields }: NewQueue): Promise<Written> {
  const now = new Date(parts.clock.now());
  const row = await parts.database
    .insertInto("queues")
    .values({
      ...{ strategy: "ring-all", moh_sound: "local_stream://moh", auto_record: false },
      ...given(withJson(fields)),
      ...{ name, cti_template: "callcenter", created_at: now, updated_at: now },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { id: row.id, changes: [putQueue(row)], accounts: [] };
}

async function set(parts: StoreParts, id: number, fields: QueueFields): Promise<Written> {
  const row = await parts.database
    .updateTable("queues")
    .set({ ...given(withJson(fields)), updated_at: new Date(parts.clock.now()) })
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "no-such" });
  return { id, changes: [putQueue(row)], accounts: [] };
}

type JsonFields = Record<(typeof ACTIONS)[number], string | null | undefined>;

/** Actions as the driver takes them. */
function withJson(fields: QueueFields): Omit<QueueFields, keyof JsonFields> & JsonFields {
  const text = (action: ActionJson | null | undefined): string | null | undefined => {
    return action === null || action === undefined ? action : JSON.stringify(action);
  };
  return {
    ...fields,
    overflow_capacity_action: text(fields.overflow_capacity_action),
    wait_timeout_action: text(fields.wait_timeout_action),
    wait_timeout_without_agent_action: text(fields.wait_timeout_without_agent_action),
  };
}

async function remove(parts: StoreParts, transaction: Connection, id: number, force: boolean): Promise<Written> {
  const now = new Date(parts.clock.now());
  const row = await transaction
    .updateTable("queues")
    .set({ deleted_at: now, updated_at: now })
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "no-such" });
  const by = force ? [] : await holdersOf(transaction, row);
  if (by.length > 0) throw new Refused({ type: "held", by });
  return { id, changes: [{ type: "drop-queue", name: row.name as QueueName }], accounts: [] };
}

async function holdersOf(transaction: Connection, queue: QueueRow): Promise<string[]> {
  const hotlines = await transaction
    .selectFrom("hotlines")
    .select(["id", "nbr"])
    .where("type", "=", "queue")
    .where("numbers", "=", queue.name)
    .where("deleted_at", "is", null)
    .orderBy("id")
    .limit(MOST_HOLDERS)
    .execute();
  const leads = JSON.stringify({ action: "transfer", type: "queue", data: queue.name });
  const queues = await transaction
    .selectFrom("queues")
    .select("name")
    .where("deleted_at", "is", null)
    .where("id", "<>", queue.id)
    .where((where) => where.or(ACTIONS.map((action) => sql<boolean>`${sql.ref(action)} @> ${leads}::jsonb`)))
    .orderBy("id")
    .limit(MOST_HOLDERS)
    .execute();
  const ivrs = await transaction
    .selectFrom("ivrs")
    .select("name")
    .where("business_type", "=", "queue")
    .where("numbers", "=", queue.name)
    .where("deleted_at", "is", null)
    .orderBy("id")
    .limit(MOST_HOLDERS)
    .execute();
  return [
    ...hotlines.map(({ id, nbr }) => `hotline ${nbr} (id ${id})`),
    ...queues.map(({ name }) => `queue ${name}`),
    ...ivrs.map(({ name }) => `IVR ${name}`),
  ];
}
