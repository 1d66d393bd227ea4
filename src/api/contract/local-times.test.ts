import { describe, expect, it } from "vitest";
import { clockTimeOf, dayTimeOf } from "./local-times.ts";

describe("times of day", () => {
  it.each([
    ["08:00:0", "08:00:00"],
    ["8:5", "08:05:00"],
    ["23:59:59", "23:59:59"],
    ["24:00:00", undefined],
    ["12:60", undefined],
    ["12:00:60", undefined],
    ["12", undefined],
    ["", undefined],
    ["08:00:00 ", undefined],
  ])("read %s as %s", (text, time) => {
    expect(clockTimeOf(text, "start")).toBe(time);
  });

  it("may be the end of the day where a span ends", () => {
    expect(clockTimeOf("24:00", "end")).toBe("24:00:00");
    expect(clockTimeOf("24:00:01", "end")).toBeUndefined();
  });
});

describe("days", () => {
  it.each([
    ["03-03 08:00:0", "03-03 08:00:00"],
    ["3-3", "03-03 00:00:00"],
    ["2026-3-3T8:00", "2026-03-03 08:00:00"],
    ["02-29", "02-29 00:00:00"],
    ["2028-02-29", "2028-02-29 00:00:00"],
    ["2026-02-29", undefined],
    ["00-10", undefined],
    ["04-31", undefined],
    ["03-03 24:00:00", undefined],
    ["03-03 ", undefined],
    ["0000-00-00", undefined],
  ])("read %s as %s", (text, time) => {
    expect(dayTimeOf(text, "start")).toBe(time);
  });

  it("end with their last second", () => {
    expect(dayTimeOf("12-31", "end")).toBe("12-31 23:59:59");
  });
});
