import { once } from "node:events";
import { existsSync } from "node:fs";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../../test/store/fresh-database.ts";
import { silent } from "../../../test/store/test-store.ts";
import { openDatabase } from "./open.ts";
import { Pglite } from "./pglite.ts";
import { checkpoint, vacuum } from "./upkeep.ts";
import { migrate } from "../migrations/migrate.ts";

describe("the embedded database's thread", () => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase();
  }, 120_000);
  afterAll(() => fresh.remove());

  it("is started anew when it dies, and the one who used it hears of it", async () => {
    const database = new Pglite({ folder: fresh.folder });
    await database.start();
    const session = database.stream();
    session.connect();
    await once(session, "connect");
    // A startup message, then one that the library cannot bear (no tag is 0).
    session.write(Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]));
    session.write(Buffer.from([0, 0, 0, 0, 4, 0x53, 0, 0, 0, 4]));
    await once(session, "close");
    const next = database.stream();
    next.connect();
    await once(next, "connect");
    next.destroy();
    await database.stop();
  });

  it("rolls back what a session left unfinished", async () => {
    const database = new Pglite({ folder: fresh.folder });
    await database.start();
    const [first, second] = [clientOf(database), clientOf(database)];
    await first.connect();
    await first.query("create table counted (value integer)");
    await first.query("begin");
    await first.query("insert into counted values (1)");
    await first.end();
    await second.connect();
    const { rows } = await second.query<{ count: string }>("select count(*) from counted");
    expect(rows).toEqual([{ count: "0" }]);
    await second.end();
    await database.stop();
    expect(existsSync(`${fresh.folder}.lock`)).toBe(false);
  });

  it("has one session at a time: the latest, which finds nothing of the one before", async () => {
    const database = new Pglite({ folder: fresh.folder });
    await database.start();
    const [first, second] = [clientOf(database), clientOf(database)];
    const isGone = new Promise((resolve) => first.once("end", resolve));
    first.on("error", () => undefined);
    await first.connect();
    await first.query("create table if not exists mixed (value integer)");
    await first.query("begin");
    await first.query("insert into mixed values (1)");
    await second.connect();
    await second.query("begin");
    await second.query("insert into mixed values (2)");
    await isGone;
    await second.query("insert into mixed values (3)");
    await second.query("rollback");
    await second.query("insert into mixed values (4)");
    const { rows } = await second.query("select value from mixed");
    expect(rows).toEqual([{ value: 4 }]);
    await second.end();
    await database.stop();
  });

  it("can be kept up", async () => {
    const { kysely, stop } = await openDatabase(fresh.location, silent);
    await migrate(kysely);
    await checkpoint(kysely);
    await vacuum(kysely);
    await stop();
  });

  it("gives long answers and takes long questions", async () => {
    const { kysely, stop } = await openDatabase(fresh.location, silent);
    const text = "字".repeat(1_000_000);
    const { rows } = await sql<{ text: string; many: string }>`
      select ${text}::text as text, repeat('x', 5000000) as many`.execute(kysely);
    expect(rows[0]?.text === text).toBe(true);
    expect(rows[0]?.many).toHaveLength(5_000_000);
    await stop();
  });
});

function clientOf(database: Pglite): pg.Client {
  return new pg.Client({ stream: database.stream, user: "postgres" });
}
