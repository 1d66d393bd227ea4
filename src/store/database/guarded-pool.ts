// The pool of connections as the query builder sees it, with two guards and a watch.
//
//   here --a connection fails, is not to be had, or a query takes long--> doubted --another connection answers--> here
//                                                                            | none does
//   here <--a new connection answers--------------------------------------- away: who asks is told so at once
//
// Without them, requests to a server that no longer speaks would wait for its time limits one behind the other, and a
// connection whose query was given up would be handed to the next one, who would wait for the reply to the former.
import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";
import type { Log } from "../../ports/log.ts";
import type { Measure, Measured, QueryWatch } from "../../ports/measures.ts";
import { codeOf, DatabaseAway, isAway, leavesOpen, OutcomeUnknown, sqlStateOf, storeFailureOf } from "../failures.ts";
import { fenced, takenBy } from "./fence.ts";
import { permanence, writeWatch, type WatchedTable } from "./writes.ts";

/** Those who wait for a connection; who comes then is told at once that it cannot be now. */
const MOST_WAITING = 1_000;
/** A query that takes so long makes one look whether the server speaks at all. */
const DOUBT_AFTER_MS = 2_000;
const LOOK_EVERY_MS = 500;
/** A database of our own process that answers nothing for so long is stuck, not at work. Longer than any reply is waited for. */
const STUCK_AFTER_MS = 25_000;
/** While it is away, it is not looked for more often. */
const CHECK_APART_MS = 250;

export interface GuardedPoolParts {
  readonly pool: pg.Pool;
  /** Opens a connection of its own and asks something, within a short time; undefined: the database is in this process. */
  readonly check: (() => Promise<void>) | undefined;
  readonly watch: QueryWatch | undefined;
  readonly log: Log;
}

/** One center's right to write. */
export interface Fence {
  readonly token: string;
  /** Another center has taken the database: what was asked for has been refused. */
  readonly onTaken: (holder: string) => void;
}

interface Running {
  readonly since: number;
  readonly abandon: () => void;
}

export class GuardedPool implements PostgresPool, Measured {
  readonly options: object = {};
  readonly #parts: GuardedPoolParts;
  readonly #running = new Set<Running>();
  readonly #failures = { away: 0, refused: 0, other: 0 };
  #isAway = false;
  readonly #written = new Map<WatchedTable, number>();
  #checking: Promise<void> | undefined;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #lastCheckAt = Number.NEGATIVE_INFINITY;
  #look: NodeJS.Timeout | undefined;
  #fence: Fence | undefined;

  constructor(parts: GuardedPoolParts) {
    this.#parts = parts;
  }

