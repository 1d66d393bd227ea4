import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEV_KEY, parsed, startTestApi, type TestApi } from "../../test/api/test-api.ts";

const ADD = "/api/xcc/queues/add";
const JSON_TYPE = { token: DEV_KEY, "content-type": "application/json" };

// Hostile requests: where they go, the names they know, and what they put there.
const ROUTES = [
  "/api/xcc/sessions/auth",
  "/api/xcc/sessions/getExtnToken",
  ...["extensions", "queues", "hotlines", "ivrs", "timeDef"].flatMap((resource) =>
    ["list", "get", "add", "set", "del"].map((method) => `/api/xcc/${resource}/${method}`),
  ),
  ...["ccLogin", "ccLogout", "ccGoReady", "ccGoBreak", "ccNothing"].map((func) => `/api/cc/ccc/${func}`),
];
const NAMES = fc.constantFrom(
  ...["id", "name", "extn", "nbr", "numbers", "type", "password", "page", "page_size", "search_field", "search_key"],
  ...["parent_id", "level", "digits", "business_type", "weekday", "start_time", "end_time", "start_date", "end_date"],
  ...["sort_field", "wait_timeout", "wait_timeout_action", "agent", "queue", "dev_key", "period_enable", "domain"],
);
const ODD = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    " ",
    "0",
    "-1",
    "1e9",
    "NaN",
    "true",
    "%",
    "_",
    "\\",
    "\u0000",
    "\ud800",
    "'; drop table users;--",
  ),
  fc.constantFrom<unknown>(
    0,
    -0,
    1e308,
    2 ** 53,
    1,
    "1",
    "only",
    "queue",
    "SIP",
    "work_time",
    "offday",
    "next",
    null,
    [],
    {},
    [[]],
  ),
);

