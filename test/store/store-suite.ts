// What the store owes, whatever database it stands on: the same checks for all of them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CallId } from "../../src/core/model.ts";
import { sql } from "kysely";
import type { Log } from "../../src/ports/log.ts";
import { openDatabase, type Database, type DatabaseLocation } from "../../src/store/database/open.ts";
import { storeFailureOf } from "../../src/store/failures.ts";
import { storeOn, type Store } from "../../src/store/store.ts";
import { agent, agentChanged, extn, factsFrom, MONDAY_TEN, queue, queueCall } from "./facts.ts";

export const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export const clock = { at: MONDAY_TEN, now: (): number => clock.at };

/** A store with a memory of its own, as after a restart. */
export function testStoreOn(database: Database): Promise<Store> {
  return storeOn(database, { clock, domain: "xswitch.cn", timeZone: "Asia/Shanghai" });
}

const NUMBERED = ["users", "extensions", "queues", "hotlines", "dev_keys", "recordings"];
/** Those that refer to others come first. Deleting is far quicker than truncating where there is next to nothing. */
const TABLES = [
  "tokens",
  "dev_keys",
  "extensions",
  "users",
  "queues",
  "hotlines",
  "cdrs",
  "recordings",
  "agent_sessions",
  "meta",
];

/** Empties all tables, so that each test begins anew. */
export async function emptied({ kysely }: Database): Promise<void> {
  const deletes = TABLES.map((table) => `delete from ${table}`);
  const restarts = NUMBERED.map((table) => `alter sequence ${table}_id_seq restart`);
  const cursor = "update fact_cursor set last_fact = 0, at = to_timestamp(0)";
  await sql.raw([...deletes, ...restarts, cursor].join(";")).execute(kysely);
}

const ALL = { page: 1, pageSize: 200, contains: [], sort: { column: "id", descending: false } } as const;
const CALLS = { page: 1, pageSize: 200, timeOf: "start_at" } as const;

