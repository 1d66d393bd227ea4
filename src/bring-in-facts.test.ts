import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { factsFrom, MONDAY_TEN, queueCall } from "../test/store/facts.ts";
import { freshDatabase, type FreshDatabase } from "../test/store/fresh-database.ts";
import { silent, testStoreOn } from "../test/store/test-store.ts";
import { factsCommand } from "./bring-in-facts.ts";
import { factShelf, shelfOf } from "./host/fact-shelf.ts";
import { openDatabase } from "./store/database/open.ts";

const CALL = queueCall("late");
const FACTS = factsFrom(1, MONDAY_TEN, CALL);
/** Of another call, of which nothing is known; of an agent; and one whose turn has not come. */
const [ORPHAN, AGENT, NEXT] = factsFrom(100, MONDAY_TEN, [
  [0, { type: "call-answered", call: "nobody's" as never }],
  [0, { type: "agent-signed-out", agent: "1001" as never, queue: undefined }],
  [0, { type: "call-answered", call: "late" as never }],
]);

let fresh: FreshDatabase;
let environment: NodeJS.ProcessEnv;
let shelf: string;
beforeEach(async () => {
  fresh = await freshDatabase();
  environment = { XCC_DATA: dirname(fresh.folder) };
  shelf = shelfOf(dirname(fresh.folder));
  const database = await openDatabase(fresh.location, silent);
  // Facts up to 101 have had their turn.
  const store = await testStoreOn(database);
  await store.project(factsFrom(101, MONDAY_TEN, [[0, { type: "switch-up" }]]));
  await store.stop();
}, 120_000);
afterEach(() => fresh.remove());

const command = () => Promise.resolve(factsCommand([], environment));

it("brings in what it can, keeps the rest with the reason, and may be run again", async () => {
  for (const fact of [...FACTS, ORPHAN, AGENT, NEXT]) if (fact !== undefined) factShelf(shelf)(fact, new Error("then"));
  writeFileSync(`${shelf}.taken-before`, `${JSON.stringify({ fact: FACTS[0], reason: "cut off" })}\n{"fact":{"se\n`);
  const first = await command();
  expect(first).toMatchObject({ code: 1, out: expect.stringContaining(`${FACTS.length} facts are in`) as string });
  for (const reason of ["beginning of its call", "moment that is over", "turn has not come", "no whole line"]) {
    expect(first.errors).toContain(reason);
  }
  const lines = readFileSync(shelf, "utf8").trim().split("\n");
  expect(lines).toHaveLength(4);
  expect(lines.join()).not.toContain('"seq":1,');
  expect(statSync(shelf).mode & 0o077).toBe(0);
  expect(existsSync(`${shelf}.taken-before`)).toBe(false);
  // The same once more.
  for (const fact of FACTS) factShelf(shelf)(fact, new Error("then"));
  expect(await command()).toMatchObject({ code: 1, errors: first.errors });
  const database = await openDatabase(fresh.location, silent);
  const store = await testStoreOn(database);
  expect(await store.calls.get("late")).toMatchObject({ cause: "normal", billsec: 20, agent: "1001" });
  expect((await store.calls.get("late"))?.record.legs).toHaveLength(3);
  expect(await store.lastProjectedFact()).toBe(101);
  await store.stop();
}, 120_000);

it("has nothing to do where nothing was laid aside", async () => {
  expect(await command()).toEqual({ code: 0, out: "0 facts are in the database; 0 stay laid aside\n", errors: "" });
  expect(existsSync(shelf)).toBe(false);
}, 120_000);

it("is refused while the server has the embedded database, and where there is none", async () => {
  for (const fact of FACTS) factShelf(shelf)(fact, new Error("then"));
  const before = readFileSync(shelf, "utf8");
  const database = await openDatabase(fresh.location, silent);
  expect(await command()).toMatchObject({ code: 1, errors: expect.stringContaining("in use") as string });
  await database.stop();
  expect(readFileSync(shelf, "utf8")).toBe(before);
  environment = { XCC_DATA: join(dirname(fresh.folder), "elsewhere") };
  expect(await command()).toMatchObject({ code: 1, errors: expect.stringContaining("no database") as string });
}, 120_000);
