import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Whose certificate a line over TLS shows, and whether audio is secured; lines and phones that stand are plain. */
export const securePhones: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable("trunks")
      .addColumn("tls_name", "text", (column) => column.notNull().defaultTo(""))
      .addColumn("srtp", "text", (column) => column.notNull().defaultTo("off"))
      .execute();
    await database.schema
      .alterTable("extensions")
      .addColumn("srtp", "text", (column) => column.notNull().defaultTo("off"))
      .execute();
  },
};
