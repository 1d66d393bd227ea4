// Lists that are read on from where somebody stopped: not by a number of rows, which changes while rows come and go, but by
// the place of the last row that they have seen.
import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Tables } from "./database/tables.ts";
import { codeOf, Refused } from "./failures.ts";

/** A row's place in an order: what its columns hold, as JSON (`{"start_at": ..., "uuid": ...}`). Made here and read here. */
export type Place = string;

export interface Asked {
  /** From 1; nothing of it where `after` is given. A page beyond the last one is empty. */
  readonly page: number;
  readonly pageSize: number;
  /** Only rows behind this place. */
  readonly after?: Place | undefined;
}

export interface SortedBy {
  readonly column: string;
  readonly descending: boolean;
}

/** `by`: ends with what is of one row only. */
export interface RowOrder {
  /** filled: none of the columns is ever NULL, and all go one way; an index over them is then of use. */
  readonly type?: "filled";
  readonly table: keyof Tables;
  readonly by: readonly SortedBy[];
}

export interface Slice<Row> {
  readonly rows: readonly Row[];
  /** Where one goes on; undefined: there is nothing behind. */
  readonly next: Place | undefined;
}

/** Hidden beside a row's own columns. */
export const PLACE_COLUMN = "place_in_list";

export function placeOf({ table, by }: RowOrder): RawBuilder<Place> {
  const columns = by.map(({ column }) => sql`${sql.lit(column)}::text, ${sql.ref(`${table}.${column}`)}`);
  return sql<Place>`jsonb_build_object(${sql.join(columns)})::text`;
}

export function isBehind(order: RowOrder, place: Place): RawBuilder<SqlBool> {
  // Of the column's own type, whatever that is; once for the query and not for each row.
  const parts = order.by.map(({ column, descending }) => ({
    column: sql.ref(`${order.table}.${column}`),
    at: sql`(select (jsonb_populate_record(null::${sql.table(order.table)}, ${place}::jsonb)).${sql.ref(column)})`,
    descending,
  }));
  if (order.type === "filled") {
    const beyond = parts[0]?.descending === true ? sql`<` : sql`>`;
    const [columns, places] = [parts.map(({ column }) => column), parts.map(({ at }) => at)];
    return sql<SqlBool>`(${sql.join(columns)}) ${beyond} (${sql.join(places)})`;
  }
  const ways = parts.map(({ column, at, descending }, index) => {
    const same = parts.slice(0, index).map((one) => sql`${one.column} is not distinct from ${one.at} and `);
    // NULL stands where the database puts it: last, or first where it is descending.
    const behind = descending
      ? sql`(${column} < ${at} or (${at} is null and ${column} is not null))`
      : sql`(${column} > ${at} or (${column} is null and ${at} is not null))`;
    return sql`${same.length === 0 ? sql`` : sql.join(same, sql``)}${behind}`;
  });
  return sql<SqlBool>`(${sql.join(ways, sql` or `)})`;
}

export function orderedBy({ table, by }: RowOrder): RawBuilder<unknown> {
  const columns = by.map(({ column, descending }) => {
    return sql`${sql.ref(`${table}.${column}`)} ${descending ? sql`desc` : sql`asc`}`;
  });
  return sql.join(columns);
}

interface Placed {
  [PLACE_COLUMN]?: Place;
}

/** What was read, one row more than was asked for where there is one. */
export function sliced<Row>(found: readonly Row[], pageSize: number, isMore = found.length > pageSize): Slice<Row> {
  const rows = found.slice(0, pageSize);
  const placed: readonly Placed[] = rows as readonly Placed[];
  const next = isMore ? placed.at(-1)?.place_in_list : undefined;
  for (const row of placed) delete row.place_in_list;
  return { rows, next };
}

/** Runs what a place is part of. One that was not made here is refused, as what is behind it cannot be told. */
export async function fromPlace<Found>(after: Place | undefined, run: () => Promise<Found>): Promise<Found> {
  try {
    return await run();
  } catch (error) {
    // PostgreSQL's class of data that is not as it must be.
    if (after === undefined || !codeOf(error).startsWith("22")) throw error;
    throw foreignPlace();
  }
}

export function foreignPlace(): Refused {
  return new Refused({ type: "unfit", field: "cursor", expected: "one that an answer of this list had" });
}

export function pageNumbers({ page, pageSize }: Asked, rowCount: number) {
  return { page, pageCount: Math.ceil(rowCount / pageSize) };
}

/** Of lists in which the latest stand first: `columns` from the first to the last that they are sorted by. */
export function latestFirst(table: keyof Tables, ...columns: readonly string[]): RowOrder {
  return { type: "filled", table, by: columns.map((column) => ({ column, descending: true })) };
}
