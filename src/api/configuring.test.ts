import { describe, expect, it } from "vitest";
import { fakeCenter, fakeDesk, type FakeCenter } from "../../test/api/test-api.ts";
import type { Actor } from "../store/audit-trail.ts";
import { OutcomeUnknown } from "../store/failures.ts";
import { silent } from "../../test/store/test-store.ts";
import type { ConfigurationStores, Store } from "../store/store.ts";
import { configuring, type Configure } from "./configuring.ts";

const drop = (id: string) => ({ type: "drop-hotline", id }) as const;

const ADMIN: Actor = { userId: 1, login: "admin", tokenKind: "user-token", address: "127.0.0.1" };

type Stored = Pick<Store, "change" | "configuration" | "isOver">;

/** Of it only versions of menus are asked. */
const STORES = { menuDrafts: { keep: () => Promise.resolve() } } as unknown as ConfigurationStores;

/** Over a store that does nothing of its own. */
function configuringFor(center: FakeCenter, more: Partial<Stored> = {}): Configure {
  const store: Stored = {
    change: (_actor, write) => write(STORES),
    configuration: () => Promise.resolve({ changes: [], accounts: [] }),
    isOver: () => Promise.resolve(true),
    ...more,
  };
  return configuring({ center, store, webhooks: fakeDesk(), log: silent }).configure;
}

describe("changes of the configuration", () => {
  it("reach the center in the order in which they are stored", async () => {
    const center = fakeCenter();
    const configure = configuringFor(center);
    const stored: string[] = [];
    const slow = configure(ADMIN, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      stored.push("1");
      return { id: 1, changes: [drop("1")], accounts: [] };
    });
    const fast = configure(ADMIN, () => {
      stored.push("2");
      return Promise.resolve({ id: 2, changes: [drop("2")], accounts: [] });
    });
    await Promise.all([slow, fast]);
    expect(stored).toEqual(["1", "2"]);
    expect(center.changes).toEqual([drop("1"), drop("2")]);
  });

  it("do not reach the center where they could not be stored, and do not stop the next one", async () => {
    const center = fakeCenter();
    const configure = configuringFor(center);
    await expect(configure(ADMIN, () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    await configure(ADMIN, () => Promise.resolve({ id: 2, changes: [drop("2")], accounts: [] }));
    expect(center.changes).toEqual([drop("2")]);
  });

  it("wait until it is known what became of one whose outcome was not", async () => {
    const center = fakeCenter();
    const looked: string[] = [];
    const world = { isOver: false, isAway: true };
    const configure = configuringFor(center, {
      configuration: () => {
        looked.push("read");
        return world.isAway
          ? Promise.reject(new Error("away"))
          : Promise.resolve({ changes: [drop("1")], accounts: [] });
      },
      isOver: (transaction) => {
        looked.push(`look at ${transaction}`);
        return Promise.resolve(world.isOver);
      },
    });
    const later = (id: string) => configure(ADMIN, () => Promise.resolve({ id: 1, changes: [drop(id)], accounts: [] }));
    const unknown = Object.assign(new OutcomeUnknown("lost", { cause: undefined }), { transaction: "77" });
    await expect(configure(ADMIN, () => Promise.reject(unknown))).rejects.toBe(unknown);
    await expect(later("2")).rejects.toThrow("still under way");
    world.isOver = true;
    await expect(later("3")).rejects.toThrow("away");
    expect(center.changes).toEqual([]);
    world.isAway = false;
    await Promise.all([later("4"), later("5")]);
    expect(center.changes).toEqual([drop("1"), drop("4"), drop("5")]);
    expect(looked).toEqual(["look at 77", "look at 77", "read", "look at 77", "read"]);
  });

  it("are refused while the server shuts down, and where too many wait", async () => {
    const center = fakeCenter();
    const configure = configuringFor(center);
    let finish: () => void = () => undefined;
    const until = new Promise<void>((resolve) => (finish = resolve));
    const nothing = { id: 1, changes: [], accounts: [] };
    const waiting = Array.from({ length: 1000 }, () => configure(ADMIN, () => until.then(() => nothing)));
    await expect(configure(ADMIN, () => Promise.resolve(nothing))).rejects.toMatchObject({ code: "too-many" });
    finish();
    await Promise.all(waiting);
    center.draining = true;
    await expect(configure(ADMIN, () => Promise.resolve(nothing))).rejects.toMatchObject({ code: "draining" });
  });
});
