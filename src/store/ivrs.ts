// Menus: trees of nodes, each tree reached by its root's number.
import { sql, type Selectable } from "kysely";
import type { ConfigChange } from "../core/model.ts";
import type { IvrsTable, IvrType } from "./database/tables.ts";
import { refuseEmergency } from "./emergency-numbers.ts";
import { Refused, type Holder } from "./failures.ts";
import { holdersOfIvr, refuseHeld } from "./holders.ts";
import { putIvr, type IvrTree } from "./ivr-to-engine.ts";
import { livingRows } from "./living-rows.ts";
import { queueNamed } from "./queue-names.ts";
import { pageOf, type ColumnsOf, type Page, type PageQuery } from "./pages.ts";
import { refuseHidden } from "./shadows.ts";
import { given, transacted, type Connection, type StoreParts, type Written } from "./parts.ts";

export type IvrRow = Selectable<IvrsTable>;

/** Fields that may be given; undefined keeps the value or has the default, null empties. Times are seconds. */
export interface IvrFields {
  readonly name?: string | undefined;
  readonly nbr?: string | undefined;
  readonly type?: IvrRow["type"] | undefined;
  readonly voice_type?: IvrRow["voice_type"] | undefined;
  readonly media_file?: string | undefined;
  readonly repeat_timeout?: number | null | undefined;
  readonly repeat_prompts?: number | null | undefined;
  readonly call_extn_allowed?: boolean | undefined;
  readonly record?: IvrRow["record"] | undefined;
  readonly transfer_time?: number | null | undefined;
  readonly timeout_enable?: boolean | undefined;
  readonly timeout?: number | null | undefined;
  readonly business_type?: IvrRow["business_type"] | undefined;
  readonly numbers?: string | undefined;
  readonly digits?: string | undefined;
}

export interface NewIvr extends IvrFields {
  readonly name: string;
  readonly type: IvrRow["type"];
  /** Null: a root. */
  readonly parent_id?: number | null | undefined;
  /** Follows from the parent; one that contradicts it is refused. */
  readonly level?: number | null | undefined;
}

export const IVR_COLUMNS = {
  id: "text",
  parent_id: "text",
  level: "text",
  name: "text",
  nbr: "text",
  type: "text",
  voice_type: "text",
  media_file: "text",
  repeat_timeout: "text",
  repeat_prompts: "text",
  call_extn_allowed: "flag",
  record: "text",
  transfer_time: "text",
  timeout_enable: "flag",
  timeout: "text",
  business_type: "text",
  numbers: "text",
  digits: "text",
  created_at: "time",
  updated_at: "time",
  deleted_at: "time",
} as const satisfies ColumnsOf<"ivrs">;
export type IvrColumn = keyof typeof IVR_COLUMNS;

/** Of one tree, counted with its root. */
export const MOST_IVR_NODES = 500;
export const DEEPEST_IVR_LEVEL = 9;

export interface IvrStore {
  /** Roots only. */
  list(query: PageQuery<IvrColumn>, lastBeyond?: boolean): Promise<Page<IvrRow>>;
  get(id: number): Promise<IvrRow | undefined>;
  /** With all that is below it. */
  tree(id: number): Promise<IvrTree | undefined>;
  /** Refuses taken names, numbers of roots, those that are a hotline's (unless forced), and keys of a menu; a queue that does not exist; a tree that is too large. */
  add(ivr: NewIvr, force?: boolean): Promise<Written>;
  /** Refuses another number where a hotline or a queue leads to it, or where a hotline has that one, unless forced. */
  set(id: number, fields: IvrFields, force: boolean): Promise<Written>;
  /** With all that is below it. Refuses where a hotline or a queue leads to it, unless forced. */
  remove(id: number, force: boolean): Promise<Written>;
}

