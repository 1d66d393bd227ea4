import { expect, it } from "vitest";
import type { LegId } from "../../core/model.ts";
import { EndedLegs } from "./ended-legs.ts";

it("remembers the last ones, and no more than its limit", () => {
  const legs = new EndedLegs(2);
  for (const leg of ["a", "b", "b", "c"]) legs.add(leg as LegId);
  expect(["a", "b", "c", "d"].map((leg) => legs.has(leg as LegId))).toEqual([false, true, true, false]);
});
