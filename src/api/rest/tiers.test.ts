import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

describe("the agents of a queue", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await test.post("/api/xcc/queues/add", { name: "support", level_wait: "10" });
    await test.post("/api/xcc/extensions/add", { name: "a", extn: "1001", password: "1234" });
    await test.post("/api/xcc/extensions/add", { name: "b", extn: "1002", password: "1234" });
  });
  afterAll(() => test.stop());

  const URL = "/api/queues/1/agents";
  const remove = async (url: string) =>
    (await test.api.inject({ method: "DELETE", url, headers: { token: DEV_KEY } })).statusCode;

  it("have places, which can be changed and taken away", async () => {
    expect((await test.post(URL, { agent: "1001", level: "2", position: 5 })).body).toEqual({
      agent: "1001",
      level: 2,
      position: 5,
    });
    expect((await test.post(URL, { agent: "1002" })).body).toEqual({ agent: "1002", level: 1, position: 1 });
    expect((await test.get(URL)).body).toMatchObject([{ agent: "1002" }, { agent: "1001" }]);
    expect((await test.post(URL, { agent: "1001", level: 1 })).body).toEqual({ agent: "1001", level: 1, position: 5 });
    expect(await remove(`${URL}/1002`)).toBe(200);
    expect(await remove(`${URL}/1002`)).toBe(404);
    expect((await test.get(URL)).body).toEqual([{ agent: "1001", level: 1, position: 5 }]);
    expect((await test.store.configuration()).changes).toContainEqual({
      type: "put-tier",
      tier: { queue: "support", agent: "1001", level: 1, position: 5 },
    });
  });

  it("are agents, on levels that there can be, in queues that there are", async () => {
    expect(await test.post(URL, { agent: "nobody" })).toMatchObject({
      status: 400,
      body: { fields: [{ field: "agent" }] },
    });
    expect(await test.post(URL, { agent: "1001", level: 0 })).toMatchObject({
      status: 400,
      body: { fields: [{ field: "level" }] },
    });
    expect((await test.post("/api/queues/9/agents", { agent: "1001" })).status).toBe(404);
    expect((await test.get("/api/queues/9/agents")).status).toBe(404);
  });

  it("go with their queue, whose level wait is returned as it was set", async () => {
    await test.post(URL, { agent: "1001" });
    expect((await test.post("/api/xcc/queues/get", { id: 1 })).body).toMatchObject({ level_wait: 10 });
    await test.post("/api/xcc/queues/del", { id: 1 });
    expect((await test.store.configuration()).changes.filter(({ type }) => type === "put-tier")).toEqual([]);
  });
});
