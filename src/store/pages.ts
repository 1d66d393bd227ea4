// Lists of configuration rows: filtered, sorted, in pages. Columns come from a whitelist, never from the caller's text, and
// what is secret in a table cannot stand in its whitelist.
import { sql, type Kysely, type RawBuilder } from "kysely";
import { classOf, type OpenColumn } from "./database/column-classes.ts";
import type { Tables } from "./database/tables.ts";
import {
  foreignPlace,
  fromPlace,
  isBehind,
  orderedBy,
  pageNumbers,
  PLACE_COLUMN,
  placeOf,
  sliced,
  type Asked,
  type Place,
  type RowOrder,
} from "./keyset.ts";
import type { ListOrder } from "./list-order.ts";
import { compareText } from "../core/compare-text.ts";

/** How a column is shown, and so what it is searched by. */
export type ColumnKind = "text" | "flag" | "time" | "json";
export type Columns<Name extends string> = Readonly<Record<Name, ColumnKind>>;
/** What rows of a table may be listed by: some or all of its columns, and none that is secret. */
export type ColumnsOf<Table extends keyof Tables> = Readonly<Partial<Record<OpenColumn<Table>, ColumnKind>>>;

export interface PageQuery<Column extends string> extends Asked {
  /** Rows whose columns hold these texts, whatever their case. */
  readonly contains: readonly { readonly column: Column; readonly text: string }[];
  /** Any of the columns holds this. */
  readonly anywhere?: string | undefined;
  readonly sort: { readonly column: Column; readonly descending: boolean };
}

export interface Page<Row> {
  readonly page: number;
  readonly pageCount: number;
  readonly rowCount: number;
  readonly rows: readonly Row[];
  /** Where one goes on; undefined: there is nothing behind. */
  readonly next: Place | undefined;
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
  /** A page beyond the last one is the last one, and not empty. */
  readonly lastBeyond?: boolean;
  /** Where it is kept; else every page is counted and sorted for. */
  readonly order?: ListOrder;
}

export async function pageOf<Row, Table extends ListedTable, Column extends OpenColumn<Table>>(
  database: Kysely<Tables>,
  from: ListedRows<Table, Column>,
  query: PageQuery<Column>,
): Promise<Page<Row>> {
  const sought = query.anywhere === undefined ? [] : Object.keys(from.columns);
  for (const column of [...query.contains, query.sort].map((one) => one.column).concat(sought as Column[]))
    checkOpen(from, column);
  const { sort, pageSize, after } = query;
  const isLiving = LISTED[from.table] ? sql`deleted_at is null` : sql`true`;
  const among = from.where === undefined ? sql`` : sql`and ${from.where}`;
  const wanted = sql`${isLiving} ${among} ${filtersOf(from, query)}`;
  const last: RowOrder["by"] = sort.column === "id" ? [] : [{ column: "id", descending: false }];
  const order: RowOrder = { table: from.table, by: [sort, ...last] };
  const select = (columns: RawBuilder<unknown>, more: RawBuilder<unknown>): RawBuilder<unknown> => {
    const behind = after === undefined ? sql`` : sql`and ${isBehind(order, after)}`;
    return sql`select ${columns} from ${sql.table(from.table)} where ${wanted} ${behind} order by ${orderedBy(order)} ${more}`;
  };
  const ids = after === undefined ? await from.order?.ids(select(sql`id`, sql``)) : undefined;
  const rowCount = ids?.length ?? (await countOf(database, sql`from ${sql.table(from.table)} where ${wanted}`));
  const { pageCount } = pageNumbers(query, rowCount);
  const page = from.lastBeyond === true ? Math.max(1, Math.min(query.page, pageCount)) : query.page;
  const first = (page - 1) * pageSize;
  if (from.order !== undefined && ids !== undefined) {
    const shownIds = [...ids.subarray(first, first + pageSize)];
    const found = await rowsOf<Row & { readonly id: number }>(from.order, { order, isLiving, ids: shownIds });
    // The last of them may have gone meanwhile: what is behind it is then behind the one before it.
    const isMore = first + pageSize < ids.length;
    if (found.length > 0 || !isMore) {
      return { page, pageCount, rowCount, ...sliced<Row>(found, pageSize, isMore) };
    }
  }
  const offset = after === undefined ? sql`offset ${first}` : sql``;
  const columns = sql`*, ${placeOf(order)} as ${sql.ref(PLACE_COLUMN)}`;
  const found = select(columns, sql`limit ${pageSize + 1} ${offset}`);
  const rows = (await fromPlace(after, () => (found as RawBuilder<Row>).execute(database))).rows;
  return { page, pageCount, rowCount, ...sliced(rows, pageSize) };
}

