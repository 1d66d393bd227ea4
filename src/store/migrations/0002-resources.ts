import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Menus (IVRs) as trees, and when the center works. */
export const resources: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await ivrs(database);
    await timeDefs(database);
  },
};

async function ivrs(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("ivrs")
    .addColumn("id", "serial", (column) => column.primaryKey())
    .addColumn("parent_id", "integer", (column) => column.references("ivrs.id"))
    .addColumn("level", "integer", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("nbr", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("voice_type", "text", (column) => column.notNull())
    .addColumn("media_file", "text", (column) => column.notNull())
    .addColumn("repeat_timeout", "integer")
    .addColumn("repeat_prompts", "integer")
    .addColumn("call_extn_allowed", "boolean", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .addColumn("transfer_time", "integer")
    .addColumn("timeout_enable", "boolean", (column) => column.notNull())
    .addColumn("timeout", "integer")
    .addColumn("business_type", "text", (column) => column.notNull())
    .addColumn("numbers", "text", (column) => column.notNull())
    .addColumn("digits", "text", (column) => column.notNull())
    .addColumn("created_at", "timestamptz", (column) => column.notNull())
    .addColumn("updated_at", "timestamptz", (column) => column.notNull())
    .addColumn("deleted_at", "timestamptz")
    .execute();
  await sql`create unique index ivrs_name_living on ivrs (name) where deleted_at is null`.execute(database);
  // Only a root is dialled; the manual's own children share a number.
  await sql`create unique index ivrs_nbr_living on ivrs (nbr) where deleted_at is null and level = 0`.execute(database);
  await sql`create unique index ivrs_digits_living on ivrs (parent_id, digits)
    where deleted_at is null and digits <> ''`.execute(database);
  await sql`create index ivrs_parent on ivrs (parent_id)`.execute(database);
}

async function timeDefs(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("time_defs")
    .addColumn("id", "serial", (column) => column.primaryKey())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("weekday", "integer")
    .addColumn("start_time", "text")
    .addColumn("end_time", "text")
    .addColumn("start_date", "text")
    .addColumn("end_date", "text")
    .addColumn("created_at", "timestamptz", (column) => column.notNull())
    .addColumn("updated_at", "timestamptz", (column) => column.notNull())
    .execute();
}
