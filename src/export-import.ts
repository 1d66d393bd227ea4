// `xcc export FILE` and `xcc import FILE`: the whole configuration as one file, for backup and for moving from
// one database to another.
import { existsSync } from "node:fs";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { answerTo, done, failed, type Answer } from "./command-line.ts";
import { readConfig, type Config } from "./config.ts";
import { closeDataFolder } from "./host/private-files.ts";
import { databaseOf } from "./start/places.ts";
import type { Log } from "./ports/log.ts";
import { openDatabase, type Database } from "./store/database/open.ts";
import { storeFailureOf } from "./store/failures.ts";
import { problemText, readText, textOf, type Problem } from "./store/backup/document.ts";
import { exportConfiguration } from "./store/backup/export.ts";
import type { ImportOutcome, ImportPlan } from "./store/backup/import.ts";
import { otherServers, restoreConfiguration } from "./store/backup/restore.ts";

/** What is larger is no configuration that anybody has set up. */
const LARGEST_FILE_BYTES = 512 * 1024 * 1024;

const EXPORT_USAGE = `xcc export FILE     (.yaml, .yml or .json; npm run export -- FILE)

Writes users, extensions, queues, hotlines, menus, work times, developer keys and whatever else is set up into FILE, of the
database that XCC_DATA or XCC_DATABASE_URL names. Passwords are in it as hashes, but for those of trunks and mailboxes and the
secrets of webhooks, which stand as they are: it is for its owner alone. Call records and recordings are not in it.
With PostgreSQL the server may run; the embedded database is open to one process only, so stop the server first.

Every setting is an option as well (--data DIR); xcc start --help has them all.`;

const IMPORT_USAGE = `xcc import FILE [--replace] [--dry-run]     (npm run import -- FILE ...)

Puts what \`xcc export\` has written into the database that XCC_DATA or XCC_DATABASE_URL names: all of it or nothing. The server
must not run: it would not learn of it. Ids are kept.
Telephones' digests are refused where they are of the number itself, of 1234 or of another password that everybody tries, and
mailboxes' passwords as over the API, unless XCC_PASSWORD_POLICY is any; and an extension, a queue, a menu or a hotline at a
number of XCC_EMERGENCY_NUMBERS.
  --replace   an installation that is not empty loses what is set up there; call records stay; everybody is signed out
  --dry-run   says what would be done, and whether it could; no row is changed (tables of an older version are brought up to date)

Every setting is an option as well (--data DIR); xcc start --help has them all.`;

const ignore = (): void => undefined;
const warn = (_fields: object, text: string): void => void process.stderr.write(`${text}\n`);
const LOG: Log = { debug: ignore, info: ignore, warn, error: warn };

export function exportCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Answer> | Answer {
  const usage = { text: EXPORT_USAGE, values: [], switches: [], mostArguments: 1, takesSettings: true };
  return answerTo(args, usage, async (given): Promise<Answer> => {
    const file = fileOf(given);
    const settings = readConfig(given.environment(environment));
    if (file === undefined || given.errors.length > 0) return done("");
    if (!settings.ok) return { code: 2, out: "", errors: `${settings.errors.join("\n")}\n` };
    return withDatabase(settings.config, { mayMake: false }, async (database) => {
      const configuration = await exportConfiguration(database.kysely, new Date());
      // Beside it first: one that was cut off must not stand in a whole one's place.
      await rm(`${file.path}.part`, { force: true });
      // Made anew: what lay there may be open to others, and would stay so.
      await writeFile(`${file.path}.part`, textOf(configuration, file.format), { mode: 0o600, flag: "wx" });
      await rename(`${file.path}.part`, file.path);
      const counts = Object.entries(configuration.tables).map(
        ([table, { rows }]) => `  ${table.padEnd(20)} ${rows.length}`,
      );
      return done(
        `${file.path} holds (rows):\n${counts.join("\n")}\nKeep it safe: phones prove themselves with what stands in it.\n`,
      );
    });
  });
}

