// The files of a data folder as they are at one moment, while a server goes on writing to them: a second name for each (a hard
// link takes no room and no time), and how long each was. What is only ever appended to, or replaced by another file, stays as it was.
import { copyFileSync, linkSync, mkdirSync, readdirSync, rmSync, statSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { RESERVE } from "./reserve.ts";

/** A folder of the data folder where a backup in the making keeps what it has seized. */
const SEIZED = /^backup-[0-9a-f-]{36}$/;
/** Not carried: locks and sockets are of a process, what was compiled and what is kept for a full disk of a machine, and the other two are copied by themselves. */
const OWN_WAY = new Set(["cache", "database", "recordings", RESERVE]);
/** What is being written, to be moved into another's place. */
const DRAFT = /\.(new|part|lock)$|\.lock\.[0-9a-f-]{36}$|^database\.new/;

export interface StillFile {
  /** Below the data folder, with forward slashes. */
  readonly name: string;
  readonly path: string;
  readonly sizeBytes: number;
}

/** Removes what backups that were cut off have left. Only for who holds the data folder. */
export function removeSeized(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    if (SEIZED.test(name)) rmSync(join(dataFolder, name), { recursive: true, force: true });
  }
}

/** All files but the database's and the recordings. */
export class StillFiles {
  readonly #dataFolder: string;
  readonly #stage: string;

  constructor(dataFolder: string, stage: string) {
    this.#dataFolder = dataFolder;
    this.#stage = stage;
  }

  /** From now on what is there cannot vanish. */
  hold(): void {
    for (const { name, path } of filesBelow(this.#dataFolder)) this.#seize(name, path);
  }

  /** What is there now, in one go: nothing of this process is written in between. */
  now(): readonly StillFile[] {
    return filesBelow(this.#dataFolder).flatMap(({ name, path }) => {
      const seized = this.#seize(name, path);
      const found = seized === undefined ? undefined : stat(seized);
      return found === undefined || seized === undefined ? [] : [{ name, path: seized, sizeBytes: found.size }];
    });
  }

  /** Undefined: it is gone, or is replaced just now. */
  #seize(name: string, path: string): string | undefined {
    const seized = join(this.#stage, "files", name);
    const [there, held] = [stat(path), stat(seized)];
    // It was held for that.
    if (there === undefined) return held === undefined ? undefined : seized;
    if (held !== undefined && held.ino === there.ino) return seized;
    mkdirSync(dirname(seized), { recursive: true, mode: 0o700 });
    rmSync(seized, { force: true });
    try {
      linkSync(path, seized);
    } catch (error) {
      if (isGone(error)) return undefined;
      // A file system without hard links.
      copyFileSync(path, seized);
    }
    return seized;
  }
}

function filesBelow(dataFolder: string): readonly { readonly name: string; readonly path: string }[] {
  const found: { name: string; path: string }[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(dataFolder, folder), { withFileTypes: true })) {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (folder === "" && (OWN_WAY.has(entry.name) || SEIZED.test(entry.name))) continue;
      if (entry.isDirectory()) walk(name);
      else if (entry.isFile() && !DRAFT.test(entry.name)) found.push({ name, path: join(dataFolder, name) });
    }
  };
  walk("");
  return found;
}

/** Every plain file of a folder; none where there is no such folder. What comes and goes meanwhile may be in it or not. */
export function allFilesBelow(root: string, folder = ""): readonly StillFile[] {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
  return entries.flatMap((entry): readonly StillFile[] => {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return allFilesBelow(root, name);
    const path = join(root, name);
    const found = entry.isFile() ? stat(path) : undefined;
    return found === undefined ? [] : [{ name, path, sizeBytes: found.size }];
  });
}

/** Folders without anything in them. */
export function emptyFoldersBelow(root: string, folder = ""): readonly string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  if (entries.length === 0) return [folder];
  return entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => emptyFoldersBelow(root, folder === "" ? name : `${folder}/${name}`));
}

function stat(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