/** `fresh` gives a database without tables, and takes it away when its `remove` is called. */
export function storeSuite(
  name: string,
  fresh: () => Promise<{ location: DatabaseLocation; remove(): Promise<void> | void }>,
): void {
  describe(`the store on ${name}`, () => {
    let database: Database;
    let remove: () => Promise<void> | void;
    let store: Store;
    beforeAll(async () => {
      const made = await fresh();
      remove = () => made.remove();
      database = await openDatabase(made.location, silent);
      await testStoreOn(database);
    }, 120_000);
    beforeEach(async () => {
      clock.at = MONDAY_TEN;
      await emptied(database);
      store = await testStoreOn(database);
    });
    afterAll(async () => {
      await database.stop();
      await remove();
    });

    async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
      const failure = storeFailureOf(
        await promise.then(
          () => undefined,
          (error: unknown) => error,
        ),
      );
      return failure?.type === "refused" ? failure.refusal : failure;
    }

    describe("extensions", () => {
      it("keeps the digests that the manual shows, and never the password", async () => {
        const { id, changes, accounts } = await store.extensions.add({
          extn: "1000",
          name: "Ext_1000",
          password: "1234",
        });
        const row = await store.extensions.get(id);
        expect(row).toMatchObject({
          ...{ extn: "1000", login: "1000", domain: "xswitch.cn", type: "SIP", context: "default", priority: 99 },
          ha1: "6295cecf17ab7943e802b4d539252d4e",
          ha1b: "cfd07ab9643b1a6afbf5cd0965bdd7c1",
        });
        expect(JSON.stringify(row)).not.toContain("1234");
        expect(accounts).toEqual([
          { type: "put-account", account: { extn: "1000", domain: "xswitch.cn", ha1: row?.ha1, disabled: false } },
        ]);
        expect(changes.map((change) => change.type)).toEqual(["put-extension", "put-agent"]);
      });

      it("refuses a number that a living one has, and takes it again when that one is gone", async () => {
        const { id } = await store.extensions.add({ extn: "1000", name: "a", password: "1" });
        const again = (): Promise<unknown> => store.extensions.add({ extn: "1000", name: "b", password: "2" });
        expect(await refusalOf(again())).toEqual({ type: "taken", field: "extn" });
        const removed = await store.extensions.remove(id);
        expect(removed.changes).toEqual([
          { type: "drop-extension", extn: "1000" },
          { type: "drop-agent", agent: "1000" },
        ]);
        expect(removed.accounts).toEqual([{ type: "drop-account", extn: "1000", domain: "xswitch.cn" }]);
        expect(await refusalOf(store.extensions.remove(id))).toEqual({ type: "no-such" });
        expect(await store.extensions.get(id)).toBeUndefined();
        await again();
        expect((await store.extensions.list(ALL)).rows.map((row) => row.name)).toEqual(["b"]);
      });

      it("of two who add the same at once, one is told that it is taken", async () => {
        const both = ["a", "b"].map((name) => refusalOf(store.extensions.add({ extn: "1000", name, password: "1" })));
        const refusals = (await Promise.all(both)).filter((refusal) => refusal !== undefined);
        expect(refusals).toHaveLength(1);
        expect(["extn", "login"]).toContain((refusals[0] as { field: string }).field);
      });

      it("changes what is given only; a new password makes new digests", async () => {
        const { id } = await store.extensions.add({ extn: "1000", name: "a", password: "1", cid_name: "Shop" });
        clock.at += 5000;
        await store.extensions.set(id, { password: "1234" });
        expect(await store.extensions.get(id)).toMatchObject({
          ...{ name: "a", cid_name: "Shop", ha1: "6295cecf17ab7943e802b4d539252d4e" },
          ...{ created_at: new Date(MONDAY_TEN), updated_at: new Date(MONDAY_TEN + 5000) },
        });
        expect(await refusalOf(store.extensions.set(id + 1, { name: "b" }))).toEqual({ type: "no-such" });
      });

      it("moves to another domain only with the password", async () => {
        const { id } = await store.extensions.add({ extn: "1000", name: "a", password: "1234" });
        expect(await refusalOf(store.extensions.set(id, { domain: "b.example" }))).toMatchObject({
          type: "unfit",
          field: "password",
        });
        const { accounts } = await store.extensions.set(id, { domain: "b.example", password: "1234" });
        expect(accounts.map((change) => change.type)).toEqual(["drop-account", "put-account"]);
      });

      it("takes the phone's account away where it no longer registers", async () => {
        const { id } = await store.extensions.add({ extn: "1000", name: "a", password: "1234" });
        const { accounts } = await store.extensions.set(id, { type: "TEL" });
        expect(accounts).toEqual([{ type: "drop-account", extn: "1000", domain: "xswitch.cn" }]);
        expect((await store.configuration()).accounts).toEqual([]);
      });
    });

    describe("lists", () => {
      beforeEach(async () => {
        for (const extn of ["1000", "1001", "1002", "2000"]) {
          await store.extensions.add({ extn, name: `Ext_${extn}`, password: "1", disabled: extn === "2000" });
          clock.at += 86_400_000;
        }
      });

      it("come in pages; a page beyond the last gives the last", async () => {
        const paged = async (page: number) => store.extensions.list({ ...ALL, page, pageSize: 3 });
        expect(await paged(1)).toMatchObject({ page: 1, pageCount: 2, rowCount: 4, rows: [{}, {}, {}] });
        expect(await paged(2)).toMatchObject({ page: 2, rows: [{ extn: "2000" }] });
        expect(await paged(9)).toMatchObject({ page: 2, rows: [{ extn: "2000" }] });
      });

      it("are searched by what is shown: texts, flags, local times", async () => {
        const found = async (column: "extn" | "name" | "disabled" | "created_at", text: string) => {
          const { rows } = await store.extensions.list({ ...ALL, contains: [{ column, text }] });
          return rows.map((row) => row.extn);
        };
        expect(await found("extn", "100")).toEqual(["1000", "1001", "1002"]);
        expect(await found("name", "ext_2")).toEqual(["2000"]);
        expect(await found("disabled", "1")).toEqual(["2000"]);
        expect(await found("created_at", "2026-03-03 10:00:00")).toEqual(["1001"]);
        expect(await found("name", "%")).toEqual([]);
        expect(await found("name", "E_t")).toEqual([]);
        expect(await found("name", "\\")).toEqual([]);
      });

      it("are sorted either way, by any column", async () => {
        const { rows } = await store.extensions.list({ ...ALL, sort: { column: "extn", descending: true } });
        expect(rows.map((row) => row.extn)).toEqual(["2000", "1002", "1001", "1000"]);
      });
    });

    describe("queues", () => {
      it("have the manual's defaults and give what was set", async () => {
        const { id, changes } = await store.queues.add({ name: "一号", wait_timeout: 60, notify_position: true });
        expect(await store.queues.get(id)).toMatchObject({
          ...{ cti_template: "callcenter", strategy: "ring-all", moh_sound: "local_stream://moh", auto_record: false },
          ...{ wait_timeout: 60, agent_timeout: null, greeting: null },
        });
        expect(changes).toMatchObject([
          { queue: { name: "一号", waitTimeoutMs: 60_000, notifyPositionIntervalMs: 30_000, agentTimeoutMs: 20_000 } },
        ]);
      });

      it("keeps actions, and empties what is emptied", async () => {
        const action = { action: "transfer", type: "queue", data: "b" } as const;
        const { id } = await store.queues.add({ name: "a", wait_timeout_action: action, capacity: 5 });
        expect(await store.queues.get(id)).toMatchObject({ wait_timeout_action: action, capacity: 5 });
        const { changes } = await store.queues.set(id, { wait_timeout_action: null, capacity: null });
        expect(await store.queues.get(id)).toMatchObject({ wait_timeout_action: null, capacity: null });
        expect(changes).toMatchObject([{ queue: { capacity: 0, waitTimeoutAction: { type: "hang-up" } } }]);
      });

      it("refuses a name twice", async () => {
        await store.queues.add({ name: "a" });
        expect(await refusalOf(store.queues.add({ name: "a" }))).toEqual({ type: "taken", field: "name" });
      });

      it("are not removed while something leads to them, unless forced", async () => {
        const { id } = await store.queues.add({ name: "a" });
        await store.hotlines.add({ nbr: "4000", type: "queue", numbers: "a" });
        await store.queues.add({
          name: "b",
          overflow_capacity_action: { action: "transfer", type: "queue", data: "a" },
        });
        expect(await refusalOf(store.queues.remove(id, false))).toEqual({
          type: "held",
          by: ["hotline 4000 (id 1)", "queue b"],
        });
        expect(await store.queues.get(id)).toBeDefined();
        expect((await store.queues.remove(id, true)).changes).toEqual([{ type: "drop-queue", name: "a" }]);
        expect(await store.queues.byName("a")).toBeUndefined();
      });
    });

    describe("hotlines", () => {
      it("have one row per period and one for all", async () => {
        const only = { nbr: "4000", type: "only", numbers: "1,2" } as const;
        await store.hotlines.add({ ...only, period_enable: true, period_type: "work" });
        await store.hotlines.add({ ...only, period_enable: true, period_type: "off" });
        const { id } = await store.hotlines.add(only);
        const taken = { type: "taken", field: "nbr" };
        expect(await refusalOf(store.hotlines.add({ ...only, period_type: "off" }))).toEqual(taken);
        expect(await refusalOf(store.hotlines.set(id, { period_enable: true }))).toEqual(taken);
        expect((await store.hotlines.get(id))?.period_enable).toBe(false);
      });

      it("lead to queues that exist", async () => {
        const add = (numbers: string) => store.hotlines.add({ nbr: "4000", type: "queue", numbers });
        expect(await refusalOf(add("nowhere"))).toMatchObject({ type: "unfit", field: "numbers" });
        expect((await store.hotlines.list(ALL)).rowCount).toBe(0);
        await store.queues.add({ name: "somewhere" });
        expect((await add("somewhere")).changes).toMatchObject([
          { hotline: { number: "4000", period: undefined, destination: { type: "queue", queue: "somewhere" } } },
        ]);
      });
    });

    describe("keys and tokens", () => {
      it("makes a key on the first run only, and keeps no key or token as it is", async () => {
        const key = await store.keys.ensureDevKey(undefined);
        expect(key).toMatch(/^[0-9a-f-]{36}$/);
        expect(await store.keys.ensureDevKey(undefined)).toBeUndefined();
        const owner = await store.keys.ownerOfDevKey(key ?? "");
        expect(owner).toMatchObject({ login: "admin", isAdmin: true, kind: "user" });
        expect(await store.keys.ownerOfDevKey("other")).toBeUndefined();
        expect(await store.keys.principalOf(key ?? "")).toEqual(owner);
        const token = await store.keys.issueToken({ kind: "user", userId: owner?.userId ?? 0, lifeMs: 1000 });
        expect(await store.keys.principalOf(token)).toMatchObject({ login: "admin" });
        const keys = await database.kysely.selectFrom("dev_keys").selectAll().execute();
        const kept = JSON.stringify([keys, await database.kysely.selectFrom("tokens").selectAll().execute()]);
        expect(kept).not.toContain(key);
        expect(kept).not.toContain(token);
      });

      it("lets a token live as long as it should", async () => {
        await store.keys.ensureDevKey(undefined);
        const token = await store.keys.issueToken({ kind: "user", userId: 1, lifeMs: 1000 });
        clock.at += 999;
        expect(await store.keys.principalOf(token)).toBeDefined();
        clock.at += 1;
        expect(await store.keys.principalOf(token)).toBeUndefined();
      });

      it("lets a new key of the settings take the place of the former, and of its tokens", async () => {
        await store.keys.ensureDevKey("a-key-of-the-settings-1");
        const owner = await store.keys.ownerOfDevKey("a-key-of-the-settings-1");
        const token = await store.keys.issueToken({
          ...{ kind: "user", userId: owner?.userId ?? 0, lifeMs: 1000 },
          devKeyId: owner?.devKeyId,
        });
        expect(await store.keys.ensureDevKey("a-key-of-the-settings-1")).toBeUndefined();
        expect(await store.keys.principalOf(token)).toBeDefined();
        await store.keys.ensureDevKey("a-key-of-the-settings-2");
        expect(await store.keys.ownerOfDevKey("a-key-of-the-settings-1")).toBeUndefined();
        expect(await store.keys.principalOf(token)).toBeUndefined();
        expect(await store.keys.ownerOfDevKey("a-key-of-the-settings-2")).toBeDefined();
      });
    });

    describe("what the engine starts from", () => {
      it("is all living rows, and a seed that stays", async () => {
        await store.extensions.add({ extn: "1000", name: "a", password: "1" });
        const { id } = await store.queues.add({ name: "gone" });
        await store.queues.remove(id, false);
        await store.queues.add({ name: "q" });
        await store.hotlines.add({ nbr: "4000", type: "queue", numbers: "q" });
        const { changes, accounts } = await store.configuration();
        expect(changes.map((change) => change.type)).toEqual([
          "put-extension",
          "put-agent",
          "put-queue",
          "put-hotline",
        ]);
        expect(accounts).toHaveLength(1);
        expect(await store.installationSeed()).toBe(await store.installationSeed());
      });
    });

    describe("facts", () => {
      const call = "call-1";

      it("become a call record, its recording, and a cursor", async () => {
        await store.project(factsFrom(1, MONDAY_TEN, queueCall(call)));
        expect(await store.lastProjectedFact()).toBe(queueCall(call).length);
        const row = await store.calls.get(call);
        expect(row).toMatchObject({
          ...{ caller_id_number: "13800138000", destination_number: "4000", direction: "inbound" },
          ...{ queue: "support", agent: "1001", cause: "normal", billsec: 20, caller_leg: "call-1-a" },
          ...{ start_at: new Date(MONDAY_TEN), end_at: new Date(MONDAY_TEN + 20_020), peer_leg: "call-1-c" },
        });
        const [recording] = await store.calls.recordings(call, 10);
        expect(recording).toMatchObject({ file: "2026/call-1-1.wav", name: "call-1-1", size_bytes: 480_044 });
        expect(row?.recording).toBe(recording?.id);
        expect(await store.calls.recordings("call-1-c", 10)).toHaveLength(1);
        expect(await store.calls.recordings("call-2", 10)).toHaveLength(0);
      });

      it("give the same record in one batch, in many, after a restart between any two, and twice", async () => {
        const facts = factsFrom(1, MONDAY_TEN, queueCall(call));
        await store.project(facts);
        const whole = await store.calls.get(call);
        await store.project(facts);
        expect(await store.calls.get(call)).toEqual(whole);
        expect(await store.calls.recordings(call, 10)).toHaveLength(1);
        await emptied(database);
        store = await testStoreOn(database);
        for (const [index, fact] of facts.entries()) {
          // The one before comes again, as after a commit whose reply was lost.
          await store.project(facts.slice(Math.max(0, index - 1), index + 1));
          if (index % 6 === 0) {
            store = await testStoreOn(database);
          }
          expect(await store.lastProjectedFact()).toBe(fact.seq);
        }
        expect((await store.calls.get(call))?.record).toEqual(whole?.record);
      });

      it("show a call that lives, and complete one that a crash cut", async () => {
        const facts = factsFrom(1, MONDAY_TEN, queueCall(call));
        const talking = facts.findIndex((fact) => fact.type === "recording-started") + 1;
        await store.project(facts.slice(0, talking));
        expect(await store.calls.get(call)).toMatchObject({ end_at: null, cause: null, agent: "1001" });
        store = await testStoreOn(database);
        expect(await store.closeOpenCalls(MONDAY_TEN + 3_600_000)).toBe(1);
        expect(await store.calls.get(call)).toMatchObject({
          ...{ cause: "crashed", end_at: new Date(MONDAY_TEN + 5010), billsec: 5 },
          record: { legs: [{}, { cause: "rejected" }, { cause: "crashed" }] },
        });
        expect(await store.closeOpenCalls(MONDAY_TEN + 3_600_000)).toBe(0);
      });

      it("keep odd names of callers without losing the call", async () => {
        const facts = factsFrom(1, MONDAY_TEN, queueCall(call)).map((fact) =>
          fact.type === "call-started" ? { ...fact, callerName: "a\0b\ud800c", callerNumber: "\0" } : fact,
        );
        await store.project(facts);
        expect((await store.calls.get(call))?.caller_id_name).toBe("ab\ufffdc");
      });

      it("tell who is signed in, also after a restart", async () => {
        const signedIn = { type: "agent-signed-in", agent, extn, queue } as const;
        const start = MONDAY_TEN;
        await store.project(
          factsFrom(1, start, [
            [0, signedIn],
            [0, agentChanged("UNREADY", "IDLE", "signed in")],
            [1000, { ...signedIn, queue: "sales" as typeof queue }],
            [2000, agentChanged("READY", "IDLE")],
            [3000, agentChanged("READY", "RINGING")],
          ]),
        );
        store = await testStoreOn(database);
        const session = { agent, extn, queues: ["support", "sales"], state: "READY", reason: "", since: start + 2000 };
        expect(await store.agentSessions()).toEqual([session]);
        await store.project(factsFrom(6, start, [[4000, { type: "agent-signed-out", agent, queue }]]));
        expect(await store.agentSessions()).toEqual([{ ...session, queues: ["sales"] }]);
        await store.project(factsFrom(7, start, [[5000, { type: "agent-signed-out", agent, queue: undefined }]]));
        expect(await store.agentSessions()).toEqual([]);
      });

      it("leave nothing behind where one of a batch cannot be stored", async () => {
        const facts = factsFrom(1, MONDAY_TEN, queueCall(call));
        const broken = facts.map((fact) => (fact.type === "recording-ended" ? { ...fact, sizeBytes: 1e30 } : fact));
        await expect(store.project(broken)).rejects.toThrow();
        expect(await store.lastProjectedFact()).toBe(0);
        expect(await store.calls.get(call)).toBeUndefined();
        await store.project(facts);
        expect(await store.calls.get(call)).toBeDefined();
      });
    });

    describe("call records", () => {
      beforeEach(async () => {
        let next = 1;
        for (const day of [0, 1, 2]) {
          const facts = factsFrom(next, MONDAY_TEN + day * 86_400_000, queueCall(`call-${day}`));
          await store.project(facts);
          next += facts.length;
        }
      });

      it("come latest first, in pages", async () => {
        const { rows, rowCount, pageCount } = await store.calls.list({ ...CALLS, pageSize: 2 });
        expect(rows.map((row) => row.uuid)).toEqual(["call-2", "call-1"]);
        expect([rowCount, pageCount]).toEqual([3, 2]);
      });

      it("are found by time, parts of numbers, agent, queue, length and leg", async () => {
        const count = async (query: object): Promise<number> =>
          (await store.calls.list({ ...CALLS, ...query })).rowCount;
        expect(await count({ from: MONDAY_TEN + 86_400_000 })).toBe(2);
        expect(await count({ from: MONDAY_TEN, until: MONDAY_TEN + 86_400_000 })).toBe(1);
        expect(await count({ timeOf: "end_at", until: MONDAY_TEN + 20_020 })).toBe(0);
        expect(await count({ callerNumber: "0013" })).toBe(3);
        expect(await count({ callerNumber: "4000" })).toBe(0);
        expect(await count({ dialledNumber: "400" })).toBe(3);
        expect(await count({ anyNumber: "4000" })).toBe(3);
        expect(await count({ anyNumber: "_" })).toBe(0);
        expect(await count({ agent: "1001", queue: "support" })).toBe(3);
        expect(await count({ agent: "1002" })).toBe(0);
        expect(await count({ shortestBillsec: 21 })).toBe(0);
        expect(await count({ longestBillsec: 20 })).toBe(3);
        expect(await count({ uuid: "call-1-a" })).toBe(1);
      });

      it("hold everything", async () => {
        const row = await store.calls.get("call-0-a");
        expect(row?.record.call).toBe("call-0" as CallId);
        expect(row?.record.way).toMatchObject([
          { type: "hotline" },
          { type: "queue", outcome: "answered", offers: [{ end: "rejected" }, { end: "answered" }] },
        ]);
      });
    });

    it("is migrated once: opening it again changes nothing", async () => {
      await store.queues.add({ name: "stays" });
      store = await testStoreOn(database);
      expect(await store.queues.byName("stays")).toBeDefined();
      await store.ping();
    });
  });
}
