// One process at a time may have a folder: two would destroy the embedded database in it, which takes no lock itself. Ours is a file beside the folder that names its holder by process id and the instant they were started,
// so that the lock of a process that was killed is known to be stale even where another has got its number since.
import {
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { randomUUID } from "node:crypto";

export interface FolderLock {
  release(): void;
}

export class FolderInUse extends Error {
  constructor(what: string, pid: number) {
    super(`${what} is in use by process ${pid}; stop it first, or set XCC_DATA to another folder`);
    this.name = "FolderInUse";
  }
}

/** Takes the lock on the embedded database in `folder` (file `<folder>.lock`). Throws FolderInUse where a living process holds it. */
export function lockFolder(folder: string): FolderLock {
  return lockWith(`${folder}.lock`, `the database in ${folder}`);
}

/** Takes the lock on a whole data folder (`center.lock` in it), likewise: its event log and recordings are one center's. */
export function lockDataFolder(folder: string): FolderLock {
  return lockWith(join(folder, "center.lock"), `the data folder ${folder}`);
}

/** Takes the lock on what the switch's own process has of a data folder (`switch.lock` in it), likewise. */
export function lockSwitch(folder: string): FolderLock {
  return lockWith(join(folder, "switch.lock"), `the switch of the data folder ${folder}`);
}

function lockWith(file: string, what: string): FolderLock {
  mkdirSync(dirname(file), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, start: startOf(process.pid) ?? "" });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (create(file, mine)) return { release: () => rmSync(file, { force: true }) };
    const found = contentOf(file);
    const holder = holderOf(found);
    if (holder !== undefined && lives(holder)) throw new FolderInUse(what, holder.pid);
    if (found !== undefined) removeStale(file, found);
  }
  throw new Error(`the lock file ${file} cannot be taken`);
}

interface Holder {
  readonly pid: number;
  readonly start: string;
}

/** False where there is one. Linking shows the file to others only when it is written. */
function create(file: string, content: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, content, { mode: 0o600 });
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    if (hasCode(error, "ENOSPC") || hasCode(error, "EDQUOT")) return createWithoutRoom(file, content);
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** On a disk that is full: a link to nowhere, whose text stands where a file's name does and takes no room of its own. */
function createWithoutRoom(file: string, content: string): boolean {
  try {
    symlinkSync(content, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** Two may find the same stale lock: what is taken away is looked at again, and put back where it is a new one. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  if (contentOf(aside) !== stale) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function contentOf(file: string): string | undefined {
  try {
    return lstatSync(file).isSymbolicLink() ? readlinkSync(file) : readFileSync(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Undefined: nobody, or not one of our lock files. */
function holderOf(content: string | undefined): Holder | undefined {
  try {
    const value: unknown = JSON.parse(content ?? "");
    if (typeof value !== "object" || value === null || !("pid" in value) || !("start" in value)) return undefined;
    const { pid, start } = value;
    return typeof pid === "number" && typeof start === "string" ? { pid, start } : undefined;
  } catch {
    return undefined;
  }
}

function lives(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // It lives, but belongs to somebody else.
    if (!hasCode(error, "EPERM")) return false;
  }
  const start = startOf(holder.pid);
  return start === undefined || holder.start === "" || start === holder.start;
}

/** When the process was started, in the kernel's ticks since boot; undefined where there is no /proc. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets and may hold anything; the start is the 22nd.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
