// The database at a start: one that is not up yet is waited for, and what is wrong with another is said with what to do.
import { readdirSync } from "node:fs";
import type { Config } from "../config.ts";
import type { Found } from "../host/log/resume.ts";
import { numberPlan } from "../host/number-plan.ts";
import type { Log } from "../ports/log.ts";
import type { QueryWatch } from "../ports/measures.ts";
import { DatabaseInUse } from "../store/database/center-hold.ts";
import { codeOf, storeFailureOf } from "../store/failures.ts";
import { DatabaseIsNew, openStore, type Store } from "../store/store.ts";
import { databaseOf, recordingsOf } from "./places.ts";
import { giveUpReserve, keepReserve, LEAST_ROOM_BYTES, roomIn } from "./reserve.ts";

const RETRY_MS = 1_000;
/** The connection of a center that was killed is there for so long where nobody told PostgreSQL: its keepalives find out within 15 s. */
const FORMER_GONE_MS = 30_000;
/** A database that is waited for is said to be so this often. */
const SAY_EVERY = 10;

export interface DatabaseParts {
  readonly read: Found;
  /** What the data folder tells of a former center does not matter. */
  readonly isFresh: boolean;
  readonly clock: { now(): number };
  readonly log: Log;
  readonly watch: QueryWatch;
  readonly onTaken: (holder: string) => void;
  /** Calls are taken meanwhile: one that is away is waited for however long it takes. */
  readonly isPatient: boolean;
}

/** Rejects with an error that tells an operator what to do. */
export async function openCenterStore(config: Config, parts: DatabaseParts): Promise<Store> {
  const { log, read, isFresh } = parts;
  const { domain, timeZone, auditDays, passwordPolicy, emergencyNumbers } = config;
  const numbers = numberPlan(config);
  const mayBeNew = isFresh || (read.type === "empty" && !hasRecordings(config));
  const options = {
    ...parts,
    location: databaseOf(config),
    domain,
    timeZone,
    auditDays,
    passwordPolicy,
    emergencyNumbers,
    mayBeNew,
    numbers,
  };
  const isEmbedded = config.databaseUrl === undefined;
  if (isEmbedded) giveUpReserve(config.dataFolder, log);
  const giveUpAt = parts.isPatient ? Infinity : performance.now() + config.databaseWaitS * 1_000;
  let usedSince: number | undefined;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const store = await openStore(options);
      await withFirstRule(store);
      return isEmbedded ? withReserve(store, config.dataFolder, log) : store;
    } catch (error) {
      // It may be held for the process before this one, whose calls these are.
      const isUsed = parts.isPatient && error instanceof DatabaseInUse;
      usedSince = isUsed ? (usedSince ?? performance.now()) : undefined;
      const mayBeFormer = usedSince !== undefined && performance.now() < usedSince + FORMER_GONE_MS;
      const mayCome = mayBeFormer || mayComeYet(error, config);
      if (!mayCome || performance.now() >= giveUpAt) throw explained(error, config);
      if (attempt % SAY_EVERY === 0) log.warn({ err: error }, "the database is not there yet; it is waited for");
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** While the database is open there is something for its next start. */
function withReserve(store: Store, dataFolder: string, log: Log): Store {
  const stopKeeping = keepReserve(dataFolder, log);
  return {
    ...store,
    stop: () => {
      stopKeeping();
      return store.stop();
    },
  };
}

async function withFirstRule(store: Store): Promise<void> {
  try {
    await store.addEmergencyRule();
  } catch (error) {
    await store.stop();
    throw error;
  }
}

/** A PostgreSQL that is starting, or cannot be reached yet; not one that knows us and says no. */
function mayComeYet(error: unknown, { databaseUrl }: Config): boolean {
  // A password that is wrong; a pooler that does not know what we ask for.
  const isRefused = /^28|^08P01/.test(codeOf(error));
  return databaseUrl !== undefined && !isRefused && storeFailureOf(error)?.type === "away";
}

function hasRecordings(config: Config): boolean {
  try {
    return readdirSync(recordingsOf(config)).length > 0;
  } catch {
    return false;
  }
}

function explained(error: unknown, config: Config): Error {
  const { databaseUrl, dataFolder, databaseWaitS } = config;
  const reason = error instanceof Error ? error.message : String(error);
  const which =
    databaseUrl === undefined ? `the embedded database in ${dataFolder}/database` : "the database of XCC_DATABASE_URL";
  const told = (text: string): Error => new Error(text, { cause: error });
  if (error instanceof DatabaseIsNew) {
    return told(
      `${which} is new and empty, but ${dataFolder} holds the event log or recordings of a center: has its database been ` +
        "lost, or is XCC_DATA or XCC_DATABASE_URL another one's? Restore the database from a backup. To begin a new center " +
        "here all the same (call records and what is set up are gone then): npm start -- --fresh",
    );
  }
  const newer = /previously executed migration (\S+) is missing/.exec(reason)?.[1];
  if (newer !== undefined) {
    return told(
      `${which} was written by a newer version of xcc (its tables are at ${newer}, which this one does not know). ` +
        "Start that version, or restore a backup from before the upgrade.",
    );
  }
  if (/corrupted migrations/.test(reason)) return told(`${which} was written by another program: ${reason}`);
  if (/^42(P01|703|704|883)/.test(codeOf(error))) {
    return told(`${which} is damaged, something that belongs to it is missing (${reason}). Restore it from a backup.`);
  }
  if (/unsupported startup parameter/.test(reason)) {
    return told(
      `${which} is behind a pooler that refuses our settings (${reason}). In PgBouncer: ignore_startup_parameters = ` +
        "statement_timeout, idle_in_transaction_session_timeout",
    );
  }
  if (storeFailureOf(error)?.type === "away" && databaseUrl !== undefined) {
    const waited = mayComeYet(error, config) ? `, after ${databaseWaitS} s of waiting (XCC_DATABASE_WAIT)` : "";
    return told(`${which} cannot be used${waited}: ${reason}`);
  }
  if (databaseUrl === undefined && isFull(dataFolder)) {
    return told(
      `${which} cannot be opened: the disk is full. It is not damaged; make room, nothing else is to be done (${reason}).`,
    );
  }
  if (databaseUrl === undefined && codeOf(error) === "" && !isOurs(error)) {
    return told(
      `${which} cannot be opened (${reason}): it is damaged, or not of this version. Put the folder aside and restore ` +
        "it from a backup.",
    );
  }
  return error instanceof Error ? error : told(reason);
}

/** The embedded database writes as it is opened, and does not say that it could not. */
function isFull(folder: string): boolean {
  return (roomIn(folder) ?? LEAST_ROOM_BYTES) < LEAST_ROOM_BYTES;
}

/** Errors of ours say already what to do. */
function isOurs(error: unknown): boolean {
  return error instanceof Error && ["FolderInUse", "DatabaseInUse"].includes(error.name);
}
