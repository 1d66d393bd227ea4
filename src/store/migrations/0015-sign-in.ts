import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Locks that end by themselves, for each place that a login is tried from; the places where its user has been let in. */
export const signIn: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable("users").addColumn("locked_until", "timestamptz").execute();
    // Wrong passwords have locked these; what an administrator has locked by hand stays.
    await sql`update users set is_locked = false, login_attempts = 0 where is_locked and login_attempts > 5`.execute(
      database,
    );
    await database.schema
      .createTable("sign_in_guards")
      // SHA-256: there is a guard for logins that nobody has, too, and what people type in there is nobody's business.
      .addColumn("login_hash", "text", (column) => column.notNull())
      .addColumn("place", "text", (column) => column.notNull())
      // No reference: null where nobody has this login.
      .addColumn("user_id", "integer")
      .addColumn("failures", "integer", (column) => column.notNull())
      .addColumn("series", "integer", (column) => column.notNull())
      .addColumn("failed_at", "timestamptz", (column) => column.notNull())
      .addColumn("locked_until", "timestamptz")
      .addPrimaryKeyConstraint("sign_in_guards_pkey", ["login_hash", "place"])
      .execute();
    await database.schema.createIndex("sign_in_guards_failed_at").on("sign_in_guards").column("failed_at").execute();
    await database.schema
      .createTable("sign_in_places")
      .addColumn("user_id", "integer", (column) => column.notNull())
      .addColumn("network", "text", (column) => column.notNull())
      .addColumn("seen_at", "timestamptz", (column) => column.notNull())
      .addPrimaryKeyConstraint("sign_in_places_pkey", ["user_id", "network"])
      .execute();
  },
};
