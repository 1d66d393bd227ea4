// Strangers who guess at a login from one address and from many. However they do it, few of their guesses are looked at; and
// whoever has signed in from where they are, signs in.
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOOPBACK } from "../interop/ports.ts";
import { startServer, type Server } from "../interop/server.ts";

const RIGHT = "Kuhstall-7";
const QUARTER_S = 900;

interface Reply {
  readonly status: number;
  readonly retryAfterS: number;
  readonly cookies: readonly string[];
  readonly text: string;
}

let server: Server;

beforeAll(async () => {
  server = await startServer();
  for (const login of ["boss", "chief", "head"])
    await server.post("/api/users", { login, name: login, password: RIGHT, is_admin: 1 });
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

/** From one of loopback's many addresses. */
function signIn(login: string, password: string, localAddress: string, cookie = ""): Promise<Reply> {
  const body = JSON.stringify({ login, password });
  const headers = { "content-type": "application/json", ...(cookie === "" ? {} : { cookie }) };
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: LOOPBACK,
        port: server.httpPort,
        method: "POST",
        path: "/api/sessions",
        localAddress,
        headers,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const { statusCode: status = 0, headers: got } = response;
          const text = Buffer.concat(chunks).toString();
          resolve({ status, retryAfterS: Number(got["retry-after"] ?? 0), cookies: got["set-cookie"] ?? [], text });
        });
      },
    );
    asking.on("error", reject);
    asking.end(body);
  });
}

const addressOf = (network: number, host: number): string => `127.${String(network)}.0.${String(host + 1)}`;
const deviceIn = ({ cookies }: Reply): string =>
  cookies.find((cookie) => cookie.startsWith("xcc_device="))?.split(";")[0] ?? "";

describe("who guesses at a login", () => {
  it("from one address, is not listened to after ten, whatever the login", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1)
      statuses.push((await signIn(`nobody-${String(count)}`, "Wrong-1234", "127.9.9.9")).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 403), 429, 429]);
  });

  it("from many addresses, has six guesses looked at, and learns not whether there is such a login", async () => {
    const seen: Record<string, [number, string][]> = {};
    for (const [index, login] of ["boss", "nobody"].entries()) {
      const replies: Reply[] = [];
      for (let host = 0; host < 10; host += 1)
        replies.push(await signIn(login, `Wrong-${String(host)}x7`, addressOf(20 + index, host)));
      seen[login] = replies.map(({ status, text }) => [status, text.replace(/until [\d: -]+/, "until then")]);
      const closed = replies.slice(6);
      for (const { retryAfterS } of closed) expect(retryAfterS).toBeGreaterThan(QUARTER_S - 60);
      for (const { retryAfterS } of closed) expect(retryAfterS).toBeLessThanOrEqual(QUARTER_S);
    }
    expect(seen["boss"]?.map(([status]) => status)).toEqual([
      ...Array.from({ length: 6 }, () => 403),
      429,
      429,
      429,
      429,
    ]);
    expect(seen["boss"]).toEqual(seen["nobody"]);
    // The right one as well, from where its user has never been.
    expect((await signIn("boss", RIGHT, addressOf(22, 1))).status).toBe(429);
  });

  it("at once, has no more looked at than one after the other", async () => {
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, host) => signIn("chief", "Wrong-at-1nce", addressOf(30, host))),
    );
    expect(replies.filter(({ status }) => status === 403).length).toBeLessThanOrEqual(6);
    expect(replies.filter(({ status }) => status !== 403 && status !== 429)).toEqual([]);
  });

  it("does not lock its user out where they have signed in before, nor on their device, nor for ever", async () => {
    const first = await signIn("head", RIGHT, "127.40.0.1");
    expect(first.status).toBe(200);
    for (let host = 0; host < 12; host += 1) await signIn("head", "Wrong-1234", addressOf(41, host));
    expect((await signIn("head", RIGHT, "127.42.0.1")).status).toBe(429);
    expect((await signIn("head", RIGHT, "127.40.0.1")).status).toBe(200);
    expect((await signIn("head", RIGHT, "127.42.0.2", deviceIn(first))).status).toBe(200);
    // A neighbour at the same address closes the address, and the device gets in all the same.
    for (let count = 0; count < 12; count += 1) await signIn("head", "Wrong-1234", "127.40.0.1");
    expect((await signIn("head", RIGHT, "127.40.0.1")).status).toBe(429);
    expect((await signIn("head", RIGHT, "127.40.0.1", deviceIn(first))).status).toBe(200);
    // The developer key opens it whatever happens.
    const { data } = (await server.get("/api/users?login=head")) as { data: { id: number; is_locked: string }[] };
    expect(data[0]?.is_locked).toBe("1");
    expect((await server.request("PUT", `/api/users/${String(data[0]?.id)}`, { is_locked: 0 })).status).toBe(200);
    expect((await signIn("head", RIGHT, "127.43.0.1")).status).toBe(200);
  });

  it("finds no password that everybody would try, for there is none", async () => {
    for (const password of ["7001", "1234", "password", "Password-1", "Phone-7001"]) {
      const body = { name: "Phone", extn: "7001", password };
      const refused = await server.request("POST", "/api/xcc/extensions/add", body);
      expect([password, refused.status, await refused.text()]).toEqual([
        password,
        400,
        expect.stringContaining("password: expected "),
      ]);
    }
    expect((await server.post("/api/xcc/extensions/list", {}))["row_count"]).toBe(0);
  });

  it("finds what they tried in no log", () => {
    expect(server.log).toContain("a login is locked for a time");
  });

  it("is counted", async () => {
    const page = await (await server.request("GET", "/metrics")).text();
    expect(Number(/^xcc_sign_in_locks_total\{place="stranger"\} (\d+)$/m.exec(page)?.[1])).toBeGreaterThan(0);
    expect(server.log).not.toMatch(/Wrong-|Kuhstall/);
  });
});
