// A tree of menus is put in the place of the one that callers meet, as a whole: rows that it does not have go, those that it has
// again come back under the ids that they had, and what is left stays as it is.
import type { ConfigChange } from "../../core/model.ts";
import type { VersionCause } from "../database/menu-tables.ts";
import { refuseEmergency } from "../emergency-numbers.ts";
import { Refused, type Holder } from "../failures.ts";
import { checkIvr, holdersOfRoot, rowsBelow, treeChange, type IvrFields, type IvrRow } from "../ivrs.ts";
import { refuseHeld } from "../holders.ts";
import { livingRows } from "../living-rows.ts";
import { given, type Connection, type StoreParts, type Written } from "../parts.ts";
import { refuseHidden } from "../shadows.ts";
import { keepVersion } from "./versions.ts";

/** A node whose fields have been judged. Parents come before their children. */
export interface PublishedNode {
  readonly key: string;
  readonly parent: string;
  /** Undefined: of no row yet. */
  readonly id: number | undefined;
  readonly level: number;
  readonly fields: IvrFields & { readonly name: string; readonly type: IvrRow["type"]; readonly digits: string };
}

export interface Publication {
  readonly root: number;
  readonly nodes: readonly PublishedNode[];
  /** Of the draft that is published, where it was looked at; undefined: whatever it is. */
  readonly revision: number | undefined;
  readonly how: Extract<VersionCause, "published" | "restored">;
  /** Of a restored one: its number. */
  readonly of?: number;
  readonly note: string;
  readonly login: string;
  /** Another number also where something leads to it, or where a hotline hides it. */
  readonly force: boolean;
}

/** The row is that of no menu meanwhile. */
const NO_KEYS = "";

export async function publish(parts: StoreParts, transaction: Connection, publication: Publication): Promise<Written> {
  const { root, nodes, how, of, note, login, force } = publication;
  const former = await heldRows(transaction, root);
  const top = former.get(root);
  const [first] = nodes;
  if (top === undefined) throw new Refused({ type: "no-such" });
  if (first?.id !== root) throw new Refused({ type: "unfit", field: "nodes", expected: `a top with the id ${root}` });
  const touched = await judgeNumber(parts, transaction, { top, nbr: first.fields.nbr ?? "", force });
  await writeNodes(parts, transaction, former, nodes);
  const change: ConfigChange = await treeChange(transaction, root);
  const at = new Date(parts.clock.now());
  await keepVersion(transaction, { root, login, at, how, note, ...(of === undefined ? {} : { of }) });
  if (how === "published") await transaction.deleteFrom("ivr_drafts").where("ivr_id", "=", root).execute();
  return { id: root, changes: [change], accounts: [], touched };
}

