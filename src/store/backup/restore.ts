// An import from the beginning: the tables brought up to date, the file checked at its own version, brought up as well
// where it is older, and put in.
import { sql, type Kysely } from "kysely";
import type { Log } from "../../ports/log.ts";
import { openDatabase } from "../database/open.ts";
import type { Tables } from "../database/tables.ts";
import { migrate, MIGRATION_NAMES, type MigrationName } from "../migrations/migrate.ts";
import { checkHead, MOST_PROBLEMS } from "./check.ts";
import type { Problem, Read } from "./document.ts";
import { emergencyNumbersIn } from "./emergency-numbers.ts";
import { exportConfiguration, type ConfigurationFile } from "./export.ts";
import { checkAgainst, importConfiguration, type ImportOptions, type ImportOutcome } from "./import.ts";
import { weakPasswords } from "./weak-passwords.ts";

export async function restoreConfiguration(
  database: Kysely<Tables>,
  read: Read,
  options: ImportOptions,
  log: Log,
): Promise<ImportOutcome> {
  const head = checkHead(read);
  if (!head.ok) return { type: "wrong", problems: head.problems };
  const schema = MIGRATION_NAMES.find((name) => name === head.value.schema);
  if (schema === undefined) {
    const expected = `a version that this program knows (${MIGRATION_NAMES.join(", ")}); a newer program has written the file`;
    return { type: "wrong", problems: [{ place: read.placeOf(["schema"]), path: "schema", expected }] };
  }
  await migrate(database);
  if (schema === MIGRATION_NAMES.at(-1)) {
    const checked = await checkAgainst(database, read);
    if (!checked.ok) return { type: "wrong", problems: checked.problems };
    const unwanted = unwantedIn(checked.value, read, options);
    if (unwanted.length > 0) return { type: "wrong", problems: unwanted };
    return importConfiguration(database, checked.value, read.placeOf, options);
  }
  const raised = await raise(read, schema, options, log);
  return "type" in raised ? raised : importConfiguration(database, raised, () => undefined, options);
}

/** Goes through the migrations in a database of its own, in memory, as it would have where it was written. */
async function raise(
  read: Read,
  schema: MigrationName,
  options: ImportOptions,
  log: Log,
): Promise<ConfigurationFile | ImportOutcome> {
  const scratch = await openDatabase({ type: "embedded", folder: undefined }, log);
  try {
    await migrate(scratch.kysely, schema);
    const checked = await checkAgainst(scratch.kysely, read);
    if (!checked.ok) return { type: "wrong", problems: checked.problems };
    const unwanted = unwantedIn(checked.value, read, options);
    if (unwanted.length > 0) return { type: "wrong", problems: unwanted };
    const all = { ...options, replace: true, dryRun: false };
    const outcome = await importConfiguration(scratch.kysely, checked.value, read.placeOf, all);
    if (outcome.type !== "done") return outcome;
    await migrate(scratch.kysely);
    return await exportConfiguration(scratch.kysely, new Date(options.now));
  } finally {
    await scratch.stop();
  }
}

/** What the settings of this server do not take. */
function unwantedIn(file: ConfigurationFile, { placeOf }: Read, options: ImportOptions): readonly Problem[] {
  return [
    ...weakPasswords(file, placeOf, options.passwordPolicy),
    ...emergencyNumbersIn(file, placeOf, options.emergencyNumbers ?? []),
  ].slice(0, MOST_PROBLEMS);
}

/** How many connections servers have open to this database; 0 where only we may have it open. */
export async function otherServers(database: Kysely<Tables>): Promise<number> {
  const query = sql<{ count: number }>`select count(*) as count from pg_stat_activity
    where datname = current_database() and application_name = 'xcc' and pid <> pg_backend_pid()`;
  return (await query.execute(database)).rows[0]?.count ?? 0;
}
