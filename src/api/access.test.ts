import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEV_KEY, parsed, startTestApi, type TestApi } from "../../test/api/test-api.ts";
import { ROLES, type Role } from "./access.ts";
import { routesOf } from "./api.ts";

const ASKING = ["nobody", "extension", "agent", "supervisor", "administrator"] as const;
type Asking = (typeof ASKING)[number];

/** What the gate itself says; past it, a route may still find that something is not one's own. */
const GATE = expect.stringMatching(/^(this takes the role|an extension's token opens only)/) as string;

const SHUT = expect.toBeOneOf([
  expect.objectContaining({ reason: GATE }),
  expect.objectContaining({ error_text: "Not Authorized" }),
]) as unknown;

describe("who may use which route", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
    await test.reset();
    await test.post("/api/xcc/extensions/add", { name: "a", extn: "1001", password: "1234" });
    await test.post("/api/xcc/extensions/add", { name: "b", extn: "1002", password: "1234" });
    const users = test.database.kysely;
    await users.updateTable("users").set({ is_supervisor: true }).where("login", "=", "1002").execute();
  }, 120_000);
  afterAll(() => test.stop());

  /** A fresh one each time: some routes end it. */
  async function headersOf(asking: Asking): Promise<Record<string, string>> {
    const { keys } = test.store;
    const [agent, supervisor] = [2, 3];
    switch (asking) {
      case "nobody":
        return {};
      case "extension":
        return {
          token: await keys.issueToken({ kind: "extension", userId: supervisor, extensionId: 2, lifeMs: 60_000 }),
        };
      case "agent":
        return { token: await keys.issueToken({ kind: "user", userId: agent, lifeMs: 60_000 }) };
      case "supervisor":
        return { token: await keys.issueToken({ kind: "user", userId: supervisor, lifeMs: 60_000 }) };
      case "administrator":
        return { token: DEV_KEY };
    }
  }

  function isLetIn(asking: Asking, { role, extensionToken }: { role: Role; extensionToken?: boolean }): boolean {
    if (role === "anyone") return true;
    if (asking === "nobody") return false;
    if (asking === "extension") return extensionToken === true && role === "agent";
    return ROLES.indexOf(asking) >= ROLES.indexOf(role);
  }

  it("is said of every route, and kept for every role", async () => {
    const routes = routesOf(test.api);
    expect(routes.length).toBeGreaterThan(30);
    for (const route of routes) {
      for (const asking of ASKING) {
        // Paths and bodies lead nowhere: whoever is let in gets past the gate, not further.
        const url = route.url.replace(/:\w+/g, "999999");
        const { statusCode, payload } = await test.api.inject({
          method: route.method,
          url,
          headers: await headersOf(asking),
          ...(route.method === "GET" || route.method === "DELETE" ? {} : { payload: {} }),
        });
        const told = `${asking} ${route.method} ${route.url} (${route.role})`;
        const answer = parsed(payload);
        if (isLetIn(asking, route)) expect([statusCode, answer], told).not.toMatchObject([403, SHUT]);
        else if (asking === "nobody")
          expect([statusCode, answer], told).toMatchObject([403, { error_text: "Not Authorized" }]);
        else expect([statusCode, answer], told).toMatchObject([403, { error: "forbidden", reason: GATE }]);
      }
    }
  }, 120_000);

  it("is shown in the OpenAPI document", async () => {
    const { body } = await test.get("/openapi.json");
    const { paths } = body as { paths: Record<string, Record<string, { "x-role"?: string }>> };
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const url = path.replace(/\{(\w+)\}/g, ":$1");
        const route = routesOf(test.api).find((one) => one.url === url && one.method === method.toUpperCase());
        expect(operation["x-role"], `${method} ${path}`).toBe(route?.role);
      }
    }
  });

  describe("what is one's own", () => {
    const get = async (asking: Asking, id: number) =>
      test.post("/api/xcc/extensions/get", { id }, await headersOf(asking));
    const signIn = async (asking: Asking, agent: string, extn: string) =>
      test.post("/api/cc/ccc/ccLogin", { agent, extn, queue: "q" }, await headersOf(asking));

    it("is an agent's own extension, and an extension's token's that one only", async () => {
      expect((await get("agent", 1)).status).toBe(200);
      expect(await get("agent", 2)).toMatchObject({ status: 403, body: { error: "forbidden" } });
      expect(await get("agent", 9)).toMatchObject({ status: 403 });
      expect((await get("extension", 2)).status).toBe(200);
      expect(await get("extension", 1)).toMatchObject({ status: 403, body: { error: "forbidden" } });
    });

    it("is shown to a supervisor without what a phone proves itself with", async () => {
      expect((await get("supervisor", 1)).body).toMatchObject({ extn: "1001", ha1: "", ha1b: "" });
      expect((await get("administrator", 1)).body).toMatchObject({
        ha1: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      });
      const list = await test.post("/api/xcc/extensions/list", {}, await headersOf("supervisor"));
      expect(list.text).not.toMatch(/[0-9a-f]{32}/);
    });

    it("are an agent's own functions; a supervisor has everybody's", async () => {
      expect((await signIn("agent", "1001", "1001")).status).toBe(200);
      expect(await signIn("agent", "1002", "1002")).toMatchObject({ status: 403, body: { error: "forbidden" } });
      expect((await signIn("supervisor", "1001", "1001")).status).toBe(200);
      expect((await signIn("extension", "1002", "1002")).status).toBe(200);
      expect((await signIn("extension", "default.1002", "1002")).status).toBe(200);
      expect(await signIn("extension", "1002", "1001")).toMatchObject({ status: 403 });
      expect(await signIn("extension", "1001", "1002")).toMatchObject({ status: 403 });
    });
  });
});
