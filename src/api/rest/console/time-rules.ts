// Work times, days off and make-up workdays as the console has them: of all types in one list.
import { pageAmong, type ColumnKind } from "../../../store/pages.ts";
import type { TimeDefRow, TimeDefType } from "../../../store/time-defs.ts";
import type { Store } from "../../../store/store.ts";
import type { RouteParts } from "../../route.ts";
import { consoleRoutes } from "./resource.ts";
import { rowReply, shownRow, type RowShape } from "./row.ts";
import { twinOf, type Twin } from "./twin.ts";

const TYPES: readonly TimeDefType[] = ["work_time", "offday", "workday"];

const COLUMNS = {
  ...{ id: "text", type: "text", name: "text", weekday: "text", start_time: "text", end_time: "text" },
  ...{ start_date: "text", end_date: "text", created_at: "time", updated_at: "time" },
} as const satisfies Readonly<Record<string, ColumnKind>>;
type Column = keyof typeof COLUMNS;

const SHAPE: RowShape = {
  columns: COLUMNS,
  numbers: ["id", "weekday"],
  optional: ["start_time", "end_time", "start_date", "end_date"],
};

export function consoleTimeRuleRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  const twin = (what: string): Twin => twinOf(parts, "POST", `/api/xcc/timeDef/${what}`);
  const { type: _, ...settable } = twin("set").fields;
  consoleRoutes<TimeDefRow, Column>(parts, {
    urls: ["/api/time_rules"],
    tag: "timeDef",
    one: { en: "time rule", zh: "时间规则" },
    many: { en: "time rules", zh: "时间规则" },
    listRole: "supervisor",
    oneRole: "supervisor",
    columns: ["id", "type", "name"],
    filters: { name: "name", type: "type" },
    names: {},
    add: twin("add"),
    set: { ...twin("set"), fields: settable },
    remove: twin("del"),
    addressed: ({ id, type }) => ({ input: { id, type } }),
    list: async (query) => {
      const all = (await everyRule(store)).filter((row) =>
        query.contains.every(({ column, text }) => textIn(row, column).includes(text.toLowerCase())),
      );
      const { column, descending } = query.sort;
      const keyOf = (row: TimeDefRow) => (column === "id" ? [row.id] : [textIn(row, column), row.id]);
      return pageAmong(all, query, { keyOf, descending });
    },
    get: async (which) => (await everyRule(store)).find(({ id }) => id === which),
    reply: rowReply(SHAPE),
    shown: (row) => shownRow(row, SHAPE, config.timeZone),
  });
}

async function everyRule({ timeDefs }: Pick<Store, "timeDefs">): Promise<TimeDefRow[]> {
  const lists = await Promise.all(TYPES.map((type) => timeDefs.list(type)));
  return lists.flat();
}

function textIn(row: TimeDefRow, column: Column): string {
  return String(row[column] ?? "").toLowerCase();
}
