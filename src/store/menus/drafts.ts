// Trees of menus that are being changed: callers meet nothing of them before they are published.
import { sql } from "kysely";
import type { ConfigChange } from "../../core/model.ts";
import { Refused } from "../failures.ts";
import { rowsBelow, type IvrRow } from "../ivrs.ts";
import { transacted, type Connection, type StoreParts, type Written } from "../parts.ts";
import type { DraftNode } from "../database/menu-tables.ts";
import { nodesOf } from "./draft-node.ts";
import { publish, type Publication } from "./publish.ts";
import type { NodeFault } from "./tree-faults.ts";
import {
  keepVersions,
  latestNumber,
  versionOf,
  versionsOf,
  withQueuesOfNow,
  type Version,
  type VersionHead,
} from "./versions.ts";

export interface Draft {
  readonly nodes: readonly DraftNode[];
  /** 0: nothing was kept, and these are the nodes that callers meet. */
  readonly revision: number;
  /** The number of the version that it began from. */
  readonly basedOn: number;
  /** And of the one that callers meet. */
  readonly latest: number;
  /** Undefined: nothing was kept. */
  readonly at: Date | undefined;
  readonly login: string;
}

export interface DraftChange {
  readonly root: number;
  readonly nodes: readonly DraftNode[];
  /** The one that was looked at; undefined: whatever it was. */
  readonly revision: number | undefined;
  readonly login: string;
}

export interface MenuDraftStore {
  /** The top of a tree. */
  top(root: number): Promise<IvrRow | undefined>;
  /** Undefined: there is no such tree. */
  get(root: number): Promise<Draft | undefined>;
  /** Keeps it in the place of what was kept. Refuses where somebody else has kept another one meanwhile. */
  put(change: DraftChange): Promise<Written>;
  remove(root: number): Promise<Written>;
  /** What of it does not fit what else there is: names that are taken, queues that there are not. */
  faults(root: number, nodes: readonly DraftNode[]): Promise<NodeFault[]>;
  /** Callers meet it from now on; a draft that was published is over. */
  publish(publication: Publication): Promise<Written>;
  /** Each tree that a change has touched, as a version of it. */
  keep(changes: readonly ConfigChange[], login: string): Promise<void>;
  /** The number of the version that callers meet. */
  latest(root: number): Promise<number>;
  /** The latest first. */
  versions(root: number): Promise<VersionHead[]>;
  version(root: number, number: number): Promise<Version | undefined>;
}

export function menuDraftStore(parts: StoreParts): MenuDraftStore {
  const { database, clock } = parts;
  return {
    top: (root) => topOf(database, root),
    get: (root) => draftOf(database, root),
    put: (change) => transacted(database, (transaction) => put(transaction, change, new Date(clock.now()))),
    remove: (root) =>
      transacted(database, async (transaction) => {
        await heldTop(transaction, root);
        await transaction.deleteFrom("ivr_drafts").where("ivr_id", "=", root).execute();
        return { id: root, changes: [], accounts: [] };
      }),
    faults: (root, nodes) => storedFaults(database, root, nodes),
    publish: (publication) =>
      transacted(database, async (transaction) => {
        await refuseChanged(transaction, publication.root, publication.revision);
        return publish(parts, transaction, publication);
      }),
    keep: (changes, login) => keepVersions(database, changes, { login, at: new Date(clock.now()) }),
    latest: (root) => latestNumber(database, root),
    versions: (root) => versionsOf(database, root),
    version: (root, number) => versionOf(database, root, number),
  };
}

async function topOf(connection: Connection, root: number): Promise<IvrRow | undefined> {
  return connection
    .selectFrom("ivrs")
    .selectAll()
    .where("id", "=", root)
    .where("parent_id", "is", null)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
}

/** Held until the change is written. */
async function heldTop(transaction: Connection, root: number): Promise<void> {
  const top = await sql`select id from ivrs where id = ${root} and parent_id is null and deleted_at is null
    for update`.execute(transaction);
  if (top.rows.length === 0) throw new Refused({ type: "no-such" });
}

async function draftOf(connection: Connection, root: number): Promise<Draft | undefined> {
  if ((await topOf(connection, root)) === undefined) return undefined;
  const row = await connection.selectFrom("ivr_drafts").selectAll().where("ivr_id", "=", root).executeTakeFirst();
  const latest = await latestNumber(connection, root);
  if (row === undefined) {
    const nodes = nodesOf(await rowsBelow(connection, root));
    return { nodes, revision: 0, basedOn: latest, latest, at: undefined, login: "" };
  }
  const { revision, based_on, at, login } = row;
  return { nodes: await withQueuesOfNow(connection, row.nodes, at), revision, basedOn: based_on, latest, at, login };
}

async function put(transaction: Connection, change: DraftChange, at: Date): Promise<Written> {
  const { root, nodes, revision, login } = change;
  await heldTop(transaction, root);
  await refuseChanged(transaction, root, revision);
  const latest = await latestNumber(transaction, root);
  const kept = { nodes: JSON.stringify(nodes), at, login };
  await transaction
    .insertInto("ivr_drafts")
    .values({ ivr_id: root, revision: 1, based_on: latest, ...kept })
    .onConflict((conflict) =>
      conflict.column("ivr_id").doUpdateSet({ ...kept, revision: sql`ivr_drafts.revision + 1` }),
    )
    .execute();
  return { id: root, changes: [], accounts: [] };
}

async function refuseChanged(transaction: Connection, root: number, looked: number | undefined): Promise<void> {
  if (looked === undefined) return;
  const row = await transaction
    .selectFrom("ivr_drafts")
    .select(["revision", "login"])
    .where("ivr_id", "=", root)
    .executeTakeFirst();
  const { revision, login } = row ?? { revision: 0, login: "" };
  if (revision !== looked) throw new Refused({ type: "changed-since", revision, login });
}

async function storedFaults(connection: Connection, root: number, nodes: readonly DraftNode[]): Promise<NodeFault[]> {
  const own = await rowsBelow(connection, root);
  const names = nodes.map(({ name }) => name);
  const queues = nodes.filter(({ business_type }) => business_type === "queue").map(({ numbers }) => numbers);
  const others = connection.selectFrom("ivrs").where("deleted_at", "is", null);
  const notOwn = others.where(
    "id",
    "not in",
    own.map(({ id }) => id),
  );
  const taken = await notOwn
    .select("name")
    .where("name", "in", ["", ...names])
    .execute();
  const numbers = nodes.filter(({ parent }) => parent === "").map(({ nbr }) => nbr);
  const takenNumbers = await notOwn
    .select("nbr")
    .where("level", "=", 0)
    .where("nbr", "in", ["", ...numbers])
    .execute();
  const there = await connection
    .selectFrom("queues")
    .select("name")
    .where("deleted_at", "is", null)
    .where("name", "in", ["", ...queues])
    .execute();
  const takenNames = new Set(taken.map(({ name }) => name));
  const nbrs = new Set(takenNumbers.map(({ nbr }) => nbr));
  const queueNames = new Set(there.map(({ name }) => name));
  return nodes.flatMap(({ key, parent, name, nbr, business_type, numbers: to }) => [
    ...(takenNames.has(name) ? [{ key, field: "name", expected: "a name that no other menu has" }] : []),
    ...(parent === "" && nbrs.has(nbr) ? [{ key, field: "nbr", expected: "a number that no other menu has" }] : []),
    ...(business_type === "queue" && to !== "" && !queueNames.has(to)
      ? [{ key, field: "numbers", expected: "the name of a queue" }]
      : []),
  ]);
}
