// Rows as the API has them, and as a form has them: what was changed is sent, and nothing else.
import { answered, api } from "../shell/api.ts";
import type { Field, Kind } from "./kinds.ts";

export interface Row {
  readonly id: number;
  readonly [field: string]: unknown;
}

export interface NumberRule {
  readonly prefix: string;
  readonly strip: number;
  readonly prepend: string;
}

export type Value = string | boolean | readonly NumberRule[];
export type Values = Readonly<Record<string, Value>>;

const TRUE: readonly unknown[] = [true, 1, "1", "true"];

export function textOf(value: Value): string {
  return typeof value === "string" ? value : "";
}

/** As the form has it. */
export function valueIn(row: Row | undefined, { name, is }: Field): Value {
  const given = row?.[name];
  switch (is.type) {
    case "yes-or-no":
      return TRUE.includes(given);
    case "number-rules":
      return Array.isArray(given) ? (given as readonly NumberRule[]) : [];
    case "names":
      return Array.isArray(given) ? given.join(", ") : "";
    case "secret":
      return "";
    case "text":
    case "long-text":
    case "number":
    case "choice":
      return typeof given === "string" || typeof given === "number" ? String(given) : "";
  }
}

export function valuesIn(row: Row | undefined, { fields }: Kind): Values {
  return Object.fromEntries(fields.map((field) => [field.name, valueIn(row, field)]));
}

/** Of a new one: all that is filled in. */
export function bodyOf(kind: Kind, row: Row | undefined, values: Values): Readonly<Record<string, unknown>> {
  const asked = kind.fields.filter((field) => field.isToldOnly !== true && !(row !== undefined && field.isOnlyAtFirst));
  return Object.fromEntries(
    asked.flatMap((field) => {
      const value = values[field.name] ?? "";
      const before = valueIn(row, field);
      return JSON.stringify(value) === JSON.stringify(before) ? [] : [[field.name, sent(field, value)]];
    }),
  );
}

function sent({ is }: Field, value: Value): unknown {
  if (is.type !== "names") return typeof value === "string" && is.type !== "secret" ? value.trim() : value;
  return textOf(value)
    .split(/[,，]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

type Ask = (
  url: string,
  options: { readonly params?: object; readonly body?: object },
) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;

/** The routes of all kinds are alike; their types are not. */
const asked = { get: api.GET as Ask, post: api.POST as Ask, put: api.PUT as Ask, remove: api.DELETE as Ask };

export interface RowPage {
  readonly data: readonly Row[];
  readonly pageCount: number;
  readonly rowCount: number;
}

export async function rowsOf({ url }: Kind, page: number, perPage: number): Promise<RowPage> {
  return (await answered(asked.get(url, { params: { query: { page, perPage } } }))) as RowPage;
}

/** `isForced`: also where it hides something, or something uses it, as the refusal has named. */
export async function save({ url }: Kind, row: Row | undefined, given: object, isForced: boolean): Promise<void> {
  const body = isForced ? { ...given, force: true } : given;
  await answered(row === undefined ? asked.post(url, { body }) : asked.put(`${url}/${String(row.id)}`, { body }));
}

export async function remove({ url }: Kind, row: Row, isForced: boolean): Promise<void> {
  const params = { query: isForced ? { force: true } : {} };
  await answered(asked.remove(`${url}/${String(row.id)}`, { params }));
}
