// What may come of calls: a tree of codes for each queue, and one of the center's own.
import { sql, type Selectable } from "kysely";
import type { ConfigChange } from "../core/model.ts";
import type { DispositionsTable } from "./database/word-tables.ts";
import { Refused } from "./failures.ts";
import { livingRows } from "./living-rows.ts";
import { queueIdOf } from "./queue-names.ts";
import { transacted, type Connection, type StoreParts, type Written } from "./parts.ts";

/** With its queue's name; null: of the center's own tree. */
export type DispositionRow = Selectable<DispositionsTable> & { readonly queue: string | null };

export interface DispositionFields {
  /** The id of the node above; null: none. */
  readonly parent?: number | null | undefined;
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly name_en?: string | undefined;
  readonly active?: boolean | undefined;
  readonly position?: number | undefined;
}

export interface NewDisposition extends DispositionFields {
  /** By its name; undefined: of the center's own tree. */
  readonly queue: string | undefined;
  readonly code: string;
}

/** Of one tree; each of them is looked through when an agent says what came of a call. */
export const MOST_DISPOSITIONS = 1_000;
export const DEEPEST_DISPOSITION = 8;

export interface DispositionCount {
  readonly queue: string;
  readonly agent: string;
  readonly code: string;
  /** `YYYY-MM-DD`, local time, on which the calls began. */
  readonly day: string;
  readonly count: number;
}

/** What is undefined does not restrict. Times are milliseconds since 1970, of the calls' beginnings; `until` is not included. */
export interface DispositionQuery {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly queue?: string | undefined;
  readonly agent?: string | undefined;
}

export interface DispositionStore {
  /** Of one queue (null: of the center's own tree) or all, by position. */
  list(queue?: string | null): Promise<readonly DispositionRow[]>;
  get(id: number): Promise<DispositionRow | undefined>;
  /** Refuses a code that stands in the tree already, a node above that is of another tree, and one beyond the limits. */
  add(disposition: NewDisposition): Promise<Written>;
  set(id: number, fields: DispositionFields): Promise<Written>;
  /** Refuses where others are under it. */
  remove(id: number): Promise<Written>;
  /** By day, queue, agent and code; the first `most`. */
  counts(query: DispositionQuery, most: number): Promise<readonly DispositionCount[]>;
}

export function dispositionStore(parts: StoreParts): DispositionStore {
  const { database } = parts;
  return {
    list: (queue) => {
      const all = living(database).orderBy("position").orderBy("dispositions.id");
      if (queue === undefined) return all.execute();
      return (queue === null ? all.where("queue_id", "is", null) : all.where("queues.name", "=", queue)).execute();
    },
    get: (id) => rowOf(database, id),
    add: (disposition) => transacted(database, (transaction) => add(parts, transaction, disposition)),
    set: (id, fields) => transacted(database, (transaction) => set(parts, transaction, id, fields)),
    remove: (id) => transacted(database, (transaction) => remove(parts, transaction, id)),
    counts: (query, most) => counts(parts, query, most),
  };
}

/** Those of queues that are there, and the center's. */
function living(connection: Connection) {
  return connection
    .selectFrom("dispositions")
    .leftJoin("queues", "queues.id", "dispositions.queue_id")
    .selectAll("dispositions")
    .select("queues.name as queue")
    .where("dispositions.deleted_at", "is", null)
    .where("queues.deleted_at", "is", null);
}

function rowOf(connection: Connection, id: number): Promise<DispositionRow | undefined> {
  return living(connection).where("dispositions.id", "=", id).executeTakeFirst();
}

/** All that are in force, for the start of the engine. */
export async function allDispositions(connection: Connection): Promise<ConfigChange[]> {
  return (await living(connection).orderBy("dispositions.id").execute()).map(putDisposition);
}

function putDisposition({ id, queue, code, parent_id, active }: DispositionRow): ConfigChange {
  const parent = parent_id === null ? undefined : String(parent_id);
  return { type: "put-disposition", disposition: { id: String(id), queue: queue ?? undefined, code, parent, active } };
}

async function written(connection: Connection, id: number): Promise<Written> {
  const row = await rowOf(connection, id);
  if (row === undefined) throw new Refused({ type: "no-such" });
  return { id, changes: [putDisposition(row)], accounts: [] };
}

