import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Webhooks that are sent events of the public contract; those that stand go on being sent facts. */
export const webhookEvents: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable("webhooks")
      .addColumn("events", "jsonb", (column) => column.notNull().defaultTo(sql`'[]'::jsonb`))
      .execute();
    await database.schema
      .alterTable("webhook_facts")
      .addColumn("event", "text")
      .addColumn("event_body", "text")
      .alterColumn("body", (column) => column.dropNotNull())
      .execute();
  },
};
