import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Who is signed in may be on break in some of their queues. */
export const queueBreaks: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable("agent_sessions").addColumn("breaks", "jsonb").execute();
  },
};
