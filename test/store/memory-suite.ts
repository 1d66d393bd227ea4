// What a store remembers of single rows: never older than what was written through it, whatever database it stands on.
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database/open.ts";
import type { Store } from "../../src/store/store.ts";
import { clock } from "./test-store.ts";

const NOBODY = { userId: null, login: "", tokenKind: "none", address: "" } as const;

export function memorySuite(the: () => { readonly store: Store; readonly database: Database }): void {
  describe("rows in memory", () => {
    it("are not asked for again until somebody writes to their table", async () => {
      const { store } = the();
      const { id } = await store.queues.add({ name: "sales" });
      const first = await store.queues.get(id);
      expect(await store.queues.get(id)).toBe(first);
      await store.extensions.add({ extn: "1000", name: "a", password: "1" });
      expect(await store.queues.get(id)).toBe(first);
      await store.queues.add({ name: "support" });
      expect(await store.queues.get(id)).not.toBe(first);
    });

    it("show every write that was answered, though others read all the while", async () => {
      const { store } = the();
      const { id } = await store.queues.add({ name: "sales" });
      let isDone = false;
      const reader = async (): Promise<void> => {
        let seen = -1;
        while (!isDone) {
          const shown = Number((await store.queues.get(id))?.description ?? -1);
          expect(shown).toBeGreaterThanOrEqual(seen);
          seen = shown;
          // A row in memory is given without waiting for anything.
          await new Promise((resolve) => setImmediate(resolve));
        }
      };
      const readers = [reader(), reader(), reader()];
      for (let change = 0; change < 100; change += 1) {
        await store.change(NOBODY, (stores) => stores.queues.set(id, { description: String(change) }));
        expect((await store.queues.get(id))?.description).toBe(String(change));
      }
      isDone = true;
      await Promise.all(readers);
    });

    it("show each of several writers their own row, and at the end what the database has", async () => {
      const { store, database } = the();
      const shared = (await store.queues.add({ name: "shared" })).id;
      const writer = async (name: string): Promise<void> => {
        const { id } = await store.extensions.add({ extn: name, name, password: "1" });
        for (let change = 0; change < 20; change += 1) {
          await Promise.all([
            store.extensions.set(id, { description: String(change) }),
            store.queues.set(shared, { description: `${name} ${change}` }),
            store.extensions.get(id),
            store.queues.get(shared),
          ]);
          expect((await store.extensions.get(id))?.description).toBe(String(change));
        }
      };
      await Promise.all(["1000", "1001", "1002", "1003"].map(writer));
      const kept = await database.kysely.selectFrom("queues").select("description").executeTakeFirst();
      expect((await store.queues.get(shared))?.description).toBe(kept?.description);
    });

    it("know nothing of a transaction before its end, nor of one that is taken back", async () => {
      const { store } = the();
      const { id } = await store.hotlines.add({ nbr: "4000", type: "only", numbers: "1000" });
      expect((await store.hotlines.get(id))?.numbers).toBe("1000");
      const failing = store.change(NOBODY, async (stores) => {
        await stores.hotlines.set(id, { numbers: "1001" });
        expect((await stores.hotlines.get(id))?.numbers).toBe("1001");
        throw new Error("taken back");
      });
      await expect(failing).rejects.toThrow("taken back");
      expect((await store.hotlines.get(id))?.numbers).toBe("1000");
    });

    it("are gone when they are removed, and have the login that their user has now", async () => {
      const { store, database } = the();
      const { id } = await store.extensions.add({ extn: "1000", name: "a", password: "1" });
      expect((await store.extensions.get(id))?.login).toBe("1000");
      await database.kysely.updateTable("users").set({ login: "alice" }).where("extn", "=", "1000").execute();
      expect((await store.extensions.get(id))?.login).toBe("alice");
      await store.extensions.remove(id, false);
      expect(await store.extensions.get(id)).toBeUndefined();
    });

    it("cannot be written into by who was given one", async () => {
      const { store } = the();
      const { id } = await store.callers.add({ number: "13800000000", kind: "black" });
      expect(Object.isFrozen(await store.callers.get(id))).toBe(true);
    });

    it("are listed in an order that is kept until somebody writes, and never older than that", async () => {
      const { store } = the();
      const listed = async (page: number): Promise<readonly string[]> => {
        const sort = { column: "extn", descending: true } as const;
        const found = await store.extensions.list({
          page,
          pageSize: 2,
          contains: [{ column: "name", text: "A" }],
          sort,
        });
        expect([found.rowCount, found.pageCount]).toEqual([count, Math.ceil(count / 2)]);
        return found.rows.map(({ extn }) => extn);
      };
      let count = 3;
      for (const extn of ["1001", "1000", "1002"]) await store.extensions.add({ extn, name: "a", password: "1" });
      await store.extensions.add({ extn: "1003", name: "b", password: "1" });
      expect([await listed(1), await listed(2), await listed(9)]).toEqual([["1002", "1001"], ["1000"], []]);
      const { id } = await store.extensions.add({ extn: "1004", name: "a", password: "1" });
      count = 4;
      expect(await listed(1)).toEqual(["1004", "1002"]);
      await store.extensions.set(id, { name: "b" });
      count = 3;
      expect(await listed(1)).toEqual(["1002", "1001"]);
      await store.extensions.remove((await store.extensions.byNumber("1001"))?.id ?? 0, false);
      count = 2;
      expect(await listed(1)).toEqual(["1002", "1000"]);
    });

    it("are a page's own: who was given it may change it, and nobody else sees that; what is written into them is shown at once", async () => {
      const { store } = the();
      const { id } = await store.extensions.add({ extn: "1001", name: "a", password: "1" });
      const page = async () => {
        const sort = { column: "extn", descending: false } as const;
        return (await store.extensions.list({ page: 1, pageSize: 20, contains: [], sort })).rows;
      };
      const [first] = await page();
      Object.assign(first ?? {}, { name: "changed" });
      expect(await page()).toMatchObject([{ extn: "1001", name: "a" }]);
      await store.extensions.set(id, { name: "b" });
      expect(await page()).toMatchObject([{ extn: "1001", name: "b" }]);
    });

    it("show what another process has written a second later, where there can be one", async () => {
      const { store, database } = the();
      const { id } = await store.queues.add({ name: "sales" });
      await store.queues.get(id);
      // A statement that does not look like a write here, as if another process had sent it.
      const elsewhere = sql`do $$ begin update queues set description = 'theirs'; end $$`;
      await elsewhere.execute(database.kysely);
      clock.at += 999;
      expect((await store.queues.get(id))?.description).toBeNull();
      clock.at += 1;
      expect((await store.queues.get(id))?.description).toBe(database.writes.byOthers ? "theirs" : null);
    });
  });
}