async function add(
  parts: StoreParts,
  transaction: Connection,
  { queue, parent = null, code, name = code, name_en = name, active = true, position = 0 }: NewDisposition,
): Promise<Written> {
  const queueId = queue === undefined ? null : await queueIdOf(transaction, queue);
  const { count } = await transaction
    .selectFrom("dispositions")
    .select((table) => table.fn.countAll<number>().as("count"))
    .where("deleted_at", "is", null)
    .where("queue_id", queueId === null ? "is" : "=", queueId)
    .executeTakeFirstOrThrow();
  if (count >= MOST_DISPOSITIONS) throw new Refused({ type: "full", most: MOST_DISPOSITIONS });
  await checkParent(transaction, parent, { id: undefined, queueId });
  const columns = { queue_id: queueId, parent_id: parent, code, name, name_en, active, position };
  const { id } = await livingRows(parts, "dispositions").add(transaction, columns);
  return written(transaction, id);
}

/** A node of the same tree, not under the one that is to hang from it, and not too deep. */
async function checkParent(
  transaction: Connection,
  parent: number | null,
  { id, queueId }: { readonly id: number | undefined; readonly queueId: number | null },
): Promise<void> {
  let depth = 1;
  for (let above = parent; above !== null; depth += 1) {
    const row = await rowOf(transaction, above);
    if (row === undefined || row.queue_id !== queueId || above === id || depth >= DEEPEST_DISPOSITION) {
      const expected = `the id of a disposition of the same queue, not below this one, ${DEEPEST_DISPOSITION} deep at most`;
      throw new Refused({ type: "unfit", field: "parent", expected });
    }
    above = row.parent_id;
  }
}

async function set(
  parts: StoreParts,
  transaction: Connection,
  id: number,
  { parent, ...fields }: DispositionFields,
): Promise<Written> {
  const former = await rowOf(transaction, id);
  if (former === undefined) throw new Refused({ type: "no-such" });
  if (parent !== undefined) await checkParent(transaction, parent, { id, queueId: former.queue_id });
  await livingRows(parts, "dispositions").set(transaction, id, { ...fields, parent_id: parent });
  return written(transaction, id);
}

async function remove({ clock }: StoreParts, transaction: Connection, id: number): Promise<Written> {
  if ((await rowOf(transaction, id)) === undefined) throw new Refused({ type: "no-such" });
  const below = transaction.selectFrom("dispositions").selectAll().where("parent_id", "=", id);
  const held = await below.where("deleted_at", "is", null).orderBy("id").limit(10).execute();
  if (held.length > 0) {
    const by = held.map((one) => ({ type: "disposition", id: String(one.id), name: one.code }) as const);
    throw new Refused({ type: "held", by });
  }
  const now = new Date(clock.now());
  await transaction
    .updateTable("dispositions")
    .set({ deleted_at: now, updated_at: now })
    .where("id", "=", id)
    .execute();
  return { id, changes: [{ type: "drop-disposition", id: String(id) }], accounts: [] };
}

async function counts(
  { database, timeZone }: StoreParts,
  { from, until, queue, agent }: DispositionQuery,
  most: number,
): Promise<readonly DispositionCount[]> {
  const wanted = [
    sql`item ->> 'code' is not null`,
    ...(from === undefined ? [] : [sql`start_at >= ${new Date(from)}`]),
    ...(until === undefined ? [] : [sql`start_at < ${new Date(until)}`]),
    ...(queue === undefined ? [] : [sql`coalesce(item ->> 'queue', '') = ${queue}`]),
    ...(agent === undefined ? [] : [sql`item ->> 'agent' = ${agent}`]),
  ];
  const { rows } = await sql<DispositionCount>`select
      coalesce(item ->> 'queue', '') as queue, item ->> 'agent' as agent, item ->> 'code' as code,
      to_char(start_at at time zone ${timeZone}, 'YYYY-MM-DD') as day, count(*) as count
    from cdrs, jsonb_array_elements(record -> 'dispositions') as item
    where record ? 'dispositions' and ${sql.join(wanted, sql` and `)}
    group by 1, 2, 3, 4 order by 4, 1, 2, 3 limit ${most}`.execute(database);
  return rows;
}
