import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MapView } from "./map-view.ts";

type Box = { value: number };

const key = fc.integer({ min: 0, max: 6 });
const change = fc.oneof(
  fc.record({ type: fc.constant("set" as const), key, value: fc.integer() }),
  fc.record({ type: fc.constant("delete" as const), key }),
  fc.record({ type: fc.constant("change" as const), key, value: fc.integer() }),
  fc.record({ type: fc.constant("clear" as const), key }),
);

describe("a view of a map", () => {
  it("is what a full copy would be, and leaves what is below as it was", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer())), fc.array(change, { maxLength: 30 }), (given, changes) => {
        const under = new Map(given.map(([at, value]): [number, Box] => [at, { value }]));
        const before = structuredClone(under);
        const copy = structuredClone(under);
        const view = new MapView(under, (box) => ({ ...box }));
        for (const one of changes) {
          for (const map of [copy, view]) {
            if (one.type === "set") map.set(one.key, { value: one.value });
            else if (one.type === "delete") map.delete(one.key);
            else if (one.type === "clear" && one.key === 0) map.clear();
            else if (one.type === "change") {
              const box = map.get(one.key);
              if (box !== undefined) box.value = one.value;
            }
          }
          expect(view.has(one.key)).toBe(copy.has(one.key));
          expect(view.size).toBe(copy.size);
          expect([...view]).toEqual([...copy]);
          expect([...view.keys()]).toEqual([...copy.keys()]);
          expect([...view.values()]).toEqual([...copy.values()]);
        }
        const told: unknown[] = [];
        view.forEach((box, at) => told.push([at, box]));
        expect(told).toEqual([...copy]);
        expect(under).toEqual(before);
      }),
    );
  });
});
