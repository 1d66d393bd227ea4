// Why agents may be on break: a list of the operator's.
import { sql, type Selectable } from "kysely";
import type { ConfigChange } from "../core/model.ts";
import type { BreakReasonsTable } from "./database/word-tables.ts";
import { Refused } from "./failures.ts";
import { given, transacted, type Connection, type StoreParts, type Written } from "./parts.ts";

export type BreakReasonRow = Selectable<BreakReasonsTable>;

export interface BreakReasonFields {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly name_en?: string | undefined;
  /** Null: it has no time. */
  readonly minutes?: number | null | undefined;
  readonly then_ready?: boolean | undefined;
  readonly active?: boolean | undefined;
  readonly position?: number | undefined;
}

export interface NewBreakReason extends BreakReasonFields {
  readonly code: string;
}

export const MOST_BREAK_REASONS = 200;

export interface BreakReasonStore {
  /** All of them, by position. */
  list(): Promise<readonly BreakReasonRow[]>;
  get(id: number): Promise<BreakReasonRow | undefined>;
  /** Refuses a code that is there already, and one beyond `MOST_BREAK_REASONS`. */
  add(reason: NewBreakReason): Promise<Written>;
  set(id: number, fields: BreakReasonFields): Promise<Written>;
  remove(id: number): Promise<Written>;
}

export function breakReasonStore(parts: StoreParts): BreakReasonStore {
  const { database } = parts;
  return {
    list: () => living(database).orderBy("position").orderBy("id").execute(),
    get: (id) => living(database).where("id", "=", id).executeTakeFirst(),
    add: (reason) => transacted(database, (transaction) => add(parts, transaction, reason)),
    set: (id, fields) => set(parts, id, fields),
    remove: (id) => remove(parts, id),
  };
}

function living(connection: Connection) {
  return connection.selectFrom("break_reasons").selectAll().where("deleted_at", "is", null);
}

/** All that are in force, for the start of the engine. */
export async function allBreakReasons(connection: Connection): Promise<ConfigChange[]> {
  return (await living(connection).orderBy("id").execute()).map(putBreakReason);
}

function putBreakReason({ id, code, minutes, then_ready, active }: BreakReasonRow): ConfigChange {
  const lastsMs = minutes === null ? undefined : minutes * 60_000;
  return { type: "put-break-reason", reason: { id: String(id), code, lastsMs, thenReady: then_ready, active } };
}

async function add(
  { clock }: StoreParts,
  transaction: Connection,
  {
    code,
    name = code,
    name_en = name,
    minutes = null,
    then_ready = false,
    active = true,
    position = 0,
  }: NewBreakReason,
): Promise<Written> {
  const counted = transaction.selectFrom("break_reasons").select((table) => table.fn.countAll<number>().as("count"));
  const { count } = await counted.where("deleted_at", "is", null).executeTakeFirstOrThrow();
  if (count >= MOST_BREAK_REASONS) throw new Refused({ type: "full", most: MOST_BREAK_REASONS });
  const now = new Date(clock.now());
  const row = await transaction
    .insertInto("break_reasons")
    .values({ ...{ code, name, name_en, minutes, then_ready, active, position }, created_at: now, updated_at: now })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { id: row.id, changes: [putBreakReason(row)], accounts: [] };
}

async function set({ database, clock }: StoreParts, id: number, fields: BreakReasonFields): Promise<Written> {
  const row = await database
    .updateTable("break_reasons")
    .set({ ...given(fields), updated_at: new Date(clock.now()) })
    .where("id", "=", id)
    .where(sql<boolean>`deleted_at is null`)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "no-such" });
  return { id, changes: [putBreakReason(row)], accounts: [] };
}

async function remove({ database, clock }: StoreParts, id: number): Promise<Written> {
  const now = new Date(clock.now());
  const row = await database
    .updateTable("break_reasons")
    .set({ deleted_at: now, updated_at: now })
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "no-such" });
  return { id, changes: [{ type: "drop-break-reason", id: String(id) }], accounts: [] };
}
