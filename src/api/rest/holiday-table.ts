// A year's table of days off and make-up workdays, taken in as a whole: JSON, or YAML as the files of examples/holidays.
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { yearsWithoutTable } from "../../core/schedule/schedule.ts";
import { putTime } from "../../store/ivr-to-engine.ts";
import type { ConfigurationStores } from "../../store/store.ts";
import { holidayTable, rowsOf, type TableRow } from "../contract/holiday-table.ts";
import { flag } from "../contract/inputs.ts";
import { invalid } from "../errors.ts";
import { overlaps } from "../holiday-spans.ts";
import { localText } from "../local-time.ts";
import { tableText } from "../read-csv.ts";
import { addRoute, type RouteParts } from "../route.ts";

/** On answers about the schedule: for which years it has no table. */
export const MISSING_TABLE_HEADER = "x-missing-holiday-table";
const YAML_TYPES = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"];

export function holidayTableRoutes(parts: RouteParts): void {
  // In a scope of its own: no other route reads such files, and what reads them (4 MB of memory) waits for the first one.
  parts.api.register((scope, _options, done) => {
    const readers = () => import("../holiday-files.ts");
    scope.addContentTypeParser(YAML_TYPES, { parseAs: "string" }, async (_request: FastifyRequest, body: string) =>
      (await readers()).tableOfYaml(body),
    );
    const { timeZone } = parts.config;
    scope.addContentTypeParser("text/calendar", { parseAs: "buffer" }, async (request: FastifyRequest, body: Buffer) =>
      fileTable(request, body, (await readers()).tableOfCalendar, timeZone),
    );
    scope.addContentTypeParser("text/csv", { parseAs: "buffer" }, async (request: FastifyRequest, body: Buffer) =>
      fileTable(request, body, (await readers()).tableOfCsv, timeZone),
    );
    importRoute({ ...parts, api: scope });
    done();
  });
}

/** What `read` makes of a file, with what the query says of it. Throws a 400 where it is no text. */
function fileTable(
  request: FastifyRequest,
  body: Buffer,
  read: (text: string, timeZone: string) => object,
  timeZone: string,
): object {
  const { preview, charset } = request.query as Readonly<Record<string, unknown>>;
  const text = tableText(body, typeof charset === "string" ? charset : undefined);
  if (text === undefined) throw invalid([{ field: "", expected: "text in UTF-8 or GBK" }]);
  return { ...read(text, timeZone), ...(preview === undefined ? {} : { preview }) };
}

const spanReply = { type: z.string(), name: z.string(), from: z.string(), to: z.string() };
const rowReply = z.object({
  ...spanReply,
  state: z.enum(["new", "known"]).describe("known: it is there already, or stands twice in the table"),
  against: z
    .array(z.object({ id: z.string().describe("empty: of this table"), ...spanReply }))
    .describe("rows of the other kind that it has a moment in common with: a workday within days off wins there"),
});

function importRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: ["/api/xcc/timeDef/import"],
    tag: "timeDef",
    summary: {
      en: "Takes in a table of days off and make-up workdays, as JSON, YAML, a calendar (text/calendar) or CSV in UTF-8 or GBK (text/csv); rows that are there already stay as they are; with preview it only tells what it would do",
      zh: "导入休息日与调休工作日表：JSON、YAML、日历（text/calendar）或 CSV（UTF-8 或 GBK，text/csv）；已有的相同条目保持不变；加 preview 只预览",
    },
    role: "administrator",
    input: holidayTable.extend({
      preview: flag().default(false).describe("nothing is stored; of a file it stands in the query"),
    }),
    reply: z.object({
      added: z.number(),
      unchanged: z.number(),
      missing_years: z.array(z.number()).describe("of this year and the next: those for which there is still no table"),
      rows: z.array(rowReply).describe("what became of each row, or would"),
    }),
    answer: async ({ input, configure }) => {
      const rows = checked(input);
      const told = await toldRows(parts.store, rows);
      if (input.preview) {
        const fresh = told.filter(({ state }) => state === "new").length;
        const missing = await missingYears(parts, rows);
        return { added: fresh, unchanged: rows.length - fresh, missing_years: missing, rows: told };
      }
      let added = 0;
      await configure(async (stores) => {
        const written = await addMissing(stores, rows);
        added = written.length;
        return { id: 0, changes: written.flatMap(({ changes }) => changes), accounts: [] };
      });
      const missing_years = await missingYears(parts);
      return { added, unchanged: rows.length - added, missing_years, rows: told };
    },
  });
}

