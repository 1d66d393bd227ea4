import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What the numbers of a line's callers are to be compared as. */
export const numbers: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable("trunks")
      .addColumn("callers", "jsonb", (column) => column.notNull().defaultTo(sql`'[]'::jsonb`))
      .execute();
  },
};
