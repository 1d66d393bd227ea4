// In which order the rows of a list stand, and the rows of its pages: kept until somebody writes to their table. With the order a
// page is a few rows found by their ids; without it the database counts and sorts all of them for every page.
import { sql, type RawBuilder } from "kysely";
import type { WatchedTable } from "./database/writes.ts";
import type { StoreParts } from "./parts.ts";
import { rememberingTables } from "./row-memory.ts";

/** Of longer lists nothing is kept: they are counted and sorted by the database. */
const MOST_ROWS = 20_000;
/** Filters and sortings at a time. At most 2.5 MB a table. */
const MOST_ORDERS = 16;

/** Pages at a time, of at most so many rows: at most 16 MB a table, for who pages through all of it; longer pages are read anew. */
const MOST_PAGES = 512;
const MOST_ROWS_KEPT = 32;

export interface ListOrder {
  /** `order`: selects the ids as `id`, in the list's order. Undefined: too many, or nothing may be remembered. */
  ids(order: RawBuilder<unknown>): Promise<Int32Array | undefined>;
  /** What `rows` selects, of at most `count` rows; copies that are the caller's own. */
  page<Row extends object>(rows: RawBuilder<Row>, count: number): Promise<Row[]>;
}

interface Kept {
  readonly ids: Int32Array | undefined;
}

export function listOrder(parts: StoreParts, table: WatchedTable): ListOrder {
  const { database } = parts;
  const orders = rememberingTables<string, Kept>(parts, [table], MOST_ORDERS);
  const pages = rememberingTables<string, readonly object[]>(parts, [table], MOST_PAGES);
  return {
    ids: async (order) => {
      const kept = await orders?.(keyOf(order), async () => {
        const some = sql<{ ids: readonly number[] | null }>`
          select array_agg(id) as ids from (${order} limit ${MOST_ROWS + 1}) as ordered`;
        const ids = (await some.execute(database)).rows[0]?.ids ?? [];
        return { ids: ids.length > MOST_ROWS ? undefined : Int32Array.from(ids) };
      });
      return kept?.ids;
    },
    page: async (rows, count) => {
      const read = async () => (await rows.execute(database)).rows;
      if (pages === undefined || count > MOST_ROWS_KEPT) return read();
      const kept = (await pages(keyOf(rows), read)) as Awaited<ReturnType<typeof read>>;
      return kept.map((row) => ({ ...row }));
    },
  };

  function keyOf(query: RawBuilder<unknown>): string {
    const { sql: text, parameters } = query.compile(database);
    return JSON.stringify([text, parameters]);
  }
}
