// Users as far as extensions and keys need them: an agent is a user, and an extension belongs to one.
import { sql, type Selectable } from "kysely";
import type { UsersTable } from "./database/tables.ts";
import type { Connection } from "./parts.ts";

export type UserRow = Selectable<UsersTable>;

export const ADMIN_LOGIN = "admin";

export function livingUser(connection: Connection, id: number): Promise<UserRow | undefined> {
  const found = connection.selectFrom("users").selectAll().where("id", "=", id).where("deleted_at", "is", null);
  return found.executeTakeFirst();
}

interface UserOfExtension {
  readonly extn: string;
  readonly name: string;
  readonly domain: string;
  readonly context: string;
  readonly now: Date;
}

/** The user whose login is the extension's number; made where there is none. */
export async function addUserOfExtension(connection: Connection, wanted: UserOfExtension): Promise<UserRow> {
  const former = await connection
    .selectFrom("users")
    .selectAll()
    .where("login", "=", wanted.extn)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (former !== undefined) return former;
  const { extn, name, domain, context, now } = wanted;
  return connection
    .insertInto("users")
    .values({
      ...{ login: extn, name, type: "AGENT", domain, context, agent_info: "{}", is_super: false },
      ...madeAt(now),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

function madeAt(now: Date): { disabled: false; with_extension: true; created_at: Date; updated_at: Date } {
  return { disabled: false, with_extension: true, created_at: now, updated_at: now };
}

/** Lets the extension's user go with it where they were made with it; otherwise they only lose it. Gives who has gone. */
export async function dropUserOfExtension(
  connection: Connection,
  extension: { readonly id: number; readonly extn: string; readonly user_id: number },
  now: Date,
): Promise<UserRow | undefined> {
  await connection
    .updateTable("users")
    .set({ extn: null, extn_id: null })
    .where("extn_id", "=", extension.id)
    .execute();
  return connection
    .updateTable("users")
    .set({ deleted_at: now, updated_at: now })
    .where("id", "=", extension.user_id)
    .where("login", "=", extension.extn)
    .where("with_extension", "=", true)
    .where("deleted_at", "is", null)
    .returningAll()
    .executeTakeFirst();
}

/** The administrator, whom the first developer key belongs to. */
export async function administrator(connection: Connection, domain: string, now: Date): Promise<UserRow> {
  const find = () =>
    connection
      .selectFrom("users")
      .selectAll()
      .where("login", "=", ADMIN_LOGIN)
      .where("deleted_at", "is", null)
      .executeTakeFirst();
  const former = await find();
  if (former !== undefined) return former;
  const made = await connection
    .insertInto("users")
    .values({
      ...{ login: ADMIN_LOGIN, name: "Administrator", type: "NORMAL", domain, agent_info: "{}", is_super: true },
      ...madeAt(now),
      with_extension: false,
    })
    .onConflict((conflict) => conflict.column("login").where("deleted_at", "is", null).doNothing())
    .returningAll()
    .executeTakeFirst();
  // Nothing was made where another process has just made them.
  const user = made ?? (await find());
  if (user === undefined) throw new Error("there is no administrator and none can be made");
  return user;
}

/** `by-password`: those that were got with a password. */
export async function endTokens(connection: Connection, userId: number, which: "all" | "by-password"): Promise<void> {
  const some = connection.deleteFrom("tokens").where("user_id", "=", userId);
  await (which === "all" ? some : some.where("dev_key_id", "is", null)).execute();
}

/** Whether their extension says `weblogin_disabled`: their first one, or the one whose number is their login. */
export async function isKeptFromSignIn(connection: Connection, userId: number): Promise<boolean> {
  const kept = await connection
    .selectFrom("extensions")
    .innerJoin("users", "users.id", "extensions.user_id")
    .select("extensions.id")
    .where("users.id", "=", userId)
    .where("extensions.deleted_at", "is", null)
    .where("extensions.weblogin_disabled", "=", true)
    .where(sql<boolean>`(extensions.id = users.extn_id or extensions.extn = users.login)`)
    .executeTakeFirst();
  return kept !== undefined;
}
