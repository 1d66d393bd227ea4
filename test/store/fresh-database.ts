// An embedded database of its own for a test. Making one takes seconds, so one is made once and copied.
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pglite } from "../../src/store/database/pglite.ts";
import type { DatabaseLocation } from "../../src/store/database/open.ts";

const CACHE = join(import.meta.dirname, "../../node_modules/.cache");
/** The number changes with the embedded database's major version. */
const TEMPLATE = join(CACHE, "xcc-database-18");

export interface FreshDatabase {
  readonly location: DatabaseLocation;
  readonly folder: string;
  /** After it is closed. */
  remove(): void;
}

export async function freshDatabase(): Promise<FreshDatabase> {
  if (!existsSync(TEMPLATE)) await makeTemplate();
  const home = mkdtempSync(join(tmpdir(), "xcc-database-"));
  const folder = join(home, "database");
  cpSync(TEMPLATE, folder, { recursive: true });
  return {
    location: { type: "embedded", folder },
    folder,
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Several test files may do so at once: whoever is done first has made it. */
async function makeTemplate(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const home = mkdtempSync(join(CACHE, "xcc-database-draft-"));
  const database = new Pglite({ folder: join(home, "database") });
  await database.start();
  await database.stop();
  try {
    renameSync(join(home, "database"), TEMPLATE);
  } catch (error) {
    if (!existsSync(TEMPLATE)) throw error;
  }
  rmSync(home, { recursive: true, force: true });
}
