// A year's table of days off and make-up workdays, taken in as a whole: JSON, or YAML as the files of examples/holidays.
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { yearsWithoutTable } from "../../core/schedule/schedule.ts";
import { putTime } from "../../store/ivr-to-engine.ts";
import type { ConfigurationStores } from "../../store/store.ts";
import { holidayTable, rowsOf, type TableRow } from "../contract/holiday-table.ts";
import { invalid } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

/** On answers about the schedule: for which years it has no table. */
export const MISSING_TABLE_HEADER = "x-missing-holiday-table";
const YAML_TYPES = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"];

export function holidayTableRoutes(parts: RouteParts): void {
  // In a scope of its own: no other route reads YAML.
  parts.api.register((scope, _options, done) => {
    scope.addContentTypeParser(YAML_TYPES, { parseAs: "string" }, (_request, body, parsed) => {
      try {
        parsed(null, parseYaml(String(body)));
      } catch (error) {
        parsed(error as Error);
      }
    });
    importRoute({ ...parts, api: scope });
    done();
  });
}

function importRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: ["/api/xcc/timeDef/import"],
    tag: "timeDef",
    summary: {
      en: "Takes in a table of days off and make-up workdays, as JSON or YAML; rows that are there already stay as they are",
      zh: "导入休息日与调休工作日表（JSON 或 YAML）；已有的相同条目保持不变",
    },
    role: "administrator",
    input: holidayTable,
    reply: z.object({
      added: z.number(),
      unchanged: z.number(),
      missing_years: z.array(z.number()).describe("of this year and the next: those for which there is still no table"),
    }),
    answer: async ({ input, configure }) => {
      const rows = checked(input);
      let added = 0;
      await configure(async (stores) => {
        const written = await addMissing(stores, rows);
        added = written.length;
        return { id: 0, changes: written.flatMap(({ changes }) => changes), accounts: [] };
      });
      return { added, unchanged: rows.length - added, missing_years: await missingYears(parts) };
    },
  });
}

/** Throws a 400 where it is not YAML, or not a table. */
export function parseYaml(text: string): object {
  try {
    const table: unknown = parse(text, { maxAliasCount: 0 });
    if (typeof table === "object" && table !== null && !Array.isArray(table)) return table;
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw invalid([{ field: "", expected: "YAML without aliases" }]);
    const line = error.linePos?.[0].line;
    throw invalid([{ field: "", expected: `YAML${line === undefined ? "" : `; line ${line} is none`}` }]);
  }
  throw invalid([{ field: "", expected: "a table with days_off and workdays" }]);
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

/** Twice the same import changes nothing the second time. */
async function addMissing(stores: ConfigurationStores, rows: readonly TableRow[]) {
  const keyOf = (type: string, from: string | null | undefined, to: string | null | undefined): string =>
    `${type} ${from ?? ""} ${to ?? ""}`;
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

/** Of this year and the next. */
export async function missingYears({
  store,
  clock,
  config,
}: Pick<RouteParts, "store" | "clock" | "config">): Promise<number[]> {
  const rows = [...(await store.timeDefs.list("offday")), ...(await store.timeDefs.list("workday"))];
  const times = rows.flatMap((row) => {
    const change = putTime(row);
    return change?.type === "put-time" ? [change.time] : [];
  });
  const year = Number(localText(new Date(clock.now()), config.timeZone).slice(0, 4));
  return yearsWithoutTable(times, [year, year + 1]);
}

export function noTableFor(years: readonly number[]): string {
  return `there is no table of days off for ${years.join(" and ")}`;
}
