import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LocalTime, TimeDefinition, TimeZoneConfig } from "../model.ts";
import { dayOf, wallClockAt } from "./local-time.ts";
import { periodAt } from "./period.ts";
import { yearsWithoutTable, type Schedule } from "./schedule.ts";

const HOUR_MS = 3_600_000;
const SHANGHAI: TimeZoneConfig = { name: "Asia/Shanghai", offsets: [{ from: 0, offsetMs: 8 * HOUR_MS }] };
const BERLIN: TimeZoneConfig = {
  name: "Europe/Berlin",
  offsets: [
    { from: 0, offsetMs: HOUR_MS },
    { from: Date.UTC(2026, 2, 29, 1), offsetMs: 2 * HOUR_MS },
  ],
};

/** "02-14 08:00:00", with or without a year. */
function local(text: string): LocalTime {
  const [date = "", time = ""] = text.split(" ");
  const [dayOfMonth, month, year] = date.split("-").map(Number).reverse();
  return { year, month: month ?? 0, dayOfMonth: dayOfMonth ?? 0, timeMs: clock(time) };
}

function clock(text: string): number {
  const [hour = 0, minute = 0, second = 0] = text.split(":").map(Number);
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

let lastId = 0;
function workTime(weekday: number, from: string, to: string): TimeDefinition {
  lastId += 1;
  return { type: "work-time", id: String(lastId), weekday, fromMs: clock(from), toMs: clock(to) };
}

function span(type: "day-off" | "workday", from: string, to: string): TimeDefinition {
  lastId += 1;
  return { type, id: String(lastId), name: "", from: local(from), to: local(to) };
}

function scheduleOf(times: readonly TimeDefinition[], zone = SHANGHAI): Schedule {
  return { zone, times: new Map(times.map((time) => [time.id, time])) };
}

/** In Shanghai, eight hours ahead all year. */
function periodIn(times: readonly TimeDefinition[], text: string): string {
  return periodAt(scheduleOf(times), Date.parse(`${text.replace(" ", "T")}+08:00`)).period;
}

const OFFICE = [1, 2, 3, 4, 5].map((weekday) => workTime(weekday, "08:00:00", "18:00:00"));

describe("work times", () => {
  it("are always, where none is defined", () => {
    expect(periodIn([], "2026-01-03 03:00:00")).toBe("work");
    expect(periodIn([span("day-off", "01-03 00:00:00", "01-03 23:59:59")], "2026-01-04 03:00:00")).toBe("work");
  });

  it("begin at their first second and end before their last", () => {
    expect(periodIn(OFFICE, "2026-01-05 07:59:59")).toBe("off");
    expect(periodIn(OFFICE, "2026-01-05 08:00:00")).toBe("work");
    expect(periodIn(OFFICE, "2026-01-05 17:59:59")).toBe("work");
    expect(periodIn(OFFICE, "2026-01-05 18:00:00")).toBe("off");
    expect(periodIn(OFFICE, "2026-01-04 12:00:00")).toBe("off");
  });

  it("to 23:59:59 last to the end of the day", () => {
    const late = [workTime(1, "08:00:00", "23:59:59")];
    expect(periodIn(late, "2026-01-05 23:59:59.999")).toBe("work");
    expect(periodIn(late, "2026-01-06 00:00:00")).toBe("off");
  });

  it("may be several a day", () => {
    const split = [workTime(1, "08:00:00", "12:00:00"), workTime(1, "13:30:00", "18:00:00")];
    expect(periodIn(split, "2026-01-05 11:59:59")).toBe("work");
    expect(periodIn(split, "2026-01-05 12:30:00")).toBe("off");
    expect(periodIn(split, "2026-01-05 13:30:00")).toBe("work");
  });

  it("that end before they begin cross midnight, also from Sunday to Monday", () => {
    const night = [workTime(7, "22:00:00", "06:00:00")];
    expect(periodIn(night, "2026-01-04 21:59:59")).toBe("off");
    expect(periodIn(night, "2026-01-04 23:30:00")).toBe("work");
    expect(periodIn(night, "2026-01-05 05:59:59")).toBe("work");
    expect(periodIn(night, "2026-01-05 06:00:00")).toBe("off");
    expect(periodIn(night, "2026-01-04 05:00:00")).toBe("off");
  });

  it("go by the clock on the wall where it is moved", () => {
    const berlin = scheduleOf(OFFICE, BERLIN);
    // The last Friday of winter time and the first Monday of summer time: eight o'clock is an hour earlier.
    expect(periodAt(berlin, Date.UTC(2026, 2, 27, 6, 59, 59)).period).toBe("off");
    expect(periodAt(berlin, Date.UTC(2026, 2, 27, 7)).period).toBe("work");
    expect(periodAt(berlin, Date.UTC(2026, 2, 30, 5, 59, 59)).period).toBe("off");
    expect(periodAt(berlin, Date.UTC(2026, 2, 30, 6)).period).toBe("work");
  });
});

describe("days off", () => {
  it("repeat every year without a year, and are once with one", () => {
    const yearly = [...OFFICE, span("day-off", "03-03 00:00:00", "03-03 23:59:59")];
    const dated = [...OFFICE, span("day-off", "2026-03-03 00:00:00", "2026-03-03 23:59:59")];
    expect(periodIn(yearly, "2025-03-03 10:00:00")).toBe("holiday");
    expect(periodIn(yearly, "2026-03-03 10:00:00")).toBe("holiday");
    expect(periodIn(dated, "2025-03-03 10:00:00")).toBe("work");
    expect(periodIn(dated, "2026-03-03 10:00:00")).toBe("holiday");
  });

  it("may be a part of a day, and are so outside of hours too", () => {
    const part = [...OFFICE, span("day-off", "03-03 08:00:00", "03-03 20:00:00")];
    expect(periodIn(part, "2026-03-03 07:59:59")).toBe("off");
    expect(periodIn(part, "2026-03-03 08:00:00")).toBe("holiday");
    expect(periodIn(part, "2026-03-03 19:59:59")).toBe("holiday");
    expect(periodIn(part, "2026-03-03 20:00:00")).toBe("off");
  });

  it("may go over midnight and over New Year", () => {
    for (const years of [
      ["", ""],
      ["2026-", "2027-"],
    ]) {
      const [from = "", to = ""] = years;
      const turn = [...OFFICE, span("day-off", `${from}12-31 12:00:00`, `${to}01-01 12:00:00`)];
      expect(periodIn(turn, "2026-12-31 11:59:59")).toBe("work");
      expect(periodIn(turn, "2026-12-31 12:00:00")).toBe("holiday");
      expect(periodIn(turn, "2027-01-01 00:00:00")).toBe("holiday");
      expect(periodIn(turn, "2027-01-01 11:59:59")).toBe("holiday");
      expect(periodIn(turn, "2027-01-01 12:00:00")).toBe("work");
    }
  });

  it("on 29 February are so in leap years", () => {
    const leap = [...OFFICE, span("day-off", "02-29 00:00:00", "02-29 23:59:59")];
    expect(periodIn(leap, "2028-02-29 10:00:00")).toBe("holiday");
    expect(periodIn(leap, "2027-03-01 10:00:00")).toBe("work");
  });

  it("that end before they begin are none", () => {
    const wrong = [...OFFICE, span("day-off", "2026-03-04 00:00:00", "2026-03-03 00:00:00")];
    expect(periodIn(wrong, "2026-03-05 10:00:00")).toBe("work");
  });

  it("cover each of their seconds and no other, whatever they are", () => {
    const moment = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      dayOfMonth: fc.integer({ min: 1, max: 28 }),
      hour: fc.integer({ min: 0, max: 23 }),
    });
    const at = (
      year: number,
      { month, dayOfMonth, hour }: { month: number; dayOfMonth: number; hour: number },
    ): number => (dayOf(year, month, dayOfMonth) * 24 + hour) * 3_600_000;
    fc.assert(
      fc.property(moment, moment, moment, (from, to, now) => {
        const of = (one: typeof from): LocalTime => ({
          ...{ year: undefined, month: one.month, dayOfMonth: one.dayOfMonth },
          timeMs: one.hour * 3_600_000,
        });
        const time: TimeDefinition = { type: "day-off", id: "1", name: "", from: of(from), to: of(to) };
        // The span of each year on the line of time, those of the years before and after too.
        const expected = [2026, 2027, 2028].some((year) => {
          const start = at(year, from);
          const end = at(at(year, to) < start ? year + 1 : year, to);
          return at(2027, now) >= start && at(2027, now) < end;
        });
        const period = periodAt(scheduleOf([time]), at(2027, now) - 8 * 3_600_000).period;
        expect(period).toBe(expected ? "holiday" : "work");
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("extra workdays", () => {
  // A Saturday inside of a span of days off.
  const moved = [
    ...OFFICE,
    span("day-off", "2026-02-13 00:00:00", "2026-02-23 23:59:59"),
    span("workday", "2026-02-14 00:00:00", "2026-02-14 23:59:59"),
  ];

  it("come before days off and have the hours of the first day of the week that has any", () => {
    expect(periodIn(moved, "2026-02-13 10:00:00")).toBe("holiday");
    expect(periodIn(moved, "2026-02-14 07:59:59")).toBe("off");
    expect(periodIn(moved, "2026-02-14 08:00:00")).toBe("work");
    expect(periodIn(moved, "2026-02-14 18:00:00")).toBe("off");
    expect(periodIn(moved, "2026-02-15 10:00:00")).toBe("holiday");
  });

  it("have their own weekday's hours where there are some", () => {
    const saturdays = [...moved, workTime(6, "09:00:00", "12:00:00")];
    expect(periodIn(saturdays, "2026-02-14 08:30:00")).toBe("off");
    expect(periodIn(saturdays, "2026-02-14 09:00:00")).toBe("work");
  });

  it("of a few hours are work for just those", () => {
    const hours = [...OFFICE, span("workday", "2026-02-14 19:00:00", "2026-02-14 21:00:00")];
    expect(periodIn(hours, "2026-02-14 10:00:00")).toBe("off");
    expect(periodIn(hours, "2026-02-14 20:00:00")).toBe("work");
  });

  it("with a night shift go on after midnight", () => {
    const night = [workTime(1, "22:00:00", "06:00:00"), span("workday", "2026-02-14 00:00:00", "2026-02-14 23:59:59")];
    expect(periodIn(night, "2026-02-14 23:00:00")).toBe("work");
    expect(periodIn(night, "2026-02-15 05:00:00")).toBe("work");
    expect(periodIn(night, "2026-02-15 06:00:00")).toBe("off");
  });
});

describe("a table of days off", () => {
  it("is missed for the years that it does not speak of, where dated days off are kept", () => {
    const dated = span("day-off", "2026-02-13 00:00:00", "2026-02-23 23:59:59");
    expect(yearsWithoutTable([dated, ...OFFICE], [2026, 2027])).toEqual([2027]);
    expect(yearsWithoutTable(OFFICE, [2026, 2027])).toEqual([]);
    expect(yearsWithoutTable([span("day-off", "03-03 00:00:00", "03-03 23:59:59")], [2026])).toEqual([]);
  });
});

it("knows the weekday of the epoch", () => {
  expect(wallClockAt(SHANGHAI, Date.UTC(2026, 0, 4, 16)).weekday).toBe(1);
});