  async connect(): Promise<PostgresPoolClient> {
    const { pool } = this.#parts;
    if (this.#isAway) await this.#lookAgain();
    if (pool.waitingCount >= MOST_WAITING) throw this.#noted(new DatabaseAway("too many wait for the database"));
    this.#look ??= this.#startLooking();
    try {
      return this.#guarded(await pool.connect());
    } catch (error) {
      throw this.#noted(error);
    }
  }

  /** From now on whatever is written stands behind this center's token. */
  fence(fence: Fence): void {
    this.#fence = fence;
  }

  /** It is in this process, and computes for somebody: who waits for it waits in our own queue, and it is not away. */
  get isAtWork(): boolean {
    if (this.#parts.check !== undefined) return false;
    const [oldest] = this.#running;
    const lastSign = Math.max(oldest?.since ?? Number.NEGATIVE_INFINITY, this.#answeredAt);
    return oldest !== undefined && performance.now() - lastSign < STUCK_AFTER_MS;
  }

  /** Another number whenever something was, or is being, written to one of the tables. */
  generation(tables: readonly WatchedTable[]): number {
    return tables.reduce((sum, table) => sum + (this.#written.get(table) ?? 0), 0);
  }

  async end(): Promise<void> {
    clearInterval(this.#look);
    await this.#parts.pool.end();
  }

  measures(): readonly Measure[] {
    const { totalCount, idleCount, waitingCount } = this.#parts.pool;
    const connections = [
      { labels: { state: "idle" }, value: idleCount },
      { labels: { state: "busy" }, value: totalCount - idleCount },
    ];
    const failures = Object.entries(this.#failures).map(([why, value]) => ({ labels: { why }, value }));
    return [
      measure("xcc_database_up", "1 while the database can be reached, else 0.", this.#isAway ? 0 : 1),
      measure("xcc_database_waiting", "Queries that wait for a connection.", waitingCount),
      {
        ...{ name: "xcc_database_connections", help: "Connections to the database." },
        ...{ type: "gauge", samples: connections },
      },
      {
        ...{ name: "xcc_database_failures_total", help: "Queries that failed: away, refused by a rule, other." },
        ...{ type: "counter", samples: failures },
      },
    ];
  }

  #guarded(client: pg.PoolClient): PostgresPoolClient {
    let broken: Error | undefined;
    let isReleased = false;
    const makesPermanent = permanence();
    const writes = writeWatch((table) => void this.#written.set(table, 1 + (this.#written.get(table) ?? 0)));
    // It may break while nothing is asked on it, in the middle of a transaction: unheard, that would end the process.
    const onError = (error: Error): void => void (broken ??= error);
    client.on("error", onError);
    const whyBroken = (): Error | undefined => broken;
    const giveBack = (): void => {
      if (isReleased) return;
      isReleased = true;
      client.release(broken);
      client.off("error", onError);
    };
    const fence = this.#fence;
    const ask = fence === undefined ? undefined : fenced(client, fence.token);
    const run = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
      if (broken !== undefined) throw broken;
      const running: Running = {
        since: performance.now(),
        // Whoever waits for the reply hears that the connection is gone.
        abandon: () => {
          broken ??= new DatabaseAway("the database does not answer");
          giveBack();
        },
      };
      this.#running.add(running);
      writes.before(sql);
      const isPermanent = makesPermanent(sql);
      try {
        const answer: unknown = await (ask === undefined ? client.query(sql, [...parameters]) : ask(sql, parameters));
        this.#answeredAt = performance.now();
        return answer;
      } catch (error) {
        const holder = takenBy(error);
        if (holder !== undefined) fence?.onTaken(holder);
        const why = whyBroken() ?? error;
        const cause = this.#noted(isPermanent && leavesOpen(why) ? unanswered(why) : why);
        // Its reply may still come, to whoever asks next on this connection.
        if (isConnectionLost(cause)) broken = cause instanceof Error ? cause : new Error(String(cause));
        throw cause;
      } finally {
        this.#running.delete(running);
        writes.after(sql);
        this.#parts.watch?.queried(performance.now() - running.since);
      }
    };
    // Cursors are not used: there is one way to ask.
    return { query: run as Query, release: giveBack };
  }

  #noted(error: unknown): unknown {
    const failure = storeFailureOf(error)?.type;
    this.#failures[failure === "outcome-unknown" ? "away" : (failure ?? "other")] += 1;
    if (isConnectionLost(error) && !this.#isAway) void this.#check();
    return error;
  }

  #startLooking(): NodeJS.Timeout {
    const timer = setInterval(() => {
      const [oldest] = this.#running;
      const longAgo = performance.now() - DOUBT_AFTER_MS;
      if (oldest !== undefined && oldest.since < longAgo && this.#lastCheckAt < longAgo) void this.#check();
    }, LOOK_EVERY_MS);
    return timer.unref();
  }

  /** Rejects while the server is still away. */
  async #lookAgain(): Promise<void> {
    if (this.#checking === undefined && performance.now() - this.#lastCheckAt < CHECK_APART_MS) throw stillAway();
    await this.#check();
    if (this.#isAway) throw stillAway();
  }

  /** One at a time; whoever comes meanwhile waits for the same. */
  #check(): Promise<void> {
    const { check } = this.#parts;
    if (check === undefined) return Promise.resolve();
    this.#checking ??= check()
      .then(
        () => this.#isBack(),
        (error: unknown) => (isSaidByServer(error) ? this.#isBack() : this.#goneAway(error)),
      )
      .finally(() => {
        this.#checking = undefined;
        this.#lastCheckAt = performance.now();
      });
    return this.#checking;
  }

  #isBack(): void {
    if (this.#isAway) this.#parts.log.info({}, "the database is back");
    this.#isAway = false;
  }

  #goneAway(error: unknown): void {
    const { log, pool } = this.#parts;
    if (!this.#isAway) log.warn({ err: error }, "the database is away");
    this.#isAway = true;
    for (const { abandon } of [...this.#running]) abandon();
    // What lies idle was connected to the server that has gone.
    for (let idle = pool.idleCount; idle > 0; idle -= 1) {
      void pool.connect().then(
        (client) => client.release(true),
        () => undefined,
      );
    }
  }
}

type Query = PostgresPoolClient["query"];

function unanswered(cause: unknown): OutcomeUnknown {
  return new OutcomeUnknown("the connection was lost before the database said whether it was done", { cause });
}

function stillAway(): DatabaseAway {
  return new DatabaseAway("the database is away");
}

/** Not what the server says of a statement, but that it is not there to say anything. */
function isConnectionLost(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true;
  if (!isAway(error)) return false;
  const code = codeOf(error);
  return !/^(53|40|55|25|28|XC)|^57014|^ENOSPC|^EIO/.test(code);
}

/** It speaks, if only to say no: too many connections, a wrong password. One that starts or stops does not count. */
function isSaidByServer(error: unknown): boolean {
  return sqlStateOf(error)?.startsWith("57P") === false;
}

function measure(name: string, help: string, value: number): Measure {
  return { name, help, type: "gauge", samples: [{ value }] };
}
