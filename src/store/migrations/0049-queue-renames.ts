import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Which queues have got another name, and how far what was written under the former one has followed. */
export const queueRenames: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable("queue_renames")
      .addColumn("id", "bigint", (column) => column.primaryKey())
      .addColumn("former", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("at", "timestamptz", (column) => column.notNull())
      .addColumn("followed_at", "timestamptz")
      .addColumn("followed_uuid", "text")
      .addColumn("done_at", "timestamptz")
      .execute();
  },
};
