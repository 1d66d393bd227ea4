import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The messages in mailboxes. */
export const voicemails: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable("voicemails")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("extn", "text", (column) => column.notNull())
      .addColumn("file", "text", (column) => column.notNull())
      .addColumn("caller_number", "text", (column) => column.notNull())
      .addColumn("caller_name", "text", (column) => column.notNull())
      .addColumn("duration_ms", "integer", (column) => column.notNull())
      .addColumn("size_bytes", "integer", (column) => column.notNull())
      .addColumn("left_at", "timestamptz", (column) => column.notNull())
      .addColumn("heard", "boolean", (column) => column.notNull())
      .addColumn("removed_at", "timestamptz")
      .execute();
    await sql`create index voicemails_removed on voicemails (removed_at) where removed_at is not null`.execute(
      database,
    );
  },
};
