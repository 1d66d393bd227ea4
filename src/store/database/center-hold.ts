// One center for one database. On PostgreSQL two things see to it:
//
//   a session lock     held on a connection of its own while the center lives, frozen or not: a second center is refused
//   a token in `meta`  each of our transactions that writes begins by comparing it (`xcc_hold`): a center that has lost its
//                      connections, and whose place another has taken meanwhile, writes nothing any more
//
// Through a pooler a session's lock belongs to whoever is handed the session next. There the token is renewed instead, and
// a center whose token was not renewed for a while counts as gone; that is said in the log.
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Log } from "../../ports/log.ts";
import { later, openSession, type Session } from "./session.ts";

/** "xcc" in ASCII. 1: the session's lock, 2: the lock of transactions. */
const LOCK = 7_889_763;
const CENTER = 1;
const TRANSACTIONS = 2;
/** A center that was killed a moment ago is still being cleared away by the database. */
const PATIENCE_MS = 3_000;
const RETRY_MS = 250;
const LOOK_EVERY_MS = 2_000;
/** Through a pooler: whose token was not renewed for so long is gone. */
const GONE_AFTER_S = 15;
/** PostgreSQL's names may be no longer. */
const LONGEST_NAME = 63;

export class DatabaseInUse extends Error {
  constructor(holder: string) {
    super(
      `another center works on this database: ${holder}. One database is for one center: stop that one first, or set ` +
        "XCC_DATABASE_URL to another database",
    );
    this.name = "DatabaseInUse";
  }
}

export interface CenterHoldParts {
  readonly url: string;
  readonly log: Log;
  /** Once: another center has taken the database; nothing of ours is written from now on. */
  readonly onTaken: (holder: string) => void;
}

export class CenterHold {
  readonly token: string = randomUUID();
  readonly #parts: CenterHoldParts;
  readonly #name = `xcc center ${hostname()} process ${process.pid}`.slice(0, LONGEST_NAME);
  #session: Session | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isTaken = false;
  #saidOf = "";

  private constructor(parts: CenterHoldParts) {
    this.#parts = parts;
  }

