// What clients of every kind send, and what they are told: character sets, broken JSON, wrong methods, other sites' pages.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiBeside, DEV_KEY, parsed, startTestApi, type TestApi } from "../../test/api/test-api.ts";
import { routesOf } from "./api.ts";

const ADD = "/api/xcc/queues/add";
const GET = "/api/xcc/queues/get";
const SITE = "https://crm.example.com";

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
  await test.api.ready();
});
afterAll(() => test.stop());

async function sent(url: string, payload: Buffer | string, headers: Readonly<Record<string, string>>) {
  const type = { token: DEV_KEY, "content-type": "application/json" };
  const answer = await test.api.inject({ method: "POST", url, payload, headers: { ...type, ...headers } });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: parsed(answer.payload) as Record<string, unknown>,
  };
}

describe("a body", () => {
  // "技术" in GBK, which GB2312 and GB18030 write alike.
  const gbk = Buffer.concat([Buffer.from('{"name":"'), Buffer.from("bcbccaf5", "hex"), Buffer.from('"}')]);

  it.each(["gbk", "GB18030", "gb2312", '"gbk"', "cp936"])("in %s is decoded", async (charset) => {
    const made = await sent(ADD, gbk, { "content-type": `application/json; charset=${charset}` });
    expect(made.status).toBe(200);
    const { body } = await test.post(GET, made.body);
    expect(body).toMatchObject({ name: "技术" });
    await test.post("/api/xcc/queues/del", made.body);
  });

  it.each(["utf-8", "UTF8", "us-ascii", ""])(
    "in %j is as it is, with a mark at the beginning or without",
    async (charset) => {
      const payload = Buffer.from('\ufeff{"name":"销售"}');
      const type = `application/json${charset === "" ? "" : `;charset=${charset}`}`;
      const made = await sent(ADD, payload, { "content-type": type });
      expect((await test.post(GET, made.body)).body).toMatchObject({ name: "销售" });
      await test.post("/api/xcc/queues/del", made.body);
    },
  );

  it("in a character set that it is not in is refused by the name of the fault", async () => {
    const told = await sent(ADD, gbk, {});
    expect(told).toMatchObject({ status: 400, body: { error: "invalid" } });
    expect(told.body["reason"]).toBe("expected text in UTF-8 (say charset=gbk in Content-Type where it is GBK)");
    const cut = await sent(ADD, gbk.subarray(0, 10), { "content-type": "application/json; charset=gbk" });
    expect(cut.body["reason"]).toBe("expected text in GBK");
    const wide = await sent(ADD, Buffer.from('\ufeff{"name":"a"}', "utf16le"), {});
    expect(wide.body["reason"]).toMatch(/UTF-16/);
  });

  it.each(["utf-16", "big5", "koi8-r", "x".repeat(500)])("in %s is refused with 415", async (charset) => {
    const told = await sent(ADD, "{}", { "content-type": `application/json; charset=${charset}` });
    expect(told).toMatchObject({ status: 415, body: { error: "unsupported-media-type" } });
    expect(told.body["reason"]).toContain("expected charset utf-8, gbk, gb18030 or gb2312, not");
  });

  it.each(["gzip", "br", "deflate", "GZIP", "gzip, identity", "zstd"])(
    "compressed by %s is not taken",
    async (coding) => {
      const told = await sent(ADD, gzipSync('{"name":"a"}'), { "content-encoding": coding });
      expect(told).toMatchObject({ status: 415, headers: { "accept-encoding": "identity" } });
      expect(told.body).toMatchObject({ error: "unsupported-media-type", fields: [{ field: "Content-Encoding" }] });
      expect((await sent("/api/xcc/queues/list", "{}", { "content-encoding": "identity" })).status).toBe(200);
    },
  );

  it.each([
    ['{"name":"a",}', "JSON: line 1, column 13: a name in double quotes"],
    ['{\n"name": "a"\n"server_ip": ""}', "JSON: line 3, column 1: , or }"],
    ['{dev_key": "x"}', "JSON: line 1, column 2: a name in double quotes, or }"],
    ['{"a":1', "JSON: line 1, column 7: , or }"],
    ['{"__proto__":{}}', "no __proto__ or constructor.prototype in it"],
  ])("%j is told what was expected where", async (payload, expected) => {
    expect(await sent(ADD, payload, {})).toMatchObject({ status: 400, body: { fields: [{ field: "", expected }] } });
  });
});

