import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { liveRig, type FakeClient, type LiveRig } from "../../../test/api/live-rig.ts";
import { DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { clock } from "../../../test/store/test-store.ts";

let test: TestApi;
let rig: LiveRig;
beforeAll(async () => {
  test = await startTestApi();
});
afterAll(() => test.stop());
beforeEach(async () => {
  await test.reset();
  rig = liveRig(test);
  await test.post("/api/users", { login: "alice", name: "Alice", password: "Alice-Secret-1", type: "AGENT" });
  await test.post("/api/xcc/extensions/add", { extn: "1001", name: "Bob", password: "Phone-Secret-1" });
});

const REQUIRED = { code: -32000, message: "Authentication Required" };
const INCORRECT = { code: -32001, message: "Login Incorrect" };

function byPassword(client: FakeClient, login: string, passwd: string) {
  return client.ask("login", { login, passwd });
}

async function signIn(login: string, password: string): Promise<string> {
  const { body } = await test.post("/api/sessions", { login, password }, {});
  return (body as { token: string }).token;
}

async function who(client: FakeClient): Promise<unknown> {
  await client.ask("verto.ping");
  return client.session?.principal;
}

describe("logging in", () => {
  it("is asked for first, whatever is wanted", async () => {
    const client = rig.connect();
    expect((await client.ask("login", { sessid: "s" })).error).toEqual(REQUIRED);
    expect((await client.ask("login")).error).toEqual(REQUIRED);
    expect((await client.ask("verto.subscribe", { eventChannel: "cc" })).error).toEqual(REQUIRED);
    expect((await client.ask("no.such")).error).toEqual(REQUIRED);
    expect(client.closed).toBeUndefined();
  });

  it("succeeds in two steps, is told the session's id, and once that the client may begin", async () => {
    const client = rig.connect();
    expect((await client.ask("login", { sessid: "mine" })).error).toEqual(REQUIRED);
    const params = { login: "1001@xswitch.cn", passwd: "Phone-Secret-1", loginParams: {}, sessid: "mine" };
    expect((await client.ask("login", params)).result).toEqual({ message: "logged in", sessid: "mine" });
    expect(client.pushed("verto.clientReady")).toEqual([{ reattached_sessions: [] }]);
    expect(JSON.parse(client.texts.at(-1) ?? "")).toMatchObject({ method: "verto.clientReady" });
    expect((await client.ask("login", { sessid: "mine" })).result).toEqual({ message: "logged in", sessid: "mine" });
    await client.ask("login", params);
    expect(client.pushed("verto.clientReady")).toHaveLength(1);
  });

  it("makes up a session's id where there is none, or none that is fit", async () => {
    for (const sessid of [undefined, "", 5, "x".repeat(101)]) {
      const client = rig.connect();
      const { result } = await client.ask("login", { loginParams: { xcc_token: DEV_KEY }, sessid });
      expect(result?.["sessid"]).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe("a token", () => {
  it("of a user, of an extension or a developer key lets in, whatever the password", async () => {
    const user = await signIn("alice", "Alice-Secret-1");
    const extn = (await test.post("/api/xcc/sessions/getExtnToken", { extn: "1001" })).body as { token: string };
    const expected = [
      [DEV_KEY, { login: "admin", tokenKind: "developer-key", role: "administrator" }],
      [user, { login: "alice", tokenKind: "user-token", role: "agent" }],
      [extn.token, { login: "1001", tokenKind: "extension-token", role: "agent", extension: { extn: "1001" } }],
    ] as const;
    for (const [token, principal] of expected) {
      const client = rig.connect();
      const params = { login: "1001@xswitch.cn", passwd: "x", loginParams: { xui_sessid: token } };
      expect((await client.ask("login", params)).result).toMatchObject({ message: "logged in" });
      expect(await who(client)).toMatchObject(principal);
    }
  });

  it("that is wrong does not have the password tried: it is not a guess at it", async () => {
    const client = rig.connect();
    const params = { login: "alice@xswitch.cn", passwd: "Alice-Secret-1", loginParams: { xui_sessid: "no-such" } };
    expect((await client.ask("login", params)).error).toEqual({ code: -32001, message: "Authentication Failure" });
  });

  it("of a locked user lets nobody in", async () => {
    const token = await signIn("alice", "Alice-Secret-1");
    const { body } = await test.get("/api/users?login=alice");
    const [{ id }] = (body as { data: [{ id: number }] }).data;
    await test.put(`/api/users/${id}`, { is_locked: true });
    const answer = await rig.connect().ask("login", { loginParams: { xui_sessid: token } });
    expect(answer.error).toMatchObject({ code: -32001 });
  });

  it("in the request that opened the socket is enough; one that has expired is as none", async () => {
    for (const headers of [{ token: DEV_KEY }, { cookie: `freeswitch_xtra_session_id=${DEV_KEY}` }]) {
      const client = rig.connect({ headers });
      expect((await client.ask("verto.ping")).error).toEqual(REQUIRED);
      expect((await client.ask("login", { sessid: "s" })).result).toMatchObject({ message: "logged in" });
    }
    const token = await signIn("alice", "Alice-Secret-1");
    clock.at += 86_400_001;
    const late = rig.connect({ headers: { token } });
    expect((await late.ask("login", { sessid: "s2" })).error).toEqual(REQUIRED);
  });
});

describe("a password", () => {
  it("of an extension lets in at that extension only", async () => {
    const client = rig.connect();
    expect((await byPassword(client, "1001@xswitch.cn", "Phone-Secret-1")).result).toBeDefined();
    expect(await who(client)).toMatchObject({
      ...{ login: "1001", role: "agent", tokenKind: "extension-token", extension: { extn: "1001" } },
    });
  });

  it("of a user lets in as that user, without a domain too", async () => {
    for (const login of ["alice@xswitch.cn", "alice", "alice@XSWITCH.CN"]) {
      const client = rig.connect();
      expect((await byPassword(client, login, "Alice-Secret-1")).result).toBeDefined();
      expect(await who(client)).toMatchObject({ login: "alice", tokenKind: "user-token", extension: undefined });
    }
  });

  it("that is wrong, of another domain, of nobody or of a disabled extension is answered alike", async () => {
    await test.post("/api/xcc/extensions/add", { extn: "1002", name: "Eve", password: "Phone-Secret-2" });
    await test.post("/api/xcc/extensions/set", { id: "2", disabled: "1" });
    const wrong = [
      ["1001@xswitch.cn", "Phone-Secret-2"],
      ["1001@example.com", "Phone-Secret-1"],
      ["nobody@xswitch.cn", "Phone-Secret-1"],
      ["alice@xswitch.cn", ""],
      ["1002@xswitch.cn", "Phone-Secret-2"],
      ["a@b@xswitch.cn", "x".repeat(500)],
    ];
    for (const [login = "", passwd = ""] of wrong) {
      const expected = passwd === "" ? { code: -32001, message: "Missing passwd" } : INCORRECT;
      expect((await byPassword(rig.connect(), login, passwd)).error).toEqual(expected);
    }
  });

  it("may be tried three times on a socket, and is locked as over HTTP", async () => {
    const client = rig.connect();
    for (let index = 0; index < 3; index += 1) await byPassword(client, "alice", `Wrong-Secret-${index}`);
    expect(client.closed?.code).toBe(4401);
    for (let index = 0; index < 4; index += 1) await byPassword(rig.connect(), "alice", `Wrong-Secret-${index}`);
    const { error } = await byPassword(rig.connect({ address: "192.0.2.9" }), "alice", "Alice-Secret-1");
    expect(error?.["message"]).toMatch(/^too many wrong passwords for this login/);
    const { status } = await test.post("/api/sessions", { login: "alice", password: "Alice-Secret-1" }, {});
    expect(status).toBe(429);
    expect(rig.counts.failedLogins).toBeGreaterThanOrEqual(7);
  });

  it("of a telephone is guessed at no more often than that of its user", async () => {
    for (let index = 0; index < 7; index += 1) await byPassword(rig.connect(), "1001", `Wrong-Secret-${index}`);
    const { error } = await byPassword(rig.connect({ address: "192.0.2.9" }), "1001", "Phone-Secret-1");
    expect(error?.["message"]).toMatch(/^too many wrong passwords for this login/);
  });

  it("of a telephone says nothing about the user's own", async () => {
    const { body } = await test.post("/api/users", {
      ...{ login: "1003", name: "Carl", password: "Carl-Secret-1", type: "AGENT" },
      ...{ extn: "1003", extn_password: "Phone-Secret-3" },
    });
    const { id } = body as { id: number };
    expect((await byPassword(rig.connect(), "1003", "Phone-Secret-3")).result).toBeDefined();
    expect((await test.get(`/api/users/${id}`)).body).toMatchObject({ first_login: "1" });
    expect((await byPassword(rig.connect(), "1003", "Carl-Secret-1")).result).toBeDefined();
    expect((await test.get(`/api/users/${id}`)).body).toMatchObject({ first_login: "0" });
  });
});
