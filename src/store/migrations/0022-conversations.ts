import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Whom a supervisor looks after; the numbers that a queue shows when it calls; whether consultations are recorded. */
export const conversations: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable("users")
      .addColumn("queues", "jsonb", (column) => column.notNull().defaultTo(sql`'[]'::jsonb`))
      .execute();
    await database.schema
      .alterTable("queues")
      .addColumn("own_numbers", "jsonb")
      .addColumn("record_consultation", "boolean")
      .execute();
  },
};
