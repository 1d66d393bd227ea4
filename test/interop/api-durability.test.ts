// What the API has answered with 200 is there, and nothing is half there, however often the server is killed while it writes.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { START_MS } from "../real-time.ts";
import { PostgresServer } from "./postgres-server.ts";
import { startServer, type Json, type Server } from "./server.ts";
import { until } from "./until.ts";

const ROUNDS = 3;
const WRITERS = 4;

interface Written {
  /** Numbers of extensions that were answered for. */
  readonly extensions: Set<string>;
  /** By the queue's id: the description that was answered for last, and the one that was on its way. */
  readonly queues: Map<string, { answered: string; underWay: string }>;
}

/** Adds extensions and changes a queue of its own, until the server is gone. */
async function write(server: Server, prefix: string, written: Written): Promise<void> {
  const { id } = await server.post("/api/xcc/queues/add", { name: `queue ${prefix}`, description: "first" });
  const queue = { answered: "first", underWay: "first" };
  written.queues.set(String(id), queue);
  for (let number = 0; ; number += 1) {
    const extn = `${prefix}${String(number).padStart(4, "0")}`;
    await server.post("/api/xcc/extensions/add", { extn, name: `Ext ${extn}`, password: "Kuhstall-7" });
    written.extensions.add(extn);
    queue.underWay = `change ${String(number)}`;
    await server.post("/api/xcc/queues/set", { id, description: queue.underWay });
    queue.answered = queue.underWay;
  }
}

async function rowsOf(server: Server, what: string): Promise<readonly Json[]> {
  const rows: Json[] = [];
  for (let page = 1; ; page += 1) {
    const list = await server.post(`/api/xcc/${what}/list`, { page: String(page), page_size: "200" });
    rows.push(...(list["data"] as readonly Json[]));
    if (page >= Number(list["page_count"])) return rows;
  }
}

async function expectAll(server: Server, written: Written): Promise<void> {
  const extensions = await rowsOf(server, "extensions");
  const there = new Set(extensions.map(({ extn }) => extn));
  expect([...written.extensions].filter((extn) => !there.has(extn))).toEqual([]);
  // None is half there: with each there is its user.
  for (const { id, extn } of extensions.slice(-20)) {
    expect(await server.post("/api/xcc/extensions/get", { id })).toMatchObject({ extn, login: extn });
  }
  for (const [id, { answered, underWay }] of written.queues) {
    const { description } = await server.post("/api/xcc/queues/get", { id });
    expect([answered, underWay]).toContain(description);
    // What was on its way has come or has not; from now on it is one of them.
    written.queues.set(id, { answered: String(description), underWay: String(description) });
  }
}

describe("what the API has answered for survives kill -9", () => {
  it.each(["the embedded database", "PostgreSQL"])("on %s", async (kind) => {
    const dataFolder = mkdtempSync(join(tmpdir(), "xcc-durable-"));
    const postgres = kind === "PostgreSQL" ? await PostgresServer.start() : undefined;
    const environment = postgres === undefined ? {} : { XCC_DATABASE_URL: postgres.url };
    const written: Written = { extensions: new Set(), queues: new Map() };
    let server: Server | undefined;
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        server = await startServer({ dataFolder, environment });
        await expectAll(server, written);
        const before = written.extensions.size;
        const running = server;
        const writers = Array.from({ length: WRITERS }, (_, writer) =>
          write(running, `${String(round + 1)}${String(writer)}`, written).catch(() => undefined),
        );
        const isEnough = (): Promise<true | undefined> =>
          Promise.resolve(written.extensions.size > before + 15 || undefined);
        await until("some are written", isEnough, START_MS);
        // Somewhere in the middle of a write: the moment differs from round to round.
        await wait(50 + round * 37);
        await server.kill();
        await Promise.all(writers);
      }
      server = await startServer({ dataFolder, environment });
      await expectAll(server, written);
    } finally {
      await server?.kill();
      await postgres?.remove();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });
});
