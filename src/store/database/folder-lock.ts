// One process at a time may have a folder: two would destroy the embedded database in it, which takes no lock itself. Ours is a file beside the folder that names its holder by process id and the instant they were started,
// so that the lock of a process that was killed is known to be stale even where another has got its number since. One that is part
// of several names its supervisor as well: a holder that lives, whose supervisor does not, is left over.
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
  readonly pid: number;
  /** The supervisor of that process is gone: it is on its way to end by itself, if it can. */
  readonly isLeftOver: boolean;

  constructor(what: string, pid: number, isLeftOver: boolean) {
    super(`${what} is in use by process ${pid}; stop it first, or set XCC_DATA to another folder`);
    this.name = "FolderInUse";
    this.pid = pid;
    this.isLeftOver = isLeftOver;
  }
}

/** Takes the lock on the embedded database in `folder` (file `<folder>.lock`). Throws FolderInUse where a living process holds it. */
export function lockFolder(folder: string): FolderLock {
  return lockWith(`${folder}.lock`, `the database in ${folder}`);
}

/**
 * Takes the lock on a whole data folder (`center.lock` in it), likewise: its event log and recordings are one center's.
 * `supervisor`: of this process, where it has one.
 */
export function lockDataFolder(folder: string, supervisor?: number): FolderLock {
  return lockWith(join(folder, "center.lock"), `the data folder ${folder}`, supervisor);
}

/** Takes the lock on what a switch has of a data folder (`switch.lock` in it), likewise. */
export function lockSwitch(folder: string, supervisor?: number): FolderLock {
  return lockWith(join(folder, "switch.lock"), `the switch of the data folder ${folder}`, supervisor);
}

function lockWith(file: string, what: string, supervisor?: number): FolderLock {
  mkdirSync(dirname(file), { recursive: true });
  const above = supervisor === undefined ? {} : { supervisor: named(supervisor) };
  const mine = JSON.stringify({ ...named(process.pid), ...above });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (create(file, mine)) return { release: () => rmSync(file, { force: true }) };
    const found = contentOf(file);
    const holder = holderOf(found);
    if (holder !== undefined && lives(holder)) throw new FolderInUse(what, holder.pid, isLeftOver(holder));
    if (found !== undefined) removeStale(file, found);
  }
  throw new Error(`the lock file ${file} cannot be taken`);
}

interface Named {
  readonly pid: number;
  readonly start: string;
}

interface Holder extends Named {
  readonly supervisor: Named | undefined;
}

function named(pid: number): Named {
  return { pid, start: startOf(pid) ?? "" };
}

function isLeftOver({ supervisor }: Holder): boolean {
  return supervisor !== undefined && !lives(supervisor);
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
    const holder = namedIn(value);
    if (holder === undefined) return undefined;
    const { supervisor } = value as { readonly supervisor?: unknown };
    return { ...holder, supervisor: namedIn(supervisor) };
  } catch {
    return undefined;
  }
}

function namedIn(value: unknown): Named | undefined {
  if (typeof value !== "object" || value === null || !("pid" in value) || !("start" in value)) return undefined;
  const { pid, start } = value;
  return typeof pid === "number" && typeof start === "string" ? { pid, start } : undefined;
}

function lives({ pid, start }: Named): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It lives, but belongs to somebody else.
    if (!hasCode(error, "EPERM")) return false;
  }
  const [state, now] = statOf(pid);
  // It has ended, and nobody has asked for its exit code yet.
  if (state === "Z" || state === "X") return false;
  return now === undefined || start === "" || now === start;
}

/** When the process was started, in the kernel's ticks since boot; undefined where there is no /proc. */
function startOf(pid: number): string | undefined {
  return statOf(pid)[1];
}

function statOf(pid: number): [state: string | undefined, start: string | undefined] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets and may hold anything; the state is the third, the start the 22nd.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return [fields[0], fields[19]];
  } catch {
    return [undefined, undefined];
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
