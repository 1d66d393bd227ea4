import { expect, it } from "vitest";
import { reportTime } from "./report-time.ts";

const HOUR = 3_600_000;
const BERLIN = "Europe/Berlin";
const NOW = Date.UTC(2026, 10, 1);

function hoursOf(startDate: string, endDate: string, interval: "hour" | "day"): number[] {
  return reportTime({ startDate, endDate, interval }, BERLIN, NOW).intervals.map(
    (one) => (one.until - one.from) / HOUR,
  );
}

it("has days of 23 and 25 hours where clocks are moved", () => {
  expect(hoursOf("2026-03-28", "2026-03-30", "day")).toEqual([24, 23, 24]);
  expect(hoursOf("2026-10-24", "2026-10-26", "day")).toEqual([24, 25, 24]);
  expect(hoursOf("2026-03-29", "2026-03-29", "hour")).toHaveLength(23);
  expect(hoursOf("2026-10-25", "2026-10-25", "hour")).toHaveLength(25);
});

it("is from the beginning of today until now, this very millisecond included", () => {
  const { from, until, intervals } = reportTime({ interval: "none" }, BERLIN, NOW);
  expect([from, until]).toEqual([Date.UTC(2026, 9, 31, 23), NOW + 1]);
  expect(intervals).toEqual([{ from, until }]);
  // On the day of a change it begins by the clock that held then.
  const noon = Date.UTC(2026, 9, 25, 11);
  expect(reportTime({ interval: "none" }, BERLIN, noon).from).toBe(Date.UTC(2026, 9, 24, 22));
});

it("may have 400 days, and no more", () => {
  const days = (startDate: string) => reportTime({ startDate, endDate: "2026-02-04", interval: "day" }, BERLIN, NOW);
  expect(days("2025-01-01").intervals).toHaveLength(400);
  expect(() => days("2024-12-31")).toThrow("startDate: expected a time at most 400 days before endDate");
});
