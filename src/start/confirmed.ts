// Whether a start may take calls from its event log alone. Log and database must be of one past (`lineage`, and no fact in the
// database beyond the log's end), which the database says; a file beside the log keeps what it said last, and under which
// circumstances that still holds:
//
//   the machine has not started anew since     whatever was written is there, synced or not
//   or the center has ended cleanly            and the log ends where it ended then
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Found } from "../host/log/resume.ts";
import type { Log } from "../ports/log.ts";
import { lineageOf } from "./lineage.ts";
import { eventsOf } from "./places.ts";

const FILE = "confirmed";

export interface Confirmed {
  /** Which database. */
  readonly database: string;
  readonly lineage: string;
  /** Of the machine's start; undefined: it has no name here. */
  readonly boot?: string | undefined;
  /** The last fact of a center that ended cleanly. */
  readonly endedAt?: number | undefined;
}

type Place = Pick<Config, "dataFolder" | "databaseUrl">;

/** Whether what was confirmed holds for this log, on this machine, with this database. */
export function isConfirmed(confirmed: Confirmed | undefined, now: Confirmed, lastFact: number): boolean {
  if (confirmed === undefined) return false;
  if (confirmed.database !== now.database || confirmed.lineage !== now.lineage) return false;
  const isSameBoot = confirmed.boot !== undefined && confirmed.boot === now.boot;
  return isSameBoot || confirmed.endedAt === lastFact;
}

/** What the database has said of a log, kept beside it. */
export class Confirmation {
  readonly #config: Place;
  readonly #log: Pick<Log, "warn">;
  #isLost = false;

  constructor(config: Place, log: Pick<Log, "warn">) {
    this.#config = config;
    this.#log = log;
  }

  /** Whether a start may take calls before its database is there. */
  holdsFor(read: Found): boolean {
    const now = here(this.#config);
    return read.type === "resumed" && now !== undefined && isConfirmed(confirmedIn(this.#config), now, read.lastFact);
  }

  /** The database has said that it is this log's. `endedAt`: the center is over, and this was its last fact. */
  give(endedAt?: number): void {
    if (this.#isLost) return;
    try {
      write(this.#config, endedAt);
    } catch (error) {
      this.withdraw();
      this.#log.warn({ err: error }, "the next start waits for the database before it takes calls");
    }
  }

  /** From now on a start asks the database first. */
  withdraw(): void {
    this.#isLost = true;
    rmSync(join(eventsOf(this.#config), FILE), { force: true });
  }
}

function write(config: Place, endedAt: number | undefined): void {
  const now = here(config);
  if (now === undefined) return;
  const file = join(eventsOf(config), FILE);
  const handle = openSync(`${file}.part`, "w", 0o600);
  try {
    writeFileSync(handle, `${JSON.stringify({ ...now, endedAt })}\n`);
    if (endedAt !== undefined) fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${file}.part`, file);
}

function confirmedIn(config: Place): Confirmed | undefined {
  try {
    const found = JSON.parse(readFileSync(join(eventsOf(config), FILE), "utf8")) as Confirmed | null;
    return found ?? undefined;
  } catch {
    return undefined;
  }
}

/** Undefined: the log has no lineage yet. */
function here(config: Place): Confirmed | undefined {
  const lineage = lineageOf(eventsOf(config));
  return lineage === undefined ? undefined : { database: nameOf(config.databaseUrl), lineage, boot: thisBoot() };
}

/** Without what somebody signs in with: another password is no other database. */
function nameOf(databaseUrl: string | undefined): string {
  if (databaseUrl === undefined) return "embedded";
  try {
    const { host, pathname, searchParams } = new URL(databaseUrl);
    return `postgres ${host}${pathname} ${searchParams.get("host") ?? ""}`.trim();
  } catch {
    return "postgres";
  }
}

/** Of this run of the operating system. */
function thisBoot(): string | undefined {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return undefined;
  }
}
