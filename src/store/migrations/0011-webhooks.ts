import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Facts told to receivers outside: who they are, how far each has come, what waits for them, and what became of it. */
export const webhooks: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable("webhooks")
      .addColumn("id", "serial", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("url", "text", (column) => column.notNull())
      .addColumn("secret", "text", (column) => column.notNull())
      .addColumn("former_secret", "text", (column) => column.notNull().defaultTo(""))
      .addColumn("former_secret_until", "timestamptz")
      .addColumn("enabled", "boolean", (column) => column.notNull())
      .addColumn("disabled_reason", "text", (column) => column.notNull().defaultTo(""))
      .addColumn("facts", "jsonb", (column) => column.notNull())
      .addColumn("queues", "jsonb", (column) => column.notNull())
      .addColumn("created_at", "timestamptz", (column) => column.notNull())
      .addColumn("updated_at", "timestamptz", (column) => column.notNull())
      .addColumn("deleted_at", "timestamptz")
      .execute();
    await sql`create unique index webhooks_name_living on webhooks (name) where deleted_at is null`.execute(database);
    await database.schema
      .createTable("webhook_cursors")
      .addColumn("webhook_id", "integer", (column) => column.primaryKey())
      .addColumn("last_fact", "bigint", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("failures", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("failing_since", "timestamptz")
      .addColumn("next_at", "timestamptz")
      .execute();
    await database.schema
      .createTable("webhook_facts")
      .addColumn("seq", "bigint", (column) => column.primaryKey())
      .addColumn("at", "timestamptz", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("queues", "jsonb", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
    await sql`create index webhook_facts_at on webhook_facts (at)`.execute(database);
    await database.schema
      .createTable("webhook_deliveries")
      .addColumn("webhook_id", "integer", (column) => column.notNull())
      .addColumn("seq", "bigint", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("status", "text", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("http_status", "integer")
      .addColumn("error", "text", (column) => column.notNull())
      .addColumn("ms", "integer", (column) => column.notNull())
      .addColumn("at", "timestamptz", (column) => column.notNull())
      .addPrimaryKeyConstraint("webhook_deliveries_pkey", ["webhook_id", "seq"])
      .execute();
  },
};