function filtersOf<Table extends ListedTable, Column extends OpenColumn<Table>>(
  { columns, timeZone }: ListedRows<Table, Column>,
  { contains, anywhere }: PageQuery<Column>,
): RawBuilder<unknown> {
  const holds = (column: Column, text: string): RawBuilder<unknown> => {
    return sql`${shown(columns[column], column, timeZone)} ilike ${`%${escapeLike(text)}%`}`;
  };
  const filters = contains.map(({ column, text }) => sql`and ${holds(column, text)}`);
  if (anywhere !== undefined) {
    const any = (Object.keys(columns) as Column[]).map((column) => holds(column, anywhere));
    filters.push(sql`and (${sql.join(any, sql` or `)})`);
  }
  return filters.length === 0 ? sql`` : sql.join(filters, sql` `);
}

async function countOf(database: Kysely<Tables>, rows: RawBuilder<unknown>): Promise<number> {
  const counted = await sql<{ count: number }>`select count(*) as count ${rows}`.execute(database);
  return counted.rows[0]?.count ?? 0;
}

/** In the order of the ids; what has gone since they were looked for is left out. */
async function rowsOf<Row extends { readonly id: number }>(
  kept: ListOrder,
  found: { readonly order: RowOrder; readonly isLiving: RawBuilder<unknown>; readonly ids: readonly number[] },
): Promise<readonly Row[]> {
  const { order, isLiving, ids } = found;
  if (ids.length === 0) return [];
  const rows = sql<Row>`select *, ${placeOf(order)} as ${sql.ref(PLACE_COLUMN)} from ${sql.table(order.table)}
    where id in (${sql.join(ids)}) and ${isLiving}`;
  const byId = new Map((await kept.page(rows, ids.length)).map((row) => [row.id, row]));
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

type Key = readonly (string | number)[];

/** `keyOf`: each one's place in the order. */
export interface MemoryOrder<Row> {
  readonly keyOf: (row: Row) => Key;
  readonly descending: boolean;
}

/** One page of what lies in memory as a whole. */
export function pageAmong<Row>(all: readonly Row[], query: Asked, { keyOf, descending }: MemoryOrder<Row>): Page<Row> {
  const way = (a: Key, b: Key): number => (descending ? compareKeys(b, a) : compareKeys(a, b));
  const keyed = all.map((row) => ({ row, key: keyOf(row) })).sort((a, b) => way(a.key, b.key));
  const { after, page, pageSize } = query;
  const behind = after === undefined ? undefined : keyIn(after);
  const rest = behind === undefined ? keyed : keyed.filter(({ key }) => way(key, behind) > 0);
  const first = behind === undefined ? (page - 1) * pageSize : 0;
  const shown = rest.slice(first, first + pageSize);
  const next = rest.length > first + pageSize ? JSON.stringify(shown.at(-1)?.key) : undefined;
  return { ...pageNumbers(query, all.length), rowCount: all.length, rows: shown.map(({ row }) => row), next };
}

function keyIn(place: Place): Key {
  const key: unknown = JSON.parse(place);
  if (!Array.isArray(key) || !key.every((part) => typeof part === "string" || typeof part === "number")) {
    throw foreignPlace();
  }
  return key;
}

function compareKeys(left: Key, right: Key): number {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (typeof part !== typeof other || other === undefined) throw foreignPlace();
    const way = typeof part === "number" ? part - Number(other) : compareText(part, String(other));
    if (way !== 0) return way;
  }
  return 0;
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
