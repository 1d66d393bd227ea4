import { expect, it } from "vitest";
import { SERVICE_LEVELS, serviceLevelOf } from "./answered-in-time.ts";

it("gives five different shares for one and the same day", () => {
  // 100 offered: 70 answered in time, 10 later, 6 abandoned in time of which 4 short, 8 later, 6 overflowed.
  const counts = {
    ...{ offered: 100, answered: 80, answeredInTime: 70 },
    ...{ abandoned: 14, abandonedInTime: 6, abandonedShort: 4 },
  };
  const percents = SERVICE_LEVELS.map((name) => ((serviceLevelOf(name, counts).share ?? 0) * 100).toFixed(2));
  expect(percents).toEqual(["87.50", "80.85", "74.47", "77.78", "70.00"]);
});

it("is nothing where nobody called", () => {
  const nobody = { offered: 0, answered: 0, answeredInTime: 0, abandoned: 0, abandonedInTime: 0, abandonedShort: 0 };
  for (const name of SERVICE_LEVELS) expect(serviceLevelOf(name, nobody).share).toBeUndefined();
});
