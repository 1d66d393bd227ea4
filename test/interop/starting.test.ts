// What a start finds: a database that is not up yet, a newer one, a damaged one, none where there was one. Each is told with
// what to do, and nothing is changed.
import { cpSync, mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "../store/fresh-database.ts";
import { LOOPBACK } from "./ports.ts";
import { PostgresServer } from "./postgres-server.ts";
import { startServer, type Server, type ServerOptions } from "./server.ts";
import { until } from "./until.ts";

let postgres: PostgresServer;
const servers: Server[] = [];
const folders: string[] = [];

beforeAll(async () => {
  postgres = await PostgresServer.start();
});

afterAll(() => postgres.remove());

afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "xcc-starting-"));
  folders.push(folder);
  return folder;
}

async function start(options: ServerOptions): Promise<Server> {
  const server = await startServer(options);
  servers.push(server);
  return server;
}

async function refusalOf(options: ServerOptions): Promise<string> {
  return start(options).then(
    () => "it started",
    (error: unknown) => String(error),
  );
}

async function asked(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function databaseNamed(name: string): Promise<string> {
  await asked(postgres.url, `create database ${name}`);
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.href;
}

describe("a start", () => {
  it("waits for a PostgreSQL that is not up yet, and says so", async () => {
    const url = await databaseNamed("late");
    await postgres.interrupt();
    const said = until.bind(undefined, "the start says what it waits for");
    const server = start({
      dataFolder: newFolder(),
      environment: { XCC_DATABASE_URL: url },
      starting: (output, { http }) => {
        void said(async () => {
          if (!output().includes("the database is not there yet; it is waited for")) return undefined;
          const alive = await fetch(`http://${LOOPBACK}:${http}/healthz`);
          const other = await fetch(`http://${LOOPBACK}:${http}/api/xcc/queues/list`);
          expect([alive.status, other.status, other.headers.get("retry-after")]).toEqual([200, 503, "2"]);
          expect(await other.json()).toMatchObject({ error: "starting" });
          return true;
        }).finally(() => postgres.resume());
      },
    });
    expect((await (await server).request("GET", "/readyz")).status).toBe(200);
  });

  it("does not wait for ever, nor at all for one that knows it and says no", async () => {
    const away = "postgres://xcc@127.0.0.1:9/none";
    const first = await refusalOf({
      dataFolder: newFolder(),
      environment: { XCC_DATABASE_URL: away, XCC_DATABASE_WAIT: "2" },
    });
    expect(first).toContain("after 2 s of waiting (XCC_DATABASE_WAIT)");
    const nobody = postgres.url.replace("xcc@", "nobody@");
    const second = await refusalOf({ dataFolder: newFolder(), environment: { XCC_DATABASE_URL: nobody } });
    expect(second).toMatch(/cannot be used: .*role "nobody" does not exist/);
  });

  it("on a database of a newer version, or one of which a part is missing, says what to do", async () => {
    const url = await databaseNamed("changed");
    const options = { dataFolder: newFolder(), environment: { XCC_DATABASE_URL: url } };
    await (await start(options)).stop();
    await asked(url, "insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')");
    expect(await refusalOf(options)).toMatch(/written by a newer version of xcc .*9999-later.* Start that version/);
    await asked(url, "delete from kysely_migration where name = '9999-later'; drop table tiers cascade");
    expect(await refusalOf(options)).toMatch(/is damaged, .*"?tiers"?.* Restore it from a backup/);
  });

  it("on a damaged embedded database says which folder it is, and leaves it as it is", async () => {
    const folder = dirname((await freshDatabase()).folder);
    folders.push(folder);
    truncateSync(join(folder, "database", "global", "pg_control"), 10);
    const refusal = await refusalOf({ dataFolder: folder });
    expect(refusal).toMatch(/the embedded database in .*database cannot be opened/);
  });

  it("does not begin a new center where one has lost its database, unless it is told to", async () => {
    const folder = dirname((await freshDatabase()).folder);
    folders.push(folder);
    const first = await start({ dataFolder: folder });
    await first.post("/api/xcc/queues/add", { name: "kept" });
    await first.stop();
    const kept = newFolder();
    cpSync(join(folder, "database"), join(kept, "database"), { recursive: true });
    rmSync(join(folder, "database"), { recursive: true });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await refusalOf({ dataFolder: folder })).toMatch(/Restore the database from a backup.*--fresh/);
    }
    const elsewhere = { XCC_DATABASE_URL: await databaseNamed("elsewhere") };
    expect(await refusalOf({ dataFolder: folder, environment: elsewhere })).toContain("--fresh");

    rmSync(join(folder, "database"), { recursive: true });
    cpSync(join(kept, "database"), join(folder, "database"), { recursive: true });
    const again = await start({ dataFolder: folder });
    expect(await again.post("/api/xcc/queues/list", {})).toMatchObject({ data: [{ name: "kept" }] });
    await again.stop();

    rmSync(join(folder, "database"), { recursive: true });
    const fresh = await start({ dataFolder: folder, args: ["--fresh"] });
    expect(await fresh.post("/api/xcc/queues/list", {})).toMatchObject({ row_count: 0 });
    await fresh.stop();
    expect((await (await start({ dataFolder: folder })).request("GET", "/readyz")).status).toBe(200);
  });
});
