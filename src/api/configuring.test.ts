import { describe, expect, it } from "vitest";
import { fakeCenter } from "../../test/api/test-api.ts";
import { configuring } from "./configuring.ts";

const drop = (id: string) => ({ type: "drop-hotline", id }) as const;

describe("changes of the configuration", () => {
  it("reach the center in the order in which they are stored", async () => {
    const center = fakeCenter();
    const configure = configuring({ center });
    const stored: string[] = [];
    const slow = configure(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      stored.push("1");
      return { id: 1, changes: [drop("1")], accounts: [] };
    });
    const fast = configure(() => {
      stored.push("2");
      return Promise.resolve({ id: 2, changes: [drop("2")], accounts: [] });
    });
    await Promise.all([slow, fast]);
    expect(stored).toEqual(["1", "2"]);
    expect(center.changes).toEqual([drop("1"), drop("2")]);
  });

  it("do not reach the center where they could not be stored, and do not stop the next one", async () => {
    const center = fakeCenter();
    const configure = configuring({ center });
    await expect(configure(() => Promise.reject(new Error("away")))).rejects.toThrow("away");
    await configure(() => Promise.resolve({ id: 2, changes: [drop("2")], accounts: [] }));
    expect(center.changes).toEqual([drop("2")]);
  });

  it("are refused while the server shuts down, and where too many wait", async () => {
    const center = fakeCenter();
    const configure = configuring({ center });
    let finish: () => void = () => undefined;
    const until = new Promise<void>((resolve) => (finish = resolve));
    const nothing = { id: 1, changes: [], accounts: [] };
    const waiting = Array.from({ length: 1000 }, () => configure(() => until.then(() => nothing)));
    await expect(configure(() => Promise.resolve(nothing))).rejects.toMatchObject({ code: "too-many" });
    finish();
    await Promise.all(waiting);
    center.draining = true;
    await expect(configure(() => Promise.resolve(nothing))).rejects.toMatchObject({ code: "draining" });
  });
});
