// A backup: everything a center knows, of one moment, in one file (a gzipped tar).
//
//   manifest.json       what it is
//   database/...        the embedded database's files, or
//   database.jsonl      all rows of PostgreSQL
//   data/...            the rest of the data folder: event log, registrations, prompts of one's own
//   data/recordings/... if asked for
//   end.json            how many files came before; without it it is not whole
//
// The order is what makes it hold: first the database, then the event log. So the log knows all that the database has, and a start
// goes on with it; what the log knows beyond that is made again from it, as after a crash.
import { Buffer } from "node:buffer";
import { randomUUID } from "node:crypto";
import { createReadStream, mkdirSync, rmSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Readable, type Writable } from "node:stream";
import { createGzip } from "node:zlib";
import { archiveOf, type ArchivedFile } from "../host/archive.ts";
import { stillRows } from "../store/backup/rows.ts";
import { recordingsOf } from "./places.ts";
import { PROGRAM } from "./program.ts";
import { allFilesBelow, emptyFoldersBelow, StillFiles, type StillFile } from "./still-files.ts";

export const BACKUP_FORMAT = "xcc-backup";
export const BACKUP_VERSION = 1;

export interface Manifest {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: typeof BACKUP_VERSION;
  /** Which program made it. */
  readonly program: string;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly database: "embedded" | "postgres";
  /** Whether recordings and messages in mailboxes are in it. */
  readonly recordings: boolean;
}

/** `end.json`. */
export interface BackupEnd {
  readonly files: number;
  /** In which there is no file, and which a database does not start without. */
  readonly folders: readonly string[];
}

export interface BackupParts {
  readonly config: { readonly dataFolder: string; readonly databaseUrl: string | undefined };
  /** Of the embedded database, a copy as it is now; undefined: nobody has it open, its files lie still. */
  readonly copyTo: ((folder: string) => Promise<void>) | undefined;
  readonly recordings: boolean;
  readonly now: Date;
  /** Once what was asked for is seized, and nothing can be refused any more. */
  readonly begun?: () => void;
}

/** Writes a backup, and ends `to`. Rejects where something cannot be read or written; then it is not whole. */
export async function writeBackup(to: Writable, parts: BackupParts): Promise<void> {
  const { dataFolder } = parts.config;
  const stage = join(dataFolder, `backup-${randomUUID()}`);
  mkdirSync(stage, { mode: 0o700 });
  try {
    const files = new StillFiles(dataFolder, stage);
    files.hold();
    const database = await stillDatabase(parts, stage);
    try {
      const still = files.now();
      parts.begun?.();
      const archive = archiveOf(filesOf(parts, database, still));
      await pipeline(Readable.from(archive), createGzip({ level: 6 }), to);
    } finally {
      await database.close();
    }
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

interface StillDatabase {
  /** In which there is no file. */
  readonly folders: readonly string[];
  files(): AsyncGenerator<ArchivedFile>;
  close(): Promise<void>;
}

async function stillDatabase({ config, copyTo }: BackupParts, stage: string): Promise<StillDatabase> {
  const { databaseUrl, dataFolder } = config;
  if (databaseUrl !== undefined) {
    const rows = await stillRows(databaseUrl);
    return { folders: [], files: () => fileOfLines(rows.lines(), stage), close: () => rows.close() };
  }
  const copy = join(stage, "database");
  if (copyTo !== undefined) await copyTo(copy);
  const folder = copyTo === undefined ? join(dataFolder, "database") : copy;
  // Of a process, and looked at by a start.
  const found = allFilesBelow(folder).filter(({ name }) => name !== "postmaster.pid");
  return {
    folders: emptyFoldersBelow(folder).map((name) => `database/${name}`),
    async *files() {
      for (const file of found) yield await Promise.resolve(archived(`database/${file.name}`, file));
    },
    close: () => Promise.resolve(),
  };
}

/** How long it is must be known beforehand: it is written beside the data first. */
async function* fileOfLines(lines: AsyncGenerator<string>, stage: string): AsyncGenerator<ArchivedFile> {
  const path = join(stage, "database.jsonl");
  const file = await open(path, "wx", 0o600);
  try {
    await pipeline(
      lines,
      async function* (source) {
        for await (const line of source) yield `${line}\n`;
      },
      file.createWriteStream(),
    );
  } finally {
    await file.close().catch(() => undefined);
  }
  yield archived("database.jsonl", { name: "", path, sizeBytes: (await stat(path)).size });
}

async function* filesOf(
  { config, recordings, now }: BackupParts,
  database: StillDatabase,
  still: readonly StillFile[],
): AsyncGenerator<ArchivedFile> {
  let count = 0;
  const manifest: Manifest = {
    ...{ format: BACKUP_FORMAT, version: BACKUP_VERSION, program: PROGRAM, madeAt: now.toISOString() },
    ...{ database: config.databaseUrl === undefined ? "embedded" : "postgres", recordings },
  };
  yield inMemory("manifest.json", manifest);
  for await (const file of database.files()) {
    count += 1;
    yield file;
  }
  for (const file of still) {
    count += 1;
    yield archived(`data/${file.name}`, file);
  }
  for (const file of recordings ? allFilesBelow(recordingsOf({ dataFolder: config.dataFolder })) : []) {
    const found = await recorded(file);
    if (found === undefined) continue;
    count += 1;
    yield found;
  }
  yield inMemory("end.json", { files: count, folders: database.folders } satisfies BackupEnd);
}

/** Of one that grows as much as there was; one that has gone meanwhile is not in it. */
async function recorded(file: StillFile): Promise<ArchivedFile | undefined> {
  const handle = await open(file.path, "r").catch(() => undefined);
  if (handle === undefined) return undefined;
  const { size } = await handle.stat();
  const content = size === 0 ? [] : handle.createReadStream({ end: size - 1 });
  if (size === 0) await handle.close();
  return { name: `data/recordings/${file.name}`, sizeBytes: size, content };
}

function archived(name: string, { path, sizeBytes }: StillFile): ArchivedFile {
  return { name, sizeBytes, content: sizeBytes === 0 ? [] : createReadStream(path, { end: sizeBytes - 1 }) };
}

function inMemory(name: string, value: object): ArchivedFile {
  const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
  return { name, sizeBytes: bytes.length, content: [bytes] };
}
