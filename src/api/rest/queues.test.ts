import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shapeOf, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

const URL = "/api/xcc/queues";

/** What the manual shows of a row. */
const ROW = {
  cti_template: "callcenter",
  strategy: "random",
  id: 17,
  name: "testapi6",
  greeting: "local_stream://moh",
  server_ip: "172.18.0.5",
  updated_at: "2020-02-27 00:04:57",
  moh_sound: "local_stream://moh",
  auto_record: 0,
  created_at: "2020-02-27 00:04:57",
};

describe("queues", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const add = async (name: string, more: object = {}): Promise<string> => {
    const { body, status } = await test.post(`${URL}/add`, { name, ...more });
    expect(status).toBe(200);
    return (body as { id: string }).id;
  };
  const row = async (id: string): Promise<unknown> => (await test.post(`${URL}/get`, { id })).body;

  it("are added, changed, listed and removed as the manual shows it", async () => {
    for (let count = 0; count < 5; count += 1) await add(`other-${count}`);
    const added = await test.post(`${URL}/add`, {
      ...{ name: "657894", greeting: "local_stream://moh", strategy: "random", server_ip: "172.18.0.5" },
    });
    expect(added.body).toEqual({ id: "6" });
    const listed = await test.post(`${URL}/list`, { page_size: "5", page: "2" });
    expect(shapeOf(listed.body)).toEqual(shapeOf({ row_count: 6, page: 2, data: [ROW], page_count: 2 }));
    expect(listed.body).toMatchObject({ row_count: 6, page: 2, page_count: 2, data: [{ name: "657894", id: 6 }] });
    const set = await test.post(`${URL}/set`, {
      ...{ id: "6", greeting: "local_stream://moh", strategy: "agent-with-least-talk-time" },
    });
    expect(set.body).toEqual({ id: "6" });
    expect(await row("6")).toMatchObject({ strategy: "agent-with-least-talk-time", server_ip: "172.18.0.5" });
    expect((await test.post(`${URL}/del`, { id: "6" })).body).toEqual({ id: "6" });
    expect(test.center.changes.at(-1)).toEqual({ type: "drop-queue", name: "657894" });
    expect(await test.post(`${URL}/get`, { id: "6" })).toMatchObject({ status: 404 });
  });

  it.each([
    ["88001000,not a number!"],
    [["88001000", null]],
    [Array.from({ length: 51 }, (_, index) => 4000 + index)],
    ["1".repeat(33)],
    [{ 0: "4000" }],
  ])("take no own_numbers as %j", async (own_numbers) => {
    const wrong = await test.post(`${URL}/add`, { name: "q", own_numbers });
    expect(wrong).toMatchObject({ status: 400, body: { fields: [{ field: "own_numbers" }] } });
    expect((wrong.body as { reason: string }).reason).toContain("at most 50 numbers");
  });

  it("forget their own numbers when told so", async () => {
    const id = await add("q", { own_numbers: [88001000], record_consultation: 0 });
    expect(await row(id)).toMatchObject({ own_numbers: ["88001000"], record_consultation: 0 });
    await test.post(`${URL}/set`, { id, own_numbers: "", record_consultation: "" });
    expect(await row(id)).not.toHaveProperty("own_numbers");
    expect(await row(id)).not.toHaveProperty("record_consultation");
    expect(test.center.changes.at(-1)).toMatchObject({ queue: { ownNumbers: [], recordConsultation: false } });
  });

  it("keep every parameter of the manual", async () => {
    const action = { action: "transfer", type: "queue", data: "5100" };
    const given = {
      ...{ description: "客服", moh_sound: "a.wav", greeting: "b.wav", strategy: "top-down" },
      ...{ notify_position: "true", notify_position_interval: "15", notify_agent_answer: "false" },
      ...{ notify_wait: "1", survey: 1, callback_key: 1, sticky: "3600" },
      ...{ own_numbers: "88001000， 4000,4000", record_consultation: "1" },
      ...{ retain_agent: "1", agent_timeout: "20", wait_timeout: 300, wait_timeout_without_agent: "60", capacity: "9" },
      ...{ overflow_capacity_action: action, wait_timeout_action: JSON.stringify(action) },
      wait_timeout_without_agent_action: '{"action":"hangup"}',
    };
    expect(await row(await add("热线 1", given))).toMatchObject({
      ...{ name: "热线 1", description: "客服", moh_sound: "a.wav", greeting: "b.wav", strategy: "top-down" },
      ...{ notify_position: "true", notify_position_interval: 15, notify_agent_answer: "false", retain_agent: 1 },
      ...{ notify_wait: "true", survey: 1, callback_key: "1", sticky: 3600 },
      ...{ own_numbers: ["88001000", "4000"], record_consultation: 1 },
      ...{ agent_timeout: 20, wait_timeout: 300, wait_timeout_without_agent: 60, capacity: 9 },
      ...{ overflow_capacity_action: action, wait_timeout_action: action },
      wait_timeout_without_agent_action: { action: "hangup" },
    });
    expect(test.center.changes.at(-1)).toMatchObject({
      queue: {
        ...{ strategy: "top-down", greeting: { type: "file", name: "b.wav" }, music: { type: "file", name: "a.wav" } },
        ...{ notifyPositionIntervalMs: 15_000, waitTimeoutMs: 300_000, waitTimeoutWithoutAgentMs: 60_000, capacity: 9 },
        ...{ ownNumbers: ["88001000", "4000"], recordConsultation: true },
        overflowAction: { type: "transfer", to: "queue", target: "5100" },
        waitTimeoutWithoutAgentAction: { type: "hang-up" },
      },
    });
  });

  it("empty what is set to nothing, and leave alone what is not given", async () => {
    const id = await add("a", {
      wait_timeout: 5,
      greeting: "a.wav",
      description: "x",
      wait_timeout_action: { action: "hangup" },
    });
    await test.post(`${URL}/set`, { id, wait_timeout: "", greeting: null, wait_timeout_action: "" });
    expect(await row(id)).toEqual({
      ...{ id: Number(id), name: "a", cti_template: "callcenter", strategy: "ring-all", auto_record: 0 },
      ...{ moh_sound: "local_stream://moh", description: "x" },
      ...{ created_at: "2026-03-02 10:00:00", updated_at: "2026-03-02 10:00:00" },
    });
  });

  it.each([
    ["strategy", "fastest"],
    ["notify_position", "maybe"],
    ["callback_key", "12"],
    ["capacity", -1],
    ["capacity", "many"],
    ["wait_timeout", 1e9],
    ["agent_timeout", 2.5],
    ["name", ""],
    ["name", "a\u0000b"],
    ["name", "a\nb"],
    ["name", ["a"]],
    ["overflow_capacity_action", '{"action":"transfer"}'],
    ["overflow_capacity_action", "hang up"],
    ["overflow_capacity_action", { action: "transfer", type: "moon", data: "1" }],
    ["overflow_capacity_action", 5],
  ])("say that %s is wrong as %j", async (field, value) => {
    const { status, body } = await test.post(`${URL}/add`, { name: "a", [field]: value });
    expect(status).toBe(400);
    const { fields } = body as { fields: { field: string; expected: string }[] };
    expect(fields.map((wrong) => wrong.field)).toEqual([field]);
    expect(fields[0]?.expected).not.toMatch(/invalid|must match|received/i);
  });

  it("are found by a part of the name", async () => {
    await add("support");
    await add("Supply");
    await add("sales");
    const { body } = await test.post(`${URL}/list`, { name: "supp", sort_field: "name", sort_order: "descend" });
    expect((body as { data: { name: string }[] }).data.map(({ name }) => name).sort()).toEqual(["Supply", "support"]);
  });

  it("are refused where the name is taken, and held by what leads to them", async () => {
    const id = await add("a");
    expect(await test.post(`${URL}/add`, { name: "a" })).toMatchObject({
      ...{ status: 409, body: { error: "conflict", fields: [{ field: "name" }] } },
    });
    await test.post("/api/xcc/hotlines/add", { nbr: "4000", type: "queue", numbers: "a" });
    const held = await test.post(`${URL}/del`, { id });
    expect(held).toMatchObject({ status: 409, body: { error: "conflict" } });
    expect((held.body as { reason: string }).reason).toContain("hotline 4000");
    expect((await test.post(`${URL}/del`, { id, force: "1" })).body).toEqual({
      ...{ id, touched: [{ type: "hotline", id: "1", name: "4000" }] },
    });
  });
});
