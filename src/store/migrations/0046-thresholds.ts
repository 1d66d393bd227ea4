import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** From when figures of queues are coloured: for each queue, and for all that say nothing. */
export const thresholds: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable("thresholds")
      .addColumn("id", "serial", (column) => column.primaryKey())
      .addColumn("queue_id", "integer", (column) => column.references("queues.id"))
      .addColumn("waiting_warn", "integer")
      .addColumn("waiting_alarm", "integer")
      .addColumn("longest_wait_warn", "integer")
      .addColumn("longest_wait_alarm", "integer")
      .addColumn("service_level_warn", "integer")
      .addColumn("service_level_alarm", "integer")
      .addColumn("abandoned_warn", "integer")
      .addColumn("abandoned_alarm", "integer")
      .addColumn("updated_at", "timestamptz", (column) => column.notNull())
      .execute();
    await sql`create unique index thresholds_queue on thresholds (coalesce(queue_id, 0))`.execute(database);
  },
};
