// Extensions that a user has besides the first, and those that leave them.
import type { ConfigChange } from "../core/model.ts";
import { insertExtension, type NewExtension } from "./extensions.ts";
import { Refused } from "./failures.ts";
import { sql } from "kysely";
import type { Connection, StoreParts, Written } from "./parts.ts";
import { refuseHidden } from "./shadows.ts";
import { agentChange } from "./to-engine.ts";
import { addUserOfExtension, livingUser } from "./users.ts";

/** Another extension of a user's; their first where they have none. In a transaction. */
export async function addExtensionTo(
  parts: StoreParts,
  userId: number,
  extension: NewExtension,
  force: boolean,
): Promise<Written> {
  const { database } = parts;
  const user = await livingUser(database, userId);
  if (user === undefined) throw new Refused({ type: "unfit", field: "user_id", expected: "the id of a user" });
  if (!force) await refuseHidden(parts, database, extension.extn);
  const { row, changes, accounts } = await insertExtension(parts, database, extension, user);
  await database
    .updateTable("users")
    .set({ extn: row.extn, extn_id: row.id })
    .where("id", "=", userId)
    .where("extn_id", "is", null)
    .execute();
  parts.known?.forget((principal) => principal.userId === userId);
  return { id: row.id, changes, accounts };
}

/**
 * An extension leaves its user, who keeps the others, and is from then on that of the user whose login is its number, who is
 * made where there is none. Its tokens end. Refuses where that user is the one whom it would leave. In a transaction.
 */
export async function leaveExtension(parts: StoreParts, userId: number, extensionId: number): Promise<Written> {
  const { database } = parts;
  const now = new Date(parts.clock.now());
  const user = await livingUser(database, userId);
  if (user === undefined) throw new Refused({ type: "no-such" });
  const row = await database
    .selectFrom("extensions")
    .selectAll()
    .where("id", "=", extensionId)
    .where("user_id", "=", userId)
    .where("deleted_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  const expected = "the id of an extension of this user";
  if (row === undefined) throw new Refused({ type: "unfit", field: "extn_id", expected });
  if (row.extn === user.login) {
    throw new Refused({ type: "unfit", field: "extn_id", expected: `${expected} that is not their own by its number` });
  }
  const { extn, name, domain, context } = row;
  const own = await addUserOfExtension(database, { extn, name, domain, context, now });
  await database
    .updateTable("extensions")
    .set({ user_id: own.id, updated_at: now })
    .where("id", "=", extensionId)
    .execute();
  await database.deleteFrom("tokens").where("extension_id", "=", extensionId).execute();
  parts.known?.forget((principal) => principal.userId === userId || principal.userId === own.id);
  await nameFirst(parts, userId, user.extn_id === extensionId);
  await nameFirst(parts, own.id, own.extn_id === null);
  const changes: ConfigChange[] = own.type === "AGENT" ? [agentChange(own)] : [];
  return { id: userId, changes, accounts: [] };
}

/** Of those that they have, the one that they have had for the longest time. */
async function nameFirst({ database }: StoreParts, userId: number, isWanted: boolean): Promise<void> {
  if (!isWanted) return;
  const first = await database
    .selectFrom("extensions")
    .select(["id", "extn"])
    .where("user_id", "=", userId)
    .where("deleted_at", "is", null)
    .orderBy("id")
    .executeTakeFirst();
  await database
    .updateTable("users")
    .set({ extn: first?.extn ?? null, extn_id: first?.id ?? null })
    .where("id", "=", userId)
    .execute();
}

/** Whoever names one makes it: there is no table of them. */
export async function contextsOf(connection: Connection): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select distinct context as name from (
      select context from users where deleted_at is null
      union select context from extensions where deleted_at is null
      union select jsonb_array_elements_text(contexts) from trunks where deleted_at is null
    ) as named where context <> '' order by name`.execute(connection);
  return rows.map(({ name }) => name);
}
