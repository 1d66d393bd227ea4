// In which order the rows of a list stand: kept until somebody writes to their table. With it a page is a few rows found by
// their ids; without it the database counts and sorts all of them for every page.
import { sql, type RawBuilder } from "kysely";
import type { WatchedTable } from "./database/writes.ts";
import type { StoreParts } from "./parts.ts";
import { rememberingTables } from "./row-memory.ts";

/** Of longer lists nothing is kept: they are counted and sorted by the database. */
const MOST_ROWS = 20_000;
/** Filters and sortings at a time. At most 2.5 MB a table. */
const MOST_ORDERS = 16;

/** `order`: selects the ids as `id`, in the list's order. Undefined: too many, or nothing may be remembered. */
export type ListOrder = (order: RawBuilder<unknown>) => Promise<Int32Array | undefined>;

interface Kept {
  readonly ids: Int32Array | undefined;
}

export function listOrder(parts: StoreParts, table: WatchedTable): ListOrder {
  const { database } = parts;
  const recall = rememberingTables<string, Kept>(parts, [table], MOST_ORDERS);
  if (recall === undefined) return () => Promise.resolve(undefined);
  return async (order) => {
    const { sql: text, parameters } = order.compile(database);
    const kept = await recall(JSON.stringify([text, parameters]), async () => {
      const some = sql<{ ids: readonly number[] | null }>`
        select array_agg(id) as ids from (${order} limit ${MOST_ROWS + 1}) as ordered`;
      const ids = (await some.execute(database)).rows[0]?.ids ?? [];
      return { ids: ids.length > MOST_ROWS ? undefined : Int32Array.from(ids) };
    });
    return kept?.ids;
  };
}
