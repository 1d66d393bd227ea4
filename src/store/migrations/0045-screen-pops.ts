import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Which page opens for agents whose phone a call of a queue or a hotline comes to. */
export const screenPops: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const table of ["queues", "hotlines"]) {
      await database.schema
        .alterTable(table)
        .addColumn("pop_url", "text")
        .addColumn("pop_when", "text")
        .addColumn("pop_how", "text")
        .addColumn("pop_origin", "text")
        .execute();
    }
  },
};
