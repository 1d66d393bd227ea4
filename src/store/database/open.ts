// A database to talk to, embedded or not: the same dialect, the same driver, the same code behind it.
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Log } from "../../ports/log.ts";
import type { Measured, QueryWatch } from "../../ports/measures.ts";
import { GuardedPool, type Fence } from "./guarded-pool.ts";
import { Pglite } from "./pglite.ts";
import type { Tables } from "./tables.ts";
import { startUpkeep } from "./upkeep.ts";
import type { WatchedTable } from "./writes.ts";

export type DatabaseLocation =
  /** `folder` undefined: in memory, gone with the process. */
  | { readonly type: "embedded"; readonly folder: string | undefined }
  | { readonly type: "postgres"; readonly url: string };

/** What tells when something that was read may be old. */
export interface Writes {
  /** Another number whenever this process has written, or is writing, to one of the tables. */
  readonly generation: (tables: readonly WatchedTable[]) => number;
  /** Other processes may write as well. */
  readonly byOthers: boolean;
}

export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly measured: Measured;
  readonly writes: Writes;
  /** From now on whatever is written stands behind this center's token. */
  readonly fence: (fence: Fence) => void;
  /** True: it is certainly there, though who asks something now may have to wait. */
  readonly isAtWork: () => boolean;
  /** A copy of the embedded database as it is now, in a folder that is not there yet; undefined: it is no embedded one. */
  readonly copyTo: ((folder: string) => Promise<void>) | undefined;
  readonly stop: () => Promise<void>;
}

const CONNECTIONS = 10;
/** For a connection out of the pool. */
const CONNECT_TIMEOUT_MS = 5_000;
/** Of the embedded one's only connection: who waits stands in our own queue, which has its limit. */
const TURN_TIMEOUT_MS = 60_000;
const STATEMENT_TIMEOUT_MS = 15_000;
/**
 * A transaction in which nothing is asked any more for so long is ended by the server: its connection may be gone without a
 * word, and what it has locked would stay so for hours.
 */
const IDLE_TRANSACTION_MS = 10_000;
/** Longer than the server's own limit. */
const REPLY_TIMEOUT_MS = 20_000;
/** To find out whether a server speaks. */
const CHECK_TIMEOUT_MS = 2_000;

/** Rejects where the database is not there or another process has it. */
export async function openDatabase(location: DatabaseLocation, log: Log, watch?: QueryWatch): Promise<Database> {
  const embedded = location.type === "embedded" ? new Pglite({ folder: location.folder }) : undefined;
  await embedded?.start();
  const pool = new pg.Pool({
    ...(embedded === undefined
      ? remote(location)
      : { stream: embedded.stream, user: "postgres", max: 1, idleTimeoutMillis: 0 }),
    connectionTimeoutMillis: embedded === undefined ? CONNECT_TIMEOUT_MS : TURN_TIMEOUT_MS,
    query_timeout: REPLY_TIMEOUT_MS,
    types: { getTypeParser },
  });
  // A connection that breaks while idle: the next query takes another one.
  pool.on("error", (error) => log.warn({ err: error }, "a database connection broke"));
  const check = location.type === "postgres" ? () => speaks(location.url) : undefined;
  const guarded = new GuardedPool({ pool, check, watch, log });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: guarded }) });
  const stopUpkeep = embedded === undefined ? undefined : startUpkeep(kysely, log);
  return {
    kysely,
    measured: guarded,
    writes: { generation: (tables) => guarded.generation(tables), byOthers: embedded === undefined },
    fence: (fence) => guarded.fence(fence),
    isAtWork: () => guarded.isAtWork,
    copyTo: embedded === undefined ? undefined : (folder) => embedded.copyTo(folder),
    stop: async () => {
      await stopUpkeep?.();
      await kysely.destroy();
      await embedded?.stop();
    },
  };
}

function remote(location: DatabaseLocation): pg.PoolConfig {
  return {
    connectionString: location.type === "postgres" ? location.url : undefined,
    max: CONNECTIONS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
    application_name: "xcc",
    keepAlive: true,
  };
}

/** On a connection of its own: those of the pool may all be waiting for replies that never come. */
async function speaks(connectionString: string): Promise<void> {
  const timeouts = { connectionTimeoutMillis: CHECK_TIMEOUT_MS, query_timeout: CHECK_TIMEOUT_MS };
  const client = new pg.Client({ connectionString, ...timeouts, application_name: "xcc check" });
  // Its breaking is what the query below rejects with.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
  } finally {
    // Not waited for: one that hangs would hang here too.
    void client.end().catch(() => undefined);
  }
}

/** Counts and sizes come as 64 bit numbers, which `pg` would give as text; ours all fit a double. */
function getTypeParser(...[oid, format]: Parameters<typeof pg.types.getTypeParser>): unknown {
  if (oid === pg.types.builtins.INT8) return Number;
  const parser: unknown = pg.types.getTypeParser(oid, format);
  return parser;
}
