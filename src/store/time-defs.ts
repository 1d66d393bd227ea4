// When the center works: hours of weekdays, days off, and workdays in their place.
import type { Selectable } from "kysely";
import type { TimeDefsTable } from "./database/tables.ts";
import { Refused } from "./failures.ts";
import { putTime } from "./ivr-to-engine.ts";
import { given, transacted, type Connection, type StoreParts, type Written } from "./parts.ts";

export type TimeDefRow = Selectable<TimeDefsTable>;
export type TimeDefType = TimeDefRow["type"];

/** Of one type: a list of them comes as a whole. */
export const MOST_TIME_DEFS = 1000;

/** Fields that may be given; those of the other types stay empty. */
export interface TimeDefFields {
  readonly name?: string | undefined;
  readonly weekday?: number | undefined;
  readonly start_time?: string | undefined;
  readonly end_time?: string | undefined;
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
}

export interface TimeDefStore {
  /** All of a type, in the order they were added. */
  list(type: TimeDefType): Promise<readonly TimeDefRow[]>;
  get(type: TimeDefType, id: number): Promise<TimeDefRow | undefined>;
  add(type: TimeDefType, fields: TimeDefFields): Promise<Written>;
  set(type: TimeDefType, id: number, fields: TimeDefFields): Promise<Written>;
  remove(type: TimeDefType, id: number): Promise<Written>;
}

export function timeDefStore(parts: StoreParts): TimeDefStore {
  const { database } = parts;
  const ofType = (type: TimeDefType) => database.selectFrom("time_defs").selectAll().where("type", "=", type);
  return {
    list: (type) => ofType(type).orderBy("id").execute(),
    get: (type, id) => ofType(type).where("id", "=", id).executeTakeFirst(),
    add: (type, fields) => transacted(database, (transaction) => add(parts, transaction, type, fields)),
    set: (type, id, fields) => set(parts, type, id, fields),
    remove: (type, id) => remove(parts, type, id),
  };
}

async function add(
  parts: StoreParts,
  transaction: Connection,
  type: TimeDefType,
  fields: TimeDefFields,
): Promise<Written> {
  const now = new Date(parts.clock.now());
  const { count } = await transaction
    .selectFrom("time_defs")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("type", "=", type)
    .executeTakeFirstOrThrow();
  if (count >= MOST_TIME_DEFS) throw new Refused({ type: "full", most: MOST_TIME_DEFS });
  const row = await transaction
    .insertInto("time_defs")
    .values({ name: "", ...given(fields), type, created_at: now, updated_at: now })
    .returningAll()
    .executeTakeFirstOrThrow();
  return written(row);
}

async function set(parts: StoreParts, type: TimeDefType, id: number, fields: TimeDefFields): Promise<Written> {
  const row = await parts.database
    .updateTable("time_defs")
    .set({ ...given(fields), updated_at: new Date(parts.clock.now()) })
    .where("id", "=", id)
    .where("type", "=", type)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "no-such" });
  return written(row);
}

function written(row: TimeDefRow): Written {
  const change = putTime(row);
  return { id: row.id, changes: change === undefined ? [] : [change], accounts: [] };
}

async function remove(parts: StoreParts, type: TimeDefType, id: number): Promise<Written> {
  const row = await parts.database
    .deleteFrom("time_defs")
    .where("id", "=", id)
    .where("type", "=", type)
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "no-such" });
  return { id, changes: [{ type: "drop-time", id: String(id) }], accounts: [] };
}
