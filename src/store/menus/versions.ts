// Every tree of menus that callers have met, the latest hundred of each: whoever publishes can go back. What the API writes node by
// node is published at once, and is a version like any other.
import { sql } from "kysely";
import type { ConfigChange } from "../../core/model.ts";
import type { DraftNode, VersionCause } from "../database/menu-tables.ts";
import { rowsBelow } from "../ivrs.ts";
import type { Connection } from "../parts.ts";
import { isSameTree, nodesOf } from "./draft-node.ts";

/** Of one tree; older ones go. */
export const MOST_VERSIONS = 100;

export interface VersionHead {
  readonly number: number;
  readonly how: VersionCause;
  readonly note: string;
  /** Of one that was restored: which it is again. */
  readonly of: number | null;
  readonly at: Date;
  /** Whose doing it was; empty: nobody's, it was there. */
  readonly login: string;
  /** How many nodes it has. */
  readonly nodes: number;
}

export interface Version extends Omit<VersionHead, "nodes"> {
  /** Queues that have got another name since are named by it. */
  readonly nodes: readonly DraftNode[];
}

export interface NewVersion {
  readonly root: number;
  readonly login: string;
  readonly at: Date;
  readonly how: VersionCause;
  readonly note?: string;
  readonly of?: number;
}

/** The latest first. */
export async function versionsOf(connection: Connection, root: number): Promise<VersionHead[]> {
  const rows = await connection
    .selectFrom("ivr_versions")
    .select(["number", "how", "note", "of_number", "at", "login", sql<number>`jsonb_array_length(nodes)`.as("count")])
    .where("ivr_id", "=", root)
    .orderBy("number", "desc")
    .execute();
  return rows.map(({ of_number, count, ...row }) => ({ ...row, of: of_number, nodes: count }));
}

/** The number of the latest; 0: there is none. */
export async function latestNumber(connection: Connection, root: number): Promise<number> {
  const latest = connection.selectFrom("ivr_versions").select(({ fn }) => fn.max<number | null>("number").as("number"));
  return (await latest.where("ivr_id", "=", root).executeTakeFirstOrThrow()).number ?? 0;
}

/** `number` undefined: the latest. */
export async function versionOf(
  connection: Connection,
  root: number,
  number: number | undefined,
): Promise<Version | undefined> {
  const all = connection.selectFrom("ivr_versions").selectAll().where("ivr_id", "=", root);
  const some = number === undefined ? all : all.where("number", "=", number);
  const row = await some.orderBy("number", "desc").limit(1).executeTakeFirst();
  if (row === undefined) return undefined;
  const { how, note, of_number, at, login } = row;
  const nodes = await withQueuesOfNow(connection, row.nodes, at);
  return { number: row.number, how, note, of: of_number, at, login, nodes };
}

/** Nodes as they were written at a time, with the names that queues have now. */
export async function withQueuesOfNow(
  connection: Connection,
  nodes: readonly DraftNode[],
  since: Date,
): Promise<readonly DraftNode[]> {
  const renames = await connection
    .selectFrom("queue_renames")
    .select(["former", "name"])
    .where("at", ">", since)
    .orderBy("at")
    .orderBy("id")
    .execute();
  if (renames.length === 0) return nodes;
  const nameNow = (queue: string): string =>
    renames.reduce((name, rename) => (rename.former === name ? rename.name : name), queue);
  return nodes.map((node) => (node.business_type === "queue" ? { ...node, numbers: nameNow(node.numbers) } : node));
}

/** Keeps the tree as it is now, where it is another one than the latest version's. Gives the number of the version that it is. */
export async function keepVersion(connection: Connection, version: NewVersion): Promise<number> {
  const { root, login, at, how, note = "", of } = version;
  const nodes = nodesOf(await rowsBelow(connection, root));
  const last = await versionOf(connection, root, undefined);
  if (last !== undefined && isSameTree(last.nodes, nodes)) return last.number;
  const number = (last?.number ?? 0) + 1;
  await connection
    .insertInto("ivr_versions")
    .values({ ivr_id: root, number, nodes: JSON.stringify(nodes), how, note, of_number: of ?? null, at, login })
    .execute();
  await connection
    .deleteFrom("ivr_versions")
    .where("ivr_id", "=", root)
    .where("number", "<=", number - MOST_VERSIONS)
    .execute();
  return number;
}

/** Of every tree that a change has touched. */
export async function keepVersions(
  connection: Connection,
  changes: readonly ConfigChange[],
  by: { readonly login: string; readonly at: Date },
): Promise<void> {
  const roots = new Set(changes.flatMap((change) => (change.type === "put-ivr" ? [Number(change.ivr.id)] : [])));
  for (const root of roots) await keepVersion(connection, { root, ...by, how: "written" });
}

/** Of every tree that has none yet: one that came from a file. */
export async function keepFirstVersions(connection: Connection, at: Date): Promise<void> {
  const { rows } = await sql<{ id: number }>`select id from ivrs where parent_id is null and deleted_at is null
    and not exists (select from ivr_versions where ivr_id = ivrs.id)`.execute(connection);
  for (const { id } of rows) await keepVersion(connection, { root: id, login: "", at, how: "found" });
}
