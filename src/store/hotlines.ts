import type { PopConfig } from "../core/screen-pop.ts";
import type { Selectable } from "kysely";
import type { HotlinesTable } from "./database/tables.ts";
import { normalForm } from "../core/numbers/normal.ts";
import { refuseEmergency } from "./emergency-numbers.ts";
import { Refused } from "./failures.ts";
import { holdersOfHotline } from "./holders.ts";
import { livingRows } from "./living-rows.ts";
import { listOrder } from "./list-order.ts";
import { pageOf, type ColumnsOf, type Page, type PageQuery } from "./pages.ts";
import { given, transacted, type Connection, type StoreParts, type Written } from "./parts.ts";
import { queueNamed } from "./queue-names.ts";
import { rememberingRows } from "./row-memory.ts";
import { isSameNumber, soughtByNumber } from "./same-number.ts";
import { refuseHiding } from "./shadows.ts";
import { putHotline } from "./to-engine.ts";

export type HotlineRow = Selectable<HotlinesTable>;

export interface HotlineFields {
  readonly nbr?: string | undefined;
  readonly period_enable?: boolean | undefined;
  readonly period_type?: HotlineRow["period_type"] | undefined;
  readonly type?: HotlineRow["type"] | undefined;
  /** As the wire has it: numbers with commas between them, an IVR's number, a queue's name. */
  readonly numbers?: string | undefined;
  readonly description?: string | undefined;
  /** A sound, as greetings are named. */
  readonly record_announcement?: string | null | undefined;
  readonly pop_url?: string | null | undefined;
  readonly pop_when?: PopConfig["when"] | null | undefined;
  readonly pop_how?: PopConfig["how"] | null | undefined;
  readonly pop_origin?: string | null | undefined;
}

export interface NewHotline extends HotlineFields {
  readonly nbr: string;
  readonly type: HotlineRow["type"];
  readonly numbers: string;
}

export const HOTLINE_COLUMNS = {
  id: "text",
  nbr: "text",
  period_enable: "flag",
  period_type: "text",
  type: "text",
  numbers: "text",
  description: "text",
  record_announcement: "text",
  pop_url: "text",
  pop_when: "text",
  pop_how: "text",
  pop_origin: "text",
  created_at: "time",
  updated_at: "time",
  deleted_at: "time",
} as const satisfies ColumnsOf<"hotlines">;
export type HotlineColumn = keyof typeof HOTLINE_COLUMNS;

export interface HotlineStore {
  list(query: PageQuery<HotlineColumn>): Promise<Page<HotlineRow>>;
  get(id: number): Promise<HotlineRow | undefined>;
  /**
   * Refuses a second row of the same number and period, and a queue or an IVR that does not exist; unless forced, also a number
   * that an extension, an IVR or a queue has.
   */
  add(hotline: NewHotline, force?: boolean): Promise<Written>;
  set(id: number, fields: HotlineFields, force?: boolean): Promise<Written>;
  remove(id: number): Promise<Written>;
}

export function hotlineStore(parts: StoreParts): HotlineStore {
  const { database, timeZone } = parts;
  const order = listOrder(parts, "hotlines");
  const rows = livingRows(parts, "hotlines");
  return {
    list: (query) => {
      const sought = soughtByNumber(parts.numbers, "nbr", query);
      return pageOf(database, { table: "hotlines", columns: HOTLINE_COLUMNS, timeZone, order }, sought);
    },
    get: rememberingRows(parts, ["hotlines"], (first, last) => rows.between(database, first, last)),
    add: (hotline, force = false) => transacted(database, (transaction) => add(parts, transaction, hotline, force)),
    set: (id, fields, force = false) =>
      transacted(database, (transaction) => set(parts, transaction, { id, fields, force })),
    remove: (id) => transacted(database, (transaction) => remove(parts, transaction, id)),
  };
}

