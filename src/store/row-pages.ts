// Pages of rows that a query finds, and what is behind a place among them.
import { sql, type SelectQueryBuilder } from "kysely";
import type { Tables } from "./database/tables.ts";
import {
  fromPlace,
  isBehind,
  orderedBy,
  pageNumbers,
  PLACE_COLUMN,
  placeOf,
  sliced,
  type Asked,
  type RowOrder,
  type Slice,
} from "./keyset.ts";
import type { Page } from "./pages.ts";

export async function sliceOfRows<Table extends keyof Tables, Row>(
  rows: SelectQueryBuilder<Tables, Table, Row>,
  order: RowOrder,
  { page, pageSize, after }: Asked,
): Promise<Slice<Row>> {
  let found = rows
    .select(placeOf(order).as(PLACE_COLUMN))
    .orderBy(orderedBy(order))
    .limit(pageSize + 1);
  if (after !== undefined) found = found.where(isBehind(order, after));
  else if (page > 1) found = found.offset((page - 1) * pageSize);
  return sliced((await fromPlace(after, () => found.execute())) as readonly Row[], pageSize);
}

/** How many rows there are is asked for with every page. */
export async function pageOfRows<Table extends keyof Tables, Row>(
  rows: SelectQueryBuilder<Tables, Table, Row>,
  order: RowOrder,
  asked: Asked,
): Promise<Page<Row>> {
  const counted = await rows
    .clearSelect()
    .select(sql<number>`count(*)`.as("count"))
    .executeTakeFirst();
  const rowCount = counted?.count ?? 0;
  return { ...pageNumbers(asked, rowCount), rowCount, ...(await sliceOfRows(rows, order, asked)) };
}
