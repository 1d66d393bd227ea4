// Changes of what is set up, each in one transaction and in somebody's name; and what became of one that nobody answered.
import { sql } from "kysely";
import { trimAuditLog } from "./audit-log.ts";
import { actAs, type Actor } from "./audit-trail.ts";
import { OutcomeUnknown, sqlStateOf } from "./failures.ts";
import type { Connection, StoreParts } from "./parts.ts";

/** Rejects with OutcomeUnknown where the connection is lost before the database has said that it is stored. */
export async function change<Result>(
  parts: StoreParts,
  actor: Actor,
  write: (transaction: Connection) => Promise<Result>,
): Promise<Result> {
  let number: string | undefined;
  try {
    return await parts.database.transaction().execute(async (transaction) => {
      const now = parts.clock.now();
      number = await actAs(transaction, actor, now);
      const result = await write(transaction);
      await trimAuditLog(transaction, parts.auditDays, now);
      return result;
    });
  } catch (error) {
    if (error instanceof OutcomeUnknown) error.transaction = number;
    throw error;
  }
}

/**
 * Whether nothing more comes of a transaction: a COMMIT that was sent may get there after the connection is gone. `end`: it is
 * ended where the server has not heard that nobody is there any more. Rejects while the database is away.
 */
export async function isOver(
  { database }: Pick<StoreParts, "database">,
  number: string,
  { end }: { readonly end: boolean },
): Promise<boolean> {
  if ((await stateOf(database, number)) !== "in progress") return true;
  // One's own role's may always be ended. Of a server that took another's place it may be an unlucky one: it is told so.
  if (end) {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where backend_xid = ${number}::xid8::xid and pid <> pg_backend_pid()`.execute(database);
  }
  return false;
}

/** Null: so long ago that nobody knows; undefined: this server has not come so far, it has taken the place of another one. */
async function stateOf(database: Connection, number: string): Promise<string | null | undefined> {
  try {
    const { rows } = await sql<{ state: string | null }>`select pg_xact_status(${number}::xid8) as state`.execute(
      database,
    );
    return rows[0]?.state;
  } catch (error) {
    if (sqlStateOf(error) === "22023") return undefined;
    throw error;
  }
}
