import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Whose certificate a line over TLS shows. Lines that stand are not over TLS. */
export const securePhones: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable("trunks")
      .addColumn("tls_name", "text", (column) => column.notNull().defaultTo(""))
      .execute();
  },
};
