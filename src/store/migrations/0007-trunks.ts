import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Outside lines. */
export const trunks: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable("trunks")
      .addColumn("id", "serial", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("enabled", "boolean", (column) => column.notNull())
      .addColumn("address", "text", (column) => column.notNull())
      .addColumn("port", "integer", (column) => column.notNull())
      .addColumn("transport", "text", (column) => column.notNull())
      .addColumn("login", "text", (column) => column.notNull())
      // The carrier's challenge needs the password itself.
      .addColumn("password", "text", (column) => column.notNull())
      .addColumn("registers", "boolean", (column) => column.notNull())
      .addColumn("domain", "text", (column) => column.notNull())
      .addColumn("expires", "integer", (column) => column.notNull())
      .addColumn("priority", "integer", (column) => column.notNull())
      .addColumn("max_calls", "integer", (column) => column.notNull())
      .addColumn("outbound", "jsonb", (column) => column.notNull())
      .addColumn("inbound", "jsonb", (column) => column.notNull())
      .addColumn("caller_number", "text", (column) => column.notNull())
      .addColumn("reaches_extensions", "boolean", (column) => column.notNull())
      .addColumn("contexts", "jsonb", (column) => column.notNull())
      .addColumn("description", "text", (column) => column.notNull())
      .addColumn("created_at", "timestamptz", (column) => column.notNull())
      .addColumn("updated_at", "timestamptz", (column) => column.notNull())
      .addColumn("deleted_at", "timestamptz")
      .execute();
    await sql`create unique index trunks_name_living on trunks (name) where deleted_at is null`.execute(database);
  },
};
