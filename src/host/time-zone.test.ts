// The zone as data and the engine's arithmetic with it, against the platform's calendar, over zones with every habit there is.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilOf, dayOf, dayStart, wallClockAt } from "../core/schedule/local-time.ts";
import { timeZoneBetween } from "./time-zone.ts";

const ZONES = [
  "Asia/Shanghai",
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  // Half-hour and quarter-hour offsets; half an hour of summer time.
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  // Clocks are moved at midnight.
  "Africa/Cairo",
  "Asia/Beirut",
  "America/Havana",
  // Twice a year more, for Ramadan.
  "Africa/Casablanca",
  "Pacific/Auckland",
];
const FROM = Date.UTC(2024, 0, 1);
const UNTIL = Date.UTC(2040, 0, 1);
const zones = new Map(ZONES.map((name) => [name, timeZoneBetween(name, FROM, UNTIL)] as const));
const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone, hourCycle: "h23", weekday: "short", year: "numeric", month: "numeric", day: "numeric" },
      ...{ hour: "numeric", minute: "numeric", second: "numeric" },
    }),
  ]),
);
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function shownByPlatform(zone: string, at: number) {
  const parts = formats.get(zone)?.formatToParts(at) ?? [];
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? "";
  const [hour, minute, second] = [Number(part("hour")), Number(part("minute")), Number(part("second"))];
  return {
    year: Number(part("year")),
    month: Number(part("month")),
    dayOfMonth: Number(part("day")),
    weekday: WEEKDAYS.indexOf(part("weekday")) + 1,
    timeMs: ((hour * 60 + minute) * 60 + second) * 1000,
  };
}

function zoneOf(name: string) {
  const zone = zones.get(name);
  if (zone === undefined) throw new Error(name);
  return zone;
}

/** Any instant, and more often one near a change of the clocks or near midnight. */
const moment = fc.constantFrom(...ZONES).chain((zone) => {
  const changes = zoneOf(zone)
    .offsets.slice(1)
    .map(({ from }) => from);
  const anywhere = fc.integer({ min: FROM / 1000, max: UNTIL / 1000 - 1 }).map((seconds) => seconds * 1000);
  const near = fc
    .tuple(fc.constantFrom(FROM + 86_400_000, ...changes), fc.integer({ min: -90_000, max: 90_000 }))
    .map(([change, seconds]) => change + seconds * 1000);
  return fc.record({ zone: fc.constant(zone), at: fc.oneof(anywhere, near) });
});

describe("local time", () => {
  it("is what the platform's calendar shows", () => {
    fc.assert(
      fc.property(moment, ({ zone, at }) => {
        const { year, month, dayOfMonth, weekday, timeMs } = wallClockAt(zoneOf(zone), at);
        expect({ year, month, dayOfMonth, weekday, timeMs }).toEqual(shownByPlatform(zone, at));
      }),
      { numRuns: 5_000 },
    );
  });

  it("begins a day where its date is shown first", () => {
    fc.assert(
      fc.property(moment, ({ zone, at }) => {
        const start = dayStart(zoneOf(zone), at);
        const dateAt = (instant: number): string => {
          const { year, month, dayOfMonth } = shownByPlatform(zone, instant);
          return `${year}-${month}-${dayOfMonth}`;
        };
        expect(start).toBeLessThanOrEqual(at);
        expect(at - start).toBeLessThan(26 * 3_600_000);
        expect(dateAt(start)).toBe(dateAt(at));
        expect(dateAt(start - 1000)).not.toBe(dateAt(at));
      }),
      { numRuns: 5_000 },
    );
  });

  it("counts days as the calendar does, far back and far ahead", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (day) => {
        const { year, month, dayOfMonth } = civilOf(day);
        const date = new Date(day * 86_400_000);
        expect([year, month, dayOfMonth]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
        expect(dayOf(year, month, dayOfMonth)).toBe(day);
      }),
    );
  });

  it("knows a zone's changes: Berlin's are two a year, Shanghai has none", () => {
    expect(zoneOf("Asia/Shanghai").offsets).toHaveLength(1);
    expect(zoneOf("Europe/Berlin").offsets).toHaveLength(1 + 2 * 16);
    expect(zoneOf("Europe/Berlin").offsets.some(({ from }) => from === Date.UTC(2026, 2, 29, 1))).toBe(true);
  });
});
