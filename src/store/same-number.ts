// Whether a number stands in a table already, in whichever way it is written.
import { sql, type RawBuilder, type SqlBool } from "kysely";
import { normalForm, plainDigits } from "../core/numbers/normal.ts";
import type { NumberPlan } from "../core/numbers/plan.ts";
import { partsSoughtFor, writingsOf } from "../core/numbers/writings.ts";
import type { PageQuery } from "./pages.ts";

/** Rows whose column holds this number, with or without what people write between digits. Indexes are of no use to it. */
export function isSameNumber(plan: NumberPlan | undefined, column: string, number: string): RawBuilder<SqlBool> {
  return isNumber(plan, sql.ref(column), number);
}

/** The same of any text. */
export function isNumber(plan: NumberPlan | undefined, text: RawBuilder<unknown>, number: string): RawBuilder<SqlBool> {
  if (plan === undefined || plainDigits(number) === undefined) return sql<SqlBool>`${text} = ${number}`;
  const writings = [...writingsOf(plan, normalForm(plan, number))];
  return sql<SqlBool>`translate(${text}, ' -._()/', '') = any(${writings}::text[])`;
}

/** A whole number that is looked for in a list is looked for by what all its writings have in common. */
export function soughtByNumber<Column extends string>(
  plan: NumberPlan | undefined,
  column: Column,
  query: PageQuery<Column>,
): PageQuery<Column> {
  const contains = query.contains.map((one) =>
    one.column === column ? { ...one, text: partsSoughtFor(plan, one.text).at(-1) ?? one.text } : one,
  );
  return { ...query, contains };
}
