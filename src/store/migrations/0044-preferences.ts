import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What users keep of their own about how they work: documents by key. */
export const preferences: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable("preferences")
      .addColumn("user_id", "integer", (column) => column.notNull().references("users.id"))
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("value", "text", (column) => column.notNull())
      .addColumn("updated_at", "timestamptz", (column) => column.notNull())
      .addPrimaryKeyConstraint("preferences_pkey", ["user_id", "key"])
      .execute();
  },
};