export function importCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Answer> | Answer {
  const usage = {
    text: IMPORT_USAGE,
    values: [],
    switches: ["replace", "dry-run"],
    mostArguments: 1,
    takesSettings: true,
  };
  return answerTo(args, usage, async (given): Promise<Answer> => {
    const file = fileOf(given);
    const settings = readConfig(given.environment(environment));
    if (file === undefined || given.errors.length > 0) return done("");
    if (!settings.ok) return { code: 2, out: "", errors: `${settings.errors.join("\n")}\n` };
    const { size } = await stat(file.path);
    if (size > LARGEST_FILE_BYTES)
      return failed(`${file.path} has ${size} bytes; at most ${LARGEST_FILE_BYTES} are read`);
    const text = readText(await readFile(file.path, "utf8"));
    if (!text.ok) return failed(problemsText(text.problems, file.path));
    const asked = { replace: given.has("replace"), dryRun: given.has("dry-run"), now: Date.now() };
    const { passwordPolicy, emergencyNumbers } = settings.config;
    return withDatabase(settings.config, { mayMake: !asked.dryRun }, async (database) => {
      const options = { ...asked, passwordPolicy, emergencyNumbers };
      const others = await otherServers(database.kysely);
      if (others > 0) {
        return failed(
          `${others} other connections of xcc are open to this database: stop its servers first, they would not learn of the import`,
        );
      }
      return answerOf(await restoreConfiguration(database.kysely, text.read, options, LOG), file.path, options.dryRun);
    });
  });
}

interface NamedFile {
  readonly path: string;
  readonly format: "yaml" | "json";
}

function fileOf(given: { readonly arguments: readonly string[]; readonly errors: string[] }): NamedFile | undefined {
  const [path] = given.arguments;
  const ending = extname(path ?? "").toLowerCase();
  if (path !== undefined && ending === ".json") return { path, format: "json" };
  if (path !== undefined && (ending === ".yaml" || ending === ".yml")) return { path, format: "yaml" };
  given.errors.push(
    `FILE is ${path === undefined ? "missing" : JSON.stringify(path)}; expected a name that ends in .yaml, .yml or .json`,
  );
  return undefined;
}

async function withDatabase(
  config: Config,
  { mayMake }: { readonly mayMake: boolean },
  work: (database: Database, config: Config) => Promise<Answer>,
): Promise<Answer> {
  if (!mayMake && !isThere(config))
    return failed(`there is no database in ${config.dataFolder}; XCC_DATA says where it is`);
  let database: Database;
  try {
    if (config.databaseUrl === undefined) closeDataFolder(config.dataFolder, LOG);
    database = await openDatabase(databaseOf(config), LOG);
  } catch (error) {
    return failed(reasonOf(error));
  }
  try {
    return await work(database, config);
  } catch (error) {
    return failed(reasonOf(error));
  } finally {
    await database.stop();
  }
}

function isThere(config: Config): boolean {
  return config.databaseUrl !== undefined || existsSync(join(config.dataFolder, "database", "PG_VERSION"));
}

function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  switch (storeFailureOf(error)?.type) {
    case "away":
      return `the database cannot be reached: ${reason}`;
    case "outcome-unknown":
      return `the database was lost before it said whether it was done: look, or do it again (${reason})`;
    case "refused":
    case undefined:
      return reason;
  }
}

function answerOf(outcome: ImportOutcome, path: string, dryRun: boolean): Answer {
  switch (outcome.type) {
    case "done":
      return done(`${dryRun ? "this would be done" : "done"} (rows):\n${planText(outcome.plan)}\n`);
    case "not-empty":
      return failed(`this installation is not empty; --replace replaces it (rows):\n${planText(outcome.plan)}`);
    case "wrong":
      return failed(problemsText(outcome.problems, path));
  }
}

function planText(plan: readonly ImportPlan[]): string {
  return plan
    .map(
      ({ table, removed, added }) =>
        `  ${table.padEnd(20)} ${String(removed).padStart(7)} removed ${String(added).padStart(7)} added`,
    )
    .join("\n");
}

function problemsText(problems: readonly Problem[], path: string): string {
  return problems.map((problem) => problemText(problem, path)).join("\n");
}
