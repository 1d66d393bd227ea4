// What the database owes to the audit log: the same on all of them, for it is the database that writes it.
import { beforeEach, expect, it } from "vitest";
import type { Actor } from "../../src/store/audit-trail.ts";
import type { Database } from "../../src/store/database/open.ts";
import type { Store } from "../../src/store/store.ts";
import { clock, testStoreOn } from "./test-store.ts";

const ANN: Actor = { userId: 7, login: "ann", tokenKind: "user-token", address: "192.0.2.7" };
const ALL = { page: 1, pageSize: 100 };

export function auditSuite(database: () => Database): void {
  let store: Store;
  beforeEach(async () => {
    store = await testStoreOn(database());
  });

  it("writes down who changed what, with both rows and without secrets", async () => {
    const { id } = await store.change(ANN, ({ extensions }) =>
      extensions.add({ extn: "1000", name: "a", password: "1" }),
    );
    clock.at += 1000;
    await store.change(ANN, ({ extensions }) => extensions.set(id, { name: "b", password: "2" }));
    await store.change(ANN, ({ extensions }) => extensions.remove(id, false));
    const { rows } = await store.audit.list({ ...ALL, resource: "extensions", login: "ann" });
    expect(rows.map(({ action, changed }) => [action, changed])).toEqual([
      ["remove", []],
      ["change", ["ha1", "ha1b", "name"]],
      ["add", []],
    ]);
    expect(rows[1]).toMatchObject({
      ...{ at: new Date(clock.at), user_id: 7, token_kind: "user-token", address: "192.0.2.7", row_id: String(id) },
      ...{ before: { extn: "1000", name: "a" }, after: { extn: "1000", name: "b" } },
    });
    expect(JSON.stringify(rows)).not.toMatch(/"ha1b?":|[0-9a-f]{32}/);
  });

  it("writes nothing of what is taken back, and forgets who acted when their change is done", async () => {
    const failing = store.change(ANN, async ({ queues }) => {
      await queues.add({ name: "a" });
      throw new Error("taken back");
    });
    await expect(failing).rejects.toThrow("taken back");
    await store.change(ANN, ({ queues }) => queues.add({ name: "b" }));
    await store.queues.add({ name: "c" });
    const { rows } = await store.audit.list({ ...ALL, resource: "queues" });
    expect(rows.map(({ login, after }) => [login, after?.["name"]])).toEqual([
      ["", "c"],
      ["ann", "b"],
    ]);
  });

  it("counts attempts to sign in before the password is looked at, and tells of a lock", async () => {
    await store.users.add({ login: "ann", name: "Ann", password_hash: await store.passwords.hash("Secret-1", []) });
    const place = await store.signIns.placeOf({ login: "ann", address: "192.0.2.1" });
    const all = await Promise.all(Array.from({ length: 20 }, () => store.signIns.begin(place)));
    // Which of those who come at once is first is the database's affair.
    expect(all.filter(({ mayTry }) => mayTry)).toHaveLength(6);
    expect(await store.signIns.wrong(place)).toBe(true);
    expect(await store.signIns.wrong(place)).toBe(false);
    expect(await store.signIns.begin(place)).toEqual({ mayTry: false, until: clock.at + 900_000 });
    expect((await store.audit.list({ ...ALL, resource: "users" })).rows[0]).toMatchObject({
      ...{ login: "", changed: ["locked_until"] },
    });
  });
}
