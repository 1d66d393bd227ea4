// What the store owes, whatever database it stands on: the same checks for all of them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database, type DatabaseLocation } from "../../src/store/database/open.ts";
import type { Store } from "../../src/store/store.ts";
import { auditSuite } from "./audit-suite.ts";
import { cursorSuite } from "./cursor-suite.ts";
import { factSuite } from "./fact-suite.ts";
import { reportSuite } from "./report-suite.ts";
import { MONDAY_TEN } from "./facts.ts";
import { memorySuite } from "./memory-suite.ts";
import { menuSuite } from "./menu-suite.ts";
import { refusalOf } from "./refusal.ts";
import { afterCallSuite } from "./after-call-suite.ts";
import { historySuite } from "./history-suite.ts";
import { renameSuite } from "./rename-suite.ts";
import { recordingSuite } from "./recording-suite.ts";
import { webhookEventSuite } from "./webhook-event-suite.ts";
import { webhookSuite } from "./webhook-suite.ts";
import { clock, emptied, silent, testStoreOn } from "./test-store.ts";

const ALL = { page: 1, pageSize: 200, contains: [], sort: { column: "id", descending: false } } as const;

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
        const removed = await store.extensions.remove(id, false);
        expect(removed.changes).toEqual([
          { type: "drop-extension", extn: "1000" },
          { type: "drop-agent", agent: "1000", isGone: true },
        ]);
        expect(removed.accounts).toEqual([{ type: "drop-account", extn: "1000", domain: "xswitch.cn" }]);
        expect(await refusalOf(store.extensions.remove(id, false))).toEqual({ type: "no-such" });
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

      it("has agents whose settings can be changed also where there is no administrator yet", async () => {
        const { id } = await store.extensions.add({ extn: "1000", name: "a", password: "1234" });
        const { user_id } = (await store.extensions.get(id)) ?? { user_id: 0 };
        const { changes } = await store.users.set(user_id, { agent_info: { wrap_up_time: "0" } });
        expect(changes).toMatchObject([{ type: "put-agent", agent: { wrapUpMs: 0 } }]);
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

      it("come in pages; a page beyond the last is empty", async () => {
        const paged = async (page: number) => store.extensions.list({ ...ALL, page, pageSize: 3 });
        expect(await paged(1)).toMatchObject({ page: 1, pageCount: 2, rowCount: 4, rows: [{}, {}, {}] });
        expect(await paged(2)).toMatchObject({ page: 2, rows: [{ extn: "2000" }] });
        expect(await paged(9)).toMatchObject({ page: 9, pageCount: 2, rowCount: 4, rows: [] });
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
          by: [
            { type: "hotline", id: "1", name: "4000" },
            { type: "queue", id: "2", name: "b" },
          ],
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
        expect(owner).toMatchObject({ login: "admin", role: "administrator", tokenKind: "developer-key" });
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

    memorySuite(() => ({ store, database }));
    menuSuite(() => database);
    factSuite(() => database);
    reportSuite(() => database);
    auditSuite(() => database);
    webhookSuite(() => database);
    webhookEventSuite(() => database);
    historySuite(() => database);
    renameSuite(() => database);
    recordingSuite(() => database);
    cursorSuite(() => database);
    afterCallSuite(() => database);

    it("is migrated once: opening it again changes nothing", async () => {
      await store.queues.add({ name: "stays" });
      store = await testStoreOn(database);
      expect(await store.queues.byName("stays")).toBeDefined();
      await store.ping();
    });
  });
}
