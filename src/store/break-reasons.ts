// Why agents may be on break: a list of the operator's.
import type { Selectable } from "kysely";
import type { ConfigChange } from "../core/model.ts";
import type { BreakReasonsTable } from "./database/word-tables.ts";
import { livingRows, type LivingRows } from "./living-rows.ts";
import { transacted, type Connection, type StoreParts, type Written } from "./parts.ts";

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
  const rows = livingRows(parts, "break_reasons");
  return {
    list: () => living(database).orderBy("position").orderBy("id").execute(),
    get: (id) => rows.get(database, id),
    add: (reason) => transacted(database, (transaction) => add(rows, transaction, reason)),
    set: async (id, fields) => {
      const row = await rows.set(database, id, fields);
      return { id, changes: [putBreakReason(row)], accounts: [] };
    },
    remove: async (id) => {
      await rows.remove(database, id);
      return { id, changes: [{ type: "drop-break-reason", id: String(id) }], accounts: [] };
    },
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
  rows: LivingRows<"break_reasons">,
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
  await rows.refuseFull(transaction, MOST_BREAK_REASONS);
  const row = await rows.add(transaction, { code, name, name_en, minutes, then_ready, active, position });
  return { id: row.id, changes: [putBreakReason(row)], accounts: [] };
}
