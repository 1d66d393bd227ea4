// What the store owes for menus and for the center's hours: a part of the store's suite.
import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database/open.ts";
import type { Store } from "../../src/store/store.ts";
import { MONDAY_TEN } from "./facts.ts";
import { refusalOf } from "./refusal.ts";
import { clock, testStoreOn } from "./test-store.ts";

const ALL = { page: 1, pageSize: 200, contains: [], sort: { column: "id", descending: false } } as const;
const ROOT = { name: "总部", type: "next", nbr: "11111" } as const;

export function menuSuite(database: () => Database): void {
  let store: Store;
  beforeEach(async () => {
    store = await testStoreOn(database());
  });

  describe("menus", () => {
    it("are trees, that go as a whole", async () => {
      const { id: root } = await store.ivrs.add(ROOT);
      const { id: first } = await store.ivrs.add({ name: "a", type: "next", parent_id: root, digits: "1" });
      const { id: second } = await store.ivrs.add({ name: "b", type: "transfer", parent_id: root, digits: "2" });
      const { id: below } = await store.ivrs.add({ name: "c", type: "top", parent_id: first, digits: "1" });
      expect(await store.ivrs.tree(root)).toMatchObject({
        row: { level: 0, nbr: "11111", record: "close", voice_type: "file", business_type: "" },
        children: [
          { row: { id: first, level: 1 }, children: [{ row: { id: below, level: 2 }, children: [] }] },
          { row: { id: second, level: 1 }, children: [] },
        ],
      });
      expect((await store.ivrs.list(ALL)).rows.map(({ id }) => id)).toEqual([root]);
      await store.ivrs.remove(first, false);
      expect(await store.ivrs.get(below)).toBeUndefined();
      expect((await store.ivrs.tree(root))?.children).toHaveLength(1);
      await store.ivrs.add({ name: "c", type: "next", parent_id: root, digits: "1" });
    });

    it("have one name each; roots one number, children of one menu one key", async () => {
      const { id: root } = await store.ivrs.add(ROOT);
      expect(await refusalOf(store.ivrs.add({ ...ROOT, nbr: "2" }))).toEqual({ type: "taken", field: "name" });
      expect(await refusalOf(store.ivrs.add({ ...ROOT, name: "b" }))).toEqual({ type: "taken", field: "nbr" });
      const child = { type: "next", parent_id: root, digits: "1" } as const;
      await store.ivrs.add({ ...child, name: "c", nbr: "11111" });
      expect(await refusalOf(store.ivrs.add({ ...child, name: "d" }))).toEqual({ type: "taken", field: "digits" });
    });

    it("keep what is set, and lead to queues that exist", async () => {
      await store.queues.add({ name: "sales" });
      const { id } = await store.ivrs.add({ ...ROOT, timeout: 5 });
      clock.at += 5000;
      await store.ivrs.set(id, { business_type: "queue", numbers: "sales", timeout: null }, false);
      expect(await store.ivrs.get(id)).toMatchObject({
        ...{ business_type: "queue", numbers: "sales", timeout: null, updated_at: new Date(MONDAY_TEN + 5000) },
      });
      const refusal = await refusalOf(store.ivrs.set(id, { numbers: "nowhere" }, false));
      expect(refusal).toMatchObject({ type: "unfit", field: "numbers" });
      expect(await store.ivrs.get(id)).toMatchObject({ numbers: "sales" });
    });

    it("are not taken from the hotlines that lead to them, unless forced", async () => {
      const lead = () => store.hotlines.add({ nbr: "4000", type: "ivr", numbers: "11111" });
      expect(await refusalOf(lead())).toMatchObject({ type: "unfit", field: "numbers" });
      const { id } = await store.ivrs.add(ROOT);
      await lead();
      const held = { type: "held" };
      expect(await refusalOf(store.ivrs.remove(id, false))).toMatchObject(held);
      expect(await refusalOf(store.ivrs.set(id, { nbr: "2" }, false))).toMatchObject(held);
      await store.ivrs.remove(id, true);
      expect(await store.ivrs.get(id)).toBeUndefined();
    });
  });

  describe("work times and days off", () => {
    it("are kept by type", async () => {
      const hours = { weekday: 1, start_time: "08:00:00", end_time: "18:00:00" };
      const { id } = await store.timeDefs.add("work_time", hours);
      const days = { name: "a", start_date: "01-01 00:00:00", end_date: "01-03 23:59:59" };
      await store.timeDefs.add("offday", days);
      expect(await store.timeDefs.list("work_time")).toMatchObject([{ id, ...hours, name: "" }]);
      expect(await store.timeDefs.list("offday")).toMatchObject([{ ...days, weekday: null }]);
      expect(await store.timeDefs.list("workday")).toEqual([]);
      await store.timeDefs.set("work_time", id, { weekday: 2 });
      expect(await store.timeDefs.get("work_time", id)).toMatchObject({ ...hours, weekday: 2 });
      expect(await refusalOf(store.timeDefs.set("offday", id, { name: "b" }))).toEqual({ type: "no-such" });
      expect(await refusalOf(store.timeDefs.remove("offday", id))).toEqual({ type: "no-such" });
      await store.timeDefs.remove("work_time", id);
      expect(await store.timeDefs.list("work_time")).toEqual([]);
    });
  });
}
