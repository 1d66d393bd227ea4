// What answers say to browsers, and the cookie.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiBeside, DEV_KEY, startTestApi, type TestApi } from "../../test/api/test-api.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../../test/store/facts.ts";

const PROXY = "10.0.0.5";
const PASSWORD = "Right-1-pass";

let test: TestApi;
let behind: ReturnType<typeof apiBeside>;
beforeAll(async () => {
  test = await startTestApi();
  behind = apiBeside(test, { trustedProxies: [PROXY] });
});
afterAll(async () => {
  await behind.close();
  await test.stop();
});

async function headersOf(method: "GET" | "POST", url: string, token?: string, payload?: string) {
  const answer = await test.api.inject({
    ...{ method, url, headers: { ...(token === undefined ? {} : { token }), "content-type": "application/json" } },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, headers: answer.headers };
}

describe("every answer", () => {
  it.each([
    ["GET", "/healthz", 200, undefined, undefined],
    ["GET", "/openapi.json", 200, undefined, undefined],
    ["POST", "/api/xcc/queues/list", 200, DEV_KEY, "{}"],
    ["POST", "/api/xcc/queues/list", 403, undefined, "{}"],
    ["POST", "/api/xcc/queues/list", 400, DEV_KEY, "{"],
    ["POST", "/api/sessions", 403, undefined, '{"login":"a","password":"b"}'],
    ["GET", "/api/nothing", 404, undefined, undefined],
    ["GET", "/api/media_files/9", 404, DEV_KEY, undefined],
    ["GET", "/api/%zz", 400, undefined, undefined],
  ] as const)("to %s %s (%i) is taken for what it is, framed by nobody and kept by nobody", async (...asked) => {
    const [method, url, status, token, payload] = asked;
    const answer = await headersOf(method, url, token, payload);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; media-src 'self'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    });
  });

  it("that is a recording may be kept by who asked, and asked for again", async () => {
    const facts = factsFrom(1, MONDAY_TEN, queueCall("call"));
    await test.store.project(facts.map((one) => (one.type === "recording-ended" ? { ...one, file: "a.wav" } : one)));
    writeFileSync(join(test.dataFolder, "recordings", "a.wav"), Buffer.alloc(100, 7));
    const { status, headers } = await headersOf("GET", "/api/media_files/1", DEV_KEY);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "private, no-cache" });
  });

  it("that is the reference page has a policy of its own", async () => {
    const { status, headers } = await headersOf("GET", "/docs/");
    expect(status).toBe(200);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["content-security-policy"]).toContain("script-src 'self'");
    expect(headers["cache-control"]).not.toBe("no-store");
  });
});

describe("the cookie", () => {
  beforeAll(async () => {
    const user = { login: "1001", name: "One", type: "AGENT", password: PASSWORD };
    expect((await test.post("/api/users", user)).status).toBe(200);
  });

  async function cookie(remoteAddress: string, proto?: string): Promise<string> {
    const answer = await behind.inject({
      ...{ method: "POST", url: "/api/sessions", remoteAddress, payload: { login: "1001", password: PASSWORD } },
      headers: proto === undefined ? {} : { "x-forwarded-proto": proto },
    });
    expect(answer.statusCode).toBe(200);
    const cookies = [answer.headers["set-cookie"]].flat().map(String);
    // The user's token, and the device.
    expect(cookies).toHaveLength(2);
    expect(new Set(cookies.map((text) => text.includes("; Secure"))).size).toBe(1);
    return cookies[0] ?? "";
  }

  it("never goes without HTTPS where it was got over it", async () => {
    expect(await cookie(PROXY, "https")).toMatch(/; HttpOnly; SameSite=Strict; Max-Age=60; Secure$/);
  });

  it("goes over HTTP where there is nothing else, or where nobody trusted says so", async () => {
    for (const given of [await cookie(PROXY), await cookie(PROXY, "http"), await cookie("192.0.2.1", "https")]) {
      expect(given).toMatch(/; HttpOnly; SameSite=Strict; Max-Age=60$/);
    }
  });
});
