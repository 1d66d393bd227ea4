// Who guesses, and who is kept out by it: nobody who has signed in from where they are, and nobody for ever.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parsed, startTestApi, type Answer, type TestApi } from "../../../test/api/test-api.ts";
import { clock } from "../../../test/store/test-store.ts";

const WRONG = '{"code":403,"text":"Wrong username or password"}';
const RIGHT = "Kuhstall-7";
const MINUTE_MS = 60_000;

describe("a login that somebody guesses at", () => {
  let test: TestApi;
  let strangers = 0;
  let home = "";
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    // What was wrong from there in a test before is not laid to it.
    strangers += 1;
    home = `192.0.2.${String(strangers % 250)}`;
    await test.post("/api/users", { name: "Boss", login: "boss", password: RIGHT, is_admin: 1 });
    await test.post("/api/users", { name: "Ann", login: "1022", extn: "1022", password: RIGHT, type: "AGENT" });
  });
  afterAll(() => test.stop());

  const knock = async (login: string, password: string, remoteAddress: string, cookie = ""): Promise<Answer> => {
    const asked = { method: "POST" as const, url: "/api/sessions", payload: { login, password } };
    const answer = await test.api.inject({ ...asked, remoteAddress, headers: cookie === "" ? {} : { cookie } });
    const { statusCode: status, headers, payload: text } = answer;
    return { status, headers, body: parsed(text), text };
  };
  /** From another address each time. */
  const guess = (login: string, password = "Wrong-123"): Promise<Answer> => {
    strangers += 1;
    return knock(login, password, `198.51.${String(strangers >> 8)}.${String(strangers & 255)}`);
  };
  const deviceOf = ({ headers }: Answer): string =>
    (headers["set-cookie"] as string[]).find((one) => one.startsWith("xcc_device="))?.split(";")[0] ?? "";

  it("is locked for a quarter of an hour, says so, and opens by itself", async () => {
    for (let count = 0; count < 6; count += 1) expect(await guess("boss")).toMatchObject({ status: 403, text: WRONG });
    const closed = await guess("boss", RIGHT);
    expect(closed).toMatchObject({ status: 429, headers: { "retry-after": "900" }, body: { error: "too-many" } });
    expect(closed.text).toContain("2026-03-02 10:15:00");
    expect((await test.get("/api/users/2")).body).toMatchObject({
      ...{ login_attempts: "7", is_locked: "1", locked_until: "2026-03-02 10:15:00" },
    });
    clock.at += 15 * MINUTE_MS;
    expect((await test.get("/api/users/2")).body).toMatchObject({ is_locked: "0", locked_until: "" });
    expect((await guess("boss", RIGHT)).status).toBe(200);
    expect((await test.get("/api/users/2")).body).toMatchObject({ login_attempts: "0" });
  });

  it("is locked for longer each time", async () => {
    for (const minutes of [15, 30, 60]) {
      for (let count = 0; count < 6; count += 1) expect((await guess("boss")).status).toBe(403);
      expect((await guess("boss")).headers["retry-after"]).toBe(String(minutes * 60));
      clock.at += minutes * MINUTE_MS;
    }
  });

  it("is not locked where its user has signed in before, though strangers have closed it", async () => {
    expect((await knock("boss", RIGHT, home)).status).toBe(200);
    for (let count = 0; count < 9; count += 1) await guess("boss");
    expect((await guess("boss", RIGHT)).status).toBe(429);
    expect((await knock("boss", RIGHT, home)).status).toBe(200);
    // That says nothing to the strangers.
    expect((await guess("boss", RIGHT)).status).toBe(429);
    clock.at += 31 * 86_400_000;
    for (let count = 0; count < 9; count += 1) await guess("boss");
    expect((await knock("boss", RIGHT, home)).status).toBe(429);
  });

  it("is not locked on the device on which its user has signed in, though others guess at the same address", async () => {
    const device = deviceOf(await knock("boss", RIGHT, home));
    for (let count = 0; count < 12; count += 1) await knock("boss", "Wrong-123", home);
    expect((await knock("boss", RIGHT, home)).status).toBe(429);
    expect((await knock("boss", RIGHT, home, device)).status).toBe(200);
    expect((await knock("boss", RIGHT, "203.0.113.9", device)).status).toBe(200);
  });

  it("is closed for a device, too, that shows wrong ones itself, and for no other one of its user's", async () => {
    const [lost, own] = [deviceOf(await knock("boss", RIGHT, home)), deviceOf(await knock("boss", RIGHT, home))];
    for (let count = 0; count < 6; count += 1) expect((await knock("boss", "Wrong-123", home, lost)).status).toBe(403);
    expect((await knock("boss", RIGHT, home, lost)).status).toBe(429);
    expect((await knock("boss", RIGHT, home, own)).status).toBe(200);
  });

  it("knows no device of another's, none that is made up, and none of a former password", async () => {
    const ann = deviceOf(await knock("1022", RIGHT, home));
    const boss = deviceOf(await knock("boss", RIGHT, home));
    const [, id = "", name = "", at = "", signature = ""] =
      /^xcc_device=(\d+)\.([^.]+)\.(\d+)\.(\w+)$/.exec(boss) ?? [];
    await test.put("/api/users/2", { password: "Kuhstall-8" });
    for (let count = 0; count < 6; count += 1) await guess("boss");
    for (const cookie of [ann, boss, `xcc_device=${id}.${name}.${String(Number(at) + 1)}.${signature}`, "xcc_device=x"])
      expect((await knock("boss", "Kuhstall-8", "203.0.113.9", cookie)).status, cookie).toBe(429);
  });

  it("behaves as one that nobody has, that is disabled, or that has no password", async () => {
    await test.post("/api/users", { name: "Gone", login: "gone", password: RIGHT, disabled: 1 });
    const seen = async (login: string): Promise<unknown[]> => {
      const answers: unknown[] = [];
      const note = async (): Promise<void> => {
        const { status, headers, text } = await guess(login);
        answers.push([status, headers["retry-after"], headers["set-cookie"], text]);
      };
      for (let count = 0; count < 8; count += 1) await note();
      const at = clock.at;
      clock.at += 15 * MINUTE_MS - 1;
      await note();
      clock.at += 1;
      for (let count = 0; count < 8; count += 1) await note();
      clock.at = at;
      return answers;
    };
    const there = await seen("boss");
    for (const login of ["nobody", "gone", "admin", "1022"]) expect([login, await seen(login)]).toEqual([login, there]);
    expect(there.map((answer) => (answer as unknown[])[0])).toEqual([
      ...[403, 403, 403, 403, 403, 403, 429, 429, 429],
      ...[403, 403, 403, 403, 403, 403, 429, 429],
    ]);
  });

  it("leaves the same behind whether somebody has it or not, and no name that was typed in", async () => {
    for (const login of ["boss", "nobody"]) await guess(login);
    const guards = await test.database.kysely.selectFrom("sign_in_guards").selectAll().execute();
    expect(guards.map(({ place, failures, series }) => [place, failures, series])).toEqual([
      ["stranger", 1, 0],
      ["stranger", 1, 0],
    ]);
    expect(JSON.stringify(guards)).not.toMatch(/boss|nobody/);
  });

  it("is opened by an administrator, and by a new password", async () => {
    for (const change of [{ is_locked: 0 }, { password: RIGHT }]) {
      for (let count = 0; count < 7; count += 1) await guess("1022");
      expect((await guess("1022", RIGHT)).status).toBe(429);
      await test.put("/api/users/3", change);
      expect((await guess("1022", RIGHT)).status).toBe(200);
      expect((await test.get("/api/users/3")).body).toMatchObject({ is_locked: "0", locked_until: "" });
    }
    const log = await test.get("/api/audit?resource=users&id=3");
    expect(log.text).toContain('"changed":["locked_until"]');
  });

  it("stays locked where an administrator has locked it by hand, and answers as ever", async () => {
    await test.put("/api/users/3", { is_locked: 1 });
    clock.at += 40 * 86_400_000;
    expect(await guess("1022", RIGHT)).toMatchObject({ status: 403, text: WRONG });
    expect((await test.get("/api/users/3")).body).toMatchObject({ is_locked: "1", locked_until: "" });
  });

  it("throws nobody out who is in, and its password can still be changed by them", async () => {
    const { token } = (await knock("1022", RIGHT, "203.0.113.9")).body as { token: string };
    for (let count = 0; count < 8; count += 1) await guess("1022");
    expect((await test.get("/api/users/me", { token })).status).toBe(200);
    const body = { old_password: RIGHT, password: "Kuhstall-8" };
    expect((await test.put("/api/users/me/password", body, { token })).status).toBe(200);
  });

  it("gives who holds a stolen token no more guesses at the password than anybody", async () => {
    const { token } = (await knock("1022", RIGHT, "203.0.113.9")).body as { token: string };
    const body = { old_password: "Wrong-123", password: "Kuhstall-8" };
    const statuses: number[] = [];
    for (let count = 0; count < 8; count += 1)
      statuses.push((await test.put("/api/users/me/password", body, { token })).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 403, 429, 429]);
    // Its user is not locked out by that.
    expect((await guess("1022", RIGHT)).status).toBe(200);
  });

  it("is not counted where no password could be looked at", async () => {
    const matches = test.store.passwords.matches.bind(test.store.passwords);
    Object.assign(test.store.passwords, { matches: () => Promise.reject(new Error("busy")) });
    for (let count = 0; count < 8; count += 1) expect((await guess("boss", RIGHT)).status).toBe(500);
    Object.assign(test.store.passwords, { matches });
    expect((await guess("boss", RIGHT)).status).toBe(200);
  });

  it("is locked in the older form, too", async () => {
    for (let count = 0; count < 6; count += 1) await guess("boss");
    const asked = { method: "POST" as const, url: "/api/sessions/create", remoteAddress: "203.0.113.9" };
    const { statusCode, headers } = await test.api.inject({ ...asked, payload: { username: "boss", password: RIGHT } });
    expect([statusCode, headers["retry-after"]]).toEqual([429, "900"]);
  });
});

