// Who somebody is, and what they may do: as the gate itself decides it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { routesOf } from "../api.ts";
import { CC_FUNCTIONS } from "../contract/cc.ts";

interface Me {
  readonly routes: readonly string[];
  readonly functions: readonly string[];
  readonly channels: readonly { readonly channel: string; readonly hears: string }[];
}

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
}, 120_000);
beforeEach(async () => {
  await test.reset();
  await test.post("/api/xcc/queues/add", { name: "support" });
  const agent = { login: "1001", name: "甲", extn: "1001", password: "Secret-12", type: "AGENT" };
  await test.post("/api/users", agent);
  await test.post("/api/users", { login: "9001", name: "B", extn: "9001", password: "Secret-12", is_supervisor: true });
  await test.post("/api/queues/1/agents", { agent: "1001" });
});
afterAll(() => test.stop());

async function tokenOf(login: string, kind: "user" | "extension" = "user"): Promise<Record<string, string>> {
  const user = await test.store.users.byLogin(login);
  const extension = kind === "extension" ? { extensionId: user?.extn_id ?? 0 } : {};
  return { token: await test.store.keys.issueToken({ kind, userId: user?.id ?? 0, lifeMs: 60_000, ...extension }) };
}

describe("GET /api/me", () => {
  it("tells an agent who they are, and what is theirs", async () => {
    const { status, body } = await test.get("/api/me", { ...(await tokenOf("1001")), "accept-language": "zh-CN" });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ login: "1001", name: "甲", role: "agent", token_kind: "user-token", agent: "1001", extn: "1001" },
      ...{ extensions: ["1001"], queues: ["support"], supervises: [], sees_withheld: false, language: "zh" },
      time_zone: "Asia/Shanghai",
    });
    expect((body as Me).functions).toContain("ccGoReady");
    expect((body as Me).functions).not.toContain("ccListen");
    expect((body as Me).routes).toContain("GET /api/me");
    expect((body as Me).routes).not.toContain("GET /api/permissions");
  });

  it("tells a supervisor which queues they look after, and an administrator that it is all", async () => {
    const supervisor = await tokenOf("9001");
    expect((await test.get("/api/me", supervisor)).body).toMatchObject({ role: "supervisor", supervises: null });
    const { id = 0 } = (await test.store.users.byLogin("9001")) ?? {};
    await test.put(`/api/users/${id}`, { queues: ["support"] });
    const { body } = await test.get("/api/me", supervisor);
    expect(body).toMatchObject({ supervises: ["support"] });
    expect((body as Me).functions).toContain("ccListen");
    expect((body as Me).channels).not.toContainEqual(expect.objectContaining({ channel: "cc.center" }));
    expect((await test.get("/api/me")).body).toMatchObject({
      ...{ login: "admin", role: "administrator", supervises: null, token_kind: "developer-key", agent: null },
    });
  });

  it("tells an extension's token no more than what that opens", async () => {
    const { body } = await test.get("/api/me", await tokenOf("9001", "extension"));
    expect(body).toMatchObject({ role: "agent", token_kind: "extension-token", extn: "9001", supervises: [] });
    const opened = routesOf(test.api).filter((route) => route.extensionToken === true || route.role === "anyone");
    expect((body as Me).routes).toEqual(opened.map(({ method, url }) => `${method} ${url}`));
  });
});

describe("GET /api/permissions", () => {
  it("has every route and function there is, with what the gate goes by", async () => {
    const { body } = await test.get("/api/permissions?language=zh");
    expect(body).toMatchObject({
      roles: ["agent", "supervisor", "administrator"],
      routes: routesOf(test.api).map(({ method, url, role, extensionToken = false }) => ({
        ...{ method, path: url, role, extension_token: extensionToken },
      })),
    });
    const told = body as { readonly functions: readonly { name: string; role: string; extension_token: boolean }[] };
    expect(told.functions.map(({ name }) => name)).toEqual(CC_FUNCTIONS.map(({ name }) => name));
    for (const { name, role, extension_token } of told.functions) {
      const route = routesOf(test.api).find(({ url }) => url === `/api/cc/ccc/${name}`);
      expect({ role: route?.role, extension_token: route?.extensionToken }, name).toEqual({ role, extension_token });
    }
  });

  it("is for administrators", async () => {
    expect((await test.get("/api/permissions", await tokenOf("9001"))).status).toBe(403);
    expect((await test.get("/api/permissions", { token: DEV_KEY })).status).toBe(200);
  });
});
