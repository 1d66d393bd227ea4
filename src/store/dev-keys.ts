// Developer keys: they do not expire, and are good until they are removed.
import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import type { DevKeysTable } from "./database/tables.ts";
import { Refused } from "./failures.ts";
import { listOrder } from "./list-order.ts";
import { pageOf, type ColumnsOf, type Page, type PageQuery } from "./pages.ts";
import { transacted, type Connection, type StoreParts } from "./parts.ts";
import { OWNER_COLUMNS, roleOf, type Principal } from "./principal.ts";
import { hashOf, sameHash } from "./secrets.ts";
import { administrator, livingUser } from "./users.ts";

export type DevKeyRow = Selectable<DevKeysTable>;

export const DEV_KEY_COLUMNS = {
  id: "text",
  user_id: "text",
  name: "text",
  origin: "text",
  created_at: "time",
} as const satisfies ColumnsOf<"dev_keys">;
export type DevKeyColumn = keyof typeof DEV_KEY_COLUMNS;

export interface DevKeyStore {
  /**
   * Sees to it that there is a developer key: the one of the settings where there is one (it takes the place of an
   * earlier one from there), else one made now. Returns the key that was made, to be shown once; it cannot be had again.
   */
  ensureDevKey(fromSettings: string | undefined): Promise<string | undefined>;
  ownerOfDevKey(key: string): Promise<Principal | undefined>;
  listDevKeys(query: PageQuery<DevKeyColumn>): Promise<Page<DevKeyRow>>;
  /** Makes one for a user; the key is shown once. Refuses where they have too many. */
  addDevKey(userId: number, name: string): Promise<{ readonly id: number; readonly key: string }>;
  /**
   * Makes one for the administrator, whoever has lost theirs; it is shown once. `revoke`: their other keys go, with all tokens
   * that were got with them, but for the one of the settings.
   */
  newDevKey(how: { readonly revoke: boolean }): Promise<string>;
  /** With all tokens that were got with it. */
  removeDevKey(id: number): Promise<DevKeyRow>;
}

const MOST_KEYS_OF_USER = 20;

export function devKeyStore(parts: StoreParts): DevKeyStore {
  const { database, timeZone } = parts;
  const order = listOrder(parts, "dev_keys");
  return {
    ensureDevKey: (key) => transacted(database, (transaction) => ensureDevKey(parts, transaction, key)),
    ownerOfDevKey: (key) => ownerOf(database, key),
    listDevKeys: (query) => pageOf(database, { table: "dev_keys", columns: DEV_KEY_COLUMNS, timeZone, order }, query),
    addDevKey: (userId, name) => transacted(database, (transaction) => add(parts, transaction, userId, name)),
    newDevKey: async ({ revoke }) => {
      const made = await transacted(database, (transaction) => anotherKey(parts, transaction, revoke));
      if (revoke) parts.known?.forget(({ devKeyId }) => devKeyId !== undefined);
      return made;
    },
    removeDevKey: async (id) => {
      parts.known?.forget(({ devKeyId }) => devKeyId === id);
      const row = await database.deleteFrom("dev_keys").where("id", "=", id).returningAll().executeTakeFirst();
      if (row === undefined) throw new Refused({ type: "no-such" });
      return row;
    },
  };
}

async function ensureDevKey(
  parts: StoreParts,
  transaction: Connection,
  fromSettings: string | undefined,
): Promise<string | undefined> {
  const now = new Date(parts.clock.now());
  const { id } = await administrator(transaction, parts.domain, now);
  const insert = async (key: string, origin: "first-run" | "environment"): Promise<void> => {
    const row = { user_id: id, hash: hashOf(key), origin, created_at: now };
    await transaction
      .insertInto("dev_keys")
      .values(row)
      .onConflict((conflict) => conflict.column("hash").doNothing())
      .execute();
  };
  if (fromSettings !== undefined) {
    await transaction
      .deleteFrom("dev_keys")
      .where("origin", "=", "environment")
      .where("hash", "<>", hashOf(fromSettings))
      .execute();
    await insert(fromSettings, "environment");
    return undefined;
  }
  const some = await transaction.selectFrom("dev_keys").select("id").limit(1).executeTakeFirst();
  if (some !== undefined) return undefined;
  const made = randomUUID();
  await insert(made, "first-run");
  return made;
}

async function anotherKey(parts: StoreParts, transaction: Connection, revoke: boolean): Promise<string> {
  const { id } = await administrator(transaction, parts.domain, new Date(parts.clock.now()));
  if (revoke) {
    await transaction.deleteFrom("dev_keys").where("user_id", "=", id).where("origin", "<>", "environment").execute();
  }
  return (await add(parts, transaction, id, "xcc key")).key;
}

async function ownerOf(connection: Connection, key: string): Promise<Principal | undefined> {
  const row = await ownersOfDevKeys(connection).where("dev_keys.hash", "=", hashOf(key)).executeTakeFirst();
  return row === undefined || !sameHash(row.hash, hashOf(key)) ? undefined : devKeyPrincipal(row);
}

/** Keys of users who may be let in, and all that a principal is made of. */
export function ownersOfDevKeys(connection: Connection) {
  return connection
    .selectFrom("dev_keys")
    .innerJoin("users", "users.id", "dev_keys.user_id")
    .select(["dev_keys.id as devKeyId", "dev_keys.hash", ...OWNER_COLUMNS])
    .where("users.deleted_at", "is", null)
    .where("users.disabled", "=", false);
}

export function devKeyPrincipal(
  row: Awaited<ReturnType<ReturnType<typeof ownersOfDevKeys>["execute"]>>[number],
): Principal {
  const { userId, login, devKeyId, queues } = row;
  return {
    ...{ queues, ownExtn: row.ownExtn ?? undefined },
    ...{ userId, login, devKeyId, role: roleOf(row), tokenKind: "developer-key" },
    ...{ tokenId: undefined, extension: undefined },
  };
}

async function add(
  parts: StoreParts,
  transaction: Connection,
  userId: number,
  name: string,
): Promise<{ id: number; key: string }> {
  const user = await livingUser(transaction, userId);
  if (user === undefined) throw new Refused({ type: "unfit", field: "user_id", expected: "the id of a user" });
  const { length } = await transaction.selectFrom("dev_keys").select("id").where("user_id", "=", userId).execute();
  if (length >= MOST_KEYS_OF_USER) {
    const expected = `a user with fewer than ${MOST_KEYS_OF_USER} keys`;
    throw new Refused({ type: "unfit", field: "user_id", expected });
  }
  const key = randomUUID();
  const row = { user_id: userId, hash: hashOf(key), origin: "user", name, created_at: new Date(parts.clock.now()) };
  const { id } = await transaction
    .insertInto("dev_keys")
    .values({ ...row, origin: "user" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { id, key };
}
