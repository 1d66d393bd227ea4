import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Alarm rules, what they have fired, and within which time an answer is in time for a queue. */
export const alarms: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable("queues").addColumn("service_level_target", "integer").execute();
    await database.schema
      .createTable("alarm_rules")
      .addColumn("id", "serial", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("severity", "text", (column) => column.notNull())
      .addColumn("metric", "text", (column) => column.notNull())
      .addColumn("state", "text")
      .addColumn("level", "text")
      .addColumn("queue_id", "integer", (column) => column.references("queues.id"))
      .addColumn("agent", "text")
      .addColumn("comparison", "text", (column) => column.notNull())
      .addColumn("threshold", "double precision", (column) => column.notNull())
      .addColumn("for_seconds", "integer", (column) => column.notNull())
      .addColumn("clear_threshold", "double precision", (column) => column.notNull())
      .addColumn("clear_seconds", "integer", (column) => column.notNull())
      .addColumn("least_callers", "integer", (column) => column.notNull())
      .addColumn("active", "boolean", (column) => column.notNull())
      .addColumn("created_at", "timestamptz", (column) => column.notNull())
      .addColumn("updated_at", "timestamptz", (column) => column.notNull())
      .addColumn("deleted_at", "timestamptz")
      .execute();
    await sql`create unique index alarm_rules_name_living on alarm_rules (name) where deleted_at is null`.execute(
      database,
    );
    // By the number of the fact by which each fired.
    await database.schema
      .createTable("alarms")
      .addColumn("id", "bigint", (column) => column.primaryKey())
      .addColumn("rule", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("severity", "text", (column) => column.notNull())
      .addColumn("metric", "text", (column) => column.notNull())
      .addColumn("state", "text")
      .addColumn("comparison", "text", (column) => column.notNull())
      .addColumn("threshold", "double precision", (column) => column.notNull())
      .addColumn("figure", "double precision", (column) => column.notNull())
      .addColumn("queue", "text")
      .addColumn("agent", "text")
      .addColumn("queues", "jsonb", (column) => column.notNull())
      .addColumn("since", "timestamptz", (column) => column.notNull())
      .addColumn("fired_at", "timestamptz", (column) => column.notNull())
      .addColumn("cleared_at", "timestamptz")
      .addColumn("cleared_why", "text")
      .addColumn("acknowledged_at", "timestamptz")
      .addColumn("acknowledged_by", "text")
      .addColumn("notes", "text", (column) => column.notNull())
      .execute();
    await sql`create index alarms_open on alarms (id) where cleared_at is null`.execute(database);
  },
};
