// The lists of configuration rows: the same paging, sorting and searching for all of them.
import { z } from "zod";
import type { Asked } from "../../store/keyset.ts";
import type { Page, PageQuery } from "../../store/pages.ts";
import { cursor, goingOn, type Cursor } from "./cursor.ts";
import { LARGEST_PAGE_SIZE, LONGEST_TEXT, oneOf, paging, text, wholeNumber } from "./inputs.ts";

/** What a list takes, for these columns. */
export function listInput<const Names extends readonly [string, ...string[]]>(columns: Names) {
  return {
    ...paging,
    search_field: oneOf(columns).optional(),
    search_key: text(0, LONGEST_TEXT)
      .optional()
      .describe("a part of what search_field holds; without search_field: of what any of those columns holds"),
    sort_field: oneOf(columns).optional(),
    sort_order: oneOf(["ascend", "descend"]).default("ascend"),
  };
}

export interface ListInput<Column extends string> {
  readonly page: number;
  readonly page_size: number;
  readonly cursor?: Cursor | undefined;
  readonly search_field?: Column | undefined;
  readonly search_key?: string | undefined;
  readonly sort_field?: Column | undefined;
  readonly sort_order: "ascend" | "descend";
}

/** Fields of a list's own, each a part of what the column of its name holds. */
export type Filters<Column extends string> = Readonly<Partial<Record<NoInfer<Column>, string | undefined>>>;

export function pageQuery<Column extends string>(
  input: ListInput<Column>,
  byDefault: Column,
  filters?: Filters<Column>,
): PageQuery<Column> {
  const { search_field, search_key } = input;
  const wanted = Object.entries(filters ?? {}) as [Column, string | undefined][];
  if (search_field !== undefined) wanted.push([search_field, search_key]);
  return {
    ...asked({ ...input, perPage: input.page_size }),
    contains: wanted.flatMap(([column, part]) => (part === undefined || part === "" ? [] : [{ column, text: part }])),
    anywhere: search_field === undefined && search_key !== "" ? search_key : undefined,
    sort: { column: input.sort_field ?? byDefault, descending: input.sort_order === "descend" },
  };
}

interface PageBody<Row> {
  page: number;
  page_count: number;
  row_count: number;
  data: Row[];
}

export function pageBody<Row, Shown>(page: Page<Row>, show: (row: Row) => Shown): PageBody<Shown> {
  const body = { page: page.page, page_count: page.pageCount, row_count: page.rowCount, data: page.rows.map(show) };
  return goingOn(body, page.next);
}

/** The names of a whitelist of columns, as a schema takes them. */
export function namesOf<Column extends string>(columns: Readonly<Record<Column, unknown>>): [Column, ...Column[]] {
  return Object.keys(columns) as [Column, ...Column[]];
}

/** Lists outside the documented family say their pages in other words. */
export const perPaging = {
  page: wholeNumber(1, 10_000_000).default(1),
  perPage: wholeNumber(1, LARGEST_PAGE_SIZE).default(200),
  cursor,
};

/** Which part of a list is wanted. */
export function asked(input: {
  readonly page: number;
  readonly perPage: number;
  readonly cursor?: Cursor | undefined;
}): Asked {
  return { page: input.page, pageSize: input.perPage, after: input.cursor?.place };
}

export function perPageReply<Row extends z.ZodType>(row: Row) {
  return z.object({ data: z.array(row), page: z.number(), pageCount: z.number(), rowCount: z.number() });
}

interface PerPageBody<Row> {
  data: Row[];
  page: number;
  pageCount: number;
  rowCount: number;
}

export function perPageBody<Row, Shown>(found: Page<Row>, show: (row: Row) => Shown): PerPageBody<Shown> {
  const { rows, page, pageCount, rowCount, next } = found;
  return goingOn({ data: rows.map(show), page, pageCount, rowCount }, next);
}
