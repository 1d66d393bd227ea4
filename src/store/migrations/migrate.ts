import type { Kysely } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import type { Tables } from "../database/tables.ts";
import { foundation } from "./0001-foundation.ts";

/** In the order they are run. Only ever added to: one that has been released is never changed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-foundation": foundation,
};

/** Brings the tables up to date; several processes may do so at once. Rejects where the database is newer than we are. */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error("the migration failed", { cause: error });
}