async function add(parts: StoreParts, transaction: Connection, hotline: NewHotline, force: boolean): Promise<Written> {
  const { nbr, type, numbers, ...fields } = hotline;
  refuseEmergency(parts, "nbr", nbr);
  const period = { period_enable: fields.period_enable ?? false, period_type: fields.period_type ?? "work" };
  await refuseSecond(parts, transaction, { nbr, ...period }, undefined);
  const row = await livingRows(parts, "hotlines").add(transaction, {
    ...{ description: "", ...given(fields), ...period },
    ...{ nbr, type, numbers },
  });
  await checkDestination(transaction, row);
  if (!force) await refuseHiding(parts, transaction, row.nbr);
  return { id: row.id, changes: [putHotline(row)], accounts: [] };
}

async function set(
  parts: StoreParts,
  transaction: Connection,
  { id, fields, force }: { readonly id: number; readonly fields: HotlineFields; readonly force: boolean },
): Promise<Written> {
  const rows = livingRows(parts, "hotlines");
  const former = await rows.sure(transaction, id);
  const row = await rows.set(transaction, id, fields);
  if (fields.nbr !== undefined || fields.period_enable !== undefined || fields.period_type !== undefined) {
    await refuseSecond(parts, transaction, row, id);
  }
  await checkDestination(transaction, row);
  if (row.nbr !== former.nbr) refuseEmergency(parts, "nbr", row.nbr);
  // What it hides already it goes on hiding.
  if (!force && row.nbr !== former.nbr) await refuseHiding(parts, transaction, row.nbr);
  const isSame = normalForm(parts.numbers, row.nbr) === normalForm(parts.numbers, former.nbr);
  const touched = isSame ? [] : await holdersOfHotline(parts, transaction, former.nbr, id);
  return { id, changes: [putHotline(row)], accounts: [], touched };
}

/** A second row of the number and period, however it is written; the index tells only those that are written alike. */
async function refuseSecond(
  { numbers }: StoreParts,
  transaction: Connection,
  { nbr, period_enable, period_type }: Pick<HotlineRow, "nbr" | "period_enable" | "period_type">,
  but: number | undefined,
): Promise<void> {
  if (numbers === undefined) return;
  const of = transaction
    .selectFrom("hotlines")
    .select("id")
    .where("deleted_at", "is", null)
    .where("id", "!=", but ?? 0);
  const same = of.where(isSameNumber(numbers, "nbr", nbr)).where("period_enable", "=", period_enable);
  const found = await (period_enable ? same.where("period_type", "=", period_type) : same).limit(1).executeTakeFirst();
  if (found !== undefined) throw new Refused({ type: "taken", field: "nbr" });
}

/** A hotline that leads nowhere would lose every caller, and only they would notice. */
async function checkDestination(transaction: Connection, row: HotlineRow): Promise<void> {
  const isThere = await leadsSomewhere(transaction, row);
  if (isThere) return;
  const expected = row.type === "ivr" ? "the number of a top IVR" : "the name of a queue";
  throw new Refused({ type: "unfit", field: "numbers", expected });
}

async function leadsSomewhere(transaction: Connection, { type, numbers }: HotlineRow): Promise<boolean> {
  // Held until the hotline is written, so that nobody removes it in between.
  switch (type) {
    case "only":
    case "ringall":
      return true;
    case "ivr": {
      const roots = transaction.selectFrom("ivrs").select("id").where("deleted_at", "is", null).where("level", "=", 0);
      return (await roots.where("nbr", "=", numbers).forShare().executeTakeFirst()) !== undefined;
    }
    case "queue":
      return (await queueNamed(transaction, numbers).select("id").forShare().executeTakeFirst()) !== undefined;
  }
}

async function remove(parts: StoreParts, transaction: Connection, id: number): Promise<Written> {
  const row = await livingRows(parts, "hotlines").remove(transaction, id);
  const touched = await holdersOfHotline(parts, transaction, row.nbr, id);
  return { id, changes: [{ type: "drop-hotline", id: String(id) }], accounts: [], touched };
}
