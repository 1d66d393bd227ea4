import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { factsFrom, MONDAY_TEN, queueCall } from "../../../test/store/facts.ts";
import { apiBeside, DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import type { FactBody } from "../../core/facts.ts";
import type { AgentId, CallId, QueueName } from "../../core/model.ts";

const URL = "/api/dispositions";
const SET = "/api/cc/ccc/ccSetDisposition";
const AGENT = "1001" as AgentId;

describe("dispositions", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await test.post("/api/xcc/queues/add", { name: "support" });
  });
  afterAll(() => test.stop());

  const tokenOf = async (login: string, more: object = {}): Promise<Record<string, string>> => {
    const password = { password: "Secret-12", extn_password: "" };
    const { body } = await test.post("/api/users", {
      name: login,
      login,
      extn: login,
      type: "AGENT",
      ...password,
      ...more,
    });
    const userId = (body as { id: number }).id;
    return { token: await test.store.keys.issueToken({ kind: "user", userId, lifeMs: 60_000 }) };
  };
  const saidOf = (call: string, code: string, notes: string): readonly [number, FactBody] => {
    const part = { call: call as CallId, agent: AGENT, queue: "support" as QueueName };
    return [30_000, { type: "disposition-set", ...part, code, notes, by: "agent", user: "1001" }];
  };

  it("are added, shown as a tree, changed and removed, and the center hears of each", async () => {
    const sale = { queue: "support", code: "sale", name: "成交", name_en: "Sale", position: 2 };
    expect((await test.post(URL, sale)).body).toMatchObject({ id: 1, ...sale, parent: null, active: true });
    expect((await test.post(URL, { queue: "support", code: "sold", parent: "1" })).body).toMatchObject({
      name: "sold",
    });
    await test.post(URL, { queue: "support", code: "nothing", position: "1" });
    await test.post(URL, { code: "wrong", queue: "" });
    const row = { id: "2", queue: "support", code: "sold", parent: "1", active: true };
    expect(test.center.changes[2]).toEqual({ type: "put-disposition", disposition: row });
    const tree = {
      data: [
        { code: "nothing", children: [] },
        { code: "sale", children: [{ code: "sold" }] },
      ],
    };
    expect((await test.get(`${URL}?queue=support`)).body).toMatchObject(tree);
    expect((await test.get(`${URL}?queue=`)).body).toMatchObject({ data: [{ code: "wrong", queue: "" }] });
    expect((await test.put(`${URL}/2`, { active: "0", name_en: "Paid" })).body).toMatchObject({ active: false });
    expect(await test.delete(`${URL}/1`)).toMatchObject({
      status: 409,
      body: { held_by: [{ id: "2", name: "sold" }] },
    });
    expect(await test.delete(`${URL}/2`)).toMatchObject({ status: 200, body: {} });
    expect(test.center.changes.at(-1)).toEqual({ type: "drop-disposition", id: "2" });
    expect((await test.get(`${URL}/2`)).status).toBe(404);
    for (const [given, field] of [
      [{ code: "sale", queue: "support" }, "code"],
      [{ code: "x", queue: "nowhere" }, "queue"],
      [{ code: "x", queue: "", parent: 1 }, "parent"],
      [{ queue: "support" }, "code"],
    ] as const) {
      const { status, text } = await test.post(URL, given);
      expect([status, text]).toEqual([field === "code" && "code" in given ? 409 : 400, expect.stringContaining(field)]);
    }
  });

  it("are for everybody to read, for administrators to change, for supervisors to count", async () => {
    const agent = await tokenOf("1001");
    const boss = await tokenOf("9001", { is_supervisor: true });
    expect((await test.get(URL, agent)).status).toBe(200);
    for (const headers of [agent, boss]) {
      expect((await test.post(URL, { code: "x" }, headers)).status).toBe(403);
      expect((await test.put(`${URL}/1`, { code: "x" }, headers)).status).toBe(403);
      expect((await test.delete(`${URL}/1`, headers)).status).toBe(403);
    }
    expect((await test.get("/api/reports/dispositions", agent)).status).toBe(403);
    expect((await test.get("/api/reports/dispositions", boss)).status).toBe(200);
  });

  it("are said of a call by its agent or a supervisor, with the part that its record tells of", async () => {
    await test.store.project(factsFrom(1, MONDAY_TEN, queueCall("call-1")));
    const agent = await tokenOf("1001");
    const boss = await tokenOf("9001", { is_supervisor: true, type: "NORMAL" });
    const bounded = await tokenOf("9002", { is_supervisor: true, type: "NORMAL", queues: ["sales"] });
    const said = { type: "set-disposition", agent: "1001", code: "sold", notes: "one\ntwo" };
    const recorded = { call: "call-1", queue: "support", endedAt: MONDAY_TEN + 20_010 };
    await test.post(SET, { callUUID: "call-1-c", code: "sold", notes: " one\r\ntwo " }, agent);
    await test.post(SET, { agent: "1001", callUUID: "call-1", code: "sold", notes: "one\ntwo" }, boss);
    expect(test.center.asked).toEqual([
      { ...said, which: "call-1", by: "agent", user: "1001", recorded },
      { ...said, which: "call-1", by: "supervisor", user: "9001", recorded },
    ]);
    const other = await tokenOf("1002");
    for (const headers of [other, bounded]) {
      expect((await test.post(SET, { agent: "1001", code: "sold" }, headers)).status).toBe(403);
    }
    // Who had no part in the call is told so by the engine.
    await test.post(SET, { callUUID: "call-1", notes: "x" }, other);
    expect(test.center.asked.at(-1)).toMatchObject({ agent: "1002", code: undefined, recorded: undefined });
    for (const given of [{}, { code: "" }, { notes: "x".repeat(2001) }, { notes: "\u0000" }]) {
      expect((await test.post(SET, given, agent)).status).toBe(400);
    }
  });

  it("stand in the call's record, and are counted by day, queue and agent", async () => {
    await test.store.project(factsFrom(1, MONDAY_TEN, [...queueCall("call-1"), saidOf("call-1", "sold", "twice")]));
    const { body } = await test.get("/api/cdrs/call-1");
    const shown = { agent: "1001", queue: "support", code: "sold", notes: "twice", at: MONDAY_TEN + 30_000 };
    expect(body).toMatchObject({ dispositions: [{ ...shown, by: "agent", user: "1001" }] });
    const report = await test.get("/api/reports/dispositions?startDate=2026-03-02&endDate=2026-03-02&queue=support");
    const row = { day: "2026-03-02", queue: "support", agent: "1001", code: "sold", count: 1 };
    expect(report.body).toMatchObject({ from: "2026-03-02 00:00:00", data: [row], total: 1 });
    expect((await test.get("/api/reports/dispositions?startDate=2026-03-02&agent=1002")).body).toMatchObject({
      data: [],
    });
    const csv = await test.get("/api/reports/dispositions?startDate=2026-03-02&format=csv");
    expect(csv.text).toBe("\ufeffday,queue,agent,code,count\r\n2026-03-02,support,1001,sold,1\r\n");
  });

  it("have queues that want one, and a mode and a time for the work", async () => {
    const given = {
      wrap_up_mode: "forced",
      wrap_up_time: "45",
      disposition_required: "1",
      disposition_default: "sold",
    };
    await test.post("/api/xcc/queues/set", { id: 1, ...given });
    const shown = { wrap_up_mode: "forced", wrap_up_time: 45, disposition_required: 1, disposition_default: "sold" };
    expect((await test.post("/api/xcc/queues/get", { id: 1 })).body).toMatchObject(shown);
    const { status, body } = await test.post("/api/xcc/queues/set", { id: 1, wrap_up_mode: "later" });
    expect([status, body]).toMatchObject([400, { fields: [{ field: "wrap_up_mode" }] }]);
    await test.post("/api/xcc/queues/set", { id: 1, wrap_up_mode: "", wrap_up_time: "" });
    const { body: emptied } = await test.post("/api/xcc/queues/get", { id: 1 });
    expect(emptied).not.toHaveProperty("wrap_up_mode");
  });
});

