import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What a queue does for its callers: the estimated wait, the sticky agent, calling back, the survey; VIPs and black list. */
export const queueCallers: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable("queues")
      .addColumn("notify_wait", "boolean")
      .addColumn("sticky", "integer")
      .addColumn("callback_key", "text")
      .addColumn("survey", "boolean")
      .execute();
    await database.schema
      .createTable("callers")
      .addColumn("id", "serial", (column) => column.primaryKey())
      .addColumn("number", "text", (column) => column.notNull())
      .addColumn("match", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("priority", "integer", (column) => column.notNull())
      .addColumn("note", "text", (column) => column.notNull())
      .addColumn("created_at", "timestamptz", (column) => column.notNull())
      .addColumn("updated_at", "timestamptz", (column) => column.notNull())
      .addColumn("deleted_at", "timestamptz")
      .execute();
    // A number stands on one list, and so do all that begin with it.
    await sql`create unique index callers_number_living on callers (number, match) where deleted_at is null`.execute(
      database,
    );
    await database.schema
      .createTable("surveys")
      .addColumn("call", "text", (column) => column.primaryKey())
      .addColumn("queue", "text", (column) => column.notNull())
      .addColumn("agent", "text", (column) => column.notNull())
      .addColumn("invited_at", "timestamptz", (column) => column.notNull())
      .addColumn("answered_at", "timestamptz")
      .addColumn("score", "integer")
      .execute();
    await database.schema.createIndex("surveys_invited_at").on("surveys").column("invited_at").execute();
  },
};
