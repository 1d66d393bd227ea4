// Lists that are read on from a place while rows come and go: nothing that was there all the time is skipped or comes twice.
import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database/open.ts";
import { EXTENSION_COLUMNS } from "../../src/store/extensions.ts";
import type { Asked } from "../../src/store/keyset.ts";
import type { Page } from "../../src/store/pages.ts";
import type { Store } from "../../src/store/store.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "./facts.ts";
import { refusalOf } from "./refusal.ts";
import { clock, emptied, testStoreOn } from "./test-store.ts";

const DAY_MS = 86_400_000;

export function cursorSuite(database: () => Database): void {
  describe("lists that are read on from a place", () => {
    let store: Store;
    beforeEach(async () => {
      clock.at = MONDAY_TEN;
      await emptied(database());
      store = await testStoreOn(database());
    });

    async function readThrough<Row>(
      list: (asked: Asked) => Promise<Pick<Page<Row>, "rows" | "next">>,
      pageSize: number,
      between: (turn: number) => Promise<void> = () => Promise.resolve(),
    ): Promise<Row[]> {
      const rows: Row[] = [];
      let after: string | undefined;
      for (let turn = 0; turn < 100; turn++) {
        const found = await list({ page: 1, pageSize, after });
        rows.push(...found.rows);
        if (found.next === undefined) return rows;
        after = found.next;
        await between(turn);
      }
      throw new Error("there is no end");
    }

    it("have call records of a year, while new ones come in and old ones go", async () => {
      const call = async (at: number, name: string): Promise<void> => {
        await store.project(factsFrom(1 + (seq += 100), at, queueCall(name)));
      };
      let seq = 0;
      for (let day = 0; day < 12; day++)
        await call(MONDAY_TEN + Math.floor(day / 3) * DAY_MS, `call-${String(day + 10)}`);
      const read = await readThrough(
        (asked) => store.calls.list({ ...asked, timeOf: "start_at" }),
        3,
        async (turn) => {
          await call(MONDAY_TEN + (30 + turn) * DAY_MS, `later-${String(turn)}`);
          // The last one that was read, and one that was not.
          const gone = turn === 0 ? "call-19" : `call-${String(turn + 9)}`;
          await database().kysely.deleteFrom("cdrs").where("uuid", "=", gone).execute();
        },
      );
      const uuids = read.map(({ uuid }) => uuid);
      expect(new Set(uuids).size).toBe(uuids.length);
      expect(uuids.filter((uuid) => uuid.startsWith("later"))).toEqual([]);
      expect(uuids).toEqual([21, 20, 19, 18, 17, 16, 15, 14, 13, 12].map((day) => `call-${String(day)}`));
      expect(read[0]).not.toHaveProperty("place_in_list");
    });

    it("have each extension once, by each column and either way, also where it is empty or the same", async () => {
      for (let number = 0; number < 7; number++) {
        clock.at += number % 2;
        const more = number % 3 === 0 ? {} : { cid_name: "同", priority: number % 2, description: "a" };
        await store.extensions.add({
          extn: String(1000 + number),
          name: number < 4 ? "a" : "b",
          password: "1",
          ...more,
        });
      }
      for (const column of Object.keys(EXTENSION_COLUMNS) as (keyof typeof EXTENSION_COLUMNS)[]) {
        for (const descending of [false, true]) {
          const list = (asked: Asked) =>
            store.extensions.list({ ...asked, contains: [], sort: { column, descending } });
          const whole = (await list({ page: 1, pageSize: 100 })).rows.map(({ extn }) => extn);
          for (const pageSize of [1, 2, 7, 8]) {
            const read = await readThrough(list, pageSize);
            expect(
              read.map(({ extn }) => extn),
              `${column}, ${String(descending)}`,
            ).toEqual(whole);
          }
        }
      }
    });

    it("go on behind a row that is there no more, and have what was put behind it", async () => {
      for (const extn of ["1001", "1002", "1003", "1004"])
        await store.extensions.add({ extn, name: extn, password: "1" });
      const list = (asked: Asked) =>
        store.extensions.list({ ...asked, contains: [], sort: { column: "extn", descending: false } });
      const first = await list({ page: 1, pageSize: 2 });
      const [, second] = first.rows;
      await store.extensions.remove(second?.id ?? 0, false, () => []);
      await store.extensions.add({ extn: "1000", name: "before", password: "1" });
      await store.extensions.add({ extn: "10025", name: "behind", password: "1" });
      const rest = await list({ page: 1, pageSize: 10, after: first.next });
      expect(rest.rows.map(({ extn }) => extn)).toEqual(["10025", "1003", "1004"]);
      expect(rest.next).toBeUndefined();
    });

    it("refuse a place that nobody was told", async () => {
      // A place is looked at where there are rows to compare with.
      await store.extensions.add({ extn: "1001", name: "a", password: "1" });
      await store.project(factsFrom(1, MONDAY_TEN, queueCall("call-1")));
      const sort = { column: "created_at", descending: false } as const;
      for (const after of ['{"created_at":"x","id":1}', '{"created_at":null,"id":"one"}', "[]", "1"]) {
        const asked = store.extensions.list({ page: 1, pageSize: 1, after, contains: [], sort });
        expect(await refusalOf(asked)).toMatchObject({ type: "unfit", field: "cursor" });
        const calls = store.calls.list({ page: 1, pageSize: 1, after: '{"start_at":"x"}', timeOf: "start_at" });
        expect(await refusalOf(calls)).toMatchObject({ type: "unfit", field: "cursor" });
      }
    });
  });
}
