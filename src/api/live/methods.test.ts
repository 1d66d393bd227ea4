import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { liveRig, type FakeClient, type LiveRig } from "../../../test/api/live-rig.ts";
import { DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

let test: TestApi;
let rig: LiveRig;
let client: FakeClient;
beforeAll(async () => {
  test = await startTestApi();
});
afterAll(() => test.stop());
beforeEach(async () => {
  await test.reset();
  rig = liveRig(test);
  client = await rig.loggedIn(DEV_KEY, { sessid: "s-1" });
});

function call(who: FakeClient, func: unknown, data: unknown) {
  return who.ask("jsapi", { command: "lua", data: { method: "ccc", func, data } });
}

async function extensionClient(): Promise<FakeClient> {
  await test.post("/api/xcc/extensions/add", { extn: "1001", name: "Bob", password: "Phone-Secret-1" });
  const { body } = await test.post("/api/xcc/sessions/getExtnToken", { extn: "1001" });
  return rig.loggedIn((body as { token: string }).token);
}

describe("jsapi", () => {
  it("calls the functions of agents, with the answers that HTTP gives", async () => {
    const parameters = { agent: "1001", extn: "1001", queue: "support" };
    expect((await call(client, "ccLogin", parameters)).result).toEqual({
      ...{ code: 200, message: "success", sessid: "s-1" },
    });
    expect(test.center.asked).toEqual([{ type: "agent-sign-in", ...parameters }]);
    await call(client, "CCGOBREAK", { agent: "default.1001", reason: "lunch" });
    expect(test.center.asked.at(-1)).toEqual({ type: "agent-break", agent: "1001", reason: "lunch" });
    await client.answerTo(1, [
      {
        ...{ jsonrpc: "2.0", id: 1, method: "jsapi" },
        params: { command: "lua", data: { method: "ccc", func: "ccGetQueueList", data: {} } },
      },
    ]);
    expect(JSON.parse(client.texts.at(-1) ?? "")).toEqual([
      { jsonrpc: "2.0", id: 1, result: { code: 200, message: "success", data: [] } },
    ]);
  });

  it("says in a result what cannot be done, with the code and the words of HTTP", async () => {
    const wrong: readonly (readonly [string, unknown])[] = [
      ["ccLogin", {}],
      ["ccLogin", { agent: 5, extn: [], queue: {} }],
      ["ccTransfer", { agent: "1001", destNumber: "1", destAgent: "2" }],
      ["ccSendDTMF", { agent: "1001", dtmf: "x" }],
      ["ccHold", { agent: "1001" }],
      ["ccGetAgentState", { agent: "nobody" }],
      ["ccNoSuch", {}],
    ];
    for (const [func, data] of wrong) {
      const { body } = await test.post(`/api/cc/ccc/${func}`, data);
      const { sessid: _sessid, ...result } = (await call(client, func, data)).result ?? {};
      expect(result, func).toEqual(body);
      expect(result["code"], func).not.toBe(200);
    }
    test.center.outcome = { ok: false, code: "extension-in-use", reason: "1001 is taken" };
    expect((await call(client, "ccLogin", { agent: "1", extn: "1001", queue: "q" })).result).toMatchObject({
      ...{ code: 409, reason: "1001 is taken" },
    });
    test.center.isWritten = false;
    test.center.outcome = { ok: true };
    expect((await call(client, "ccGoReady", { agent: "1001" })).result).toMatchObject({ code: 503 });
    test.center.draining = true;
    expect((await call(client, "ccGoReady", { agent: "1001" })).result).toMatchObject({ code: 503 });
  });

  it("does not know a function without a name", async () => {
    for (const func of [undefined, "", 7, {}, "toString"]) {
      expect((await call(client, func, {})).result).toMatchObject({ code: 404, reason: "unknown function" });
    }
  });

  it("lets an extension's token do what is its own, and no more", async () => {
    const agent = await extensionClient();
    expect((await call(agent, "ccLogin", { agent: "1001", extn: "1001", queue: "q" })).result).toMatchObject({
      code: 200,
    });
    for (const [func, data] of [
      ["ccLogin", { agent: "1001", extn: "1002", queue: "q" }],
      ["ccGoReady", { agent: "1002" }],
      ["ccForceReady", { destAgent: "1002" }],
      ["ccGetAgentState", { agent: "1002" }],
    ] as const) {
      expect((await call(agent, func, data)).result, func).toMatchObject({ code: 403 });
    }
    expect(test.center.asked).toHaveLength(1);
  });

  it("has no other command, and fsapi there is none", async () => {
    const denied = { code: -32602, message: "Permission Denied" };
    expect((await client.ask("jsapi", { command: "fsapi", data: { cmd: "status" } })).error).toEqual(denied);
    expect((await client.ask("jsapi", { command: "lua", data: { method: "os" } })).error).toEqual(denied);
    expect((await client.ask("jsapi", { command: "lua" })).error).toEqual(denied);
    expect((await client.ask("fsapi", { cmd: "status" })).error).toEqual(denied);
  });
});

describe("between clients", () => {
  it("what one says on a free channel all hear who listen there, the speaker too", async () => {
    const other = await extensionClient();
    await other.ask("verto.subscribe", { eventChannel: ["room", "room.a"] });
    await client.ask("verto.subscribe", { eventChannel: "room.b" });
    const said = { eventChannel: "room.a", data: { text: "hello" }, localBroadcast: true };
    expect((await client.ask("verto.broadcast", said)).result).toEqual({ sessid: "s-1" });
    const from = { userid: "admin@xswitch.cn", sessid: "s-1", fromDisplay: "admin" };
    expect(other.events).toEqual([
      { ...said, ...from, eventSerno: 0, subscribedChannel: "room" },
      { ...said, ...from, eventSerno: 0, subscribedChannel: "room.a" },
    ]);
    await other.ask("verto.broadcast", { eventChannel: "room.b", data: 1 });
    expect(client.events).toMatchObject([{ eventChannel: "room.b", data: 1, userid: "1001@xswitch.cn" }]);
  });

  it("a session's id is a channel to that socket alone", async () => {
    const other = await extensionClient();
    await other.ask("verto.broadcast", { eventChannel: "s-1", data: "psst" });
    expect(client.events).toMatchObject([{ eventChannel: "s-1", data: "psst" }]);
    expect(client.events[0]).not.toHaveProperty("eventSerno");
    expect(other.events).toEqual([]);
  });

  it("nobody speaks where the center does, under no spelling, nor at length", async () => {
    await client.ask("verto.subscribe", { eventChannel: ["cc", "event"] });
    for (const eventChannel of ["cc", "cc.agent.1001", "event.agent.1001", "FSevent.heartbeat", "fsEVENT.x", "a\nb"]) {
      const { error } = await client.ask("verto.broadcast", { eventChannel, data: { state: "READY" } });
      expect(error, eventChannel).toEqual({ code: -32002, message: "Permission Denied." });
    }
    expect((await client.ask("verto.broadcast", { data: 1 })).error).toMatchObject({ code: -32002 });
    const long = await client.ask("verto.broadcast", { eventChannel: "room", data: "x".repeat(70_000) });
    expect(long.error).toMatchObject({ code: -32002 });
    expect(client.events).toEqual([]);
  });

  it("a message goes to a user's sockets; without somebody and something to say it is none", async () => {
    const other = await extensionClient();
    const sent = await client.ask("verto.info", {
      msg: { to: "1001@xswitch.cn", body: "hello", from: "somebody@else" },
    });
    expect(sent.result).toMatchObject({ message: "SENT" });
    expect(other.pushed("verto.info")).toEqual([
      { msg: { to: "1001@xswitch.cn", body: "hello", from: "admin@xswitch.cn" } },
    ]);
    for (const msg of [undefined, {}, { to: "1001" }, { body: "x" }, "x"]) {
      expect((await client.ask("verto.info", { msg })).error).toEqual({
        ...{ code: -32002, message: "INVALID MESSAGE to and body params required" },
      });
    }
  });
});

describe("other methods", () => {
  it("echo, ping and the keep-alive of a telephone kit", async () => {
    expect((await client.ask("echo", { a: { b: 1 } })).result).toEqual({ a: { b: 1 }, sessid: "s-1" });
    expect((await client.ask("verto.ping", { serno: 1 })).result).toEqual({ message: "PONG", sessid: "s-1" });
    expect((await client.ask("Uas.Ping")).result).toEqual({ message: "PONG", sessid: "s-1" });
  });

  it("of telephones fail as calls do", async () => {
    expect((await client.ask("verto.invite", { dialogParams: { callID: "c-1" } })).error).toEqual({
      ...{ code: -32002, message: "CALL ERROR", causeCode: 69, cause: "FACILITY_NOT_IMPLEMENTED", callID: "c-1" },
    });
    for (const method of ["verto.answer", "verto.attach", "verto.bye", "verto.modify"]) {
      expect((await client.ask(method, { dialogParams: { callID: "c-1" } })).error).toEqual({
        ...{ code: -32002, message: "CALL DOES NOT EXIST", callID: "c-1" },
      });
    }
    expect((await client.ask("verto.info", { dtmf: "1", dialogParams: { callID: "c-1" } })).error).toMatchObject({
      ...{ code: -32002, message: "CALL DOES NOT EXIST" },
    });
  });
});
