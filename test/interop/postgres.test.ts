import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openDatabase, type Database, type DatabaseLocation } from "../../src/store/database/open.ts";
import type { Tables } from "../../src/store/database/tables.ts";
import { storeFailureOf } from "../../src/store/failures.ts";
import { openStore } from "../../src/store/store.ts";
import { readText, textOf } from "../../src/store/backup/document.ts";
import { exportConfiguration } from "../../src/store/backup/export.ts";
import { restoreConfiguration } from "../../src/store/backup/restore.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../store/facts.ts";
import { bareDatabase, freshDatabase } from "../store/fresh-database.ts";
import { fillWithSamples, migrationSuite } from "../store/migration-suite.ts";
import { storeSuite } from "../store/store-suite.ts";
import { clock, silent } from "../store/test-store.ts";
import { backupSuite } from "../store/backup-suite.ts";
import { PostgresServer } from "./postgres-server.ts";

async function freshServer(): Promise<{ location: DatabaseLocation; remove(): Promise<void> }> {
  const server = await PostgresServer.start();
  return { location: { type: "postgres", url: server.url }, remove: () => server.remove() };
}

storeSuite("PostgreSQL", freshServer);
migrationSuite("PostgreSQL", freshServer);
backupSuite("PostgreSQL", freshServer);

it("gets a configuration from the embedded database and gives it back as it was", async () => {
  const at = new Date(MONDAY_TEN);
  const opened: { database: Database; remove: () => Promise<void> | void }[] = [];
  const fresh = async (make: () => Promise<{ location: DatabaseLocation; remove: () => Promise<void> | void }>) => {
    const made = await make();
    const database = await openDatabase(made.location, silent);
    opened.push({ database, remove: () => made.remove() });
    return database.kysely;
  };
  const carry = async (from: Kysely<Tables>, to: Kysely<Tables>): Promise<void> => {
    const text = readText(textOf(await exportConfiguration(from, at), "yaml"));
    if (!text.ok) throw new Error("what was exported cannot be read");
    const options = { replace: false, dryRun: false, now: MONDAY_TEN, passwordPolicy: "any" as const };
    expect((await restoreConfiguration(to, text.read, options, silent)).type).toBe("done");
  };
  const [first, server, last] = [await fresh(bareDatabase), await fresh(freshServer), await fresh(freshDatabase)];
  await fillWithSamples(first);
  await carry(first, server);
  await carry(server, last);
  expect(await exportConfiguration(last, at)).toEqual(await exportConfiguration(first, at));
  for (const { database, remove } of opened) {
    await database.stop();
    await remove();
  }
});

describe("a PostgreSQL server that goes away", () => {
  let server: PostgresServer;
  const open = () =>
    openStore({
      location: { type: "postgres", url: server.url },
      clock,
      log: silent,
      domain: "xswitch.cn",
      timeZone: "Asia/Shanghai",
      auditDays: 365,
    });
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server.remove());

  async function failure(promise: Promise<unknown>): Promise<unknown> {
    return storeFailureOf(
      await promise.then(
        () => "no error",
        (error: unknown) => error,
      ),
    )?.type;
  }

  it("is said to be away, and used again when it is back, with nothing lost and nothing twice", async () => {
    const store = await open();
    const facts = factsFrom(1, MONDAY_TEN, queueCall("call-1"));
    await store.project(facts.slice(0, 10));
    await server.interrupt();
    expect(await failure(store.project(facts.slice(10)))).toBe("away");
    expect(await failure(store.ping())).toBe("away");
    expect(await failure(store.extensions.add({ extn: "1", name: "a", password: "Kuhstall-7" }))).toBe("away");
    await server.resume();
    // It is looked for four times a second, not by each request.
    await vi.waitFor(() => store.ping(), { timeout: PATIENCE_MS });
    await store.project(facts.slice(10));
    expect(await store.lastProjectedFact()).toBe(facts.length);
    expect((await store.calls.get("call-1"))?.record.legs).toHaveLength(3);
    expect((await store.extensions.list(LIST)).rowCount).toBe(0);
    await store.stop();
  });

  it("is said to be away where it was never there", async () => {
    await server.interrupt();
    expect(await failure(open())).toBe("away");
    await server.resume();
  });

  it("may be opened by two processes at once", async () => {
    // Several times: what two do in the very same instant happens by chance.
    for (let time = 0; time < 5; time += 1) {
      const both = await Promise.all([open(), open(), open()]);
      await Promise.all(both.map((each) => each.stop()));
    }
    const [one, other] = await Promise.all([open(), open()]);
    await one.queues.add({ name: "from one" });
    expect(await other.queues.byName("from one")).toBeDefined();
    await Promise.all([one.stop(), other.stop()]);
  });
});

const LIST = { page: 1, pageSize: 10, contains: [], sort: { column: "id", descending: false } } as const;
