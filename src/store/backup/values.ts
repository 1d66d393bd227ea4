// Values of columns as they stand in a file, and how they get there and back: exact, and fit to be read.
import { sql, type RawBuilder } from "kysely";
import { STRATEGIES } from "../../core/model.ts";
import type { Column } from "./shape.ts";

interface ColumnType {
  /** Of the column, as the file shows it. */
  readonly read: (column: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** Undefined: it fits. Otherwise what was expected. */
  readonly unfit: (value: unknown) => string | undefined;
  /** Of the file's value, as the database takes it. */
  readonly write: (value: unknown) => RawBuilder<unknown>;
}

const plain = (column: RawBuilder<unknown>): RawBuilder<unknown> => column;
const asText = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`${column}::text`;
const bound = (value: unknown): RawBuilder<unknown> => sql`${value}`;

function wholeNumber(limit: number): ColumnType {
  const unfit = (value: unknown): string | undefined =>
    Number.isSafeInteger(value) && Math.abs(value as number) <= limit
      ? undefined
      : `a whole number of at most ${limit}`;
  return { read: plain, unfit, write: bound };
}

function text(pattern: RegExp, expected: string, read = plain): ColumnType {
  const unfit = (value: unknown): string | undefined =>
    typeof value === "string" && pattern.test(value) ? undefined : expected;
  return { read, unfit, write: bound };
}

// PostgreSQL keeps no zero character in a text.
const anyText = text(/^[^\0]*$/, 'a text (in quotes where it looks like a number, as "1001")');
const decimal: ColumnType = {
  read: (column) => sql`${column}::float8`,
  unfit: (value) => (typeof value === "number" && Number.isFinite(value) ? undefined : "a number"),
  write: bound,
};
const instant = text(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/,
  "a time as 2026-11-02T08:30:00Z",
  (column) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
);

const TYPES: Readonly<Record<string, ColumnType>> = {
  smallint: wholeNumber(32_767),
  integer: wholeNumber(2_147_483_647),
  bigint: wholeNumber(Number.MAX_SAFE_INTEGER),
  text: anyText,
  "character varying": anyText,
  uuid: text(/^[0-9a-f-]{36}$/i, "a UUID", asText),
  boolean: {
    ...{ read: plain, write: bound },
    unfit: (value) => (typeof value === "boolean" ? undefined : "true or false"),
  },
  "timestamp with time zone": instant,
  date: text(/^\d{4}-\d\d-\d\d$/, "a date as 2026-11-02", asText),
  "time without time zone": text(/^\d\d:\d\d(:\d\d)?$/, "a time of day as 08:30:00", asText),
  real: decimal,
  "double precision": decimal,
  numeric: decimal,
  jsonb: {
    read: plain,
    unfit: (value) => (JSON.stringify(value).includes("\\u0000") ? "no zero characters" : undefined),
    write: (value) => sql`${JSON.stringify(value)}::jsonb`,
  },
  bytea: {
    ...text(/^[A-Za-z0-9+/=\s]*$/, "base64", (column) => sql`encode(${column}, 'base64')`),
    write: (value) => sql`decode(${value}, 'base64')`,
  },
};

/** Columns that take certain words only; the database itself would take any. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  "users.type": ["NORMAL", "AGENT", "CONFMAN"],
  "extensions.type": ["SIP", "VERTO", "TEL"],
  "queues.strategy": STRATEGIES,
  "hotlines.type": ["only", "ringall", "ivr", "queue"],
  "hotlines.period_type": ["work", "holiday", "off"],
  "dev_keys.origin": ["first-run", "environment", "user"],
};

export function typeOf(table: string, { name, type }: Column): ColumnType {
  const known = TYPES[type];
  if (known === undefined) throw new Error(`${table}.${name} is of the type ${type}, which cannot be exported yet`);
  return known;
}

/** Undefined: it fits. Otherwise what was expected. */
export function unfit(table: string, column: Column, value: unknown): string | undefined {
  if (value === null || value === undefined) {
    return column.nullable || column.hasDefault ? undefined : (typeOf(table, column).unfit(value) ?? "a value");
  }
  const words = WORDS[`${table}.${column.name}`];
  if (words !== undefined && !words.some((word) => word === value)) return `one of ${words.join(", ")}`;
  return typeOf(table, column).unfit(value);
}

/** What is not said is empty where it may be, and has the table's own default otherwise. */
export function toDatabase(table: string, column: Column, value: unknown): RawBuilder<unknown> {
  if (value !== null && value !== undefined) return typeOf(table, column).write(value);
  return column.nullable ? sql`null` : sql`default`;
}