describe("a path", () => {
  it("answers every method that it does not take with 405 and those that it takes", async () => {
    const urls = [...new Set(routesOf(test.api).map(({ url }) => url))];
    const taken = (url: string): string[] => routesOf(test.api).flatMap((one) => (one.url === url ? [one.method] : []));
    for (const url of urls) {
      const path = url.replace(/:\w+/g, "1");
      for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH"] as const) {
        if (taken(url).includes(method)) continue;
        const answer = await test.api.inject({ method, url: path, headers: { token: DEV_KEY } });
        // A path of its own may stand where another has a parameter.
        if (answer.statusCode !== 405) {
          expect(
            urls.some((other) => other !== url && fitting(other, path)),
            `${method} ${url}`,
          ).toBe(true);
          continue;
        }
        const allow = String(answer.headers["allow"]).split(", ");
        expect(allow, `${method} ${url}`).toEqual(expect.arrayContaining([...taken(url), "OPTIONS"]));
        expect(allow).not.toContain(method);
        expect(allow.includes("HEAD")).toBe(allow.includes("GET"));
        expect(parsed(answer.payload)).toMatchObject({ code: 405, error: "wrong-method" });
      }
      const options = await test.api.inject({ method: "OPTIONS", url: path });
      expect([options.statusCode, options.payload]).toEqual([204, ""]);
      expect(String(options.headers["allow"]).split(", ")).toEqual(expect.arrayContaining(taken(url)));
    }
  });

  it("says which one is like one that is not there", async () => {
    const reason = async (method: "GET" | "POST", url: string): Promise<unknown> => {
      const answer = await test.api.inject({ method, url, payload: method === "POST" ? "not json" : "" });
      expect(answer.statusCode).toBe(404);
      return (parsed(answer.payload) as Record<string, unknown>)["reason"];
    };
    expect(await reason("POST", "/api/xcc/queue/list")).toBe(
      "there is no POST /api/xcc/queue/list; there is POST /api/xcc/queues/list",
    );
    expect(await reason("GET", "/api/xcc/Queues/List")).toMatch(/there is POST \/api\/xcc\/queues\/list$/);
    expect(await reason("GET", "/api/user/7")).toMatch(/there is GET \/api\/users\/:id$/);
    expect(await reason("GET", "/wp-login.php")).toBe("there is no GET /wp-login.php");
    expect(await reason("GET", `/${"a".repeat(5_000)}`)).toMatch(/^there is no GET \/a+$/);
  });

  it("gives by HEAD what it gives by GET, without the body", async () => {
    const head = await test.api.inject({ method: "HEAD", url: "/api/cdrs", headers: { token: DEV_KEY } });
    expect([head.statusCode, head.payload]).toEqual([200, ""]);
    expect((await test.api.inject({ method: "HEAD", url: ADD })).statusCode).toBe(405);
    expect((await test.api.inject({ method: "HEAD", url: "/api/cdrs" })).statusCode).toBe(403);
  });
});

describe("pages of other sites", () => {
  const ask = { origin: SITE, "access-control-request-method": "POST", "access-control-request-headers": "token" };

  it("are told nothing unless they are named", async () => {
    const answer = await test.get("/api/cdrs", { token: DEV_KEY, origin: SITE });
    expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
    const preflight = await test.api.inject({ method: "OPTIONS", url: ADD, headers: ask });
    expect(preflight.statusCode).toBe(403);
    expect(preflight.payload).toContain("XCC_CORS_ORIGINS");
    expect(preflight.headers).not.toHaveProperty("access-control-allow-methods");
  });

  it("may use what they need where they are named, and never the cookies", async () => {
    const api = apiBeside(test, { corsOrigins: [SITE] });
    const preflight = await api.inject({ method: "OPTIONS", url: ADD, headers: ask });
    expect([preflight.statusCode, preflight.payload]).toEqual([204, ""]);
    expect(preflight.headers).toMatchObject({ "access-control-allow-origin": SITE, vary: "Origin" });
    expect(preflight.headers["access-control-allow-methods"]).toBe("OPTIONS, POST");
    const taken = String(preflight.headers["access-control-allow-headers"]).toLowerCase();
    for (const name of ["token", "x-xtra-auth-id", "authorization", "content-type"]) expect(taken).toContain(name);
    expect(preflight.headers).not.toHaveProperty("access-control-allow-credentials");
    for (const [token, status] of [
      [DEV_KEY, 200],
      ["wrong", 403],
    ] as const) {
      const answer = await api.inject({ url: "/api/cdrs", headers: { token, origin: SITE.toUpperCase() } });
      expect(answer.statusCode).toBe(status);
      expect(answer.headers["access-control-allow-origin"]).toBe(SITE.toUpperCase());
      expect(answer.headers["access-control-expose-headers"]).toMatch(/x-not-in-effect.*x-next-cursor/);
    }
    const other = await api.inject({ url: "/healthz", headers: { origin: "https://crm.example.com.evil.test" } });
    expect(other.headers).toMatchObject({ vary: "Origin" });
    expect(other.headers).not.toHaveProperty("access-control-allow-origin");
    const gone = await api.inject({ method: "OPTIONS", url: "/api/nothing/at/all", headers: ask });
    expect([gone.statusCode, gone.headers["access-control-allow-origin"]]).toEqual([404, SITE]);
    await api.close();
  });
});

function fitting(url: string, path: string): boolean {
  return new RegExp(`^${url.replace(/:\w+/g, "[^/]*")}$`).test(path);
}
