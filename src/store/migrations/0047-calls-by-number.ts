import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The latest calls of a number are found by an index, whichever side it was on; so are numbers that begin alike. */
export const callsByNumber: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const column of ["caller_id_number", "destination_number", "answered_outside"]) {
      await sql`create index ${sql.ref(`cdrs_${column}_start_at`)} on cdrs (${sql.ref(column)} text_pattern_ops, start_at, uuid)
        where ${sql.ref(column)} is not null`.execute(database);
    }
  },
};
