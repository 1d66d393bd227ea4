// What a PostgreSQL server does by itself and the embedded one does not: checkpoints, so that a start after a crash has
// little to do again, and vacuuming, so that rows written again and again do not fill the disk.
import { sql, type Kysely } from "kysely";
import type { Log } from "../../ports/log.ts";
import type { Tables } from "./tables.ts";

const CHECKPOINT_EVERY_MS = 300_000;
const VACUUM_EVERY_MS = 3_600_000;
const BUSY_TABLES = ["cdrs", "fact_cursor", "agent_sessions", "tokens", "recordings"] as const;

/** Returns what ends it, once it rests. */
export function startUpkeep(database: Kysely<Tables>, log: Log): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const run = (work: () => Promise<void>): void => {
    running = running.then(work).catch((error: unknown) => {
      log.warn({ err: error }, "upkeep of the embedded database failed");
    });
  };
  const timers = [
    setInterval(() => run(() => checkpoint(database)), CHECKPOINT_EVERY_MS),
    setInterval(() => run(() => vacuum(database)), VACUUM_EVERY_MS),
  ];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearInterval(timer);
    return running;
  };
}

export async function checkpoint(database: Kysely<Tables>): Promise<void> {
  await sql`checkpoint`.execute(database);
}

/** Table by table, so that a query that waits meanwhile waits for one table only. */
export async function vacuum(database: Kysely<Tables>): Promise<void> {
  for (const table of BUSY_TABLES) await sql`vacuum (analyze) ${sql.table(table)}`.execute(database);
}
