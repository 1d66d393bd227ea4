// Call records and PostgreSQL: when it does not take them, and when nobody hears that it has.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../src/host/clock.ts";
import { MemoryLog } from "../../src/host/log/memory-log.ts";
import { Projector } from "../../src/host/projector.ts";
import { openDatabase } from "../../src/store/database/open.ts";
import { projectionFailureOf } from "../../src/store/failures.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../store/facts.ts";
import { projectionTroubleSuite, type TroubledDatabase } from "../store/projection-trouble-suite.ts";
import { silent, testStoreOn } from "../store/test-store.ts";
import { addExtension, addQueue, makeReady } from "./center.ts";
import { CommitCutter } from "./commit-cutter.ts";
import { metricOf } from "./facts.ts";
import { PostgresServer } from "./postgres-server.ts";
import { startServer } from "./server.ts";
import { until } from "./until.ts";

interface OwnedDatabase extends TroubledDatabase {
  readonly url: string;
}

/** A database of somebody's who is not the server's master. */
async function ownedDatabase(): Promise<OwnedDatabase> {
  const server = await PostgresServer.start();
  await run(server.url, "create role operator login");
  await run(server.url, "create database calls owner operator");
  const url = new URL(server.url);
  Object.assign(url, { username: "operator", pathname: "/calls" });
  return { url: url.href, location: { type: "postgres", url: url.href }, remove: () => server.remove() };
}

async function run(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

projectionTroubleSuite("PostgreSQL", ownedDatabase, { withPermissions: true });

describe("a batch of facts whose COMMIT nobody answers", () => {
  let postgres: PostgresServer;
  let cutter: CommitCutter;
  beforeAll(async () => {
    postgres = await PostgresServer.start();
    cutter = await CommitCutter.start(postgres.url);
  });
  afterAll(async () => {
    await cutter.stop();
    await postgres.remove();
  });

  it.each(["before", "after", "late", "stuck"] as const)("is stored once: %s", async (cut) => {
    const database = await openDatabase({ type: "postgres", url: cutter.url }, silent);
    const store = await testStoreOn(database);
    const id = (await store.webhooks.add({ name: cut, url: "http://a/", facts: ["*"], secret: "whsec_c2VjcmV0" })).id;
    const first = (await store.lastProjectedFact()) + 1;
    const log = new MemoryLog();
    const aside: number[] = [];
    const woken: boolean[] = [];
    const sink = {
      project: async (facts: Parameters<typeof store.project>[0]) => void woken.push(await store.project(facts)),
      failureOf: projectionFailureOf,
    };
    const layAside = ({ seq }: { readonly seq: number }): void => void aside.push(seq);
    const projector = new Projector({ sink, source: log, clock: systemClock(), log: silent, layAside });
    projector.start(first - 1, first - 1);
    const facts = factsFrom(first, MONDAY_TEN, [...queueCall(`${cut} 1`), ...queueCall(`${cut} 2`)]);
    const batches = [facts.slice(0, 12), facts.slice(12, 25), facts.slice(25)];
    for (const batch of batches) {
      // What hangs takes its time to be ended: once will do.
      if (cut !== "stuck" || batch === batches[1]) cutter.cutNext(cut, "fact_cursor");
      log.append({ type: "tick", at: 0 }, batch);
      projector.take(batch);
      await until("it is stored", () => Promise.resolve(projector.behind === 0 || undefined));
      expect(cutter.isArmed).toBe(false);
    }
    expect([projector.trouble, aside]).toEqual([undefined, []]);
    expect(woken).toEqual([true, true, true]);
    for (const call of [`${cut} 1`, `${cut} 2`]) {
      const [calm, row] = [queueCall(call), await store.calls.get(call)];
      expect(row).toMatchObject({ cause: "normal", billsec: 20 });
      expect(row?.record.legs).toHaveLength(3);
      expect((await store.calls.recordings({ uuid: call, page: 1, pageSize: 10 })).rows).toHaveLength(1);
      expect(calm.length * 2).toBe(facts.length);
    }
    const taken = await store.outbox.take(id);
    if (taken === undefined) throw new Error("the webhook is gone");
    const waiting = await store.outbox.facts(taken.target, first - 1, 200);
    expect(waiting.facts.map(({ seq }) => seq)).toEqual(facts.map(({ seq }) => seq));
    projector.stop();
    await store.stop();
  });
});

describe("a server whose database does not take call records", () => {
  it("says so in /readyz and in its metrics, starts all the same, and loses nothing", async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), "xcc-troubled-"));
    const database = await ownedDatabase();
    const environment = { XCC_DATABASE_URL: database.url };
    let server = await startServer({ dataFolder, environment });
    const ready = async (): Promise<unknown> => (await server.request("GET", "/readyz")).json();
    const troubled = { status: "ok", troubles: ["records-not-stored"] };
    try {
      await addExtension(server, "1001");
      await addQueue(server);
      await run(database.url, "revoke insert, update on agent_sessions from current_user");
      await makeReady(server, "1001");
      await until("it is said", async () => (JSON.stringify(await ready()).includes("troubles") ? true : undefined));
      expect(await ready()).toEqual(troubled);
      expect(await metricOf(server, "xcc_facts_behind")).toBeGreaterThan(0);
      expect(await metricOf(server, "xcc_projection_stopped")).toBe(1);
      await server.kill();
      server = await startServer({ dataFolder, environment });
      expect(await ready()).toEqual(troubled);
      expect(await metricOf(server, "xcc_facts_behind")).toBeGreaterThan(0);
      await run(database.url, "grant insert, update on agent_sessions to current_user");
      await until("the database has all", async () =>
        (await metricOf(server, "xcc_facts_behind")) === 0 ? true : undefined,
      );
      expect(await ready()).toEqual({ status: "ok" });
      expect(await run(database.url, "select agent from agent_sessions")).toEqual([{ agent: "1001" }]);
    } finally {
      await server.kill();
      await database.remove();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });
});
