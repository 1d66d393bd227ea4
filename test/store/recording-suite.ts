// Recordings that are not kept, in the store.
import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database/open.ts";
import type { Store } from "../../src/store/store.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "./facts.ts";
import { clock, emptied, testStoreOn } from "./test-store.ts";

const DAY_MS = 86_400_000;
const BYTES = 480_044;

export function recordingSuite(database: () => Database): void {
  describe("recordings", () => {
    let store: Store;
    beforeEach(async () => {
      await emptied(database());
      store = await testStoreOn(database());
      for (const day of [0, 1, 2, 3]) {
        await store.project(factsFrom(1 + day * 100, MONDAY_TEN + day * DAY_MS, queueCall(`call-${day}`)));
      }
      clock.at = MONDAY_TEN + 4 * DAY_MS;
    });

    const kept = async (): Promise<number[]> =>
      (await store.calls.recordings({ page: 1, pageSize: 100 })).rows.map(({ id }) => id).sort();

    it("are kept until they are too old, the oldest go first, some at a time", async () => {
      const keeping = { before: MONDAY_TEN + 2 * DAY_MS, mostBytes: undefined };
      expect(await store.keptRecordings.expire(keeping, 1)).toBe(1);
      expect(await kept()).toEqual([2, 3, 4]);
      expect(await store.keptRecordings.expire(keeping, 10)).toBe(1);
      expect(await store.keptRecordings.expire(keeping, 10)).toBe(0);
      expect(await kept()).toEqual([3, 4]);
      expect((await store.calls.recording(1))?.removed_why).toBe("age");
      expect((await store.calls.get("call-0"))?.recording).toBeNull();
    });

    it("are kept while there is room for all of them", async () => {
      const within = (mostBytes: number) => store.keptRecordings.expire({ before: undefined, mostBytes }, 10);
      expect(await within(4 * BYTES)).toBe(0);
      expect(await within(3 * BYTES - 1)).toBe(2);
      expect(await kept()).toEqual([3, 4]);
      expect(await within(2 * BYTES)).toBe(0);
      expect(await within(0)).toBe(2);
      expect(await kept()).toEqual([]);
    });

    it("have files that are told of until they are gone", async () => {
      await store.recordings.remove(2);
      await store.keptRecordings.expire({ before: MONDAY_TEN + DAY_MS, mostBytes: undefined }, 10);
      const files = [
        { id: 1, file: "2026/call-0-1.wav", why: "age" },
        { id: 2, file: "2026/call-1-1.wav", why: "user" },
      ];
      expect(await store.keptRecordings.filesToRemove(0, 10)).toEqual(files);
      expect(await store.keptRecordings.filesToRemove(1, 10)).toEqual(files.slice(1));
      await store.keptRecordings.filesGone([1]);
      await store.keptRecordings.filesGone([]);
      expect(await store.keptRecordings.filesToRemove(0, 10)).toEqual(files.slice(1));
      const asked = ["2026/call-0-1.wav", "2026/call-2-1.wav", "2026/never.wav"];
      expect(await store.keptRecordings.filesKept(asked)).toEqual(new Set(["2026/call-2-1.wav"]));
      await expect(store.recordings.remove(2)).rejects.toThrow("no-such");
    });
  });
}
