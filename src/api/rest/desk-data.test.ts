// What a desk shows besides events: who calls and when they called before, whom one may call, one's own day and numbers.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { agent, factsFrom, MONDAY_TEN, queueCall } from "../../../test/store/facts.ts";
import { clock } from "../../../test/store/test-store.ts";
import type { AgentView } from "../../core/agent/agent.ts";
import type { CallId, Extn, LegId, QueueName } from "../../core/model.ts";

const HOUR_MS = 3_600_000;
const VIEW: AgentView = {
  ...{ agent, extn: "1001" as Extn, queues: ["support" as QueueName], state: "READY", callState: "RINGING" },
  ...{ reason: "", pending: undefined, call: "second" as CallId, leg: "second-c" as LegId, since: MONDAY_TEN },
};

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
}, 120_000);
beforeEach(async () => {
  await test.reset();
  await test.post("/api/xcc/queues/add", { name: "support", own_numbers: ["0215000"] });
  for (const login of ["1001", "1002", "1003"]) {
    await test.post("/api/users", { login, name: `Name ${login}`, extn: login, password: "Secret-12", type: "AGENT" });
  }
  const { id = 0 } = (await test.store.users.byLogin("1001")) ?? {};
  await test.put(`/api/users/${id}`, { agent_info: { own_numbers: "0216000,0217000" } });
  await test.post("/api/queues/1/agents", { agent: "1001" });
  const first = queueCall("first");
  await test.store.project(factsFrom(1, MONDAY_TEN - HOUR_MS, first));
  const said = {
    type: "disposition-set",
    call: "first" as CallId,
    agent,
    code: "order",
    notes: "wants a van",
  } as const;
  const by = { queue: "support" as QueueName, by: "agent", user: "1001" } as const;
  await test.store.project(factsFrom(first.length + 1, MONDAY_TEN - HOUR_MS / 2, [[0, { ...said, ...by }]]));
  const second = queueCall("second");
  await test.store.project(factsFrom(first.length + 2, MONDAY_TEN, second.slice(0, 13)));
  clock.at = MONDAY_TEN + 4_000;
});
afterAll(() => test.stop());

async function tokenOf(login: string, kind: "user" | "extension" = "user"): Promise<Record<string, string>> {
  const user = await test.store.users.byLogin(login);
  const extension = kind === "extension" ? { extensionId: user?.extn_id ?? 0 } : {};
  return { token: await test.store.keys.issueToken({ kind, userId: user?.id ?? 0, lifeMs: 60_000, ...extension }) };
}

describe("who calls", () => {
  it("is told to the agent at whom the call rings, with earlier calls and their notes", async () => {
    test.center.views = [VIEW];
    const { status, body } = await test.get("/api/calls/second/caller", await tokenOf("1001"));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ uuid: "second", number: "13800138000", name: "Li", dialled: "4000", hotline: "4000", menus: [] },
      ...{ queue: "support", wait_ms: 3_990, vip: false, note: "", withheld: false, recording: "off" },
      earlier: [
        { uuid: "first", queue: "support", agent: "1001", dispositions: [{ code: "order", notes: "wants a van" }] },
      ],
    });
    // At their phone, an extension's token suffices.
    expect(await test.get("/api/calls/second/caller", await tokenOf("1001", "extension"))).toMatchObject({
      status: 200,
    });
  });

  it("is told with whether the talk is recorded, for a page that has just been loaded", async () => {
    const talk = { call: "first" as CallId, queue: undefined, number: "", name: "", since: 0, parties: [] };
    const former = test.center.floor.bind(test.center);
    test.center.floor = () => ({ queues: [], agents: [], talks: [{ ...talk, recording: "paused" }] });
    expect((await test.get("/api/calls/first/caller")).body).toMatchObject({ recording: "paused" });
    test.center.floor = former;
  });

  it("is told to supervisors, to who talked in it, and to no other agent, though they were offered it", async () => {
    expect(await test.get("/api/calls/first/caller?earlier=0", await tokenOf("1001"))).toMatchObject({
      ...{ status: 200, body: { earlier: [] } },
    });
    expect((await test.get("/api/calls/second/caller", await tokenOf("1002"))).status).toBe(404);
    expect((await test.get("/api/calls/second/caller")).status).toBe(200);
    expect((await test.get("/api/calls/second/caller", await tokenOf("1003"))).status).toBe(404);
    expect((await test.get("/api/calls/second/caller", await tokenOf("1002", "extension"))).status).toBe(404);
    expect((await test.get("/api/calls/never/caller")).status).toBe(404);
  });

  it("is a VIP where their row says so, with its note", async () => {
    const { body } = await test.post("/api/callers", { number: "13900139000", kind: "vip", note: "the mayor" });
    const { id } = body as { id: number };
    const call = "vip" as CallId;
    const facts = queueCall("vip").flatMap(([afterMs, fact]): (readonly [number, typeof fact])[] =>
      fact.type !== "call-started"
        ? [[afterMs, fact]]
        : [
            [afterMs, { ...fact, callerNumber: "13900139000" }],
            [afterMs, { type: "caller-known", call, id: String(id), kind: "vip", priority: 10 }],
          ],
    );
    await test.store.project(factsFrom(1_000, MONDAY_TEN, facts));
    expect((await test.get("/api/calls/vip/caller", await tokenOf("1001"))).body).toMatchObject({
      ...{ vip: true, note: "the mayor", earlier: [] },
    });
  });
});

