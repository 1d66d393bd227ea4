import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What passes between a line and us of who calls, and where the number stands that was called; as it was for lines that stand. */
export const linesSayWhoCalls: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable("trunks")
      .addColumn("identity", "text", (column) => column.notNull().defaultTo("in"))
      .addColumn("number_in", "text", (column) => column.notNull().defaultTo("request-uri"))
      .execute();
  },
};