function checked(table: z.output<typeof holidayTable>): readonly TableRow[] {
  let rows: readonly TableRow[];
  try {
    rows = rowsOf(table);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw invalid([{ field: "days", expected: "a date as YYYY-MM-DD each" }]);
  }
  if (rows.length === 0)
    throw invalid([{ field: "days_off", expected: "at least one row in days_off, workdays or days" }]);
  return rows;
}

function keyOf(type: string, from: string | null | undefined, to: string | null | undefined): string {
  return `${type} ${from ?? ""} ${to ?? ""}`;
}

/** Of each: whether it is there already, and which of the other kind have a moment of it. */
async function toldRows(
  stores: Pick<ConfigurationStores, "timeDefs">,
  rows: readonly TableRow[],
): Promise<z.input<typeof rowReply>[]> {
  const there = [...(await stores.timeDefs.list("offday")), ...(await stores.timeDefs.list("workday"))].map((row) => ({
    ...{ id: String(row.id), type: row.type, name: row.name, from: row.start_date ?? "", to: row.end_date ?? "" },
  }));
  const known = new Set(there.map(({ type, from, to }) => keyOf(type, from, to)));
  const given = rows.map(({ type, fields: { name, start_date, end_date } }) => {
    return { id: "", type, name: name ?? "", from: start_date ?? "", to: end_date ?? "" };
  });
  return given.map(({ type, name, from, to }) => {
    const isKnown = known.has(keyOf(type, from, to));
    known.add(keyOf(type, from, to));
    const against = [...there, ...given].filter((other) => other.type !== type && overlaps(other, { from, to }));
    const others = new Map(against.map((other) => [keyOf(other.type, other.from, other.to), other]));
    return {
      type,
      name,
      from,
      to,
      state: isKnown ? ("known" as const) : ("new" as const),
      against: [...others.values()],
    };
  });
}

/** Twice the same import changes nothing the second time. */
async function addMissing(stores: ConfigurationStores, rows: readonly TableRow[]) {
  const known = new Set<string>();
  for (const type of ["offday", "workday"] as const) {
    for (const row of await stores.timeDefs.list(type)) known.add(keyOf(type, row.start_date, row.end_date));
  }
  const written = [];
  for (const { type, fields } of rows) {
    const key = keyOf(type, fields.start_date, fields.end_date);
    if (known.has(key)) continue;
    known.add(key);
    written.push(await stores.timeDefs.add(type, fields));
  }
  return written;
}

/** Of this year and the next; `coming`: as if these were there. */
export async function missingYears(
  { store, clock, config }: Pick<RouteParts, "store" | "clock" | "config">,
  coming: readonly TableRow[] = [],
): Promise<number[]> {
  const there = [...(await store.timeDefs.list("offday")), ...(await store.timeDefs.list("workday"))];
  const added = coming.map(({ type, fields }, index) => ({
    ...{ id: -1 - index, type, name: fields.name ?? "", weekday: null, start_time: null, end_time: null },
    ...{ start_date: fields.start_date ?? null, end_date: fields.end_date ?? null },
  }));
  const times = [...there, ...added].flatMap((row) => {
    const change = putTime(row);
    return change?.type === "put-time" ? [change.time] : [];
  });
  const year = Number(localText(new Date(clock.now()), config.timeZone).slice(0, 4));
  return yearsWithoutTable(times, [year, year + 1]);
}

export function noTableFor(years: readonly number[]): string {
  return `there is no table of days off for ${years.join(" and ")}`;
}