describe("one search", () => {
  const ids = (body: unknown) =>
    (body as { readonly calls: readonly { uuid: string }[] }).calls.map(({ uuid }) => uuid);
  const search = async (q: string, login?: string) =>
    (await test.get(`/api/search?q=${encodeURIComponent(q)}`, login === undefined ? undefined : await tokenOf(login)))
      .body;

  it("finds calls by a number, its beginning, an extension, a work number and ids, the latest first", async () => {
    for (const q of ["13800138000", "1380", "4000", "1001", "first-c"]) {
      expect(ids(await search(q)), q).toEqual(q === "first-c" || q === "1001" ? ["first"] : ["second", "first"]);
    }
    expect(ids(await search("139"))).toEqual([]);
    expect(ids(await search("first"))).toEqual(["first"]);
  });

  it("finds people, phones, queues and known callers by what they are called", async () => {
    await test.post("/api/callers", { number: "13800138000", kind: "vip", note: "the mayor" });
    expect(await search("name 1001")).toMatchObject({ people: [{ login: "1001", role: "agent", agent: true }] });
    expect(await search("1002")).toMatchObject({ people: [{ login: "1002" }], extensions: [{ extn: "1002" }] });
    expect(await search("SUPP")).toMatchObject({ queues: [{ name: "support" }], people: [] });
    expect(await search("mayor")).toMatchObject({ callers: [{ number: "13800138000", kind: "vip" }] });
    expect(await search("%")).toMatchObject({ people: [], queues: [], callers: [] });
  });

  it("shows nobody what they may not see", async () => {
    await test.post("/api/callers", { number: "13800138000", kind: "vip", note: "the mayor" });
    expect(ids(await search("13800138000", "1001"))).toEqual(["first"]);
    expect(ids(await search("13800138000", "1003"))).toEqual([]);
    expect(await search("13800138000", "1003")).toMatchObject({ callers: [], hotlines: [], extensions: [] });
    const { id = 0 } = (await test.store.users.byLogin("1003")) ?? {};
    await test.put(`/api/users/${id}`, { is_supervisor: true, queues: ["sales"] });
    expect(ids(await search("13800138000", "1003"))).toEqual([]);
    expect(await search("support", "1003")).toMatchObject({ queues: [] });
    await test.put(`/api/users/${id}`, { queues: ["support"] });
    expect(ids(await search("13800138000", "1003"))).toEqual(["second", "first"]);
  });

  it("does not find who withholds their number by it", async () => {
    const withheld = { callerNumber: "13811112222", callerName: "Wang", identity: ["token-of-wang"] };
    const hidden = factsFrom(2_000, MONDAY_TEN, queueCall("hidden")).map((fact) =>
      fact.type === "call-started" ? { ...fact, callerNumber: "anonymous", callerName: "", withheld } : fact,
    );
    await test.store.project(hidden);
    for (const q of ["13811112222", "1381", "Wang", "hidden"]) {
      expect(JSON.stringify(await search(q)), q).not.toContain("13811112222");
    }
    expect((await test.get("/api/calls/hidden/caller")).body).toMatchObject({ withheld: true, earlier: [] });
  });
});

describe("whom one may call", () => {
  it("is told with how they are now", async () => {
    test.center.views = [VIEW];
    const { body } = await test.get("/api/directory", await tokenOf("1002", "extension"));
    expect(body).toMatchObject({
      people: [
        { login: "1001", name: "Name 1001", extn: "1001", agent: true, state: "READY", callstate: "RINGING" },
        { login: "1002", state: "LOGOUT", since: null },
        { login: "1003" },
        { login: "admin", agent: false, extn: "" },
      ],
    });
  });
});

describe("an agent's own", () => {
  it("day is what they did, and nobody else", async () => {
    const { body } = await test.get("/api/me/figures", await tokenOf("1001"));
    expect(body).toMatchObject({ agent: "1001", offers: { made: 2, answered: 1, ringing: 1 }, outgoing: { calls: 0 } });
    expect((await test.get("/api/me/figures", await tokenOf("1003"))).body).toMatchObject({ offers: { made: 0 } });
  });

  it("numbers are theirs and those of the queues that they work for", async () => {
    expect((await test.get("/api/me/caller_numbers", await tokenOf("1001"))).body).toEqual({
      data: [
        ...["0216000", "0217000"].map((number) => ({ number, of: "agent", queue: "" })),
        { number: "0215000", of: "queue", queue: "support" },
      ],
    });
    expect((await test.get("/api/me/caller_numbers", await tokenOf("1002"))).body).toEqual({ data: [] });
  });
});