  /** Before anything is written. Rejects with DatabaseInUse where another center has the database. */
  static async take(parts: CenterHoldParts): Promise<CenterHold> {
    const hold = new CenterHold(parts);
    for (let waited = 0; ; waited += RETRY_MS) {
      const session = await openSession(parts.url, hold.#name);
      if (session.isPooled || (await locks(session))) {
        hold.#keep(session);
        if (session.isPooled) parts.log.warn({}, POOLED);
        return hold;
      }
      const holder = await holderOf(session);
      await session.close();
      if (waited >= PATIENCE_MS) throw new DatabaseInUse(holder);
      await later(RETRY_MS);
    }
  }

  /** When the tables are there: from now on transactions of whoever was there before are refused. */
  async claim(): Promise<void> {
    const session = this.#session;
    if (session === undefined) throw new Error("the connection that holds the database broke");
    for (let waited = 0; ; waited += LOOK_EVERY_MS) {
      const living = await this.#replace(session);
      if (living === undefined) break;
      if (waited >= GONE_AFTER_S * 1_000) throw new DatabaseInUse(living);
      await later(LOOK_EVERY_MS);
    }
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    }, LOOK_EVERY_MS).unref();
  }

  /** A write has been refused by the database, or the token is another's. */
  taken(holder: string): void {
    if (this.#isTaken) return;
    this.#isTaken = true;
    clearInterval(this.#timer);
    this.#parts.onTaken(holder);
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    const session = this.#session;
    this.#session = undefined;
    if (session === undefined) return;
    if (session.isPooled && !this.#isTaken) {
      await session
        .ask(
          "delete from meta where key = 'center-renewed' and exists (select from meta where key = 'center' and value = $1)",
          [this.token],
        )
        .catch(() => undefined);
    }
    await session.close();
  }

  #keep(session: Session): void {
    this.#session = session;
    session.onBroken(() => {
      if (this.#session === session) this.#session = undefined;
    });
  }

  /** Puts our token in the place of the former. Undefined when that is done; else who lives there still. */
  async #replace({ ask, isPooled }: Session): Promise<string | undefined> {
    await ask("begin");
    try {
      await ask("set local lock_timeout = '5s'");
      await this.#waitForFormer(ask);
      const [living] = await ask(LIVING, [GONE_AFTER_S]);
      if (living === undefined) {
        await ask(PUT, ["center", this.token]);
        await ask(PUT, ["center-holder", `${this.#name}, since ${new Date().toISOString()}`]);
        if (isPooled) await ask(PUT_NOW);
        else await ask("delete from meta where key = 'center-renewed'");
      }
      await ask("commit");
      return living === undefined ? undefined : String(living["holder"]);
    } catch (error) {
      await ask("rollback").catch(() => undefined);
      throw error;
    }
  }

  /** Until no transaction of a former center is open. One that stays open belongs to a center that is gone, or frozen. */
  async #waitForFormer(ask: Session["ask"]): Promise<void> {
    await ask("savepoint before");
    try {
      await ask(WAIT, [LOCK, TRANSACTIONS]);
    } catch (error) {
      await ask("rollback to savepoint before");
      await ask(TERMINATE, [LOCK, TRANSACTIONS]);
      await ask(WAIT, [LOCK, TRANSACTIONS]);
      this.#parts.log.warn({ err: error }, "an open transaction of a former center was ended");
    }
  }

  /** Is the lock still there, and the token ours? A connection that broke is made anew. */
  async #look(): Promise<void> {
    try {
      const session = this.#session ?? (await this.#again());
      if (session === undefined) return;
      const [row] = await session.ask(WHOSE, [this.token]);
      if (row !== undefined) this.taken(String(row["holder"]));
      else if (session.isPooled) await session.ask(RENEW, [this.token]);
    } catch (error) {
      // The database is away: so it is for every other center.
      this.#say(
        "away",
        error,
        "the connection that holds the database broke; it is made anew as soon as that is possible",
      );
      const session = this.#session;
      this.#session = undefined;
      await session?.close();
    }
  }

  async #again(): Promise<Session | undefined> {
    const session = await openSession(this.#parts.url, this.#name);
    if (session.isPooled || (await locks(session))) {
      this.#keep(session);
      this.#say("back", undefined, "the database is held again");
      return session;
    }
    const [row] = await session.ask(WHOSE, [this.token]);
    const holder = row === undefined ? await holderOf(session) : String(row["holder"]);
    await session.close();
    if (row !== undefined) this.taken(holder);
    // It has the lock and not yet the token: it is starting, or being refused for another reason.
    else this.#say("locked", new DatabaseInUse(holder), "another process holds the database's lock");
    return undefined;
  }

  /** Once for each state that lasts. */
  #say(state: string, error: unknown, text: string): void {
    if (this.#saidOf === state || (state === "back" && this.#saidOf === "")) return;
    this.#saidOf = state === "back" ? "" : state;
    if (error === undefined) this.#parts.log.info({}, text);
    else this.#parts.log.warn({ err: error }, text);
  }
}

const POOLED =
  "the database is reached through a pooler, where no lock lasts: a second center is found out by a token that is renewed, " +
  `and one that was killed counts as gone after ${GONE_AFTER_S} s only. Let XCC_DATABASE_URL name the server itself if you can.`;

const WAIT = "select pg_advisory_xact_lock($1, $2)";
const PUT = "insert into meta (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value";
/** By the database's clock. */
const PUT_NOW = `insert into meta (key, value) values ('center-renewed', now()::text)
  on conflict (key) do update set value = excluded.value`;
const RENEW = `update meta set value = now()::text where key = 'center-renewed'
  and exists (select from meta where key = 'center' and value = $1)`;
const LIVING = `select (select value from meta where key = 'center-holder') as holder from meta
  where key = 'center-renewed' and value::timestamptz > now() - make_interval(secs => $1)`;
const WHOSE = `select coalesce((select value from meta where key = 'center-holder'), '') as holder from meta
  where key = 'center' and value <> $1`;
const HOLDERS = `select l.pid, a.application_name, a.client_addr::text, a.backend_start from pg_locks l
  left join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2
    and l.database = (select oid from pg_database where datname = current_database()) and l.pid <> pg_backend_pid()`;
const TERMINATE = `select pg_terminate_backend(pid) from (${HOLDERS}) as held`;

async function locks(session: Session): Promise<boolean> {
  const [row] = await session.ask("select pg_try_advisory_lock($1, $2) as got", [LOCK, CENTER]);
  return row?.["got"] === true;
}

async function holderOf(session: Session): Promise<string> {
  const [row] = await session.ask(HOLDERS, [LOCK, CENTER]);
  const name = row?.["application_name"];
  const address = row?.["client_addr"];
  if (row === undefined || typeof name !== "string" || name === "") return "one that the database does not name";
  const since = row["backend_start"] instanceof Date ? `, connected since ${row["backend_start"].toISOString()}` : "";
  return `${name} at ${typeof address === "string" ? address : "a local socket"}${since}`;
}
