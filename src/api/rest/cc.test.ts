import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shapeOf, startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import type { AgentView } from "../../core/agent/agent.ts";
import type { Census } from "../../core/views/census.ts";
import type { Outcome } from "../../core/events.ts";
import { CC_FUNCTIONS } from "../contract/cc.ts";

const SUCCESS = { message: "success", code: 200 };
const CCC = "/api/cc/ccc";

const view = {
  ...{ agent: "1020", extn: "1020", queues: ["test"], state: "READY", callState: "IDLE", reason: "" },
  ...{ pending: undefined, call: undefined, leg: undefined, since: 1 },
} as unknown as AgentView;

describe("agents' functions", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  it.each([
    [
      "ccLogin",
      { agent: "1022", extn: "1022", queue: "q" },
      { type: "agent-sign-in", agent: "1022", extn: "1022", queue: "q" },
    ],
    [
      "ccLogin",
      { agent: "default.1022", extn: 1022, queue: "q" },
      { type: "agent-sign-in", agent: "1022", extn: "1022", queue: "q" },
    ],
    ["ccLogout", { agent: "1022" }, { type: "agent-sign-out", agent: "1022", queue: undefined }],
    ["ccLogout", { agent: "1022", queue: "q" }, { type: "agent-sign-out", agent: "1022", queue: "q" }],
    ["ccLogout", { agent: "1022", queue: "" }, { type: "agent-sign-out", agent: "1022", queue: undefined }],
    ["ccGoReady", { agent: "1022" }, { type: "agent-ready", agent: "1022" }],
    ["ccGoReady", { agent: 1022, queue: "q" }, { type: "agent-ready", agent: "1022", queue: "q" }],
    [
      "ccGoBreak",
      { agent: "1022", queue: "q", reason: "lunch" },
      { type: "agent-break", agent: "1022", queue: "q", reason: "lunch" },
    ],
    [
      "ccLogin",
      { agent: "1022", extn: "1022" },
      { type: "agent-sign-in", agent: "1022", extn: "1022", queue: undefined },
    ],
    ["ccgobreak", { agent: "1022" }, { type: "agent-break", agent: "1022", reason: "" }],
    ["CCGOREST", { agent: "1022" }, { type: "agent-break", agent: "1022", reason: "rest" }],
    ["ccSignIn", { agent: "1022", extn: "1022" }, { type: "agent-sign-in", agent: "1022", extn: "1022" }],
    ["ccGoBusy", { agent: "1022" }, { type: "agent-break", agent: "1022", reason: "" }],
    ["ccexitqueue", { agent: "1022", queue: "q" }, { type: "agent-sign-out", agent: "1022", queue: "q" }],
    ["ccForceReady", { agent: "sup", destAgent: "1022" }, { type: "agent-ready", agent: "1022" }],
    ["ccForceBusy", { destAgent: "default.1022" }, { type: "agent-break", agent: "1022", reason: "" }],
    ["ccForceBusy", { destAgent: 1022, reason: "x" }, { type: "agent-break", agent: "1022", reason: "x" }],
    ["ccForceLogout", { destAgent: "1022" }, { type: "agent-sign-out", agent: "1022", queue: undefined }],
    ["ccForceLogout", { destAgent: "1022", queue: "q" }, { type: "agent-sign-out", agent: "1022", queue: "q" }],
  ])("%s %j", async (func, body, event) => {
    const { status, body: answer } = await test.post(`${CCC}/${func}`, body);
    expect([status, answer]).toEqual([200, SUCCESS]);
    expect(test.center.asked).toEqual([event]);
  });

  it.each([
    ["ccLogin", { agent: "1022", extn: "1022", queue: "x".repeat(101) }, ["queue"]],
    ["ccLogin", {}, ["agent", "extn"]],
    ["ccGoReady", { agent: "" }, ["agent"]],
    ["ccGoReady", { agent: null }, ["agent"]],
    ["ccGoBreak", { agent: "1", reason: "x".repeat(101) }, ["reason"]],
  ])("%s %j lacks or spoils %j", async (func, body, fields) => {
    const { status, body: answer } = await test.post(`${CCC}/${func}`, body);
    expect(status).toBe(400);
    expect((answer as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual(fields);
    expect(test.center.asked).toEqual([]);
  });

  it.each([
    ["no-such-agent", 404],
    ["no-such-queue", 404],
    ["no-such-extension", 404],
    ["not-signed-in", 409],
    ["extension-in-use", 409],
    ["disabled", 409],
  ] as const)("answers %s with %i and the reason", async (code, status) => {
    test.center.outcome = { ok: false, code, reason: "because" } satisfies Outcome;
    const answer = await test.post(`${CCC}/ccGoReady`, { agent: "1" });
    expect(answer).toMatchObject({ status, body: { code: status, reason: "because" } });
  });

  it("knows what it does not know", async () => {
    expect(await test.post(`${CCC}/ccFly`, { agent: "1" })).toMatchObject({
      ...{ status: 404, body: { code: 404, reason: "unknown function" } },
    });
    expect((await test.post(`${CCC}/ccFly`, {}, {})).status).toBe(403);
  });

  it("says nothing is well before it is written, nor while the server shuts down", async () => {
    test.center.isWritten = false;
    expect(await test.post(`${CCC}/ccGoReady`, { agent: "1" })).toMatchObject({
      ...{ status: 503, body: { error: "store-away" } },
    });
    test.center.draining = true;
    expect(await test.post(`${CCC}/ccGoReady`, { agent: "1" })).toMatchObject({
      ...{ status: 503, body: { error: "draining" }, headers: { "retry-after": "10" } },
    });
  });

  it("are an agent's own affair and an administrator's", async () => {
    for (const extn of ["1001", "1002"])
      await test.post("/api/xcc/extensions/add", { name: extn, extn, password: "1" });
    const row = await test.store.extensions.byNumber("1001");
    const token = await test.store.keys.issueToken({ kind: "user", userId: row?.user_id ?? 0, lifeMs: 1000 });
    expect((await test.post(`${CCC}/ccGoReady`, { agent: "1001" }, { token })).status).toBe(200);
    expect(await test.post(`${CCC}/ccGoReady`, { agent: "1002" }, { token })).toMatchObject({
      ...{ status: 403, body: { error: "forbidden" } },
    });
    expect((await test.post("/api/xcc/sessions/getExtnToken", { extn: "1001" }, { token })).status).toBe(200);
    expect((await test.post("/api/xcc/sessions/getExtnToken", { extn: "1002" }, { token })).status).toBe(403);
  });

  it("are listed, with what each takes", async () => {
    const { body } = await test.get(CCC);
    const { functions } = body as { functions: { name: string }[] };
    expect(functions.map(({ name }) => name)).toEqual(CC_FUNCTIONS.map(({ name }) => name));
    const named = (name: string): unknown => functions.find((one) => one.name === name);
    expect(named("ccLogin")).toMatchObject({ required: ["agent", "extn"], optional: ["queue"], one_of: [] });
    expect(named("ccGoBreak")).toMatchObject({ required: ["agent"], optional: ["queue", "reason"], role: "agent" });
    expect(named("ccDial")).toMatchObject({
      ...{ role: "agent", one_of: ["destNumber", "destAgent", "destExtn"], required: [] },
      aliases: expect.arrayContaining(["ccMakeCall"]) as string[],
      parameters: expect.arrayContaining([
        { name: "destExtn", type: "string", required: false, description: "an extension" },
      ]) as object[],
    });
    expect(named("ccListen")).toMatchObject({
      role: "supervisor",
      aliases: expect.arrayContaining(["ccMonitor"]) as string[],
    });
    expect((await test.get(`${CCC}?language=zh`)).text).toMatch(/监听.*分机号/);
    expect(await test.get(`${CCC}?language=fr`)).toMatchObject({
      status: 400,
      body: { fields: [{ field: "language" }] },
    });
  });
});

describe("what agents' desktops read", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    test.center.views = [view, { ...view, agent: "1021", queues: ["test", "b"] }] as unknown as AgentView[];
    const queue = { longestWaitMs: 1, members: 3, present: 2 };
    const queues = [
      { ...queue, queue: "test", waiting: 2, eligible: 1 },
      { ...queue, queue: "b", waiting: 5, eligible: 0 },
    ];
    test.center.counts = { ...test.center.counts, queues } as unknown as Census;
  });
  afterAll(() => test.stop());

  it("is an agent's state, or those of a queue", async () => {
    const read = async (given: object): Promise<unknown> => (await test.post(`${CCC}/ccGetAgentState`, given)).body;
    expect(await read({ agent: "1020" })).toMatchObject({ ...SUCCESS, data: [{ agent_id: "1020", queue_id: "test" }] });
    expect(await read({ agent: "1021" })).toMatchObject({ data: [{ queue_id: "test" }, { queue_id: "b" }] });
    expect(await read({ agent: "1021", queue: "b" })).toMatchObject({ data: [{ agent_id: "1021", queue_id: "b" }] });
    expect(await read({ agent: "1020", queue: "b" })).toEqual({ ...SUCCESS, data: [] });
    expect(await read({ queue: "test" })).toMatchObject({ data: [{ agent_id: "1020" }, { agent_id: "1021" }] });
    // Nobody is signed in whose token this is.
    expect(await read({})).toEqual({ ...SUCCESS, data: [] });
    expect(await read({ agent: "9999" })).toMatchObject({ code: 404, reason: "there is no agent 9999" });
    expect(await read({ queue: "nowhere" })).toMatchObject({ code: 404, reason: "there is no queue nowhere" });
  });

  it("is which queues there are, and how many wait", async () => {
    expect((await test.post(`${CCC}/ccGetQueueList`)).body).toEqual({
      ...SUCCESS,
      data: [
        { queue: "test", waiting: 2, agents: 3, ready: 1 },
        { queue: "b", waiting: 5, agents: 3, ready: 0 },
      ],
    });
    expect((await test.post(`${CCC}/ccQueueWaitNum`, { queue: "b" })).body).toEqual({ ...SUCCESS, count: 5 });
    expect((await test.post(`${CCC}/queueWaitNum`)).body).toEqual({ ...SUCCESS, count: 7 });
    expect((await test.post(`${CCC}/ccQueueWaitNum`, { queue: "nowhere" })).status).toBe(404);
    expect(test.center.asked).toEqual([]);
  });
});