export function ivrStore(parts: StoreParts): IvrStore {
  const { database, timeZone } = parts;
  const where = sql<boolean>`parent_id is null`;
  const roots = { table: "ivrs", columns: IVR_COLUMNS, timeZone, where } as const;
  return {
    list: (query, lastBeyond = false) => pageOf(database, { ...roots, lastBeyond }, query),
    get: (id) => livingRows(parts, "ivrs").get(database, id),
    tree: async (id) => treeOf(await rowsBelow(database, id)),
    add: (ivr, force = false) => transacted(database, (transaction) => add(parts, transaction, ivr, force)),
    set: (id, fields, force) => transacted(database, (transaction) => set(parts, transaction, { id, fields, force })),
    remove: (id, force) => transacted(database, (transaction) => remove(parts, transaction, id, force)),
  };
}

/** The node and all living ones below it, parents before children, siblings in the order they were added. */
export async function rowsBelow(connection: Connection, id: number): Promise<IvrRow[]> {
  const { rows } = await sql<IvrRow>`with recursive tree as (
      select * from ivrs where id = ${id} and deleted_at is null
      union all
      select child.* from ivrs as child join tree on child.parent_id = tree.id where child.deleted_at is null
    ) select * from tree order by level, id`.execute(connection);
  return rows;
}

/** `rows`: the root first, as `rowsBelow` gives them. */
function treeOf(rows: readonly IvrRow[]): IvrTree | undefined {
  return treesOf(rows)[0];
}

/** `rows`: of one tree or several; whose parent is not among them is at the top. */
export function treesOf(rows: readonly IvrRow[]): IvrTree[] {
  const nodes = new Map(rows.map((row) => [row.id, { row, children: [] as IvrTree[] }]));
  const tops: IvrTree[] = [];
  for (const node of nodes.values()) {
    const parent = node.row.parent_id === null ? undefined : nodes.get(node.row.parent_id);
    (parent?.children ?? tops).push(node);
  }
  return tops;
}

/** What the engine is told of a change anywhere in a tree: the tree as it is now. */
export async function treeChange(connection: Connection, id: number): Promise<ConfigChange> {
  const { rows: up } = await sql<{ id: number }>`with recursive up as (
      select id, parent_id from ivrs where id = ${id}
      union all
      select parent.id, parent.parent_id from ivrs as parent join up on parent.id = up.parent_id
    ) select id from up where parent_id is null`.execute(connection);
  const root = up[0]?.id ?? id;
  const tree = treeOf(await rowsBelow(connection, root));
  return tree === undefined ? { type: "drop-ivr", id: String(root) } : putIvr(tree);
}

async function add(parts: StoreParts, transaction: Connection, ivr: NewIvr, force: boolean): Promise<Written> {
  const { name, type, parent_id, level: saidLevel, ...fields } = ivr;
  const level = await levelBelow(transaction, parent_id ?? null);
  if (saidLevel !== undefined && saidLevel !== null && saidLevel !== level) {
    const expected = parent_id === undefined || parent_id === null ? "0, because there is no parent_id" : String(level);
    throw new Refused({ type: "unfit", field: "level", expected });
  }
  const row = await livingRows(parts, "ivrs").add(transaction, {
    ...{ nbr: "", voice_type: "file", media_file: "", call_extn_allowed: false, record: "close" },
    ...{ timeout_enable: false, business_type: "", numbers: "", digits: "" },
    ...given(fields),
    ...{ name, type, parent_id: parent_id ?? null, level },
  });
  await checkIvr(transaction, row);
  if (row.parent_id === null) refuseEmergency(parts, "nbr", row.nbr);
  if (!force && row.parent_id === null) await refuseHidden(parts, transaction, row.nbr);
  return { id: row.id, changes: [await treeChange(transaction, row.id)], accounts: [] };
}

