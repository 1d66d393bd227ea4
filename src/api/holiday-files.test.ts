// Days off out of calendars and spreadsheets, as they come from phones, governments and Windows.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEV_KEY, startTestApi, type TestApi } from "../../test/api/test-api.ts";
import { gbkOf } from "./gbk.ts";
import { tableOfCalendar, tableOfCsv } from "./holiday-files.ts";
import { overlaps } from "./holiday-spans.ts";

const ZONE = "Asia/Shanghai";
const calendar = (...events: readonly (readonly string[])[]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    ...events.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
    "",
  ].join("\r\n");
const NATIONAL = ["SUMMARY:国庆节（休）", "DTSTART;VALUE=DATE:20261001", "DTEND;VALUE=DATE:20261008"];

describe("a calendar", () => {
  it("of days: an end is the day after the last one, without one it is a single day, 班 is worked", () => {
    const text = calendar(
      NATIONAL,
      ["SUMMARY:国庆节（班）", "DTSTART;VALUE=DATE:20261010"],
      ["SUMMARY:Labour Day", "DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=YEARLY"],
    );
    expect(tableOfCalendar(text, ZONE)).toEqual({
      days_off: [
        { name: "国庆节（休）", from: "2026-10-01", to: "2026-10-07" },
        { name: "Labour Day", from: "05-01", to: "05-01" },
      ],
      workdays: [{ name: "国庆节（班）", from: "2026-10-10", to: "2026-10-10" }],
    });
  });

  it("of a phone says by its own property which days are worked; long lines are folded; times are the center's", () => {
    const text = `\ufeff${calendar(
      ["SUMMARY:调休", "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY", "DTSTART;VALUE=DATE:20260215"],
      ["SUMMARY:春", " 节", "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY", "DTSTART;VALUE=DATE:20260228"],
      ["SUMMARY:Training", "DTSTART:20260310T010000Z", "DTEND:20260310T040000Z"],
      ["SUMMARY:Inventory", "DTSTART;TZID=Asia/Shanghai:20260311T130000", "DTEND;TZID=Asia/Shanghai:20260311T180000"],
    )}`;
    expect(tableOfCalendar(text, ZONE)).toEqual({
      days_off: [
        { name: "调休", from: "2026-02-15", to: "2026-02-15" },
        { name: "Training", from: "2026-03-10 09:00:00", to: "2026-03-10 11:59:59" },
        { name: "Inventory", from: "2026-03-11 13:00:00", to: "2026-03-11 17:59:59" },
      ],
      workdays: [{ name: "春节", from: "2026-02-28", to: "2026-02-28" }],
    });
  });

  it.each([
    ["nothing", ""],
    ["no calendar", "BEGIN:VCARD\r\nEND:VCARD"],
    ["half a calendar", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x"],
    ["an empty one", calendar()],
    ["no start", calendar(["SUMMARY:x"])],
    ["no such day", calendar(["SUMMARY:x", "DTSTART;VALUE=DATE:2026"])],
    ["a time without an end", calendar(["SUMMARY:x", "DTSTART:20260310T010000Z"])],
    ["every week", calendar(["SUMMARY:x", "DTSTART;VALUE=DATE:20260301", "RRULE:FREQ=WEEKLY"])],
    ["too many", calendar(...Array.from({ length: 501 }, () => NATIONAL))],
  ])("with %s is refused and throws nothing else", (_, text) => {
    expect(() => tableOfCalendar(text, ZONE)).toThrow(expect.objectContaining({ code: "invalid" }) as Error);
  });
});

describe("a spreadsheet", () => {
  it("has its columns by either name, in any order, and days as people write them", () => {
    const text =
      '\ufeff类型,日期,结束日期,名称\r\n休,2026年10月1日,2026/10/7,国庆节\r\n班,20261010,,国庆节\r\n,5-1,,"劳动,节"\r\n';
    expect(tableOfCsv(text)).toEqual({
      days_off: [
        { name: "国庆节", from: "2026-10-01", to: "2026-10-07" },
        { name: "劳动,节", from: "05-01", to: "05-01" },
      ],
      workdays: [{ name: "国庆节", from: "2026-10-10", to: "2026-10-10" }],
    });
    expect(tableOfCsv("name;date\nNew Year;2026-01-01\n").days_off).toEqual([
      { name: "New Year", from: "2026-01-01", to: "2026-01-01" },
    ]);
  });

  it.each([
    ["no head", "2026-10-01,x\n"],
    ["no day", "date\ntomorrow\n"],
    ["another type", "date,type\n2026-10-01,maybe\n"],
    ["an open quote", 'date,name\n2026-10-01,"x\n'],
    ["nothing", ""],
  ])("with %s is refused, naming the line", (_, text) => {
    expect(() => tableOfCsv(text)).toThrow(expect.objectContaining({ code: "invalid" }) as Error);
  });
});

describe("two spans", () => {
  it.each([
    ["2026-10-01", "2026-10-07", "2026-10-07", "2026-10-09", true],
    ["2026-10-01", "2026-10-07", "2026-10-08", "2026-10-09", false],
    ["10-01", "10-07", "2030-10-03", "2030-10-03", true],
    ["12-30", "01-02", "2027-01-01", "2027-01-01", true],
    ["12-30", "01-02", "2027-01-03", "2027-01-03", false],
    ["10-01", "10-07", "10-05", "10-09", true],
  ])("%s to %s and %s to %s: %s", (from, to, otherFrom, otherTo, expected) => {
    expect(overlaps({ from, to }, { from: otherFrom, to: otherTo })).toBe(expected);
    expect(overlaps({ from: otherFrom, to: otherTo }, { from, to })).toBe(expected);
  });
});

describe("an import of a file", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const send = async (type: string, payload: string | Buffer, query = "") => {
    const headers = { token: DEV_KEY, "content-type": type };
    const answer = await test.api.inject({ method: "POST", url: `/api/xcc/timeDef/import${query}`, headers, payload });
    return { status: answer.statusCode, body: JSON.parse(answer.body) as object };
  };
  const CSV = "日期,结束日期,名称,类型\n2026-10-01,2026-10-07,国庆节,休\n2026-10-05,,值班,班\n";

  it("is told of first, with what stands against it, and then stored; in GBK as in UTF-8", async () => {
    const preview = await send("text/csv", gbkOf(CSV), "?preview=true");
    expect(preview).toMatchObject({
      status: 200,
      body: {
        ...{ added: 2, unchanged: 0, missing_years: [2027] },
        rows: [
          { type: "offday", name: "国庆节", from: "2026-10-01 00:00:00", state: "new", against: [{ name: "值班" }] },
          { type: "workday", name: "值班", state: "new", against: [{ id: "", name: "国庆节" }] },
        ],
      },
    });
    expect(test.center.changes).toEqual([]);
    expect(await send("text/csv; charset=utf-8", CSV)).toMatchObject({ status: 200, body: { added: 2 } });
    expect(test.center.changes.map(({ type }) => type)).toEqual(["put-time", "put-time"]);
    expect(await send("text/calendar", calendar(NATIONAL), "?preview=1")).toMatchObject({
      body: { added: 0, unchanged: 1, rows: [{ state: "known", against: [{ name: "值班", id: "2" }] }] },
    });
  });

  it("that is none changes nothing, and says where it is wrong", async () => {
    expect(await send("text/csv", "日期\n2026-02-30\n")).toMatchObject({ status: 400 });
    expect(await send("text/csv", Buffer.from([0xff, 0xff, 0xff]))).toMatchObject({ status: 400 });
    expect(await send("text/calendar", "nothing")).toMatchObject({ status: 400, body: { error: "invalid" } });
    expect(await send("application/json", '{"days_off":[{"date":"2026-10-01"}],"preview":true}')).toMatchObject({
      ...{ status: 200, body: { added: 1 } },
    });
    expect(test.center.changes).toEqual([]);
  });
});
