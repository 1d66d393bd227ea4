import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shapeOf, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

/** What the manual shows of a row. */
const ROW = {
  type: "only",
  numbers: "1111,2222,3333,4444",
  updated_at: "2020-02-29 22:19:33",
  id: "1",
  nbr: "12345",
  period_type: "work",
  created_at: "2020-02-29 22:19:33",
  period_enable: "1",
  description: "",
  deleted_at: "",
};

describe.each(["hotlines", "hostlines"])("%s", (resource) => {
  const URL = `/api/xcc/${resource}`;
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const sample = {
    nbr: "12345",
    period_enable: "1",
    period_type: "work",
    type: "only",
    numbers: "1111,2222,3333,4444",
  };
  const row = async (id: string): Promise<unknown> => (await test.post(`${URL}/get`, { id })).body;

  it("are one for a number and period however the number is written", async () => {
    const add = async (nbr: string, more: object = {}) =>
      (await test.post(`${URL}/add`, { ...sample, nbr, ...more })).status;
    expect(await add("400-800-1234")).toBe(200);
    for (const nbr of ["4008001234", "04008001234", "+864008001234"]) expect(await add(nbr), nbr).toBe(409);
    expect(await add("4008001234", { period_type: "holiday" })).toBe(200);
    expect((await test.post(`${URL}/list`, { nbr: "4008001234" })).body).toMatchObject({
      row_count: 1,
      data: [{ period_type: "holiday" }],
    });
  });

  it("are added, listed, given, changed and removed as the manual shows it", async () => {
    expect((await test.post(`${URL}/add`, sample)).body).toEqual({ id: "1" });
    const listed = await test.post(`${URL}/list`, { page_size: "5" });
    expect(shapeOf(listed.body)).toEqual(shapeOf({ page_count: 4, page: 1, row_count: 8, data: [ROW] }));
    expect(listed.body).toMatchObject({ page: 1, page_count: 1, row_count: 1, data: [sample] });
    expect(shapeOf(await row("1"))).toEqual(shapeOf(ROW));
    expect(test.center.changes).toMatchObject([
      { hotline: { number: "12345", period: "work", destination: { numbers: ["1111", "2222", "3333", "4444"] } } },
    ]);
    const set = await test.post(`${URL}/set`, {
      ...{ id: "1", nbr: "0000000", period_enable: "true", period_type: "work", type: "only", numbers: "00000" },
    });
    expect([set.status, set.body]).toEqual([200, {}]);
    expect(await row("1")).toMatchObject({ nbr: "0000000", period_enable: "1", numbers: "00000" });
    expect(await test.post(`${URL}/del`, { id: "1" })).toMatchObject({ status: 200, body: {} });
    expect(test.center.changes.at(-1)).toEqual({ type: "drop-hotline", id: "1" });
    expect(await test.post(`${URL}/get`, { id: "1" })).toMatchObject({ status: 404 });
    expect(await test.post(`${URL}/set`, { id: "1", nbr: "1" })).toMatchObject({ status: 404 });
    expect(await test.post(`${URL}/del`, { id: "1" })).toMatchObject({ status: 404 });
  });

  it("take lists of numbers as people write them", async () => {
    for (const [numbers, kept] of [
      ["1111, 2222", "1111,2222"],
      ["1111，2222", "1111,2222"],
      [[1111, "2222"], "1111,2222"],
      [1111, "1111"],
    ] as const) {
      await test.reset();
      await test.post(`${URL}/add`, { nbr: "1", type: "ringall", numbers });
      expect(await row("1")).toMatchObject({ numbers: kept, period_enable: "0", period_type: "work" });
    }
  });

  it.each([
    ["numbers", { type: "only", numbers: "" }],
    ["numbers", { type: "ringall", numbers: "1111;2222" }],
    ["numbers", { type: "only", numbers: Array.from({ length: 51 }, () => "1") }],
    ["numbers", { type: "ivr", numbers: "1,2" }],
    ["numbers", { type: "ivr", numbers: "404" }],
    ["numbers", { type: "queue", numbers: "nowhere" }],
    ["numbers", { type: "only", numbers: {} }],
    ["type", { type: "fax", numbers: "1" }],
    ["period_type", { type: "only", numbers: "1", period_type: "night" }],
    ["period_enable", { type: "only", numbers: "1", period_enable: 2 }],
    ["nbr", { nbr: "1 2", type: "only", numbers: "1" }],
  ])("say that %s is wrong in %j", async (field, wrong) => {
    const { status, body } = await test.post(`${URL}/add`, { nbr: "1", ...wrong });
    expect(status).toBe(400);
    expect((body as { fields: { field: string }[] }).fields.map((one) => one.field)).toEqual([field]);
    expect((await test.post(`${URL}/list`)).body).toMatchObject({ row_count: 0 });
  });

  it("check a change of the type against the numbers that are there", async () => {
    await test.post(`${URL}/add`, sample);
    const { status, body } = await test.post(`${URL}/set`, { id: 1, type: "queue" });
    expect([status, body]).toMatchObject([400, { fields: [{ field: "numbers" }] }]);
    expect(await row("1")).toMatchObject({ type: "only" });
  });

  it("have one row per number and period", async () => {
    await test.post(`${URL}/add`, sample);
    expect(await test.post(`${URL}/add`, sample)).toMatchObject({ status: 409, body: { fields: [{ field: "nbr" }] } });
    expect((await test.post(`${URL}/add`, { ...sample, period_type: "off" })).status).toBe(200);
    expect((await test.post(`${URL}/add`, { ...sample, period_enable: 0 })).status).toBe(200);
  });

  it("are found by a part of the number", async () => {
    await test.post(`${URL}/add`, sample);
    await test.post(`${URL}/add`, { ...sample, nbr: "999" });
    const { body } = await test.post(`${URL}/list`, { nbr: 234 });
    expect(body).toMatchObject({ row_count: 1, data: [{ nbr: "12345" }] });
  });
});