/** Of the tree as it is, by id; held until all is written. */
async function heldRows(transaction: Connection, root: number): Promise<ReadonlyMap<number, IvrRow>> {
  const rows = await rowsBelow(transaction, root);
  const ids = [root, ...rows.map(({ id }) => id)];
  await transaction.selectFrom("ivrs").select("id").where("id", "in", ids).orderBy("id").forUpdate().execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function judgeNumber(
  parts: StoreParts,
  transaction: Connection,
  { top, nbr, force }: { readonly top: IvrRow; readonly nbr: string; readonly force: boolean },
): Promise<Holder[]> {
  if (nbr === top.nbr) return [];
  refuseEmergency(parts, "nbr", nbr);
  const held = await holdersOfRoot(transaction, top);
  if (force) return held;
  refuseHeld(held);
  await refuseHidden(parts, transaction, nbr);
  return held;
}

async function writeNodes(
  parts: StoreParts,
  transaction: Connection,
  former: ReadonlyMap<number, IvrRow>,
  nodes: readonly PublishedNode[],
): Promise<void> {
  const now = new Date(parts.clock.now());
  const revived = await gone(transaction, former, nodes);
  const kept = new Set(nodes.flatMap(({ id }) => id ?? []));
  const removed = [...former.keys()].filter((id) => !kept.has(id));
  if (removed.length > 0) {
    const left = transaction.updateTable("ivrs").set({ deleted_at: now, updated_at: now });
    await left.where("id", "in", removed).execute();
  }
  await makeRoom(transaction, former, nodes);
  const ids = new Map<string, number>();
  for (const node of nodes) {
    const place = { parent_id: ids.get(node.parent) ?? null, level: node.level };
    const row = node.id === undefined ? undefined : (former.get(node.id) ?? revived.get(node.id));
    const written = await writeNode(parts, transaction, { node, row, place });
    ids.set(node.key, written.id);
    await checkIvr(transaction, written);
  }
}

interface Writing {
  readonly node: PublishedNode;
  /** What was of it, living or gone. */
  readonly row: IvrRow | undefined;
  readonly place: Pick<IvrRow, "parent_id" | "level">;
}

async function writeNode(parts: StoreParts, transaction: Connection, { node, row, place }: Writing): Promise<IvrRow> {
  const rows = livingRows(parts, "ivrs");
  if (row === undefined) {
    return rows.add(transaction, {
      ...{ nbr: "", voice_type: "file", media_file: "", call_extn_allowed: false, record: "close" },
      ...{ timeout_enable: false, business_type: "", numbers: "" },
      ...given(node.fields),
      ...{ name: node.fields.name, type: node.fields.type, digits: node.fields.digits },
      ...place,
    });
  }
  const after = { ...row, ...given(node.fields), ...place };
  if (row.deleted_at === null && isUnchanged(row, after)) return row;
  const { id: _, created_at: __, updated_at: ___, deleted_at: ____, ...columns } = after;
  const written = { ...columns, deleted_at: null, updated_at: new Date(parts.clock.now()) };
  return transaction.updateTable("ivrs").set(written).where("id", "=", row.id).returningAll().executeTakeFirstOrThrow();
}

function isUnchanged(row: IvrRow, after: IvrRow): boolean {
  return (Object.keys(row) as (keyof IvrRow)[]).every((column) => row[column] === after[column]);
}

/** Nodes that were removed from this tree and are in it again. Refuses the id of a row that was never of it. */
async function gone(
  transaction: Connection,
  former: ReadonlyMap<number, IvrRow>,
  nodes: readonly PublishedNode[],
): Promise<ReadonlyMap<number, IvrRow>> {
  const ids = nodes.flatMap(({ id }) => (id === undefined || former.has(id) ? [] : [id]));
  if (ids.length === 0) return new Map();
  const [root] = former.keys();
  const rows = await transaction.selectFrom("ivrs").selectAll().where("id", "in", ids).execute();
  const tops = await topsOf(transaction, rows);
  const own = new Map(rows.filter(({ id }) => tops.get(id) === root).map((row) => [row.id, row]));
  const foreign = nodes.find(({ id }) => id !== undefined && !former.has(id) && !own.has(id));
  if (foreign !== undefined) {
    const expected = "the id of a menu of this tree, or none";
    throw new Refused({ type: "unfit", field: `${foreign.key}.id`, expected });
  }
  return own;
}

/** The top that each stood below when it was last written. */
async function topsOf(transaction: Connection, rows: readonly IvrRow[]): Promise<ReadonlyMap<number, number>> {
  const tops = new Map<number, number>();
  for (const row of rows) {
    let above: Pick<IvrRow, "id" | "parent_id"> | undefined = row;
    let top = row.id;
    while (above !== undefined && above.parent_id !== null) {
      top = above.parent_id;
      above = await transaction.selectFrom("ivrs").select(["id", "parent_id"]).where("id", "=", top).executeTakeFirst();
    }
    tops.set(row.id, top);
  }
  return tops;
}

/** Two that exchange names or keys would be in each other's way: those let go of what another one takes. */
async function makeRoom(
  transaction: Connection,
  former: ReadonlyMap<number, IvrRow>,
  nodes: readonly PublishedNode[],
): Promise<void> {
  const names = new Map(nodes.map(({ id, fields }) => [fields.name, id]));
  for (const { id, fields } of nodes) {
    const row = id === undefined ? undefined : former.get(id);
    if (row === undefined || id === undefined) continue;
    const isNameWanted = row.name !== fields.name && names.has(row.name);
    const isMoved = row.digits !== NO_KEYS && (row.digits !== fields.digits || movesFrom(row, nodes, id));
    const freed = { ...(isNameWanted ? { name: `${row.name} (${id})` } : {}), ...(isMoved ? { digits: NO_KEYS } : {}) };
    if (Object.keys(freed).length > 0) {
      await transaction.updateTable("ivrs").set(freed).where("id", "=", id).execute();
    }
  }
}

function movesFrom(row: IvrRow, nodes: readonly PublishedNode[], id: number): boolean {
  const node = nodes.find((one) => one.id === id);
  const parent = nodes.find(({ key }) => key === node?.parent);
  return parent?.id !== (row.parent_id ?? undefined);
}
