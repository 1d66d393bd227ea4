import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { liveRig, type LiveRig } from "../../../test/api/live-rig.ts";
import { DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

let test: TestApi;
let rig: LiveRig;
beforeAll(async () => {
  test = await startTestApi();
});
afterAll(() => test.stop());
beforeEach(async () => {
  await test.reset();
  rig = liveRig(test);
});

describe("an answer", () => {
  it("to an object is an object with the session's id; to a list a list without", async () => {
    const client = await rig.loggedIn(DEV_KEY, { sessid: "s-1" });
    const one = await client.answerTo(0, { jsonrpc: "2.0", id: 0, method: "verto.ping", params: {} });
    expect(one).toEqual({ jsonrpc: "2.0", id: 0, result: { message: "PONG", sessid: "s-1" } });
    await client.answerTo("b", [
      { jsonrpc: "2.0", id: "a", method: "verto.ping" },
      { jsonrpc: "2.0", id: 9, result: { method: "verto.event" } },
      { jsonrpc: "2.0", method: "verto.ping" },
      { jsonrpc: "2.0", id: "b", method: "Uas.Ping" },
    ]);
    expect(JSON.parse(client.texts.at(-1) ?? "")).toEqual([
      { jsonrpc: "2.0", id: "a", result: { message: "PONG" } },
      { jsonrpc: "2.0", id: "b", result: { message: "PONG", sessid: "s-1" } },
    ]);
  });

  it("comes in the order of the questions, however long one takes", async () => {
    const client = await rig.loggedIn();
    const slow = { method: "ccc", func: "ccGetAgentState", data: { agent: "nobody" } };
    client.say({ jsonrpc: "2.0", id: 1, method: "jsapi", params: { command: "lua", data: slow } });
    client.say({ jsonrpc: "2.0", id: 2, method: "login", params: { loginParams: { xcc_token: DEV_KEY } } });
    await client.answerTo(3, { jsonrpc: "2.0", id: 3, method: "echo", params: {} });
    expect(client.messages.flatMap(({ id, method }) => (method === undefined ? [id] : [])).slice(-3)).toEqual([
      1, 2, 3,
    ]);
  });

  it("to an unknown method is -32601, to a name of every object as well", async () => {
    const client = await rig.loggedIn();
    for (const method of ["no.such", "toString", "constructor", "__proto__", ""]) {
      expect(await client.ask(method)).toMatchObject({ error: { code: -32601 } });
    }
  });

  it("repeats the parameters where it is asked to, without what opens anything", async () => {
    const client = await rig.loggedIn(DEV_KEY, { sessid: "s-2" });
    expect(await client.ask("verto.ping", { echoParams: true, a: 1 })).toMatchObject({
      result: { message: "PONG", requestParams: { echoParams: true, a: 1 }, sessid: "s-2" },
    });
    expect(await client.ask("verto.ping", { echoParams: { mine: 1 } })).toMatchObject({
      result: { requestParams: { mine: 1 } },
    });
    const again = await client.ask("login", { login: "a", loginParams: { xcc_token: DEV_KEY }, echoParams: true });
    expect(again.result?.["requestParams"]).toEqual({ login: "a", echoParams: true });
  });

  it("to what cannot be read is -32600; speed tests and acknowledgements have none", async () => {
    const client = await rig.loggedIn();
    const before = client.texts.length;
    for (const text of ["#SPU 1000", "#SPB xxxx", "#SPE"]) client.say(text);
    client.say({ jsonrpc: "2.0", id: 5, result: { method: "verto.event" } });
    client.say([{ jsonrpc: "2.0", id: 6, error: { code: 1 } }]);
    expect((await client.answerTo(null, "{no")).error).toEqual({ code: -32600, message: "Invalid Request" });
    expect(client.texts).toHaveLength(before + 1);
  });
});

describe("what a client may not", () => {
  it("speak at length before it has logged in", () => {
    const client = rig.connect();
    client.say({ jsonrpc: "2.0", id: 1, method: "login", params: { login: "x".repeat(17_000) } });
    expect(client.closed?.code).toBe(1009);
    const other = rig.connect();
    for (let index = 0; index < 8; index += 1) other.say("#SPB".padEnd(10_000, "x"));
    expect(other.closed?.code).toBe(1009);
    expect(rig.counts.closedFor("too-large")).toBe(2);
  });

  it("stay without logging in", () => {
    const client = rig.connect();
    rig.time.advance(9_999);
    expect(client.closed).toBeUndefined();
    rig.time.advance(1);
    expect(client.closed?.code).toBe(4408);
    expect(rig.sessions.size).toBe(0);
  });

  it("ask faster than is good; who will not stop is closed", async () => {
    rig = liveRig(test, { limits: { requests: 10 } });
    const client = await rig.loggedIn();
    for (let index = 0; index < 19; index += 1) client.say({ jsonrpc: "2.0", id: index, method: "verto.ping" });
    const refused = await client.ask("verto.ping");
    expect(refused.error).toEqual({ code: -32002, message: "Too many requests" });
    rig.time.advance(2_000);
    expect((await client.ask("verto.ping")).result).toMatchObject({ message: "PONG" });
    for (let index = 0; index < 45; index += 1) client.say({ jsonrpc: "2.0", id: index, method: "verto.ping" });
    expect(client.closed?.code).toBe(4429);
  });

  it("have more than so many requests wait", async () => {
    rig = liveRig(test, { limits: { requests: 500 } });
    const client = await rig.loggedIn();
    for (let index = 0; index < 60; index += 1) client.say({ jsonrpc: "2.0", id: index, method: "verto.ping" });
    const refused = client.messages.filter(({ error }) => error !== undefined);
    expect(refused.map(({ id }) => id)).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
    expect((await client.ask("verto.ping").catch(() => undefined))?.error).toMatchObject({ code: -32002 });
  });

  it("read too slowly", async () => {
    const client = await rig.loggedIn();
    await client.ask("verto.subscribe", { eventChannel: "cc" });
    client.waitingBytes = 1_048_577;
    rig.feed.happen(["cc.agent.1001"]);
    expect(client.closed?.code).toBe(4413);
    expect(rig.counts.closedFor("slow")).toBe(1);
    const { length } = client.texts;
    rig.feed.happen(["cc.agent.1001"]);
    expect(client.texts).toHaveLength(length);
  });
});

describe("whether a client is still there", () => {
  it("is asked after 30 seconds of silence, and given up after 60", async () => {
    const client = await rig.loggedIn();
    rig.time.advance(35_000);
    expect(client.pushed("verto.ping")).toEqual([{ serno: 0 }]);
    expect(client.pings).toBe(1);
    client.session?.heard();
    rig.time.advance(35_000);
    expect(client.pushed("verto.ping")).toEqual([{ serno: 0 }, { serno: 1 }]);
    expect(client.closed).toBeUndefined();
    rig.time.advance(35_000);
    expect(client.closed?.code).toBe(4504);
  });
});

describe("what is wrong over a socket", () => {
  const chinese = /[\u4e00-\u9fff]/;
  const asked: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ["echo", {}],
    ["login", {}],
    ["login", { login: "1000@somewhere.else", passwd: "x" }],
    ["login", { loginParams: { xui_sessid: "none" } }],
    ["no.such.method", {}],
    ["verto.invite", { dialogParams: { callID: "c" } }],
    ["verto.subscribe", {}],
  ];

  it("is told in the language that the request liked most that opened it, with the same codes", async () => {
    const told = async (language: string) => {
      const client = rig.connect({ headers: { "accept-language": language } });
      const before = [];
      for (const [method, params] of asked.slice(0, 4)) before.push((await client.ask(method, params)).error);
      await client.ask("login", { loginParams: { xui_sessid: DEV_KEY } });
      for (const [method, params] of asked.slice(4)) before.push((await client.ask(method, params)).error);
      return before;
    };
    const [english, inZh] = [await told("en"), await told("zh-CN,zh;q=0.9,en;q=0.8")];
    expect(english.map((error) => error?.["code"])).toEqual(inZh.map((error) => error?.["code"]));
    for (const [index, error] of english.entries()) {
      expect(error?.["message"], asked[index]?.[0]).not.toMatch(chinese);
      expect(inZh[index]?.["message"], asked[index]?.[0]).toMatch(chinese);
    }
  });

  it("of a function is told as over HTTP", async () => {
    const client = rig.connect({ headers: { "accept-language": "zh" } });
    await client.ask("login", { loginParams: { xui_sessid: DEV_KEY } });
    const call = (func: string, data: object) =>
      client.ask("jsapi", { command: "lua", data: { method: "ccc", func, data } });
    expect((await call("noSuchFunction", {})).result).toMatchObject({
      code: 404,
      message: "不存在",
      reason: "未知函数",
    });
    expect((await call("ccLogin", { agent: 5, extn: [] })).result?.["reason"]).toMatch(chinese);
  });

  it("in a frame that is nothing at all is told in Chinese too", async () => {
    const client = rig.connect({ headers: { "accept-language": "zh" } });
    client.session?.receive("{", 1);
    await expect.poll(() => client.texts.join("")).toMatch(chinese);
  });
});
