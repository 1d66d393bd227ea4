// A queue may be given another name, and what refers to it by its name follows.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import type { AgentView } from "../../core/agent/agent.ts";
import type { AgentId, CallId, Extn, QueueName } from "../../core/model.ts";

const XCC = "/api/xcc";
const AGENT: AgentView = {
  ...{ agent: "8001" as AgentId, extn: "1001" as Extn, queues: ["sales" as QueueName], state: "READY" },
  ...{ callState: "IDLE", reason: "", pending: undefined, call: undefined, leg: undefined, since: 0 },
};

describe("a queue that is renamed", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await post(`${XCC}/queues/add`, { name: "sales" });
    await post(`${XCC}/queues/add`, { name: "other" });
  });
  afterAll(() => test.stop());

  const post = async (path: string, body: object): Promise<unknown> => {
    const answer = await test.post(path, body);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  const rename = (name: string, more: object = {}) => test.post(`${XCC}/queues/set`, { id: 1, name, ...more });

  it("takes with it what leads to it, its places, its supervisors, its codes and its alarms", async () => {
    const leads = { action: "transfer", type: "queue", data: "sales" };
    await post(`${XCC}/queues/set`, {
      id: 2,
      wait_timeout_action: leads,
      overflow_capacity_action: '{"action":"hangup"}',
    });
    await post(`${XCC}/hotlines/add`, { nbr: "4000", type: "queue", numbers: "sales" });
    await post(`${XCC}/hotlines/add`, { nbr: "4001", type: "only", numbers: "sales" });
    await post(`${XCC}/ivrs/add`, { name: "m", nbr: "5", type: "transfer", business_type: "queue", numbers: "sales" });
    await post("/api/users", { login: "8001", name: "a", type: "AGENT" });
    await post("/api/users", { login: "boss", name: "b", is_supervisor: 1, queues: ["other", "sales"] });
    await post("/api/queues/1/agents", { agent: "8001", level: 2 });
    await post("/api/dispositions", { code: "x", queue: "sales" });
    await post("/api/alarm_rules", {
      name: "r",
      metric: "waiting",
      comparison: "at-least",
      threshold: 1,
      queue: "sales",
    });
    const before = test.center.changes.length;
    expect(await rename("销售", { capacity: 5 })).toMatchObject({ status: 200, body: { id: "1" } });
    expect((await test.post(`${XCC}/queues/get`, { id: 1 })).body).toMatchObject({ name: "销售", capacity: 5 });
    const other = (await test.post(`${XCC}/queues/get`, { id: 2 })).body;
    expect(other).toMatchObject({
      wait_timeout_action: { ...leads, data: "销售" },
      overflow_capacity_action: { action: "hangup" },
    });
    expect((await test.post(`${XCC}/hotlines/get`, { id: 1 })).body).toMatchObject({ numbers: "销售" });
    // A number of that name is another thing.
    expect((await test.post(`${XCC}/hotlines/get`, { id: 2 })).body).toMatchObject({ numbers: "sales" });
    expect((await test.post(`${XCC}/ivrs/get`, { id: 1 })).body).toMatchObject([{ numbers: "销售" }]);
    const users = (await test.get("/api/users")).body as { data: { login: string; queues: string[] }[] };
    expect(users.data.find(({ login }) => login === "boss")?.queues).toEqual(["other", "销售"]);
    expect((await test.get("/api/alarm_rules")).text).toContain("销售");
    expect((await test.get("/api/dispositions?queue=%E9%94%80%E5%94%AE")).text).toContain('"x"');
    const changes = test.center.changes.slice(before);
    expect(changes.map(({ type }) => type)).toEqual([
      ...["put-queue", "put-queue", "put-tier", "put-hotline", "put-ivr", "put-disposition", "put-alarm-rule"],
      "put-queue",
    ]);
    expect(changes[0]).toMatchObject({ queue: { id: "1", name: "销售" } });
    expect(changes[2]).toMatchObject({ tier: { queue: "销售", agent: "8001", level: 2 } });
    expect(changes[3]).toMatchObject({ hotline: { destination: { type: "queue", queue: "销售" } } });
    expect(changes[7]).toMatchObject({ queue: { id: "1", name: "销售", capacity: 5 } });
  });

  it("is renamed while somebody waits in it and is signed in to it", async () => {
    const waits = [{ call: "call-1" as CallId, queue: "sales" as QueueName }];
    Object.assign(test.center, { views: [AGENT], waits });
    expect((await rename("销售")).status).toBe(200);
    expect((await rename("销售", { capacity: 3 })).status).toBe(200);
    Object.assign(test.center, { views: [], waits: [] });
  });

  it("is not where another queue or a hotline has the name, and then nothing is changed", async () => {
    expect((await rename("other", { capacity: 7 })).status).toBe(409);
    await post(`${XCC}/hotlines/add`, { nbr: "4000", type: "queue", numbers: "sales" });
    expect((await rename("4000")).status).toBe(409);
    expect((await rename("")).status).toBe(400);
    const { body } = await test.post(`${XCC}/queues/get`, { id: 1 });
    expect(body).toMatchObject({ name: "sales" });
    expect(body).not.toHaveProperty("capacity");
    expect((await test.post(`${XCC}/queues/set`, { id: 99, name: "x" })).status).toBe(404);
  });
});
