import { describe, expect, it } from "vitest";
import type { TimeZoneConfig } from "../core/model.ts";
import { UTC } from "../core/schedule/local-time.ts";
import { indexAt, intervalsBetween } from "./intervals.ts";

const HOUR = 3_600_000;
/** Berlin: an hour is left out on 2026-03-29, and comes twice on 2026-10-25. */
const BERLIN: TimeZoneConfig = {
  name: "Europe/Berlin",
  offsets: [
    { from: Date.UTC(2025, 9, 26, 1), offsetMs: HOUR },
    { from: Date.UTC(2026, 2, 29, 1), offsetMs: 2 * HOUR },
    { from: Date.UTC(2026, 9, 25, 1), offsetMs: HOUR },
  ],
};

function hours(zone: TimeZoneConfig, from: number, until: number, size: "30m" | "hour" | "day"): number[] {
  const intervals = intervalsBetween(zone, { from, until }, size, 1_000) ?? [];
  for (const [index, { from: begins }] of intervals.entries()) {
    expect(begins).toBe(index === 0 ? from : intervals[index - 1]?.until);
  }
  expect(intervals.at(-1)?.until).toBe(until);
  return intervals.map((one) => (one.until - one.from) / HOUR);
}

describe("the intervals of a report", () => {
  it("are days of 23, 24 and 25 hours where clocks are moved", () => {
    expect(hours(BERLIN, Date.UTC(2026, 2, 27, 23), Date.UTC(2026, 2, 30, 22), "day")).toEqual([24, 23, 24]);
    expect(hours(BERLIN, Date.UTC(2026, 9, 23, 22), Date.UTC(2026, 9, 26, 23), "day")).toEqual([24, 25, 24]);
  });

  it("are as many hours as there are, each of one", () => {
    expect(hours(BERLIN, Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 2, 29, 22), "hour")).toEqual(Array(23).fill(1));
    expect(hours(BERLIN, Date.UTC(2026, 9, 24, 22), Date.UTC(2026, 9, 25, 23), "30m")).toEqual(Array(50).fill(0.5));
  });

  it("begin at full hours of the local clock, also where it is half an hour off", () => {
    const india: TimeZoneConfig = { name: "Asia/Kolkata", offsets: [{ from: 0, offsetMs: 5.5 * HOUR }] };
    expect(hours(india, Date.UTC(2026, 0, 1, 0), Date.UTC(2026, 0, 1, 3), "hour")).toEqual([0.5, 1, 1, 0.5]);
  });

  it("end where a clock is moved in the middle of one", () => {
    const moved: TimeZoneConfig = {
      name: "odd",
      offsets: [
        { from: 0, offsetMs: 0 },
        { from: 1.25 * HOUR, offsetMs: HOUR / 2 },
      ],
    };
    expect(hours(moved, 0, 3 * HOUR, "hour")).toEqual([1, 0.25, 0.25, 1, 0.5]);
  });

  it("are one where none is asked for, and none where they were too many", () => {
    expect(intervalsBetween(UTC, { from: 5, until: 7 }, "none", 1)).toEqual([{ from: 5, until: 7 }]);
    expect(intervalsBetween(UTC, { from: 0, until: 25 * HOUR }, "hour", 25)).toHaveLength(25);
    expect(intervalsBetween(UTC, { from: 0, until: 25 * HOUR + 1 }, "hour", 25)).toBeUndefined();
  });

  it("are found by an instant", () => {
    const intervals = intervalsBetween(UTC, { from: 0, until: 3 * HOUR }, "hour", 10) ?? [];
    expect([-1, 0, HOUR - 1, HOUR, 3 * HOUR - 1, 3 * HOUR].map((at) => indexAt(intervals, at))).toEqual([
      -1, 0, 0, 1, 2, -1,
    ]);
  });
});
