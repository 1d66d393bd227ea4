// A table of days off and of the workdays that make up for them, as a year's arrangement is announced.
import { z } from "zod";
import type { TimeDefFields, TimeDefType } from "../../store/time-defs.ts";
import { flag, text } from "./inputs.ts";
import { dayTime, hasYear } from "./local-times.ts";

/** Of one import: many years of the most generous country. */
export const MOST_TABLE_ROWS = 500;

const name = text(0, 100, "a name").optional();
/** One day, or from one to another. */
const span = z
  .union([z.object({ name, date: z.string() }), z.object({ name, from: dayTime("start"), to: dayTime("end") })], {
    error: "a name with a date, or with from and to, each as YYYY-MM-DD",
  })
  .transform((row, context) => {
    if ("from" in row) return row;
    const [from, to] = [dayTime("start").safeParse(row.date), dayTime("end").safeParse(row.date)];
    if (from.success && to.success) return { name: row.name, from: from.data, to: to.data };
    context.addIssue({ code: "custom", message: "a date as YYYY-MM-DD", path: ["date"] });
    return z.NEVER;
  })
  .refine(({ from, to }) => hasYear(from) === hasYear(to) && (!hasYear(from) || from < to), {
    error: "an end after its beginning, with a year where that has one",
  });

const spans = z.array(span).max(MOST_TABLE_ROWS, `at most ${MOST_TABLE_ROWS} rows`).optional();

export const holidayTable = z.object({
  days_off: spans.describe("{name, date} or {name, from, to}, each"),
  workdays: spans.describe("days off that are worked: {name, date} or {name, from, to}, each"),
  days: z
    .array(z.object({ name, date: z.string(), isOffDay: flag() }))
    .max(MOST_TABLE_ROWS, `at most ${MOST_TABLE_ROWS} rows`)
    .optional()
    .describe("the same day by day, as other collections have it"),
});

export interface TableRow {
  readonly type: TimeDefType;
  readonly fields: TimeDefFields;
}

/** The rows as they are kept. Throws a ZodError where a day is none. */
export function rowsOf(table: z.output<typeof holidayTable>): TableRow[] {
  const rowOf = (type: TimeDefType, { name: given, from, to }: z.output<typeof span>): TableRow => ({
    type,
    fields: { name: given ?? "", start_date: from, end_date: to },
  });
  return [
    ...(table.days_off ?? []).map((row) => rowOf("offday", row)),
    ...(table.workdays ?? []).map((row) => rowOf("workday", row)),
    ...(table.days ?? []).map(({ name: given, date, isOffDay }) =>
      rowOf(isOffDay ? "offday" : "workday", span.parse({ name: given, date })),
    ),
  ];
}
