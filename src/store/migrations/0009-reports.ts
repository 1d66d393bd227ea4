import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What agents did with their time; and what makes a report over a stretch of time find the few things that began long before it. */
export const reports: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable("agent_spans")
      .addColumn("agent", "text", (column) => column.notNull())
      .addColumn("from_at", "timestamptz", (column) => column.notNull())
      .addColumn("to_at", "timestamptz")
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("call_state", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("agent_spans_pkey", ["agent", "from_at"])
      .execute();
    await database.schema.createIndex("agent_spans_from_at").on("agent_spans").columns(["from_at", "agent"]).execute();
    await sql`create index agent_spans_open on agent_spans (agent) where to_at is null`.execute(database);
    await sql`create index agent_spans_long on agent_spans (from_at, agent)
      where to_at is null or to_at - from_at > interval '24 hours'`.execute(database);
    await sql`create index cdrs_long on cdrs (start_at, uuid)
      where end_at is null or end_at - start_at > interval '24 hours'`.execute(database);
  },
};
