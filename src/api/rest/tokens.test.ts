import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

interface Listed {
  readonly id: number;
  readonly current: boolean;
  readonly login: string;
  readonly expires_at: string;
}

describe("tokens and developer keys", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await test.post("/api/users", { name: "Ann", login: "1022", extn: "1022", password: "Secret-12", type: "AGENT" });
  });
  afterAll(() => test.stop());

  const listed = async (headers?: { token: string }, query = ""): Promise<readonly Listed[]> => {
    const { status, body, text } = await test.get(`/api/tokens${query}`, headers);
    expect(status).toBe(200);
    expect(text).not.toMatch(/hash|[0-9a-f-]{36}/);
    return (body as { data: Listed[] }).data;
  };

  it("are listed without the token, one's own to an agent and all to an administrator", async () => {
    const token = await test.store.keys.issueToken({ kind: "user", userId: 2, lifeMs: 60_000, address: "192.0.2.1" });
    await test.post("/api/xcc/sessions/auth", { dev_key: DEV_KEY }, {});
    expect(await listed({ token })).toEqual([
      {
        ...{ id: 1, kind: "user", user_id: 2, login: "1022", address: "192.0.2.1", current: true },
        ...{ created_at: "2026-03-02 10:00:00", expires_at: "2026-03-02 10:01:00", used_at: "" },
      },
    ]);
    expect((await listed({ token }, "?user_id=1")).map(({ login }) => login)).toEqual(["1022"]);
    expect((await listed()).map(({ login, expires_at }) => [login, expires_at])).toEqual([
      ["admin", ""],
      ["1022", "2026-03-02 10:01:00"],
    ]);
    expect(await listed(undefined, "?user_id=2")).toHaveLength(1);
  });

  it("are revoked at once, which is written down", async () => {
    const token = await test.store.keys.issueToken({ kind: "user", userId: 2, lifeMs: 60_000 });
    const other = await test.store.keys.issueToken({ kind: "user", userId: 1, lifeMs: 60_000 });
    expect((await test.delete("/api/tokens/2", { token })).status).toBe(404);
    expect((await test.delete("/api/tokens/9", { token })).status).toBe(404);
    expect((await test.delete("/api/tokens/9")).status).toBe(404);
    expect((await test.delete("/api/tokens/2")).status).toBe(200);
    expect((await test.get("/api/users/me", { token: other })).status).toBe(403);
    expect((await test.delete("/api/tokens/1", { token })).status).toBe(200);
    expect((await test.get("/api/users/me", { token })).status).toBe(403);
    const { body, text } = await test.get("/api/audit?resource=tokens");
    expect(body).toMatchObject({
      data: [
        { user: "1022", action: "remove", resource_id: "1" },
        { user: "admin", resource_id: "2" },
      ],
    });
    expect(text).not.toMatch(/hash/);
  });

  it("of one who takes a token for each request are the latest thousand", async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => ({
      ...{ hash: String(index), kind: "user" as const, user_id: 2, created_at: new Date(), expires_at: null },
    }));
    await test.database.kysely.insertInto("tokens").values(rows).execute();
    await test.store.keys.issueToken({ kind: "user", userId: 2 });
    const { body } = await test.get("/api/tokens?perPage=1&user_id=2");
    expect(body).toMatchObject({ rowCount: 1000 });
  });

  it("let a developer key be made, shown once, listed without it, and revoked with its tokens", async () => {
    const made = await test.post("/api/dev_keys", { user_id: 2, name: "CRM" });
    expect(made).toMatchObject({ status: 200, body: { code: 200, id: 2 } });
    const { dev_key: key } = made.body as { dev_key: string };
    const auth = await test.post("/api/xcc/sessions/auth", { dev_key: key }, {});
    expect(auth.body).toMatchObject({ code: 200, user_id: "2" });
    const { token } = auth.body as { token: string };
    expect((await test.get("/api/users/me", { token: key })).body).toMatchObject({ login: "1022" });
    const { body, text } = await test.get("/api/dev_keys");
    expect(body).toMatchObject({ rowCount: 2, data: [{ id: 1 }, { id: 2, user_id: 2, name: "CRM", origin: "user" }] });
    expect(text).not.toMatch(new RegExp(`${key}|${DEV_KEY}|hash`));
    expect((await test.delete("/api/dev_keys/2")).body).toEqual({ code: 200, id: 2 });
    for (const shown of [key, token]) expect((await test.get("/api/users/me", { token: shown })).status).toBe(403);
    const log = await test.get("/api/audit?resource=dev_keys");
    expect(log.body).toMatchObject({
      data: [{ action: "remove", before: { name: "CRM" } }, { action: "add" }, { user: "" }],
    });
    expect(log.text).not.toContain(key);
  });

  it("tell of a key that comes back, and keep within a limit", async () => {
    expect((await test.delete("/api/dev_keys/1")).body).toMatchObject({
      note: expect.stringMatching("XCC_DEV_KEY") as string,
    });
    await test.store.keys.ensureDevKey(DEV_KEY);
    for (let count = 0; count < 20; count += 1) await test.post("/api/dev_keys", { user_id: 2 });
    expect(await test.post("/api/dev_keys", { user_id: 2 })).toMatchObject({
      status: 400,
      body: { fields: [{ field: "user_id" }] },
    });
    expect((await test.post("/api/dev_keys", { user_id: 99 })).status).toBe(400);
    expect((await test.delete("/api/dev_keys/99")).status).toBe(404);
  });
});
