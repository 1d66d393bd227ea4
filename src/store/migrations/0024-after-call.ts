import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Work after the call: how long and in which mode, what came of calls (dispositions), and why agents are on break. */
export const afterCall: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable("queues")
      .addColumn("wrap_up_mode", "text")
      .addColumn("wrap_up_time", "integer")
      .addColumn("disposition_required", "boolean")
      .addColumn("disposition_default", "text")
      .execute();
    await database.schema
      .createTable("dispositions")
      .addColumn("id", "serial", (column) => column.primaryKey())
      .addColumn("queue_id", "integer", (column) => column.references("queues.id"))
      .addColumn("parent_id", "integer", (column) => column.references("dispositions.id"))
      .addColumn("code", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("name_en", "text", (column) => column.notNull())
      .addColumn("active", "boolean", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("created_at", "timestamptz", (column) => column.notNull())
      .addColumn("updated_at", "timestamptz", (column) => column.notNull())
      .addColumn("deleted_at", "timestamptz")
      .execute();
    // A code stands for one thing in a queue's tree, and in the center's.
    await sql`create unique index dispositions_code_living on dispositions (coalesce(queue_id, 0), code)
      where deleted_at is null`.execute(database);
    await database.schema
      .createTable("break_reasons")
      .addColumn("id", "serial", (column) => column.primaryKey())
      .addColumn("code", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("name_en", "text", (column) => column.notNull())
      .addColumn("minutes", "integer")
      .addColumn("then_ready", "boolean", (column) => column.notNull())
      .addColumn("active", "boolean", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("created_at", "timestamptz", (column) => column.notNull())
      .addColumn("updated_at", "timestamptz", (column) => column.notNull())
      .addColumn("deleted_at", "timestamptz")
      .execute();
    await sql`create unique index break_reasons_code_living on break_reasons (code) where deleted_at is null`.execute(
      database,
    );
  },
};
