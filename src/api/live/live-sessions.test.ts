import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { DOMAIN, liveRig, onlyFor, type FakeClient, type LiveRig } from "../../../test/api/live-rig.ts";
import { DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { clock, silent } from "../../../test/store/test-store.ts";
import { Presence } from "./presence.ts";

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

const ALICE = 2;

async function tokenOfAlice(): Promise<string> {
  const { body } = await test.post("/api/sessions", { login: "alice", password: "Alice-Secret-1" }, {});
  return (body as { token: string }).token;
}

async function byPassword(login: string, passwd: string): Promise<FakeClient> {
  const client = rig.connect();
  const { result } = await client.ask("login", { login: `${login}@${DOMAIN}`, passwd });
  expect(result).toBeDefined();
  return client;
}

/** In less than five seconds. */
async function afterALook(done: () => boolean): Promise<void> {
  rig.time.advance(3_500);
  await vi.waitFor(() => expect(done()).toBe(true), 10_000);
}

async function isLetOut(client: FakeClient): Promise<void> {
  await afterALook(() => client.closed !== undefined);
  expect(client.closed?.code).toBe(4403);
  expect(client.pushed("verto.punt")).toEqual([{}]);
}

describe("a session's id", () => {
  it("goes on at a new socket of the same user; the old one is told and closed", async () => {
    const old = await rig.loggedIn(DEV_KEY, { sessid: "mine" });
    const next = await rig.loggedIn(DEV_KEY, { sessid: "mine" });
    expect(old.pushed("verto.punt")).toEqual([{}]);
    expect(old.closed?.code).toBe(1000);
    expect(next.closed).toBeUndefined();
    await next.ask("verto.broadcast", { eventChannel: "mine", data: 1 });
    expect(next.events).toHaveLength(1);
    expect(rig.sessions.size).toBe(1);
  });

  it("of another user is in use", async () => {
    const old = await rig.loggedIn(DEV_KEY, { sessid: "mine" });
    const thief = rig.connect();
    const answer = await thief.ask("login", { loginParams: { xui_sessid: await tokenOfAlice() }, sessid: "mine" });
    expect(answer.error).toEqual({ code: -32001, message: "Session in use" });
    expect(thief.closed?.code).toBe(4409);
    expect(old.closed).toBeUndefined();
    old.session?.gone();
    await rig.loggedIn(await tokenOfAlice(), { sessid: "mine" });
  });

  it("may be changed by logging in again, and somebody else begins with no subscriptions", async () => {
    const client = await rig.loggedIn(DEV_KEY, { sessid: "first" });
    await client.ask("verto.subscribe", { eventChannel: "cc" });
    await client.ask("login", { loginParams: { xcc_token: await tokenOfAlice() }, sessid: "second" });
    rig.feed.happen(["cc.agent.1001"]);
    expect(client.events).toEqual([]);
    await rig.loggedIn(DEV_KEY, { sessid: "first" });
    expect(client.closed).toBeUndefined();
    expect([rig.counts.known, rig.counts.strangers]).toEqual([2, 0]);
  });
});

describe("how many there may be", () => {
  it("of one user: one more is not logged in", async () => {
    rig = liveRig(test, { limits: { perUser: 2 } });
    const [first] = [await rig.loggedIn(), await rig.loggedIn()];
    const third = rig.connect();
    const login = () => third.ask("login", { loginParams: { xcc_token: DEV_KEY } });
    expect((await login()).error).toEqual({ code: -32002, message: "Too many sockets of this user" });
    await rig.loggedIn(await tokenOfAlice());
    first.session?.gone();
    expect((await login()).result).toBeDefined();
    expect((await login()).result).toBeDefined();
  });

  it("of one address", () => {
    rig = liveRig(test, { limits: { perAddress: 2 } });
    const from = { address: "2001:db8::1" };
    const first = rig.connect(from);
    rig.connect({ address: "2001:db8::2" });
    expect(rig.sessions.refusalOf("2001:db8::3")).toBe("address");
    expect(rig.sessions.refusalOf("192.0.2.1")).toBeUndefined();
    first.session?.gone();
    expect(rig.sessions.refusalOf("2001:db8::3")).toBeUndefined();
  });
});

describe("who is not let in any more is out within five seconds", () => {
  it("when the user is disabled, locked or removed", async () => {
    for (const [index, act] of [
      () => test.put(`/api/users/${ALICE}`, { disabled: true }),
      () => test.put(`/api/users/${ALICE}`, { is_locked: true }),
      () => test.delete(`/api/users/${ALICE}`),
    ].entries()) {
      if (index > 0) await test.put(`/api/users/${ALICE}`, { disabled: false, is_locked: false });
      const clients = [await rig.loggedIn(await tokenOfAlice()), await byPassword("alice", "Alice-Secret-1")];
      const another = await rig.loggedIn();
      expect((await act()).status).toBe(200);
      for (const client of clients) await isLetOut(client);
      expect(another.closed).toBeUndefined();
    }
  });

  it("when the password changes, of a user or of a telephone", async () => {
    const alice = await byPassword("alice", "Alice-Secret-1");
    const phone = await byPassword("1001", "Phone-Secret-1");
    await test.put(`/api/users/${ALICE}`, { password: "Alice-Secret-2" });
    await isLetOut(alice);
    expect(phone.closed).toBeUndefined();
    await test.post("/api/xcc/extensions/set", { id: "1", password: "Phone-Secret-2" });
    await isLetOut(phone);
  });

  it("when the token is revoked or ends, the key is removed, or the extension may not sign in", async () => {
    const token = await tokenOfAlice();
    const revoked = await rig.loggedIn(token);
    await test.delete("/api/sessions", { token });
    await isLetOut(revoked);
    const late = await rig.loggedIn(await tokenOfAlice());
    const phone = await byPassword("1001", "Phone-Secret-1");
    clock.at += 86_400_001;
    await isLetOut(late);
    expect(phone.closed).toBeUndefined();
    await test.post("/api/xcc/extensions/set", { id: "1", weblogin_disabled: "1" });
    await isLetOut(phone);
  });

  it("and another role takes effect for who stays", async () => {
    const token = await tokenOfAlice();
    const alice = await rig.loggedIn(token);
    await alice.ask("verto.subscribe", { eventChannel: "cc" });
    await test.put(`/api/users/${ALICE}`, { is_supervisor: true, queues: ["support"] });
    await afterALook(() => alice.session?.principal?.role === "supervisor");
    expect(alice.session?.principal?.queues).toEqual(["support"]);
    rig.feed.happen(["cc.agent.1001"], { n: 1 }, (principal) => principal.role === "supervisor");
    rig.feed.happen(["cc.agent.1001"], { n: 2 }, onlyFor("admin"));
    expect(alice.events).toHaveLength(1);
  });

  it("but not while the database is away, for as long as the token lasts", async () => {
    const away = Object.assign(new Error("the database is away"), { code: "ECONNREFUSED" });
    const keys = { ...test.store.keys, standing: () => Promise.reject(away) };
    let isAway = false;
    const store = new Proxy(test.store, {
      get: (target, name, receiver: unknown): unknown =>
        name === "keys" && isAway ? keys : Reflect.get(target, name, receiver),
    });
    rig = liveRig(test, { deps: { store } });
    const client = await rig.loggedIn(await tokenOfAlice());
    isAway = true;
    rig.time.advance(3_500);
    expect((await client.ask("verto.ping")).result).toBeDefined();
    expect(client.closed).toBeUndefined();
    clock.at += 86_400_001;
    await isLetOut(client);
  });
});

it("who has a socket is told on, and a change of sockets in between is not", async () => {
  const center = test.center;
  const hasPhoneOnly = (): Promise<boolean> => Promise.resolve(false);
  const presence = new Presence({ center, hasPhoneOnly, clock: rig.time, log: silent });
  rig = liveRig(test, { presence });
  const heard: [string, boolean][] = [];
  presence.onPresence((login, { connected }) => heard.push([login, connected]));
  await rig.loggedIn(DEV_KEY, { sessid: "mine" });
  const next = await rig.loggedIn(DEV_KEY, { sessid: "mine" });
  const another = await byPassword("1001", "Phone-Secret-1");
  await next.ask("login", { loginParams: { xcc_token: DEV_KEY }, sessid: "other" });
  another.session?.gone();
  next.session?.close("silent");
  expect(heard).toEqual([
    ["admin", true],
    ["1001", true],
    ["1001", false],
    ["admin", false],
  ]);
});

it("when the server stops all are told, and nothing is listened to any more", async () => {
  const known = await rig.loggedIn();
  const stranger = rig.connect();
  rig.sessions.close();
  for (const client of [known, stranger]) expect(client.closed?.code).toBe(1001);
  expect([rig.sessions.size, rig.feed.listeners, rig.time.idle]).toEqual([0, 0, true]);
  expect([rig.counts.known, rig.counts.strangers]).toEqual([0, 0]);
});

it("one whom something cannot be told keeps nobody else from hearing it", async () => {
  const [first, second] = [await rig.loggedIn(), await rig.loggedIn()];
  for (const client of [first, second]) await client.ask("verto.subscribe", { eventChannel: "cc" });
  let times = 0;
  rig.feed.happen(["cc.agent.1001"], { n: 1 }, () => {
    times += 1;
    if (times === 1) throw new Error("a mistake");
    return true;
  });
  expect(first.closed).toBeDefined();
  expect(second.events).toHaveLength(1);
});