describe("agents' states", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await test.post("/api/xcc/queues/add", { name: "test" });
  });
  afterAll(() => test.stop());

  it("are rows as the manual shows them, and a little more", async () => {
    test.center.views = [view];
    const { status, body } = await test.get("/api/cc/agent_state?queue=test&type=callcenter");
    expect(status).toBe(200);
    const sample = {
      ...{ callstate: "IDLE", group_id: "default", queue_id: "test", agent_uuid: "", state: "READY" },
      ...{ agent_id: "1020", extn: "1020" },
    };
    expect(body).toMatchObject([sample]);
    expect(shapeOf((body as unknown[])[0])).toMatchObject(shapeOf(sample) as object);
  });

  it("name the leg of who is on a call, and every queue where none is asked for", async () => {
    const talking = { ...view, queues: ["test", "b"], callState: "TALKING", leg: "leg-1", pending: "break" };
    const idle = { ...view, agent: "1021", queues: [] };
    test.center.views = [talking, idle] as unknown as AgentView[];
    const { body } = await test.get("/api/cc/agent_state");
    expect(body).toMatchObject([
      { queue_id: "test", agent_uuid: "leg-1", callstate: "TALKING", pending: "break" },
      { queue_id: "b", agent_id: "1020" },
      { queue_id: "", agent_id: "1021" },
    ]);
    expect((await test.get("/api/cc/agent_state?queue=test")).body).toHaveLength(1);
  });

  it("are those of queues that there are", async () => {
    expect((await test.get("/api/cc/agent_state?queue=nowhere")).status).toBe(404);
    expect((await test.get("/api/cc/agent_state?type=fifo")).status).toBe(400);
    expect((await test.get("/api/cc/agent_state?queue=a&queue=b")).status).toBe(400);
  });
});
