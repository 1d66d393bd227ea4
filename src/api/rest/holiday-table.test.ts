// China's published arrangements, imported as an operator does it, and every day of them looked at by the engine's own rule.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TimeDefinition } from "../../core/model.ts";
import { periodAt } from "../../core/schedule/period.ts";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";

const FOLDER = join(import.meta.dirname, "../../../examples/holidays");
const URL = "/api/xcc/timeDef";
const DAY_MS = 86_400_000;
const ZONE = { name: "Asia/Shanghai", offsets: [{ from: 0, offsetMs: 8 * 3_600_000 }] };

/** The days of the notices one by one, written down apart from the files: MMDD. */
const DAYS_OFF: Readonly<Record<number, string>> = {
  2025: `0101 0128 0129 0130 0131 0201 0202 0203 0204 0404 0405 0406 0501 0502 0503 0504 0505 0531 0601 0602
    1001 1002 1003 1004 1005 1006 1007 1008`,
  2026: `0101 0102 0103 0215 0216 0217 0218 0219 0220 0221 0222 0223 0404 0405 0406 0501 0502 0503 0504 0505
    0619 0620 0621 0925 0926 0927 1001 1002 1003 1004 1005 1006 1007`,
};
const WORKED: Readonly<Record<number, string>> = {
  2025: "0126 0208 0427 0928 1011",
  2026: "0104 0214 0228 0509 0920 1010",
};

describe("a table of days off", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const importYaml = async (yaml: string) => {
    const headers = { token: "4500ffd8-56b4-4faf-a851-9bd561bf1fb2", "content-type": "application/yaml" };
    const { statusCode, body } = await test.api.inject({
      method: "POST",
      url: `${URL}/import`,
      headers,
      payload: yaml,
    });
    return {
      status: statusCode,
      body: JSON.parse(body) as { added: number; unchanged: number; missing_years: number[] },
    };
  };
  const times = (): Map<string, TimeDefinition> => {
    const known = new Map<string, TimeDefinition>();
    for (const change of test.center.changes) if (change.type === "put-time") known.set(change.time.id, change.time);
    return known;
  };

  it.each([2025, 2026])("of China for %i makes every day of the year what the notice says", async (year) => {
    const answer = await importYaml(readFileSync(join(FOLDER, `china-${year}.yaml`), "utf8"));
    expect(answer.status).toBe(200);
    for (const weekday of [1, 2, 3, 4, 5]) {
      await test.post(`${URL}/add`, { type: "work_time", weekday, start_time: "09:00", end_time: "18:00" });
    }
    const schedule = { zone: ZONE, times: times() };
    const off = new Set(DAYS_OFF[year]?.split(/\s+/));
    const worked = new Set(WORKED[year]?.split(/\s+/));
    let days = 0;
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY_MS) {
      const date = new Date(at);
      const day = date.toISOString().slice(5, 10).replace("-", "");
      const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
      const expected = off.has(day) ? "holiday" : isWeekend && !worked.has(day) ? "off" : "work";
      // Ten in the morning in Shanghai, and the first and the last second of the day.
      expect([day, periodAt(schedule, at + 2 * 3_600_000).period]).toEqual([day, expected]);
      const outside = off.has(day) ? "holiday" : "off";
      expect([day, periodAt(schedule, at - 8 * 3_600_000).period]).toEqual([day, outside]);
      expect([day, periodAt(schedule, at + 16 * 3_600_000 - 1).period]).toEqual([day, outside]);
      days += 1;
    }
    expect(days).toBe(365);
  });

  it("is taken in once, however often it is sent", async () => {
    const yaml = readFileSync(join(FOLDER, "china-2026.yaml"), "utf8");
    expect((await importYaml(yaml)).body).toMatchObject({ added: 13, unchanged: 0, missing_years: [2027] });
    expect((await importYaml(yaml)).body).toMatchObject({ added: 0, unchanged: 13, missing_years: [2027] });
    const listed = await test.post(`${URL}/list`, { type: "offday" });
    expect(listed.body).toHaveLength(7);
    expect(listed.headers["x-missing-holiday-table"]).toBe("2027");
    expect((await test.post(`${URL}/list`, { type: "work_time" })).headers["x-missing-holiday-table"]).toBeUndefined();
  });

  it("is not missed where no dated day off is kept", async () => {
    await test.post(`${URL}/add`, { type: "offday", start_date: "05-01", end_date: "05-01" });
    expect((await test.post(`${URL}/list`, { type: "offday" })).headers["x-missing-holiday-table"]).toBeUndefined();
  });

  it("may be JSON, also day by day", async () => {
    const days = [
      { name: "元旦", date: "2027-01-01", isOffDay: true },
      { name: "元旦", date: "2027-01-03", isOffDay: false },
    ];
    const { status, body } = await test.post(`${URL}/import`, { days, workdays: [{ date: "2026-12-27" }] });
    expect([status, body]).toMatchObject([200, { added: 3, unchanged: 0, missing_years: [] }]);
    expect((await test.post(`${URL}/list`, { type: "workday" })).body).toMatchObject([
      { start_date: "2026-12-27 00:00:00", end_date: "2026-12-27 23:59:59" },
      { name: "元旦", start_date: "2027-01-03 00:00:00" },
    ]);
  });

  it("is refused as a whole where a row is wrong, or it is none", async () => {
    const right = { name: "元旦", date: "2027-01-01" };
    for (const wrong of [
      { days_off: [right, { name: "x", date: "2027-02-30" }] },
      { days_off: [right, { from: "2027-02-02", to: "2027-02-01" }] },
      { days_off: [right, { from: "2027-02-02", to: "02-03" }] },
      { days_off: [right], days: [{ date: "soon", isOffDay: true }] },
      { days_off: [] },
      {},
    ]) {
      expect((await test.post(`${URL}/import`, wrong)).status).toBe(400);
    }
    expect((await importYaml("days_off: [")).status).toBe(400);
    expect((await importYaml("- 1")).status).toBe(400);
    expect((await importYaml("a: &a [1]\nb: *a")).status).toBe(400);
    expect((await test.post(`${URL}/list`, { type: "offday" })).body).toEqual([]);
    expect(test.center.changes).toEqual([]);
  });
});
