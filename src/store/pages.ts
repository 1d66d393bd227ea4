// Lists of configuration rows: filtered, sorted, in pages. Columns come from a whitelist, never from the caller's text, and
// what is secret in a table cannot stand in its whitelist.
import { sql, type Kysely, type RawBuilder } from "kysely";
import { classOf, type OpenColumn } from "./database/column-classes.ts";
import type { Tables } from "./database/tables.ts";
import type { ListOrder } from "./list-order.ts";

/** How a column is shown, and so what it is searched by. */
export type ColumnKind = "text" | "flag" | "time" | "json";
export type Columns<Name extends string> = Readonly<Record<Name, ColumnKind>>;
/** What rows of a table may be listed by: some or all of its columns, and none that is secret. */
export type ColumnsOf<Table extends keyof Tables> = Readonly<Partial<Record<OpenColumn<Table>, ColumnKind>>>;

export interface PageQuery<Column extends string> {
  /** From 1; a page beyond the last one gives the last one. */
  readonly page: number;
  readonly pageSize: number;
  /** Rows whose columns hold these texts, whatever their case. */
  readonly contains: readonly { readonly column: Column; readonly text: string }[];
  readonly sort: { readonly column: Column; readonly descending: boolean };
}

export interface Page<Row> {
  readonly page: number;
  readonly pageCount: number;
  readonly rowCount: number;
  readonly rows: readonly Row[];
}

/** Those that are listed, and whether their rows stay when they are gone. */
const LISTED = {
  users: true,
  extensions: true,
  queues: true,
  hotlines: true,
  callers: true,
  ivrs: true,
  dev_keys: false,
} as const;
type ListedTable = keyof typeof LISTED;

export interface ListedRows<Table extends ListedTable, Column extends OpenColumn<Table>> {
  readonly table: Table;
  readonly columns: Columns<Column>;
  /** Of the times as they are shown. */
  readonly timeZone: string;
  /** Which of the living rows; all unless said. */
  readonly where?: RawBuilder<boolean>;
  /** Where it is kept; else every page is counted and sorted for. */
  readonly order?: ListOrder;
}

export async function pageOf<Row, Table extends ListedTable, Column extends OpenColumn<Table>>(
  database: Kysely<Tables>,
  from: ListedRows<Table, Column>,
  query: PageQuery<Column>,
): Promise<Page<Row>> {
  for (const { column } of [...query.contains, query.sort]) checkOpen(from, column);
  const filters = query.contains.map(({ column, text }) => {
    return sql`and ${shown(from.columns[column], column, from.timeZone)} ilike ${`%${escapeLike(text)}%`}`;
  });
  const isLiving = LISTED[from.table] ? sql`deleted_at is null` : sql`true`;
  const among = from.where === undefined ? sql`` : sql`and ${from.where}`;
  const living = sql`from ${sql.table(from.table)} where ${isLiving} ${among} ${sql.join(filters, sql` `)}`;
  const direction = query.sort.descending ? sql`desc` : sql`asc`;
  const ordered = sql`${living} order by ${sql.ref(query.sort.column)} ${direction}, id`;
  const ids = await from.order?.(sql`select id ${ordered}`);
  if (ids !== undefined) {
    const { page, pageCount } = placed(query, ids.length);
    const shownIds = [...ids.subarray((page - 1) * query.pageSize, page * query.pageSize)];
    const rows = await rowsOf<Row & { readonly id: number }>(database, from.table, isLiving, shownIds);
    return { page, pageCount, rowCount: ids.length, rows };
  }
  const counted = await sql<{ count: number }>`select count(*) as count ${living}`.execute(database);
  const rowCount = counted.rows[0]?.count ?? 0;
  const { page, pageCount } = placed(query, rowCount);
  const { rows } = await sql<Row>`select * ${ordered}
    limit ${query.pageSize} offset ${(page - 1) * query.pageSize}`.execute(database);
  return { page, pageCount, rowCount, rows };
}

/** In the order of the ids; what has gone since they were looked for is left out. */
async function rowsOf<Row extends { readonly id: number }>(
  database: Kysely<Tables>,
  table: ListedTable,
  isLiving: RawBuilder<unknown>,
  ids: readonly number[],
): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  const found = sql<Row>`select * from ${sql.table(table)} where id in (${sql.join(ids)}) and ${isLiving}`;
  const byId = new Map((await found.execute(database)).rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The compiler sees to it; but what is searched by is as good as told, so nobody who got round it gets further. */
function checkOpen(
  { table, columns }: { readonly table: ListedTable; readonly columns: object },
  column: string,
): void {
  if (Object.hasOwn(columns, column) && classOf(table, column) !== "secret") return;
  throw new Error(`rows of ${table} are not listed by ${column}`);
}

/** The page that is given for the one that was asked for. */
export function placed(
  query: { readonly page: number; readonly pageSize: number },
  rowCount: number,
): { readonly page: number; readonly pageCount: number } {
  const pageCount = Math.ceil(rowCount / query.pageSize);
  return { page: Math.max(1, Math.min(query.page, pageCount)), pageCount };
}

/** One page of what lies in memory as a whole, in its order. */
export function pageAmong<Row>(
  all: readonly Row[],
  query: { readonly page: number; readonly pageSize: number },
): Page<Row> {
  const { page, pageCount } = placed(query, all.length);
  const rows = all.slice((page - 1) * query.pageSize, page * query.pageSize);
  return { page, pageCount, rowCount: all.length, rows };
}

function shown(kind: ColumnKind, column: string, timeZone: string): RawBuilder<unknown> {
  switch (kind) {
    case "text":
    case "json":
      return sql`${sql.ref(column)}::text`;
    case "flag":
      return sql`${sql.ref(column)}::int::text`;
    case "time":
      return sql`to_char(${sql.ref(column)} at time zone ${timeZone}, 'YYYY-MM-DD HH24:MI:SS')`;
  }
}

/** A text that stands for itself in LIKE. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
