// What follows calls, in the store: dispositions in trees and counted, reasons for breaks, the fields of queues.
import { beforeEach, describe, expect, it } from "vitest";
import type { FactBody } from "../../src/core/facts.ts";
import type { AgentId, CallId, QueueName } from "../../src/core/model.ts";
import type { Database } from "../../src/store/database/open.ts";
import type { Store } from "../../src/store/store.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "./facts.ts";
import { refusalOf } from "./refusal.ts";
import { clock, emptied, testStoreOn } from "./test-store.ts";

export function afterCallSuite(database: () => Database): void {
  describe("what follows calls", () => {
    let store: Store;
    beforeEach(async () => {
      await emptied(database());
      store = await testStoreOn(database());
      clock.at = MONDAY_TEN;
      await store.queues.add({ name: "support", wrap_up_mode: "forced", wrap_up_time: 30, disposition_required: true });
    });

    it("is told to the engine with the queue", async () => {
      const { changes } = await store.queues.set(1, { disposition_default: "nothing", wrap_up_time: null });
      const told = { wrapUpMode: "forced", wrapUpMs: undefined, dispositionRequired: true };
      expect(changes).toMatchObject([{ queue: { ...told, dispositionDefault: "nothing" } }]);
      expect(await store.queues.get(1)).toMatchObject({ wrap_up_mode: "forced", wrap_up_time: null });
    });

    it("keeps dispositions as a tree for each queue, and the engine begins with all of them", async () => {
      const sale = await store.dispositions.add({ queue: "support", code: "sale", name: "成交", name_en: "Sale" });
      const sold = { id: "2", queue: "support", code: "sold", parent: "1", active: true };
      expect(await store.dispositions.add({ queue: "support", code: "sold", parent: sale.id })).toEqual({
        ...{ id: 2, accounts: [], changes: [{ type: "put-disposition", disposition: sold }] },
      });
      await store.dispositions.add({ queue: undefined, code: "sale", position: -1, active: false });
      expect((await store.dispositions.list("support")).map(({ code }) => code)).toEqual(["sale", "sold"]);
      expect(await store.dispositions.list(null)).toMatchObject([{ id: 3, queue: null, name: "sale", active: false }]);
      expect((await store.dispositions.list()).map(({ id }) => id)).toEqual([3, 1, 2]);
      const { changes } = await store.configuration();
      expect(changes.filter(({ type }) => type === "put-disposition")).toHaveLength(3);
      expect(await store.dispositions.set(2, { active: false, parent: null })).toMatchObject({
        changes: [{ disposition: { parent: undefined, active: false } }],
      });
      await store.dispositions.remove(2);
      expect(await store.dispositions.get(2)).toBeUndefined();
      // They go with their queue.
      await store.queues.remove(1, true);
      expect((await store.dispositions.list()).map(({ id }) => id)).toEqual([3]);
    });

    it("refuses what would be no tree", async () => {
      await store.dispositions.add({ queue: "support", code: "a" });
      await store.dispositions.add({ queue: "support", code: "b", parent: 1 });
      await store.dispositions.add({ queue: undefined, code: "c" });
      const parent = { type: "unfit", field: "parent" };
      expect(await refusalOf(store.dispositions.add({ queue: "support", code: "a" }))).toEqual({
        ...{ type: "taken", field: "code" },
      });
      expect(await refusalOf(store.dispositions.add({ queue: "none", code: "a" }))).toMatchObject({ field: "queue" });
      for (const id of [2, 1, 3, 99]) {
        expect(await refusalOf(store.dispositions.set(1, { parent: id }))).toMatchObject(parent);
      }
      expect(await refusalOf(store.dispositions.remove(1))).toMatchObject({
        type: "held",
        by: [{ id: "2", name: "b" }],
      });
      for (const gone of [store.dispositions.remove(9), store.dispositions.set(9, {})]) {
        expect(await refusalOf(gone)).toEqual({ type: "no-such" });
      }
    });

    it("keeps the reasons for breaks", async () => {
      const lunch = { id: "1", code: "lunch", lastsMs: 1_800_000, thenReady: true, active: true };
      const { changes } = await store.breakReasons.add({ code: "lunch", minutes: 30, then_ready: true });
      expect(changes).toEqual([{ type: "put-break-reason", reason: lunch }]);
      await store.breakReasons.add({ code: "rest", position: -1 });
      expect((await store.breakReasons.list()).map(({ code }) => code)).toEqual(["rest", "lunch"]);
      expect(await refusalOf(store.breakReasons.add({ code: "rest" }))).toEqual({ type: "taken", field: "code" });
      expect(await store.breakReasons.set(1, { minutes: null })).toMatchObject({
        changes: [{ reason: { lastsMs: undefined, thenReady: true } }],
      });
      const { changes: all } = await store.configuration();
      expect(all.filter(({ type }) => type === "put-break-reason")).toHaveLength(2);
      expect((await store.breakReasons.remove(1)).changes).toEqual([{ type: "drop-break-reason", id: "1" }]);
      expect(await refusalOf(store.breakReasons.remove(1))).toEqual({ type: "no-such" });
    });

    it("has what came of a call in its record, also when it is said the next morning, and counts it", async () => {
      const said = (call: string, code: string | undefined, notes?: string): readonly [number, FactBody] => {
        const part = { call: call as CallId, agent: "1001" as AgentId, queue: "support" as QueueName };
        return [30_000, { type: "disposition-set", ...part, code, notes, by: "agent", user: "1001" }];
      };
      await store.project(factsFrom(1, MONDAY_TEN, [...queueCall("call-1"), said("call-1", "sold", "twice")]));
      const before = (await store.calls.get("call-1"))?.record;
      const evening = MONDAY_TEN + 10 * 3_600_000;
      await store.project(factsFrom(101, evening, [...queueCall("call-2"), said("call-2", "sold")]));
      await store.project(factsFrom(201, MONDAY_TEN + 20 * 3_600_000, [said("call-1", undefined, "three times")]));
      const after = (await store.calls.get("call-1"))?.record;
      expect(after?.dispositions).toMatchObject([{ agent: "1001", code: "sold", notes: "three times", by: "agent" }]);
      // It is no sign of the call's life.
      expect(after?.lastAt).toBe(before?.endedAt === undefined ? undefined : before.lastAt);
      const row = { queue: "support", agent: "1001", code: "sold" };
      expect(await store.dispositions.counts({}, 10)).toEqual([{ ...row, day: "2026-03-02", count: 2 }]);
      expect(await store.dispositions.counts({ until: evening }, 10)).toMatchObject([{ count: 1 }]);
      for (const none of [{ queue: "sales" }, { agent: "1002" }, { from: evening + 86_400_000 }]) {
        expect(await store.dispositions.counts(none, 10)).toEqual([]);
      }
    });
  });
}