describe("an extension with weblogin_disabled", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await test.post("/api/users", { name: "Ann", login: "1022", extn: "1022", password: RIGHT, type: "AGENT" });
  });
  afterAll(() => test.stop());

  const signIn = (password: string): Promise<Answer> => test.post("/api/sessions", { login: "1022", password }, {});
  const create = (password: string): Promise<Answer> =>
    test.post("/api/sessions/create", { username: "1022", password }, {});
  const set = (weblogin_disabled: unknown): Promise<Answer> =>
    test.post("/api/xcc/extensions/set", { id: 1, weblogin_disabled });

  it("keeps its user from every way in by password, and says why to nobody but them", async () => {
    await set("1");
    expect(await signIn("Wrong-123")).toMatchObject({ status: 403, text: WRONG });
    const right = await signIn(RIGHT);
    expect(right).toMatchObject({ status: 403, body: { error: "forbidden" } });
    expect(right.text).toContain("weblogin_disabled");
    expect(right.headers["set-cookie"]).toBeUndefined();
    expect((await create("Wrong-123")).body).toEqual({ code: 903, message: "err password" });
    expect((await create(RIGHT)).body).toEqual({ code: 905, message: "web login disabled" });
    await set(0);
    expect((await signIn(RIGHT)).status).toBe(200);
  });

  it("ends what was begun with a password, and leaves what was begun with a key", async () => {
    const { token } = (await signIn(RIGHT)).body as { token: string };
    const { dev_key } = (await test.post("/api/dev_keys", { user_id: 2 })).body as { dev_key: string };
    const { token: byKey } = (await test.post("/api/xcc/sessions/auth", { dev_key }, {})).body as { token: string };
    await set(true);
    expect((await test.get("/api/users/me", { token })).status).toBe(403);
    expect((await test.get("/api/users/me", { token: byKey })).status).toBe(200);
    const body = { old_password: RIGHT, password: "Kuhstall-8" };
    expect((await test.put("/api/users/me/password", body, { token: byKey })).status).toBe(403);
  });

  it("keeps nobody out whose second telephone it is", async () => {
    await test.put("/api/users/2", { extn: "1023", extn_password: "Ruder4boot" });
    await test.put("/api/users/2", { action: "toggle", extn_id: 1 });
    await test.post("/api/xcc/extensions/set", { id: 2, weblogin_disabled: 1 });
    expect((await signIn(RIGHT)).status).toBe(200);
  });
});
