// What is in use is not removed by accident: the refusal says who or what uses it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import type { AgentView } from "../../core/agent/agent.ts";
import type { AgentId, CallId, Extn, QueueName } from "../../core/model.ts";

const XCC = "/api/xcc";
const AGENT: AgentView = {
  ...{ agent: "8001" as AgentId, extn: "1001" as Extn, queues: ["sales" as QueueName], state: "READY" },
  ...{ callState: "IDLE", reason: "", pending: undefined, call: undefined, leg: undefined, since: 0 },
};

describe("what is in use", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await add("queues", { name: "sales" });
    await add("extensions", { name: "Desk", extn: "1001", password: "1" });
    await add("ivrs", { name: "menu", type: "transfer", nbr: "5100" });
  });
  afterAll(() => test.stop());

  const add = async (resource: string, row: object): Promise<void> => {
    const { status, text } = await test.post(`${XCC}/${resource}/add`, row);
    expect(status, text).toBe(200);
  };
  const holders = async (resource: string): Promise<unknown> => {
    const { status, body } = await test.post(`${XCC}/${resource}/del`, { id: 1 });
    expect([status, body]).toMatchObject([409, { code: 409, error: "conflict" }]);
    expect((await test.post(`${XCC}/${resource}/get`, { id: 1 })).status).toBe(200);
    return (body as { held_by: unknown }).held_by;
  };
  const force = async (resource: string): Promise<void> => {
    const { status } = await test.post(`${XCC}/${resource}/del`, { id: 1, force: "true" });
    expect(status).toBe(200);
    expect((await test.post(`${XCC}/${resource}/get`, { id: 1 })).status).toBe(404);
  };
  const action = (type: string, data: string): object => ({ action: "transfer", type, data });

  it("as a queue, is not removed: signed in to, waited in, led to by hotlines, menus and queues", async () => {
    await add("hotlines", { nbr: "4000", type: "queue", numbers: "sales" });
    await add("ivrs", { name: "to sales", type: "transfer", parent_id: 1, business_type: "queue", numbers: "sales" });
    await add("queues", { name: "other", wait_timeout_action: action("queue", "sales") });
    await add("queues", { name: "third", wait_timeout_action: action("number", "sales") });
    const waits = [
      { call: "call-1" as CallId, queue: "sales" as QueueName },
      { call: "call-2", queue: "other" },
    ];
    Object.assign(test.center, { views: [AGENT], waits });
    expect(await holders("queues")).toEqual([
      { type: "hotline", id: "1", name: "4000" },
      { type: "ivr", id: "2", name: "to sales" },
      { type: "queue", id: "2", name: "other" },
      { type: "agent", id: "8001", name: "1001" },
      { type: "call", id: "call-1", name: "" },
    ]);
    await force("queues");
  });

  it("as a menu, is not removed: led to by hotlines and queues", async () => {
    await add("hotlines", { nbr: "4000", type: "ivr", numbers: "5100" });
    await add("queues", { name: "other", overflow_capacity_action: JSON.stringify(action("number", "5100")) });
    expect(await holders("ivrs")).toEqual([
      { type: "hotline", id: "1", name: "4000" },
      { type: "queue", id: "2", name: "other" },
    ]);
    await force("ivrs");
  });

  it("as an extension, is not removed: signed in at, rung by hotlines and menus, a queue's way out", async () => {
    await add("hotlines", { nbr: "4000", type: "ringall", numbers: "1000,1001" });
    await add("hotlines", { nbr: "4001", type: "only", numbers: "10010,01001" });
    await add("ivrs", { name: "desks", type: "transfer", parent_id: 1, business_type: "order", numbers: "1001" });
    await add("queues", { name: "other", wait_timeout_without_agent_action: action("voicemail", "1001") });
    Object.assign(test.center, { views: [AGENT, { ...AGENT, agent: "8002", extn: "1002" }] });
    expect(await holders("extensions")).toEqual([
      { type: "hotline", id: "1", name: "4000" },
      { type: "ivr", id: "2", name: "desks" },
      { type: "queue", id: "2", name: "other" },
      { type: "agent", id: "8001", name: "1001" },
    ]);
    await force("extensions");
    expect(test.center.accounts.at(-1)).toMatchObject({ type: "drop-account", extn: "1001" });
  });

  it("as a user, is not removed: signed in, or named where an extension of theirs is", async () => {
    const user = { login: "alice", name: "Alice", password: "Correct-horse-7", extn: "1002" };
    expect(await test.post("/api/users", user)).toMatchObject({ status: 200, body: { id: 3 } });
    await add("hotlines", { nbr: "4000", type: "ringall", numbers: "1001,1002" });
    const views = [AGENT, { ...AGENT, agent: "alice", extn: "1009" }, { ...AGENT, agent: "8002", extn: "1002" }];
    Object.assign(test.center, { views });
    expect(await test.delete("/api/users/3")).toMatchObject({
      status: 409,
      body: {
        held_by: [
          { type: "hotline", id: "1", name: "4000" },
          { type: "agent", id: "alice", name: "1009" },
          { type: "agent", id: "8002", name: "1002" },
        ],
      },
    });
    expect((await test.get("/api/users/3")).status).toBe(200);
    expect((await test.delete("/api/users/3?force=1")).status).toBe(200);
    expect(test.center.accounts.at(-1)).toMatchObject({ type: "drop-account", extn: "1002" });
    expect((await test.get("/api/users/3")).status).toBe(404);
  });

  it("names what it touched, and takes an agent's places along", async () => {
    const user = { login: "8001", name: "Ann", type: "AGENT", password: "Correct-horse-7", extn: "1002" };
    expect(await test.post("/api/users", user)).toMatchObject({ status: 200, body: { id: 3 } });
    const place = (agent: string) => test.post("/api/queues/1/agents", { agent, level: 3 });
    expect((await place("8001")).status).toBe(200);
    await add("hotlines", { nbr: "4000", type: "ringall", numbers: "1002" });
    expect(await test.delete("/api/users/3?force=1")).toMatchObject({
      status: 200,
      body: {
        touched: [
          { type: "hotline", id: "1", name: "4000" },
          { type: "place", id: "1", name: "sales" },
        ],
      },
    });
    expect(test.center.changes.at(-1)).toEqual({ type: "drop-tier", queue: "sales", agent: "8001" });
    // Who gets the work number next has no place by it.
    expect((await test.post("/api/users", { ...user, extn: "1003" })).status).toBe(200);
    expect((await test.get("/api/queues/1/agents")).body).toEqual([]);
    await place("8001");
    await add("hotlines", { nbr: "4001", type: "queue", numbers: "sales" });
    expect((await test.post(`${XCC}/queues/del`, { id: 1, force: "true" })).body).toEqual({
      id: "1",
      touched: [
        { type: "hotline", id: "2", name: "4001" },
        { type: "place", id: "8001", name: "sales" },
      ],
    });
    // Nothing is nothing.
    expect((await test.post(`${XCC}/extensions/del`, { id: 1 })).body).toEqual({ id: "1" });
  });

  it("names what a hotline, a menu or a line touched, removed or changed, as those do", async () => {
    const del = async (resource: string, id: number) =>
      (await test.post(`${XCC}/${resource}/del`, { id, force: 1 })).body;
    await add("hotlines", { nbr: "4000", type: "ivr", numbers: "5100" });
    await add("hotlines", { nbr: "4000", type: "queue", numbers: "sales", period_enable: "1", period_type: "work" });
    await add("queues", { name: "other", overflow_capacity_action: action("number", "4000") });
    await add("ivrs", { name: "below", type: "next", parent_id: 1 });
    await add("ivrs", { name: "deeper", type: "next", parent_id: 2 });
    const other = { type: "queue", id: "2", name: "other" };
    // Another row of the number is led to instead.
    expect(await del("hotlines", 2)).toEqual({});
    expect((await test.post(`${XCC}/hotlines/set`, { id: 1, nbr: "4001" })).body).toEqual({ touched: [other] });
    expect((await test.post(`${XCC}/hotlines/set`, { id: 1, nbr: "4000" })).body).toEqual({});
    expect((await test.post(`${XCC}/ivrs/set`, { id: 1, nbr: "5101", force: 1 })).body).toEqual({
      touched: [{ type: "hotline", id: "1", name: "4000" }],
    });
    expect((await test.post(`${XCC}/ivrs/set`, { id: 1, nbr: "5100" })).body).toEqual({});
    // What is below it goes with it, which is no surprise.
    expect(await del("ivrs", 1)).toEqual({ touched: [{ type: "hotline", id: "1", name: "4000" }] });
    expect(await del("hotlines", 1)).toEqual({ touched: [other] });
  });

  it("names what led to a hotline however its number is written there, and no queue that another row takes", async () => {
    const del = async (id: number) => (await test.post(`${XCC}/hotlines/del`, { id })).body;
    const named = ["04008001234", "+86 400 800 1234", "8640-0800-1234"].map((data, index) => {
      return { type: "queue", id: String(index + 2), name: `q${data}` };
    });
    await add("hotlines", { nbr: "400-800-1234", type: "queue", numbers: "sales" });
    await add("hotlines", { nbr: "4008001234", type: "only", numbers: "1001", period_enable: "1", period_type: "off" });
    for (const { name } of named) await add("queues", { name, wait_timeout_action: action("number", name.slice(1)) });
    await add("queues", { name: "not", overflow_capacity_action: action("queue", "4008001234") });
    await add("queues", { name: "nor", overflow_capacity_action: action("number", "4008001235") });
    expect(await del(1)).toEqual({});
    expect((await test.post(`${XCC}/hotlines/set`, { id: 2, nbr: "0400.800.1234" })).body).toEqual({});
    expect(await del(2)).toEqual({ touched: named });
  });

  it("names no queue whose number a hotline takes, written otherwise, when its line goes", async () => {
    const fields = { name: "one", address: "192.0.2.7", outbound: [{ prefix: "" }] };
    expect((await test.post("/api/trunks", fields)).status).toBe(200);
    await add("hotlines", { nbr: "400-800-1234", type: "queue", numbers: "sales" });
    await add("queues", { name: "inside", wait_timeout_action: action("number", "+864008001234") });
    await add("queues", { name: "outside", wait_timeout_action: action("number", "+864008001235") });
    expect((await test.delete("/api/trunks/1")).body).toMatchObject({ touched: [{ type: "queue", name: "outside" }] });
  });

  it("names what no other line leads to, and the calls over a line", async () => {
    const line = async (name: string, ...prefixes: string[]): Promise<void> => {
      const outbound = prefixes.map((prefix) => ({ prefix }));
      expect((await test.post("/api/trunks", { name, address: "192.0.2.7", outbound })).status).toBe(200);
    };
    await line("one", "13", "9");
    await line("two", "13");
    await add("hotlines", { nbr: "4000", type: "ringall", numbers: "13800000000,1001" });
    await add("hotlines", { nbr: "4001", type: "only", numbers: "1001,95555,98888" });
    await add("hotlines", { nbr: "9000", type: "only", numbers: "1001" });
    const business = { type: "transfer", parent_id: 1, business_type: "order" };
    await add("ivrs", { name: "desks", ...business, numbers: "1001,95555" });
    await add("queues", { name: "other", wait_timeout_action: action("number", "95555") });
    await add("queues", { name: "own", wait_timeout_action: action("number", "9000") });
    await add("extensions", { name: "Mobile", extn: "96666", password: "1", type: "TEL" });
    const left = [
      { type: "hotline", id: "2", name: "4001" },
      { type: "ivr", id: "2", name: "desks" },
      { type: "queue", id: "2", name: "other" },
      { type: "extension", id: "2", name: "96666" },
    ];
    expect((await test.put("/api/trunks/1", { description: "first" })).body).toEqual({ code: 200, id: 1 });
    expect((await test.put("/api/trunks/1", { enabled: 0 })).body).toEqual({ code: 200, id: 1, touched: left });
    expect((await test.put("/api/trunks/1", { enabled: 1 })).body).toEqual({ code: 200, id: 1 });
    Object.assign(test.center, { trunks: [{ trunk: "one", up: true, reason: "", calls: 1, first: ["call-1"] }] });
    expect((await test.delete("/api/trunks/1")).body).toEqual({
      ...{ code: 200, id: 1 },
      touched: [...left, { type: "call", id: "call-1", name: "" }],
    });
    expect((await test.delete("/api/trunks/2")).body).toMatchObject({ touched: [{ type: "hotline", name: "4000" }] });
  });

  it("is told of in words too, and by ten of each kind at most", async () => {
    for (let index = 0; index < 11; index += 1) {
      await add("hotlines", { nbr: `400${index}`, type: "queue", numbers: "sales" });
    }
    const { body } = await test.post(`${XCC}/queues/del`, { id: 1 });
    expect((body as { held_by: unknown[] }).held_by).toHaveLength(10);
    expect(body).toMatchObject({ reason: expect.stringMatching(/^still in use by hotline 4000 \(id 1\), /) as string });
  });

  it("no longer, is removed: when what led to it is gone itself", async () => {
    await add("hotlines", { nbr: "4000", type: "queue", numbers: "sales" });
    await test.post(`${XCC}/hotlines/del`, { id: 1 });
    expect((await test.post(`${XCC}/queues/del`, { id: 1 })).status).toBe(200);
  });
});
