// A number leads to a hotline first: what else has it would be hidden, and that is said.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";

const XCC = "/api/xcc";

describe("a hotline's number", () => {
  let test: TestApi;

  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const add = (resource: string, fields: object) => test.post(`${XCC}/${resource}/add`, fields);
  const hotline = { nbr: "4001", type: "only", numbers: "1000" };
  const others = {
    extensions: { extn: "4001", name: "a", password: "Kuhstall-7" },
    ivrs: { name: "m", nbr: "4001", type: "next" },
    queues: { name: "4001" },
  };

  it("is not that of an extension, an IVR or a queue, unless forced; all that it would hide is named", async () => {
    for (const [resource, fields] of Object.entries(others)) expect((await add(resource, fields)).status).toBe(200);
    const refused = await add("hotlines", hotline);
    expect(refused).toMatchObject({ status: 409, body: { error: "conflict" } });
    expect(refused.body).toMatchObject({
      held_by: [
        { type: "extension", name: "4001" },
        { type: "ivr", name: "m" },
        { type: "queue", name: "4001" },
      ],
      reason: expect.stringMatching(/would hide extension 4001 .*ivr m .*queue 4001 .*force/) as string,
    });
    expect((await test.post(`${XCC}/hotlines/list`, {})).body).toMatchObject({ row_count: 0 });
    const { status, body } = await add("hotlines", { ...hotline, force: "1" });
    expect(status).toBe(200);
    // What hides it already may be changed, and it may not be led to another one's number.
    const { id } = body as { readonly id: string };
    const set = (fields: object) => test.post(`${XCC}/hotlines/set`, { id, ...fields });
    expect((await set({ nbr: "4001", description: "d" })).status).toBe(200);
    expect((await set({ nbr: "4002" })).status).toBe(200);
    expect((await set({ nbr: "4001" })).status).toBe(409);
    expect((await set({ nbr: "4001", force: true })).status).toBe(200);
  });

  it("is compared as a number: written otherwise it would be hidden itself, and that is said, too", async () => {
    expect((await add("queues", { name: "4008001234" })).status).toBe(200);
    const nbr = "400-800-1234";
    const refused = await add("hotlines", { ...hotline, nbr });
    expect(refused).toMatchObject({ status: 409, body: { held_by: [{ type: "queue", name: "4008001234" }] } });
    expect(refused.body).toMatchObject({ reason: expect.stringMatching(/hidden by queue 4008001234/) as string });
    expect((await add("hotlines", { ...hotline, nbr, force: 1 })).status).toBe(200);
    const menu = { name: "m", nbr: "04008001234", type: "next" };
    const second = await add("ivrs", menu);
    expect(second).toMatchObject({ status: 409, body: { held_by: [{ type: "hotline", name: nbr }] } });
    expect(second.body).toMatchObject({ reason: expect.stringMatching(/would hide hotline 400-800-1234/) as string });
    expect((await add("ivrs", { ...menu, nbr: "04008001235" })).status).toBe(200);
  });

  it("is not taken by an extension, a user's extension, an IVR or a queue that it would hide, unless forced", async () => {
    expect((await add("hotlines", hotline)).status).toBe(200);
    for (const [resource, fields] of Object.entries(others)) {
      const refused = await add(resource, fields);
      expect(refused).toMatchObject({ status: 409, body: { held_by: [{ type: "hotline", name: "4001" }] } });
      expect((await add(resource, { ...fields, force: "false" })).status).toBe(409);
      expect((await add(resource, { ...fields, force: 1 })).status).toBe(200);
    }
    const user = { login: "u", name: "u", password: "Kuhstall-7", extn: "4003" };
    expect((await add("hotlines", { ...hotline, nbr: "4003" })).status).toBe(200);
    expect((await test.post("/api/users", user)).status).toBe(409);
    expect((await test.post("/api/users", { ...user, extn: "", login: "v" })).status).toBeLessThan(500);
    expect((await test.post("/api/users", { ...user, force: 1 })).status).toBe(200);
  });

  it("is not given to an IVR that has another one, nor to one that nobody dials", async () => {
    expect((await add("hotlines", hotline)).status).toBe(200);
    const { body } = await add("ivrs", { ...others.ivrs, nbr: "4002" });
    const { id } = body as { readonly id: string };
    expect((await test.post(`${XCC}/ivrs/set`, { id, nbr: "4001" })).status).toBe(409);
    expect((await test.post(`${XCC}/ivrs/set`, { id, nbr: "4001", force: 1 })).status).toBe(200);
    expect((await test.post(`${XCC}/ivrs/set`, { id, name: "other" })).status).toBe(200);
  });

  it("may be another hotline's for another period", async () => {
    expect((await add("hotlines", { ...hotline, period_enable: 1, period_type: "work" })).status).toBe(200);
    expect((await add("hotlines", { ...hotline, period_enable: 1, period_type: "off" })).status).toBe(200);
  });

  it("says what force may be", async () => {
    expect((await add("hotlines", { ...hotline, force: "perhaps" })).status).toBe(400);
    expect((await add("queues", { name: "q", force: [] })).status).toBe(400);
  });
});
