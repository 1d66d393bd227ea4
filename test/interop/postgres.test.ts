import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatabaseLocation } from "../../src/store/database/open.ts";
import { storeFailureOf } from "../../src/store/failures.ts";
import { openStore } from "../../src/store/store.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../store/facts.ts";
import { migrationSuite } from "../store/migration-suite.ts";
import { storeSuite } from "../store/store-suite.ts";
import { clock, silent } from "../store/test-store.ts";
import { PostgresServer } from "./postgres-server.ts";

async function freshServer(): Promise<{ location: DatabaseLocation; remove(): Promise<void> }> {
  const server = await PostgresServer.start();
  return { location: { type: "postgres", url: server.url }, remove: () => server.remove() };
}

storeSuite("PostgreSQL", freshServer);
migrationSuite("PostgreSQL", freshServer);

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
    expect(await failure(store.extensions.add({ extn: "1", name: "a", password: "1" }))).toBe("away");
    await server.resume();
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
    const [one, other] = await Promise.all([open(), open()]);
    await one.queues.add({ name: "from one" });
    expect(await other.queues.byName("from one")).toBeDefined();
    await Promise.all([one.stop(), other.stop()]);
  });
});

const LIST = { page: 1, pageSize: 10, contains: [], sort: { column: "id", descending: false } } as const;
