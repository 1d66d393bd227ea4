// Files of the center are the center's own: nobody else on the machine reads a recording, the event log or the database.
//
//   umask 077           what is made from now on, by this process, its threads and programs
//   the data folder     0700, before anything in it is opened: whatever is in it is out of everybody's reach
//   what is in it       0600 and 0700, by and by: for the day somebody opens the folder
import { chmodSync, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { chmod, lstat, opendir } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../ports/log.ts";

const OTHERS = 0o077;
/** Of the mode: who may do what. The rest is the kind. */
const RIGHTS = 0o7777;
/** Entries looked at before the event loop gets its turn; as many are asked for at once. */
const AT_ONCE = 32;

/** For what this process makes from now on; a thread cannot say so for itself, it has what the process has. */
export function makeFilesPrivate(): void {
  process.umask(OTHERS);
}

/**
 * Makes the folder where it is missing, and closes it to others. Throws, with what to do, where it belongs to somebody else
 * or cannot be closed. True: it was open to others until now. `self`: the user this process runs as; undefined where there
 * are none.
 */
export function closeFolder(folder: string, self = process.getuid?.()): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The operator may have put a link in its place: what it leads to is the folder.
  const real = realpathSync(folder);
  const { uid, mode } = statSync(real);
  if (self !== undefined && uid !== self) {
    throw new Error(
      `The data folder ${folder} belongs to user ${uid}, and this is user ${self}: others could read what is said here. ` +
        `Run the server as its owner, or give it the folder: chown -R ${self} ${real}`,
    );
  }
  if (isPrivate(mode)) return false;
  chmodSync(real, 0o700);
  // Some file systems keep no rights, and say so to nobody.
  if (!isPrivate(lstatSync(real).mode)) {
    throw new Error(
      `The data folder ${folder} stays open to others whatever is asked: its file system keeps no rights. ` +
        "Put XCC_DATA on one that does.",
    );
  }
  return true;
}

function isPrivate(mode: number): boolean {
  return (mode & OTHERS) === 0;
}

export interface Narrowed {
  /** Files and folders that were open to others. */
  readonly narrowed: number;
  /** That still are: they belong to somebody else. */
  readonly left: number;
}

/** All that is in the folder, for its owner alone. Links are not followed; what goes meanwhile is passed over. */
export async function narrowFiles(folder: string, signal?: AbortSignal): Promise<Narrowed> {
  let narrowed = 0;
  let left = 0;
  const narrow = async (path: string): Promise<void> => {
    const found = await lstat(path).catch(() => undefined);
    if (found === undefined || !(found.isFile() || found.isDirectory()) || isPrivate(found.mode)) return;
    await chmod(path, found.mode & RIGHTS & ~OTHERS).then(
      () => (narrowed += 1),
      (error: unknown) => {
        if (!isGone(error)) left += 1;
      },
    );
  };
  const walk = async (within: string): Promise<void> => {
    const entries = await opendir(within).catch(() => undefined);
    if (entries === undefined) return;
    let waiting: Promise<void>[] = [];
    for await (const entry of entries) {
      if (signal?.aborted === true) return;
      const path = join(within, entry.name);
      waiting.push(narrow(path));
      if (entry.isDirectory()) await walk(path);
      if (waiting.length < AT_ONCE) continue;
      await Promise.all(waiting);
      waiting = [];
    }
    await Promise.all(waiting);
  };
  await walk(folder);
  return { narrowed, left };
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** As `closeFolder`, and says so where it was open. */
export function closeDataFolder(folder: string, log: Log): void {
  if (closeFolder(folder)) log.warn({ folder }, "the data folder was open to others; it is not any more");
}

/** In the background: a folder of many recordings holds up no start. Returns what ends it. */
export function narrowingFiles(folder: string, log: Log): () => Promise<void> {
  const over = new AbortController();
  const done = narrowFiles(folder, over.signal).then(
    ({ narrowed, left }) => {
      if (narrowed > 0)
        log.warn({ entries: narrowed }, "files in the data folder were open to others; they are not any more");
      if (left > 0) log.warn({ entries: left }, "files in the data folder belong to others, and are open to them");
    },
    (error: unknown) => log.warn({ err: error }, "not all of the data folder could be looked at"),
  );
  return async () => {
    over.abort();
    await done;
  };
}
