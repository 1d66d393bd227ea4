import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Places of agents in single queues, and how long a queue waits before it opens the next level of them. */
export const tiers: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable("queues").addColumn("level_wait", "integer").execute();
    await database.schema
      .createTable("tiers")
      .addColumn("id", "serial", (column) => column.primaryKey())
      .addColumn("queue_id", "integer", (column) => column.notNull().references("queues.id"))
      .addColumn("agent", "text", (column) => column.notNull())
      .addColumn("level", "integer", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("created_at", "timestamptz", (column) => column.notNull())
      .addColumn("updated_at", "timestamptz", (column) => column.notNull())
      .addColumn("deleted_at", "timestamptz")
      .execute();
    await sql`create unique index tiers_queue_agent_living on tiers (queue_id, agent) where deleted_at is null`.execute(
      database,
    );
  },
};
