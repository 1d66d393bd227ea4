// Two servers by mistake: the second is refused before it has changed anything, whichever of the two things it would share;
// and one that has lost its database to another writes nothing any more.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Pooler } from "./pooler.ts";
import { PostgresServer } from "./postgres-server.ts";
import { startServer, type Server, type ServerOptions } from "./server.ts";
import { until } from "./until.ts";

let postgres: PostgresServer;
let pooler: Pooler | undefined;
let database = "";
const servers: Server[] = [];
const folders: string[] = [];
let count = 0;

beforeAll(async () => {
  postgres = await PostgresServer.start();
});

afterAll(() => postgres.remove());

beforeEach(async () => {
  count += 1;
  database = `center_${count}`;
  await asked(postgres.url, `create database ${database}`);
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.thaw();
    await server.kill();
  }
  await pooler?.stop();
  pooler = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function urlOf(base = postgres.url): string {
  const url = new URL(base);
  url.pathname = `/${database}`;
  return url.href;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "xcc-one-center-"));
  folders.push(folder);
  return folder;
}

async function start(options: ServerOptions & { readonly url?: string } = {}): Promise<Server> {
  const environment = { XCC_DATABASE_URL: options.url ?? urlOf() };
  const server = await startServer({ dataFolder: newFolder(), environment, ...options });
  servers.push(server);
  return server;
}

async function refusalOf(starting: Promise<Server>): Promise<string> {
  return starting.then(
    () => "it started",
    (error: unknown) => String(error),
  );
}

async function asked(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Everything that a start could have changed: how many rows each table has, and which transactions wrote them. */
async function contents(): Promise<string> {
  const tables = await asked(urlOf(), "select tablename from pg_tables where schemaname = 'public' order by 1");
  const rows = tables.map(
    ({ tablename }) => `select '${String(tablename)}', count(*), sum(xmin::text::bigint) from ${String(tablename)}`,
  );
  return JSON.stringify(await asked(urlOf(), rows.join(" union all ")));
}

/** When whatever a server does after its start has been done. */
async function settled(): Promise<string> {
  return until("nothing is written any more", async () => {
    const before = await contents();
    await wait(1_000);
    return (await contents()) === before ? before : undefined;
  });
}

function addQueue(server: Server, name: string): Promise<Response> {
  return server.request("POST", "/api/xcc/queues/add", { name });
}

async function queues(): Promise<unknown[]> {
  return (await asked(urlOf(), "select name from queues where deleted_at is null order by name")).map(
    ({ name }) => name,
  );
}

describe("a second server", () => {
  it("on the same PostgreSQL database is told who has it, and has changed nothing", async () => {
    const first = await start();
    await addQueue(first, "before");
    const before = await settled();
    const refusal = await refusalOf(start());
    expect(refusal).toContain("another center works on this database");
    expect(refusal).toContain(`process ${first.pid}`);
    expect(await contents()).toBe(before);
    expect((await addQueue(first, "after")).status).toBe(200);
  });

  it("is refused while the first one is frozen, which then goes on", async () => {
    const first = await start();
    first.freeze();
    expect(await refusalOf(start())).toContain(`process ${first.pid}`);
    first.thaw();
    expect((await addQueue(first, "thawed")).status).toBe(200);
  });

  it("on the same data folder is refused, whatever its database and ports", async () => {
    const first = await start();
    await asked(postgres.url, `create database other_${count}`);
    const url = new URL(urlOf());
    url.pathname = `/other_${count}`;
    const refusal = await refusalOf(start({ dataFolder: first.dataFolder, url: url.href }));
    expect(refusal).toContain(`the data folder ${first.dataFolder} is in use by process ${first.pid}`);
  });

  it("that cannot have the first one's ports has not touched the database", async () => {
    const first = await start();
    const before = await settled();
    for (const ports of [{ sip: first.sipPort }, { http: first.httpPort }]) {
      expect(await refusalOf(start({ ports }))).toContain("EADDRINUSE");
    }
    expect(await contents()).toBe(before);
  });

  it("starts at once where the first one was killed", async () => {
    const first = await start();
    await first.kill();
    const second = await start({ dataFolder: first.dataFolder });
    expect((await addQueue(second, "again")).status).toBe(200);
  });
});

describe("a center that loses its database", () => {
  it("to another one while it is frozen writes nothing any more, and ends", async () => {
    const first = await start();
    await addQueue(first, "mine");
    first.freeze();
    // As when the network or a failover has cut it off: nobody holds anything for it.
    const dropLock = "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'xcc center%'";
    await asked(urlOf(), dropLock);
    const second = await start();
    first.thaw();
    const answer = await addQueue(first, "too late").then(
      ({ status }) => status,
      () => 0,
    );
    expect(answer).not.toBe(200);
    expect(await first.ended()).toBe(1);
    expect(first.log).toContain("another center has taken the database");
    expect((await addQueue(second, "theirs")).status).toBe(200);
    expect(await queues()).toEqual(["mine", "theirs"]);

    // Its log tells of another past from now on.
    await second.stop();
    const again = await start({ dataFolder: first.dataFolder });
    expect(again.log).toContain("the database has gone on with another log since");
  });

  it("because the database restarts holds it again, and a second one is refused as before", async () => {
    const first = await start();
    await postgres.interrupt();
    await postgres.resume();
    await until("the first has its lock again", async () => {
      const sql = "select count(*) as n from pg_locks where locktype = 'advisory' and objid = 1 and granted";
      const [row] = await asked(urlOf(), sql).catch(() => []);
      return row?.["n"] === "1" ? true : undefined;
    });
    expect(await refusalOf(start())).toContain(`process ${first.pid}`);
    const isBack = async (): Promise<true | undefined> =>
      (await addQueue(first, "back")).status === 200 ? true : undefined;
    await until("the first writes again", isBack);
  });
});

describe("through a pooler", () => {
  it("that refuses our settings one is told at once what the pooler must be told", async () => {
    pooler = await Pooler.start(urlOf(), []);
    const began = performance.now();
    expect(await refusalOf(start({ url: pooler.url }))).toContain("ignore_startup_parameters");
    expect(performance.now() - began).toBeLessThan(45_000);
  });

  it("a second center is refused all the same, and what cannot be promised is said", async () => {
    pooler = await Pooler.start(urlOf());
    const url = pooler.url;
    const first = await start({ url });
    expect(first.log).toContain("reached through a pooler");
    expect((await addQueue(first, "pooled")).status).toBe(200);
    expect(await refusalOf(start({ url }))).toContain(`process ${first.pid}`);
    await first.kill();
    // Gone, as far as anybody can tell, some seconds later.
    const second = await start({ url, dataFolder: first.dataFolder });
    expect((await addQueue(second, "second")).status).toBe(200);
    expect(await queues()).toEqual(["pooled", "second"]);
  });
});
