import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiBeside, DEV_KEY, startTestApi, type TestApi } from "../../test/api/test-api.ts";
import { requestIdOf } from "./request-log.ts";

type Line = readonly [level: string, fields: Record<string, unknown>, text: string];

describe("a request's id", () => {
  it("is the client's own where that is well-formed, and ours otherwise", () => {
    const idFor = (given: string | undefined): string =>
      requestIdOf({ headers: given === undefined ? {} : { "x-request-id": given } });
    expect(idFor("crm-2026:abc/7")).toBe("crm-2026:abc/7");
    for (const bad of [undefined, "", "short", "x".repeat(101), "with space in it", 'quo"tes-in-it', "13800000000"]) {
      expect(idFor(bad), bad).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe("what is logged of requests", () => {
  let test: TestApi;
  let lines: Line[] = [];
  const answered: string[] = [];
  const say =
    (level: string) =>
    (fields: object, text: string): void =>
      void lines.push([level, fields as Record<string, unknown>, text]);
  const log = { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") };
  const clock = { now: (): number => Date.now() };
  let api: ReturnType<typeof apiBeside>;
  beforeAll(async () => {
    test = await startTestApi();
    await test.reset();
  });
  beforeEach(() => {
    lines = [];
    const watch = {
      answered: ({ method, route, status }: { method: string; route: string; status: number }) =>
        void answered.push(`${method} ${route} ${status}`),
    };
    const metrics = { contentType: "text/plain", text: () => Promise.resolve("xcc_test 1\n") };
    api = apiBeside(test, { metricsToken: "scraper-token-0123456789" }, { log, clock, watch, metrics });
  });
  afterAll(() => test.stop());

  it("is one line with the route's pattern, and the id that the client is told", async () => {
    const headers = { token: "no-such-token", "x-request-id": "my-request-1" };
    const reply = await api.inject({ method: "GET", url: "/api/cdrs/13800000000?cidNumber=13800000001", headers });
    expect([reply.statusCode, reply.headers["x-request-id"]]).toEqual([403, "my-request-1"]);
    const [line] = lines.filter(([, , text]) => text === "a request was refused");
    expect(line?.[0]).toBe("info");
    expect(line?.[1]).toMatchObject({ request: "my-request-1", method: "GET", route: "/api/cdrs/:uuid", status: 403 });
    expect(JSON.stringify(lines)).not.toMatch(/1380000|no-such-token/);
    expect(answered).toContain("GET /api/cdrs/:uuid 403");
  });

  it("names what nobody reads, but no values and no odd names", async () => {
    const body = { colour: "13800000000", "13900000000": 1 };
    const url = "/api/xcc/queues/list";
    await api.inject({ method: "POST", url, headers: { token: DEV_KEY }, payload: body });
    const [line] = lines.filter(([, , text]) => text === "fields of a request were ignored");
    expect(line?.[1]["fields"]).toEqual(expect.arrayContaining(["colour", "(odd name)"]));
    expect(JSON.stringify(lines)).not.toMatch(/13800000000|13900000000/);
  });

  it("names a slow one at warn", async () => {
    await api.close();
    lines = [];
    api = apiBeside(test, { slowRequestMs: 0 }, { log, clock });
    await api.inject({ method: "GET", url: "/healthz" });
    expect(lines.map(([level, , text]) => `${level}: ${text}`)).toEqual(["warn: a slow request"]);
  });

  it("says nothing above debug of one that went well", async () => {
    await api.inject({ method: "GET", url: "/healthz" });
    expect(lines.map(([level]) => level)).toEqual(["debug"]);
  });

  it("counts a URL without a route as none", async () => {
    const reply = await api.inject({ method: "GET", url: "/13800000000" });
    expect(reply.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(answered).toContain("GET (none) 404");
  });

  it.each([
    ["the scraper's token", { authorization: "Bearer scraper-token-0123456789" }, 200],
    ["an administrator's key", { token: "the dev key" }, 200],
    ["no token", {}, 403],
    ["another token", { token: "scraper-token-0123456780" }, 403],
  ])("shows metrics to who has %s: %o", async (_, given, status) => {
    const headers = "token" in given && given.token === "the dev key" ? { token: DEV_KEY } : given;
    const reply = await api.inject({ method: "GET", url: "/metrics", headers });
    expect(reply.statusCode).toBe(status);
    if (status === 200) expect([reply.body, reply.headers["content-type"]]).toEqual(["xcc_test 1\n", "text/plain"]);
  });

  it("has no /metrics where nothing is measured", async () => {
    expect((await test.get("/metrics")).status).toBe(404);
  });
});
