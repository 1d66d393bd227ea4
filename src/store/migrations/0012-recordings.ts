import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Recordings that are no longer kept; what call records are searched by. */
export const recordings: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable("recordings")
      .addColumn("removed_at", "timestamptz")
      .addColumn("removed_why", "text", (column) => column.notNull().defaultTo(""))
      .addColumn("file_gone", "boolean", (column) => column.notNull().defaultTo(false))
      .execute();
    await sql`create index recordings_kept on recordings (created_at, id) where removed_at is null`.execute(database);
    await sql`create index recordings_to_remove on recordings (id)
      where removed_at is not null and not file_gone`.execute(database);
    await database.schema.alterTable("cdrs").addColumn("hotline", "text").addColumn("outcome", "text").execute();
    await sql`update cdrs set
      hotline = jsonb_path_query_first(record, '$.way[*] ? (@.type == "hotline").number') #>> '{}',
      outcome = jsonb_path_query_array(record, '$.way[*] ? (@.type == "queue").outcome') ->> -1`.execute(database);
    for (const column of ["queue", "agent", "hotline"]) {
      await database.schema
        .createIndex(`cdrs_${column}_start_at`)
        .on("cdrs")
        .columns([column, "start_at", "uuid"])
        .execute();
    }
  },
};
