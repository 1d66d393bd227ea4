import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEV_KEY, shapeOf, startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { clock } from "../../../test/store/test-store.ts";

const NOT_AUTHORIZED = '{"result":"error","code":"403","error_text":"Not Authorized"}';
const AUTH = "/api/xcc/sessions/auth";
const EXTN_TOKEN = "/api/xcc/sessions/getExtnToken";
const LIST = "/api/xcc/extensions/list";

describe("sessions", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const auth = async (): Promise<string> => {
    const { body } = await test.post(AUTH, { dev_key: DEV_KEY }, {});
    return (body as { token: string }).token;
  };

  it("gives a token for a developer key, as the manual shows it", async () => {
    const { status, body } = await test.post(AUTH, { dev_key: DEV_KEY }, {});
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 200, user_id: "1", expires: 0, sip_port: "25060" });
    expect(shapeOf(body)).toEqual(
      shapeOf({
        ...{ code: 200, user_id: "4", expires: 0, sip_port: "25060" },
        token: "db232730-8885-42c9-b60a-25072e8f4957",
      }),
    );
  });

  it("gives nothing for a wrong key, and after ten of them waits a minute", async () => {
    for (let count = 0; count < 10; count += 1) {
      const { status, text } = await test.post(AUTH, { dev_key: `wrong ${count}` }, {});
      expect([status, text]).toEqual([403, NOT_AUTHORIZED]);
    }
    const blocked = await test.post(AUTH, { dev_key: DEV_KEY }, {});
    expect(blocked).toMatchObject({ status: 429, body: { error: "too-many" }, headers: { "retry-after": "60" } });
    clock.at += 60_000;
    expect((await test.post(AUTH, { dev_key: DEV_KEY }, {})).status).toBe(200);
  });

  it("takes the token in four places, and the developer key in place of a token", async () => {
    const token = await auth();
    const places = [
      { token },
      { "x-xtra-auth-id": token },
      { authorization: `Bearer ${token}` },
      { cookie: `freeswitch_xtra_session_id=${token}` },
      { token: DEV_KEY },
    ];
    for (const headers of places)
      expect((await test.post(LIST, {}, headers as Record<string, string>)).status).toBe(200);
  });

  it.each([{}, { token: "unknown" }, { token: "x".repeat(10_000) }, { authorization: "Negotiate YWRtaW4=" }])(
    "lets nobody in with %j, and says so to the letter",
    async (headers) => {
      const { status, text, headers: got } = await test.post(LIST, { page: "not a number" }, headers);
      expect([status, text]).toEqual([403, NOT_AUTHORIZED]);
      expect(got["content-type"]).toMatch(/^application\/json/);
    },
  );

  it("lets a key's token live as long as the key, and an extension's for a day", async () => {
    await test.post("/api/xcc/extensions/add", { name: "Ext_1001", extn: "1001", password: "1234" });
    const token = await auth();
    const { body } = await test.post(EXTN_TOKEN, { extn: "1001" }, { token });
    const ofExtension = { token: (body as { token: string }).token };
    clock.at += 86_400_000 - 1;
    expect((await test.post("/api/xcc/extensions/get", { id: 1 }, ofExtension)).status).toBe(200);
    clock.at += 1;
    expect((await test.post("/api/xcc/extensions/get", { id: 1 }, ofExtension)).text).toBe(NOT_AUTHORIZED);
    clock.at += 86_400_000 * 3650;
    expect((await test.post(LIST, {}, { token })).status).toBe(200);
    expect((await test.delete("/api/dev_keys/1")).status).toBe(200);
    expect((await test.post(LIST, {}, { token })).text).toBe(NOT_AUTHORIZED);
  });

  it("listens to no key of an address that has shown ten wrong ones, but to the tokens it has", async () => {
    const token = await auth();
    for (let count = 0; count < 10; count += 1) {
      expect((await test.post(LIST, {}, { token: `wrong ${count}` })).text).toBe(NOT_AUTHORIZED);
    }
    expect(await test.post(LIST, {}, { token: "wrong" })).toMatchObject({
      ...{ status: 429, body: { error: "too-many" }, headers: { "retry-after": "60" } },
    });
    expect((await test.post(LIST, {}, { token: DEV_KEY })).status).toBe(429);
    expect((await test.post(LIST, {}, { token })).status).toBe(200);
    clock.at += 60_000;
    expect((await test.post(LIST, {}, { token: DEV_KEY })).status).toBe(200);
  });

  it("does not count a token of ours that has expired", async () => {
    const token = await test.store.keys.issueToken({ kind: "user", userId: 1, lifeMs: 1000 });
    clock.at += 1000;
    for (let count = 0; count < 12; count += 1) {
      expect((await test.post(LIST, {}, { token })).text).toBe(NOT_AUTHORIZED);
    }
  });

  it("gives an extension's token, which opens its own extension only", async () => {
    const added = await test.post("/api/xcc/extensions/add", { name: "Ext_1001", extn: "1001", password: "1234" });
    const { status, body } = await test.post(EXTN_TOKEN, { extn: 1001 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ extn_id: (added.body as { id: string }).id, domain: "xswitch.cn" });
    expect(Object.keys(body as object).sort()).toEqual(["domain", "extn_id", "token"]);
    const { token } = body as { token: string };
    expect(await test.store.keys.principalOf(token)).toMatchObject({ tokenKind: "extension-token", login: "1001" });
    expect(await test.post(LIST, {}, { token })).toMatchObject({ status: 403, body: { error: "forbidden" } });
    expect((await test.post("/api/xcc/extensions/get", { id: 1 }, { token })).status).toBe(200);
  });

  it("knows no token for an extension that is not there", async () => {
    expect(await test.post(EXTN_TOKEN, { extn: "999" })).toMatchObject({ status: 404, body: { error: "no-such" } });
    expect(await test.post(EXTN_TOKEN, {})).toMatchObject({ status: 400, body: { fields: [{ field: "extn" }] } });
  });
});
