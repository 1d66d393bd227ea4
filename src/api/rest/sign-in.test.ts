import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type Answer, type TestApi } from "../../../test/api/test-api.ts";
import { clock } from "../../../test/store/test-store.ts";

const WRONG = '{"code":403,"text":"Wrong username or password"}';
const MINUTE_MS = 60_000;

describe("signing in with a password", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await test.post("/api/users", { name: "Ann", login: "1022", extn: "1022", password: "Secret-12", type: "AGENT" });
  });
  afterAll(() => test.stop());

  const signIn = (password: string, login = "1022"): Promise<Answer> =>
    test.post("/api/sessions", { login, password }, {});
  const me = (token: string): Promise<Answer> => test.get("/api/users/me", { token });
  it("gives a token, and sets the cookie of this family of servers", async () => {
    const { status, body, headers } = await signIn("Secret-12");
    expect(status).toBe(200);
    const { token } = body as { token: string };
    expect(body).toEqual({
      ...{
        code: 200,
        token,
        session_id: token,
        user_id: 2,
        super_admin: 0,
        name: "Ann",
        extn: "1022",
        expires: 86_400,
      },
      ...{ currentAuthority: "agent", system_roles: { senior_roles_str: "", roles_str: "agent" }, first_login: "1" },
    });
    expect(headers["set-cookie"]).toEqual([
      `freeswitch_xtra_session_id=${token};path=/; HttpOnly; SameSite=Strict; Max-Age=86400`,
      expect.stringMatching(/^xcc_device=[^;]+;path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/),
    ]);
    expect((await test.get("/api/users/me", { cookie: `freeswitch_xtra_session_id=${token}` })).body).toMatchObject({
      id: 2,
      first_login: "0",
    });
    clock.at += 86_400_000;
    expect((await me(token)).status).toBe(403);
  });

  it("takes the login as username, too, and ends with the session", async () => {
    const { body } = await test.post("/api/sessions", { username: "1022", password: "Secret-12" }, {});
    const { token } = body as { token: string };
    const { status, text, headers } = await test.delete("/api/sessions", { token });
    expect([status, text]).toEqual([200, '{"code":200,"text":"OK"}']);
    expect(headers["set-cookie"]).toMatch(/^freeswitch_xtra_session_id=;.*Max-Age=0$/);
    expect((await me(token)).status).toBe(403);
    expect((await test.delete("/api/sessions", {})).status).toBe(403);
    expect(await test.post("/api/sessions", { password: "x" }, {})).toMatchObject({
      status: 400,
      body: { fields: [{ field: "login" }] },
    });
  });

  it("answers a wrong password, an unknown login and one without a password to the letter, and alike", async () => {
    await test.post("/api/xcc/extensions/add", { name: "b", extn: "1023", password: "1234" });
    for (const [password, login] of [
      ["Wrong-123", "1022"],
      ["Secret-12", "nobody"],
      ["1234", "1023"],
      ["", "1023"],
      ["x", "admin"],
    ]) {
      expect(await signIn(password ?? "", login)).toMatchObject({ status: 403, text: WRONG });
    }
  });

  it("does the same work whether there is such a login or not", async () => {
    const { passwords } = test.store;
    const looked: (string | null)[] = [];
    const matches = passwords.matches.bind(passwords);
    Object.assign(passwords, {
      matches: (password: string, kept: string | null) => {
        looked.push(kept === null ? null : "kept");
        return matches(password, kept);
      },
    });
    await signIn("Wrong-123");
    await signIn("Wrong-123", "nobody");
    Object.assign(passwords, { matches });
    expect(looked).toEqual(["kept", null]);
  });

  it("waits with an address that has shown ten wrong ones, over all logins", async () => {
    for (let count = 0; count < 10; count += 1) await signIn("Wrong-123", `nobody-${count}`);
    expect(await signIn("Secret-12")).toMatchObject({ status: 429, headers: { "retry-after": "60" } });
    clock.at += MINUTE_MS;
    expect((await signIn("Secret-12")).status).toBe(200);
  });

  it("ends what was begun with the former password", async () => {
    const { token } = (await signIn("Secret-12")).body as { token: string };
    const ofPhone = await test.post("/api/xcc/sessions/getExtnToken", { extn: "1022" }, { token });
    const phone = { token: (ofPhone.body as { token: string }).token };
    expect((await test.get("/api/voicemails", phone)).status).toBe(200);
    await test.put("/api/users/2", { password: "Secret-34" });
    expect((await me(token)).status).toBe(403);
    // Also what was got with it: whoever had the password would keep the phone's token for a day.
    expect((await test.get("/api/voicemails", phone)).status).toBe(403);
    expect((await signIn("Secret-12")).status).toBe(403);
    expect((await signIn("Secret-34")).status).toBe(200);
    await test.put("/api/users/2", { disabled: 1 });
    expect((await signIn("Secret-34")).text).toBe(WRONG);
  });

  it("lets one change their own password who knows it", async () => {
    const { token } = (await signIn("Secret-12")).body as { token: string };
    const change = (old_password: string, password: string): Promise<Answer> =>
      test.put("/api/users/me/password", { old_password, password }, { token });
    expect(await change("Wrong-123", "Secret-34")).toMatchObject({ status: 403, text: WRONG });
    expect(await change("Secret-12", "short")).toMatchObject({
      status: 400,
      body: { fields: [{ field: "password" }] },
    });
    const { status, body } = await change("Secret-12", "Secret-34");
    expect(status).toBe(200);
    expect((await me(token)).status).toBe(403);
    expect((await me((body as { token: string }).token)).body).toMatchObject({ id: 2, first_login: "0" });
    expect((await signIn("Secret-12")).status).toBe(403);
    expect((await signIn("Secret-34")).status).toBe(200);
    const log = await test.get("/api/audit?user=1022");
    expect(log.body).toMatchObject({ data: [{ action: "change", changed: ["password_hash"] }] });
  });

  it("works in the older form: always 200, with a code of its own", async () => {
    const create = (body: unknown): Promise<Answer> => test.post("/api/sessions/create", body, {});
    const { status, body } = await create({ username: "1022", password: "Secret-12" });
    expect([status, body]).toMatchObject([
      200,
      { code: 0, message: "sucess", data: { session_id: expect.any(String) as string } },
    ]);
    expect((await me((body as { data: { session_id: string } }).data.session_id)).status).toBe(200);
    expect(await create({ username: "1022" })).toMatchObject({
      status: 200,
      body: { code: 901, message: "err param" },
    });
    expect(await create({ username: "1022", password: "x" })).toMatchObject({
      status: 200,
      body: { code: 903, message: "err password" },
    });
    expect(await create({ username: "nobody", password: "x" })).toMatchObject({ status: 200, body: { code: 903 } });
  });
});