describe("reasons for breaks", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const REASONS = "/api/break_reasons";

  it("are a list in both languages, some with a time", async () => {
    const lunch = { code: "lunch", name: "午餐", name_en: "Lunch", minutes: 30, then_ready: true };
    expect((await test.post(REASONS, lunch)).body).toMatchObject({ id: 1, ...lunch, active: true });
    const reason = { id: "1", code: "lunch", lastsMs: 1_800_000, thenReady: true, active: true };
    expect(test.center.changes).toEqual([{ type: "put-break-reason", reason }]);
    await test.post(REASONS, { code: "rest", position: 0 });
    expect((await test.get(REASONS)).body).toMatchObject({ data: [{ id: 1 }, { id: 2 }], only: false });
    expect((await test.put(`${REASONS}/1`, { minutes: "" })).body).toMatchObject({ minutes: null });
    expect((await test.post(REASONS, { code: "rest" })).status).toBe(409);
    expect((await test.post(REASONS, { code: "x", minutes: 1441 })).status).toBe(400);
    expect((await test.delete(`${REASONS}/1`)).status).toBe(200);
    expect((await test.delete(`${REASONS}/1`)).status).toBe(404);
  });

  it("bind where the operator says so, and else not", async () => {
    await test.post(REASONS, { code: "lunch" });
    await test.post(REASONS, { code: "old", active: false });
    const given = { agent: "1001", reason: "whatever" };
    expect((await test.post("/api/cc/ccc/ccGoBreak", given)).status).toBe(200);
    const strict = apiBeside(test, { breakReasons: "list" });
    const ask = async (func: string, reason: string | undefined): Promise<number> => {
      const payload = { agent: "1001", destAgent: "1001", reason };
      const headers = { token: DEV_KEY };
      return (await strict.inject({ method: "POST", url: `/api/cc/ccc/${func}`, headers, payload })).statusCode;
    };
    try {
      for (const reason of ["whatever", "old", undefined]) expect(await ask("ccGoBreak", reason)).toBe(400);
      expect(await ask("ccForceBusy", "whatever")).toBe(400);
      expect(await ask("ccGoBreak", "lunch")).toBe(200);
    } finally {
      await strict.close();
    }
  });
});
