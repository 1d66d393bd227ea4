import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** When a user was signed out everywhere, and when each token was last used. */
export const sessions: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable("users").addColumn("signed_out_at", "timestamptz").execute();
    await database.schema.alterTable("tokens").addColumn("used_at", "timestamptz").execute();
  },
};
