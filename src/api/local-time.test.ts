import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, localText } from "./local-time.ts";

describe("local times", () => {
  it("are shown in the zone", () => {
    expect(localText(new Date(Date.UTC(2020, 0, 17, 6, 11, 55)), "Asia/Shanghai")).toBe("2020-01-17 14:11:55");
    expect(localText(new Date(Date.UTC(2020, 0, 16, 16, 0, 0)), "Asia/Shanghai")).toBe("2020-01-17 00:00:00");
    expect(localText(null, "Asia/Shanghai")).toBe("");
  });

  it.each([
    ["2020-01-17 14:11:55", Date.UTC(2020, 0, 17, 6, 11, 55)],
    ["2020-01-17T14:11", Date.UTC(2020, 0, 17, 6, 11)],
    ["2020-01-17", Date.UTC(2020, 0, 16, 16)],
  ])("are read: %s", (text, instant) => {
    expect(instantOf(text, "Asia/Shanghai")).toBe(instant);
  });

  it.each([
    "",
    "2020",
    "2020-02-30",
    "2020-13-01",
    "2020-01-01 24:00:00",
    "2020-01-01 00:60",
    "x2020-01-01",
    "2020-01-01 1:1",
  ])("are not read: %s", (text) => {
    expect(instantOf(text, "UTC")).toBeUndefined();
  });

  it("are those of the zone's own calendar, at any instant and around every change of the clocks", () => {
    const zones = ["Asia/Shanghai", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe"];
    for (const timeZone of zones) {
      const intl = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
      // 3 917 seconds: meets the quarters of an hour at ever other places.
      for (let at = Date.UTC(2026, 2, 1); at < Date.UTC(2026, 3, 20); at += 3_917_000)
        expect(localText(new Date(at), timeZone)).toBe(intl.format(at));
      for (const at of [Date.UTC(1901, 0, 1), Date.UTC(1979, 11, 31, 23, 59, 59), Date.UTC(2100)])
        expect(localText(new Date(at), timeZone)).toBe(intl.format(at));
    }
  });

  it("come back as they were given, but for the hours that a zone leaves out or has twice", () => {
    const instant = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2035, 0) }).map((at) => at - (at % 1000));
    const zone = fc.constantFrom("Asia/Shanghai", "UTC", "America/New_York", "Asia/Kolkata", "Pacific/Auckland");
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const text = localText(new Date(at), timeZone);
        const back = instantOf(text, timeZone);
        expect(back === undefined ? "" : localText(new Date(back), timeZone)).toBe(text);
      }),
    );
  });
});
