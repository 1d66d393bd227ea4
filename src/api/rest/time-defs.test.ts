import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NODE, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

const URL = "/api/xcc/timeDef";
const AT = "2026-03-02 10:00:00";

describe("timeDef", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const add = async (given: object): Promise<string> => {
    const { status, body } = await test.post(`${URL}/add`, given);
    expect([status, body]).toEqual([200, { id: expect.stringMatching(/^\d+$/) as string }]);
    return (body as { id: string }).id;
  };
  const list = async (type: string): Promise<unknown> => (await test.post(`${URL}/list`, { type })).body;
  const refusedFields = async (path: string, body: object): Promise<string[]> => {
    const answer = await test.post(`${URL}/${path}`, body);
    expect(answer.status).toBe(400);
    return ((answer.body as { fields?: { field: string }[] }).fields ?? []).map(({ field }) => field);
  };
  const hours = { type: "work_time", weekday: "5", start_time: "08:00:00", end_time: "18:00:00" };
  const holiday = { type: "offday", name: "test", start_date: "03-03 00:00:00", end_date: "03-03 23:59:59" };

  it("keeps work times as the manual shows it", async () => {
    expect(await add(hours)).toBe("1");
    const set = await test.post(`${URL}/set`, { type: "work_time", id: "1", start_time: "8:0", end_time: "19:00:0" });
    expect([set.status, set.body]).toEqual([200, { id: "1" }]);
    expect(await list("work_time")).toEqual([
      { weekday: "5", end_time: "19:00:00", id: "1", updated_at: AT, start_time: "08:00:00", created_at: AT },
    ]);
    expect((await test.post(`${URL}/del`, { type: "work_time", id: "1" })).body).toEqual({ id: "1" });
    expect(await list("work_time")).toEqual([]);
    expect((await test.post(`${URL}/del`, { type: "work_time", id: "1" })).status).toBe(404);
  });

  it("keeps days off as the manual shows it, with a name or without", async () => {
    await add(holiday);
    const { name: _, ...nameless } = holiday;
    await add({ ...nameless, type: "offwork" });
    const set = await test.post(`${URL}/set`, { ...holiday, id: "1", end_date: "03-04 23:59:59" });
    expect(set.body).toEqual({ id: "1" });
    const stamps = { created_at: AT, updated_at: AT };
    const rows = [
      { id: "1", name: "test", start_date: "03-03 00:00:00", end_date: "03-04 23:59:59", ...stamps },
      { id: "2", start_date: "03-03 00:00:00", end_date: "03-03 23:59:59", ...stamps },
    ];
    expect(await list("offday")).toEqual(rows);
    expect(await list("offwork")).toEqual(rows);
    expect((await test.post(`${URL}/del`, { type: "offwork", id: "1" })).body).toEqual({ id: "1" });
    expect((await test.post(`${URL}/del`, { type: "offday", id: "2" })).body).toEqual({ id: "2" });
  });

  it("keeps days of one year, and workdays in the place of days off", async () => {
    await add({ ...holiday, start_date: "2026-10-1", end_date: "2026-10-07" });
    await add({ type: "workday", name: "调休", start_date: "2026-10-10", end_date: "2026-10-10 12:00" });
    expect(await list("offday")).toMatchObject([
      { start_date: "2026-10-01 00:00:00", end_date: "2026-10-07 23:59:59" },
    ]);
    expect(await list("workday")).toMatchObject([
      { name: "调休", start_date: "2026-10-10 00:00:00", end_date: "2026-10-10 12:00:00" },
    ]);
  });

  it("lets a span cross midnight and New Year, and a day end at its end", async () => {
    await add({ ...hours, start_time: "22:00", end_time: "06:00" });
    await add({ ...hours, start_time: "00:00", end_time: "24:00" });
    await add({ ...holiday, start_date: "12-30 00:00:00", end_date: "01-02 23:59:59" });
    await add({ ...holiday, start_date: "02-29", end_date: "02-29" });
    expect(await list("work_time")).toMatchObject([{ end_time: "06:00:00" }, { end_time: "24:00:00" }]);
  });

  it.each([
    [["type"], { type: "night" }],
    [["weekday", "start_time", "end_time"], { type: "work_time" }],
    [["weekday"], { ...hours, weekday: 0 }],
    [["weekday"], { ...hours, weekday: "Friday" }],
    [["start_time"], { ...hours, start_time: "24:00:00" }],
    [["start_time"], { ...hours, start_time: 8 }],
    [["end_time"], { ...hours, end_time: "18:60:00" }],
    [["end_time"], { ...hours, end_time: "08:00" }],
    [["start_date", "end_date"], { type: "offday", name: "a" }],
    [["start_date"], { ...holiday, start_date: "02-30 00:00:00" }],
    [["start_date"], { ...holiday, start_date: "2026-02-29", end_date: "2026-03-01" }],
    [["end_date"], { ...holiday, end_date: "13-01" }],
    [["end_date"], { ...holiday, end_date: "03-03 24:00:00" }],
    [["end_date"], { ...holiday, end_date: "2026-03-03" }],
    [["end_date"], { ...holiday, end_date: "03-03 00:00:00" }],
    [["end_date"], { ...holiday, start_date: "2026-03-03", end_date: "2026-03-02" }],
    [["name"], { ...holiday, name: "x".repeat(101) }],
  ])("says that %j are wrong in %j", async (expected, wrong) => {
    expect(await refusedFields("add", wrong)).toEqual(expected);
  });

  it("checks a change against what is there, and what is there by its type", async () => {
    const id = await add(hours);
    expect(await refusedFields("set", { type: "work_time", id, start_time: "18:00:00" })).toEqual(["end_time"]);
    const { status, body } = await test.post(`${URL}/set`, { ...holiday, id });
    expect([status, body]).toMatchObject([404, { reason: "there is no offday with the id 1" }]);
    expect((await test.post(`${URL}/del`, { type: "offday", id })).status).toBe(404);
    expect(await list("work_time")).toMatchObject([{ start_time: "08:00:00", end_time: "18:00:00" }]);
  });

  it("tells of fields that its type does not have", async () => {
    const { headers, status } = await test.post(`${URL}/add`, { ...holiday, weekday: 1, colour: "red" });
    expect([status, headers["x-ignored-fields"]]).toEqual([200, "colour, weekday"]);
  });

  it("ends at a number", async () => {
    const row = { type: "offday" as const, name: "", created_at: new Date(), updated_at: new Date() };
    const dates = { start_date: "01-01 00:00:00", end_date: "01-01 23:59:59" };
    await test.database.kysely
      .insertInto("time_defs")
      .values(Array.from({ length: 1000 }, () => ({ ...row, ...dates })))
      .execute();
    expect(await test.post(`${URL}/add`, holiday)).toMatchObject({ status: 409, body: { error: "conflict" } });
    await add(hours);
  });
});

describe("freeswitch/list", () => {
  it("is the switch that this server runs", async () => {
    const test = await startTestApi();
    await test.reset();
    expect((await test.post("/api/xcc/freeswitch/list", {})).body).toEqual([NODE]);
    await test.stop();
  }, 120_000);
});