describe("the API", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  it("says that it lives, and whether it takes work", async () => {
    expect(await test.get("/healthz", {})).toMatchObject({ status: 200, body: { status: "ok" } });
    expect(await test.get("/readyz", {})).toMatchObject({ status: 200 });
    test.center.draining = true;
    expect(await test.get("/healthz", {})).toMatchObject({ status: 200 });
    expect(await test.get("/readyz", {})).toMatchObject({ status: 503, body: { error: "draining" } });
    expect(await test.post(ADD, { name: "a" })).toMatchObject({ status: 503, body: { error: "draining" } });
    expect((await test.post("/api/xcc/queues/list")).status).toBe(200);
  });

  it("describes every route, from the schemas that check it", async () => {
    const { status, body } = await test.get("/openapi.json", {});
    expect(status).toBe(200);
    const document = body as { openapi: string; paths: Record<string, Record<string, Record<string, unknown>>> };
    expect(document.openapi).toBe("3.1.0");
    const paths = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    for (const resource of ["extensions", "queues", "hotlines", "hostlines"]) {
      for (const method of ["list", "get", "add", "set", "del"])
        expect(paths).toContain(`post /api/xcc/${resource}/${method}`);
    }
    expect(paths).toEqual(expect.arrayContaining(["post /api/cc/ccc/ccLogin", "get /api/cdrs/{uuid}", "get /readyz"]));
    const add = document.paths["/api/xcc/extensions/add"]?.["post"];
    expect(JSON.stringify(add?.["requestBody"])).toMatch(/"required":\[.*"password"/);
    expect(Object.keys(add?.["responses"] ?? {})).toEqual([
      "200",
      "400",
      "403",
      "404",
      "409",
      "413",
      "415",
      "429",
      "500",
      "503",
      "504",
    ]);
  });

  it("answers what it does not have with 404, and nothing of how it is made", async () => {
    const { status, body } = await test.get("/api/xcc/nothing?token=secret");
    expect([status, body]).toEqual([
      404,
      { code: 404, error: "no-such", message: "Not found", reason: "there is no GET /api/xcc/nothing" },
    ]);
    expect((await test.get("/%E0%A4%A")).status).toBe(400);
    expect((await test.get(ADD)).status).toBe(405);
  });

  it.each([
    ["{", 400],
    ["[]", 400],
    ["null", 400],
    ["5", 400],
    ['"a"', 400],
    ["[[[[[[[[[[", 400],
    ['{"name":"a","__proto__":{"id":1}}', 400],
    ['{"name":"a","constructor":{"prototype":{"id":1}}}', 400],
    ['{"name":"a","a":{"__proto__":1}}', 400],
    ["", 400],
    ['{"name":"\\ud800"}', 400],
    ['{"name":"a"}', 200],
    ['{"name":"b","constructor":1,"toString":2}', 200],
  ])("reads the body %s with %i", async (payload, status) => {
    const answer = await test.post(ADD, payload, JSON_TYPE);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/ at .*\.ts|node_modules/);
  });

  it.each([
    ["/api/cdrs", "uuid"],
    ["/api/voicemails", "id"],
    ["/api/webhooks", "id"],
  ])("names what is too long in a path below %s", async (path, field) => {
    const { status, body } = await test.get(`${path}/${"9".repeat(2_000)}`);
    expect([status, body]).toMatchObject([400, { fields: [{ field }] }]);
  });

  it("takes an empty body for an empty object, a list needs no more", async () => {
    expect((await test.post("/api/xcc/queues/list", "", JSON_TYPE)).status).toBe(200);
    expect(
      (await test.api.inject({ method: "POST", url: "/api/xcc/queues/list", headers: { token: DEV_KEY } })).statusCode,
    ).toBe(200);
  });

  it("refuses other kinds of bodies, and those that are too large", async () => {
    for (const type of [
      "application/x-www-form-urlencoded",
      "text/plain",
      "text/xml",
      "multipart/form-data; boundary=x",
    ]) {
      const answer = await test.post(ADD, "name=a", { token: DEV_KEY, "content-type": type });
      const fields = [{ field: "Content-Type", expected: "application/json" }];
      const reason = `Content-Type: expected application/json, not ${type}`;
      expect(answer).toMatchObject({ status: 415, body: { error: "unsupported-media-type", reason, fields } });
    }
    const untyped = await test.api.inject({ method: "POST", url: ADD, headers: { token: DEV_KEY }, payload: "name=a" });
    expect(parsed(untyped.payload)).toMatchObject({
      ...{ code: 415, reason: "Content-Type: expected application/json, not none" },
    });
    const large = JSON.stringify({ name: "a", description: "x".repeat(1_048_576) });
    expect(await test.post(ADD, large, JSON_TYPE)).toMatchObject({ status: 413, body: { error: "too-large" } });
  });

  it("says that the database is away, and when to ask again", async () => {
    const { store } = test;
    const list = store.queues.list.bind(undefined);
    Object.assign(store.queues, {
      list: () => Promise.reject(Object.assign(new Error("x"), { code: "ECONNREFUSED" })),
    });
    const answer = await test.post("/api/xcc/queues/list");
    Object.assign(store.queues, { list });
    expect(answer).toMatchObject({ status: 503, body: { error: "store-away" }, headers: { "retry-after": "5" } });
  });

  it("does not say that nothing was changed where the database goes away after the change", async () => {
    const { store } = test;
    const get = store.users.get.bind(undefined);
    const lost = Object.assign(new Error("x"), { code: "ECONNREFUSED" });
    Object.assign(store.users, { get: () => Promise.reject(lost) });
    const answer = await test.post("/api/users", { login: "1001", name: "Ann", password: "Kuhstall-7" });
    Object.assign(store.users, { get });
    expect(answer).toMatchObject({ status: 504, body: { error: "outcome-unknown" } });
    expect(answer.text).toContain("it was stored");
  });

  it("keeps our own mistakes to itself", async () => {
    const { store } = test;
    const list = store.queues.list.bind(undefined);
    Object.assign(store.queues, { list: () => Promise.reject(new TypeError("secret is not a function")) });
    const { status, text } = await test.post("/api/xcc/queues/list");
    Object.assign(store.queues, { list });
    expect(status).toBe(500);
    expect(text).not.toMatch(/secret|TypeError|\.ts/);
    expect(JSON.parse(text)).toMatchObject({ code: 500, error: "internal" });
  });

  it("never fails over what is sent: hostile JSON is answered with what was expected, or taken", async () => {
    const bodies = fc.dictionary(fc.oneof(NAMES, fc.string({ maxLength: 10 })), ODD, { maxKeys: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ROUTES),
        fc.oneof({ weight: 9, arbitrary: bodies }, ODD),
        async (url, body) => {
          const { status, text } = await test.post(url, JSON.stringify(body), JSON_TYPE);
          expect([200, 400, 403, 404, 409, 429]).toContain(status);
          expect(text).not.toMatch(/ at .*\.ts|node_modules|Invalid input:/);
        },
      ),
      { numRuns: 400 },
    );
  }, 120_000);
});