/** The level of a new child; 0 without a parent. Refuses a parent that there is not, or that takes no more. */
async function levelBelow(transaction: Connection, parentId: number | null): Promise<number> {
  if (parentId === null) return 0;
  const { rows: ancestors } = await sql<{ id: number; level: number }>`with recursive up as (
      select id, parent_id, level from ivrs where id = ${parentId} and deleted_at is null
      union all
      select parent.id, parent.parent_id, parent.level from ivrs as parent join up on parent.id = up.parent_id
    ) select id, level from up order by level`.execute(transaction);
  const [root, parent] = [ancestors[0], ancestors.at(-1)];
  // Held until the child is written, so that nobody removes the tree in between.
  const held = await transaction
    .selectFrom("ivrs")
    .select("id")
    .where("id", "=", root?.id ?? parentId)
    .where("deleted_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  const unfit = (expected: string) => new Refused({ type: "unfit", field: "parent_id", expected });
  if (root === undefined || parent === undefined || held === undefined) throw unfit("the id of an IVR");
  if (parent.level >= DEEPEST_IVR_LEVEL) throw unfit(`an IVR of a level below ${DEEPEST_IVR_LEVEL}`);
  if ((await rowsBelow(transaction, root.id)).length >= MOST_IVR_NODES) {
    throw unfit(`an IVR whose tree has less than ${MOST_IVR_NODES} nodes`);
  }
  return parent.level + 1;
}

async function set(
  parts: StoreParts,
  transaction: Connection,
  { id, fields, force }: { readonly id: number; readonly fields: IvrFields; readonly force: boolean },
): Promise<Written> {
  const rows = livingRows(parts, "ivrs");
  const former = await rows.sure(transaction, id);
  const row = await rows.set(transaction, id, fields);
  await checkIvr(transaction, row);
  if (row.nbr !== former.nbr && row.parent_id === null) refuseEmergency(parts, "nbr", row.nbr);
  const touched = row.nbr === former.nbr ? [] : await holdersOfRoot(transaction, former);
  if (row.nbr !== former.nbr && !force) {
    refuseHeld(touched);
    if (row.parent_id === null) await refuseHidden(parts, transaction, row.nbr);
  }
  return { id, changes: [await treeChange(transaction, id)], accounts: [], touched };
}

/** Of each type, whether nobody ever stands there: it leads to a menu above. */
const LEADS_BACK: Readonly<Record<IvrType, boolean>> = { transfer: false, next: false, prev: true, top: true };

/** What a single field cannot show to be wrong. */
export async function checkIvr(transaction: Connection, row: IvrRow): Promise<void> {
  if (row.parent_id === null) {
    if (row.nbr === "") throw new Refused({ type: "unfit", field: "nbr", expected: "the number of the top menu" });
    if (LEADS_BACK[row.type]) {
      const expected = "transfer or next: there is no menu above the top one";
      throw new Refused({ type: "unfit", field: "type", expected });
    }
  }
  if (row.business_type !== "queue" || row.numbers === "") return;
  // Held until the node is written, so that nobody removes the queue in between.
  const queue = await queueNamed(transaction, row.numbers).select("id").forShare().executeTakeFirst();
  if (queue === undefined) throw new Refused({ type: "unfit", field: "numbers", expected: "the name of a queue" });
}

async function remove(parts: StoreParts, transaction: Connection, id: number, force: boolean): Promise<Written> {
  const now = new Date(parts.clock.now());
  const row = await livingRows(parts, "ivrs").sure(transaction, id);
  const holders = await holdersOfRoot(transaction, row);
  if (!force) refuseHeld(holders);
  const ids = (await rowsBelow(transaction, id)).map((node) => node.id);
  await transaction.updateTable("ivrs").set({ deleted_at: now, updated_at: now }).where("id", "in", ids).execute();
  return { id, changes: [await treeChange(transaction, id)], accounts: [], touched: holders };
}

/** Only a root is led to. */
export async function holdersOfRoot(transaction: Connection, row: IvrRow): Promise<Holder[]> {
  return row.parent_id === null ? holdersOfIvr(transaction, row.nbr) : [];
}
