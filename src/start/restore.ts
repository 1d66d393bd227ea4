// What a backup holds, put into an empty data folder (and an empty PostgreSQL). It is unpacked beside, and looked at, before
// anything is moved into place; the database comes last, so that a restore that was cut off is taken for no center.
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { ArchiveError, filesIn, type ArchivedFile } from "../host/archive.ts";
import type { Log } from "../ports/log.ts";
import { isEmptyDatabase, putRows, rowsHead } from "../store/backup/rows.ts";
import { openDatabase } from "../store/database/open.ts";
import { migrate, MIGRATION_NAMES } from "../store/migrations/migrate.ts";
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupEnd, type Manifest } from "./backup-archive.ts";

/** Why there was nothing to restore, or nowhere; what there was before is as it was. */
export class CannotRestore extends Error {}

interface Target {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
}

/** In the data folder, until all of it is there. */
const DRAFT = "restore.part";
/** These may lie in a folder that counts as empty: the lock of who restores, what one that was cut off has left, a file system's own. */
const NOTHING = new Set([DRAFT, "center.lock", "lost+found"]);

/** Rejects with CannotRestore, or with what the disk or the database says. Only for who holds the data folder. */
export async function restoreBackup(file: string, target: Target, log: Log): Promise<Manifest> {
  const { dataFolder, databaseUrl } = target;
  const there = readdirSync(dataFolder).filter((name) => !NOTHING.has(name));
  if (there.length > 0)
    throw new CannotRestore(
      `${dataFolder} is not empty (${there.slice(0, 5).join(", ")}): move what is in it elsewhere, or name another folder`,
    );
  if (databaseUrl !== undefined && !(await isEmptyDatabase(databaseUrl)))
    throw new CannotRestore("the database of XCC_DATABASE_URL is not empty: name an empty one (createdb)");
  const draft = join(dataFolder, DRAFT);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  try {
    const manifest = await unpacked(file, draft, databaseUrl === undefined ? "embedded" : "postgres");
    if (databaseUrl !== undefined) await putDatabase(join(draft, "database.jsonl"), databaseUrl, log);
    const data = join(draft, "data");
    if (existsSync(data)) for (const name of readdirSync(data)) renameSync(join(data, name), join(dataFolder, name));
    if (databaseUrl === undefined) renameSync(join(draft, "database"), join(dataFolder, "database"));
    return manifest;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function unpacked(file: string, draft: string, database: Manifest["database"]): Promise<Manifest> {
  let manifest: Manifest | undefined;
  let [count, told]: [number, number | undefined] = [0, undefined];
  const source = createReadStream(file);
  const plain = createGunzip();
  // What goes wrong with the source shows where it is read.
  source.on("error", (error) => plain.destroy(error));
  try {
    for await (const each of filesIn(source.pipe(plain) as AsyncIterable<Uint8Array>)) {
      if (told !== undefined) throw new ArchiveError("something comes after its end");
      if (manifest === undefined) {
        manifest = manifestIn(each.name === "manifest.json" ? await textOf(each) : "", database);
        continue;
      }
      if (each.name === "end.json") {
        const end = JSON.parse(await textOf(each)) as BackupEnd;
        told = end.files;
        for (const name of end.folders) mkdirSync(join(draft, safe(name)), { recursive: true, mode: 0o700 });
        continue;
      }
      count += 1;
      const path = join(draft, safe(each.name));
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      await pipeline(each.content, createWriteStream(path, { flags: "wx", mode: 0o600 }));
    }
  } catch (error) {
    if (error instanceof CannotRestore) throw error;
    const isOfFile = error instanceof ArchiveError || isOfZlib(error);
    if (!isOfFile) throw error;
    throw new CannotRestore(`${file} is no whole backup: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    source.destroy();
  }
  if (manifest === undefined || told !== count)
    throw new CannotRestore(`${file} is no whole backup: its end is missing`);
  return manifest;
}

function manifestIn(text: string, database: Manifest["database"]): Manifest {
  let found: Partial<Record<keyof Manifest, unknown>> = {};
  try {
    found = JSON.parse(text) as typeof found;
  } catch {
    // Said below.
  }
  if (found.format !== BACKUP_FORMAT) throw new ArchiveError("it is no backup of xcc");
  if (found.version !== BACKUP_VERSION)
    throw new CannotRestore(
      `it was made by a newer version of xcc (${String(found.program)}); restore it with that one`,
    );
  const manifest = found as Manifest;
  if (manifest.database !== database) {
    const wanted =
      manifest.database === "postgres" ? "set XCC_DATABASE_URL to an empty one" : "do not set XCC_DATABASE_URL";
    throw new CannotRestore(
      `the backup is of ${manifest.database === "postgres" ? "a PostgreSQL" : "an embedded database"}: ${wanted}. From one kind to the other goes what is set up, by xcc export and xcc import`,
    );
  }
  return manifest;
}

const LONGEST_TEXT = 64 * 1024;

async function textOf({ sizeBytes, content, name }: ArchivedFile): Promise<string> {
  if (sizeBytes > LONGEST_TEXT) throw new ArchiveError(`${name} is too long`);
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** Nothing goes anywhere but below the folder. */
function safe(name: string): string {
  const parts = name.split("/");
  const isOurs = /^(data|database)\//.test(name) || name === "database.jsonl";
  if (!isOurs || name.includes("\0") || parts.some((part) => part === "" || part === "." || part === ".."))
    throw new ArchiveError(`it holds ${JSON.stringify(name)}, which is no file of a backup`);
  return name;
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^Z_|ERR_ZLIB/.test(error.code);
}

/** The tables as they were then, and their rows; a start brings both up to date. */
async function putDatabase(path: string, url: string, log: Log): Promise<void> {
  if (!existsSync(path)) throw new CannotRestore("there is no database in it");
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity })[Symbol.asyncIterator]();
  const first = await lines.next();
  const { schema } = rowsHead(first.done === true ? "" : first.value);
  const known = MIGRATION_NAMES.find((name) => name === schema);
  if (known === undefined)
    throw new CannotRestore(
      `its tables are at ${schema}, which this version of xcc does not know: restore it with that which made it`,
    );
  const database = await openDatabase({ type: "postgres", url }, log);
  try {
    await migrate(database.kysely, known);
  } finally {
    await database.stop();
  }
  await putRows(url, { [Symbol.asyncIterator]: () => lines });
}
