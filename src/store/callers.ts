import type { Selectable } from "kysely";
import type { CallersTable } from "./database/tables.ts";
import { Refused } from "./failures.ts";
import { livingRows, type LivingRows } from "./living-rows.ts";
import { listOrder } from "./list-order.ts";
import { pageOf, type ColumnsOf, type Page, type PageQuery } from "./pages.ts";
import { given, type StoreParts, type Written } from "./parts.ts";
import { rememberingRows } from "./row-memory.ts";
import { isSameNumber, soughtByNumber } from "./same-number.ts";
import { putCaller } from "./to-engine.ts";

export type CallerRow = Selectable<CallersTable>;

export interface CallerFields {
  readonly number?: string | undefined;
  readonly match?: CallerRow["match"] | undefined;
  readonly kind?: CallerRow["kind"] | undefined;
  readonly priority?: number | undefined;
  readonly note?: string | undefined;
}

export interface NewCaller extends CallerFields {
  readonly number: string;
  readonly kind: CallerRow["kind"];
}

export const CALLER_COLUMNS = {
  id: "text",
  number: "text",
  match: "text",
  kind: "text",
  priority: "text",
  note: "text",
  created_at: "time",
  updated_at: "time",
} as const satisfies ColumnsOf<"callers">;
export type CallerColumn = keyof typeof CALLER_COLUMNS;

/** All of them are kept in the engine's memory. */
export const MOST_CALLERS = 100_000;
/** Of a VIP of whom nothing else was said. */
const VIP_PRIORITY = 10;

export interface CallerStore {
  list(query: PageQuery<CallerColumn>): Promise<Page<CallerRow>>;
  get(id: number): Promise<CallerRow | undefined>;
  /** Refuses a number that stands on a list already, and one beyond `MOST_CALLERS`. */
  add(caller: NewCaller): Promise<Written>;
  set(id: number, fields: CallerFields): Promise<Written>;
  remove(id: number): Promise<Written>;
}

export function callerStore(parts: StoreParts): CallerStore {
  const { database, timeZone } = parts;
  const order = listOrder(parts, "callers");
  const rows = livingRows(parts, "callers");
  return {
    list: (query) => {
      const sought = soughtByNumber(parts.numbers, "number", query);
      return pageOf(database, { table: "callers", columns: CALLER_COLUMNS, timeZone, order }, sought);
    },
    get: rememberingRows(parts, ["callers"], (first, last) => rows.between(database, first, last)),
    add: (caller) => add(parts, rows, caller),
    set: (id, fields) => set(parts, rows, id, fields),
    remove: async (id) => {
      await rows.remove(database, id);
      return { id, changes: [{ type: "drop-caller", id: String(id) }], accounts: [] };
    },
  };
}

async function add(
  parts: StoreParts,
  rows: LivingRows<"callers">,
  { number, kind, priority, ...fields }: NewCaller,
): Promise<Written> {
  const { database } = parts;
  const counted = database.selectFrom("callers").select((table) => table.fn.countAll<number>().as("count"));
  const { count } = await counted.where("deleted_at", "is", null).executeTakeFirstOrThrow();
  if (count >= MOST_CALLERS) {
    throw new Refused({ type: "unfit", field: "number", expected: `at most ${MOST_CALLERS} numbers on the lists` });
  }
  await refuseSecond(parts, { number, match: fields.match ?? "exact" }, undefined);
  const row = await rows.add(database, {
    ...{ match: "exact", note: "" },
    ...given(fields),
    ...{ number, kind, priority: priorityOf(kind, priority) },
  });
  return { id: row.id, changes: [putCaller(row)], accounts: [] };
}

async function set(parts: StoreParts, rows: LivingRows<"callers">, id: number, fields: CallerFields): Promise<Written> {
  const former = await rows.sure(parts.database, id);
  const { number, match } = { ...former, ...given(fields) };
  // What stands there twice from former times can go on being changed.
  if (number !== former.number || match !== former.match) await refuseSecond(parts, { number, match }, id);
  const priority = priorityOf(fields.kind ?? former.kind, fields.priority ?? former.priority);
  const row = await rows.set(parts.database, id, { ...fields, priority });
  return { id, changes: [putCaller(row)], accounts: [] };
}

/** The very number on a list already, however it is written; the index tells only those that are written alike. */
async function refuseSecond(
  { database, numbers }: StoreParts,
  { number, match }: Pick<CallerRow, "number" | "match">,
  but: number | undefined,
): Promise<void> {
  if (match === "prefix" || numbers === undefined) return;
  const same = await database
    .selectFrom("callers")
    .select("id")
    .where("deleted_at", "is", null)
    .where("match", "=", match)
    .where("id", "!=", but ?? 0)
    .where(isSameNumber(numbers, "number", number))
    .limit(1)
    .executeTakeFirst();
  if (same !== undefined) throw new Refused({ type: "taken", field: "number" });
}

/** Whoever is refused has no place in any line. */
function priorityOf(kind: CallerRow["kind"], priority: number | undefined): number {
  if (kind === "black") return 0;
  return priority === undefined || priority === 0 ? VIP_PRIORITY : priority;
}
