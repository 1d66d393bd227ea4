// An embedded database of its own for a test. Making one takes seconds, so one is made once and copied.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openDatabase, type DatabaseLocation } from "../../src/store/database/open.ts";
import { migrate } from "../../src/store/migrations/migrate.ts";
import type { Log } from "../../src/ports/log.ts";
import { databasesFolder } from "./databases-folder.ts";

const CACHE = join(import.meta.dirname, "../../node_modules/.cache");
const MIGRATIONS = join(import.meta.dirname, "../../src/store/migrations");
/** The number changes with the embedded database's major version. */
const TEMPLATE = join(CACHE, "xcc-database-18");

const silent: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

export interface FreshDatabase {
  readonly location: DatabaseLocation;
  readonly folder: string;
  /** After it is closed. */
  remove(): void;
}

/** With all tables, which are empty. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const template = `${TEMPLATE}-${fingerprintOf(MIGRATIONS)}`;
  if (!existsSync(template)) await makeTemplate(template, true);
  return copyOf(template);
}

/** Without tables. */
export async function bareDatabase(): Promise<FreshDatabase> {
  if (!existsSync(TEMPLATE)) await makeTemplate(TEMPLATE, false);
  return copyOf(TEMPLATE);
}

function copyOf(template: string): FreshDatabase {
  const home = mkdtempSync(join(databasesFolder(), "xcc-database-"));
  const folder = join(home, "database");
  cpSync(template, folder, { recursive: true });
  return {
    location: { type: "embedded", folder },
    folder,
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Several test files may do so at once: whoever is done first has made it. */
async function makeTemplate(template: string, hasTables: boolean): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const home = mkdtempSync(join(CACHE, "xcc-database-draft-"));
  const folder = join(home, "database");
  const database = await openDatabase({ type: "embedded", folder }, silent);
  if (hasTables) await migrate(database.kysely);
  await database.stop();
  try {
    renameSync(folder, template);
  } catch (error) {
    if (!existsSync(template)) throw error;
  }
  rmSync(home, { recursive: true, force: true });
}

/** Other migrations make other tables. */
function fingerprintOf(folder: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 12);
}

function ignore(): void {
  return undefined;
}
