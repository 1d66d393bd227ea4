import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

const URL = "/api/callers";

describe("known callers", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const send = async (method: "PUT" | "DELETE", url: string, payload: object = {}) => {
    const headers = { token: DEV_KEY };
    const answer = await test.api.inject({ method, url, headers, ...(method === "PUT" ? { payload } : {}) });
    return { status: answer.statusCode, body: answer.json<unknown>() };
  };
  const vip = { number: "13800138000", kind: "vip", note: "a good one" };

  it("are added, listed, changed and removed, and the center hears of each", async () => {
    const { status, body } = await test.post(URL, vip);
    expect([status, body]).toMatchObject([
      200,
      { id: 1, match: "exact", kind: "vip", priority: 10, note: "a good one" },
    ]);
    expect(test.center.changes.at(-1)).toEqual({
      type: "put-caller",
      caller: { id: "1", number: "13800138000", match: "exact", kind: "vip", priority: 10 },
    });
    await test.post(URL, { number: "0900", kind: "black", match: "prefix", priority: 7 });
    expect((await test.get(URL)).body).toMatchObject({ rowCount: 2, data: [{ id: 1 }, { id: 2, priority: 0 }] });
    expect((await test.get(`${URL}?kind=black`)).body).toMatchObject({ rowCount: 1, data: [{ number: "0900" }] });
    expect((await test.get(`${URL}?number=138`)).body).toMatchObject({ rowCount: 1, data: [{ id: 1 }] });

    expect((await send("PUT", `${URL}/1`, { priority: "20" })).body).toMatchObject({
      priority: 20,
      note: "a good one",
    });
    expect((await send("PUT", `${URL}/1`, { kind: "black" })).body).toMatchObject({ kind: "black", priority: 0 });
    expect((await send("PUT", `${URL}/1`, { kind: "vip" })).body).toMatchObject({ kind: "vip", priority: 10 });
    expect((await test.get(`${URL}/1`)).body).toMatchObject({ number: "13800138000" });

    expect(await send("DELETE", `${URL}/1`)).toMatchObject({ status: 200, body: {} });
    expect(test.center.changes.at(-1)).toEqual({ type: "drop-caller", id: "1" });
    for (const gone of [test.get(`${URL}/1`), send("PUT", `${URL}/1`, { note: "" }), send("DELETE", `${URL}/1`)]) {
      expect((await gone).status).toBe(404);
    }
  });

  it("stand on one list only, by the very number and by its beginning", async () => {
    await test.post(URL, vip);
    expect(await test.post(URL, { ...vip, kind: "black" })).toMatchObject({
      status: 409,
      body: { fields: [{ field: "number" }] },
    });
    expect((await test.post(URL, { ...vip, match: "prefix" })).status).toBe(200);
    await send("DELETE", `${URL}/1`);
    expect((await test.post(URL, vip)).status).toBe(200);
  });

  it("are one however their number is written", async () => {
    await test.post(URL, vip);
    for (const number of ["013800138000", "+8613800138000", "0086-138-0013-8000"]) {
      expect((await test.post(URL, { number, kind: "black" })).status, number).toBe(409);
      expect((await test.get(`${URL}?number=${encodeURIComponent(number)}`)).body, number).toMatchObject({
        rowCount: 1,
      });
    }
    await test.post(URL, { number: "010-87654321", kind: "vip" });
    expect((await test.post(URL, { number: "87654321", kind: "black" })).status).toBe(409);
    expect((await test.post(URL, { number: "021-87654321", kind: "black" })).status).toBe(200);
    expect((await send("PUT", `${URL}/3`, { number: "8613800138000" })).status).toBe(409);
    expect((await send("PUT", `${URL}/1`, { number: "+8613800138000" })).body).toMatchObject({
      number: "+8613800138000",
    });
  });

  it.each([
    ["number", { number: "1 2", kind: "vip" }],
    ["number", { kind: "vip" }],
    ["kind", { number: "1", kind: "grey" }],
    ["match", { number: "1", kind: "vip", match: "suffix" }],
    ["priority", { number: "1", kind: "vip", priority: 0 }],
  ])("say that %s is wrong in %j", async (field, wrong) => {
    const { status, body } = await test.post(URL, wrong);
    expect(status).toBe(400);
    expect((body as { fields: { field: string }[] }).fields.map((one) => one.field)).toEqual([field]);
  });

  it("are written into the audit log", async () => {
    await test.post(URL, vip);
    const { body } = await test.get("/api/audit?resource=callers");
    expect(body).toMatchObject({ rowCount: 1, data: [{ action: "add", resource_id: "1" }] });
  });
});
