// The API over real connections: what `inject` cannot show.
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEV_KEY, startTestApi, type TestApi } from "../api/test-api.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../store/facts.ts";
import { LOOPBACK } from "./ports.ts";

describe("the API over HTTP", () => {
  let test: TestApi;
  let port: number;
  beforeAll(async () => {
    test = await startTestApi();
    await test.reset();
    await test.api.listen({ host: LOOPBACK, port: 0 });
    port = (test.api.server.address() as AddressInfo).port;
  });
  afterAll(() => test.stop());

  async function raw(request: string): Promise<string> {
    const socket = connect(port, LOOPBACK);
    let answer = "";
    socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
    socket.write(request);
    await once(socket, "close", { signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer;
  }

  it("takes the manual's own request", async () => {
    const answer = await fetch(`http://${LOOPBACK}:${port}/api/xcc/queues/add`, {
      method: "POST",
      headers: { token: DEV_KEY, "content-type": "application/json" },
      body: '{"name":"657894","greeting":"local_stream://moh","strategy":"random","server_ip":"172.18.0.5"}',
    });
    expect([answer.status, await answer.json()]).toEqual([200, { id: "1" }]);
  });

  it("gives a part of a recording", async () => {
    const facts = factsFrom(1, MONDAY_TEN, queueCall("call"));
    await test.store.project(
      facts.map((fact) => (fact.type === "recording-ended" ? { ...fact, file: "a.wav" } : fact)),
    );
    writeFileSync(join(test.dataFolder, "recordings", "a.wav"), Buffer.alloc(5_000_000, 7));
    const url = `http://${LOOPBACK}:${port}/api/media_files/1`;
    const part = await fetch(url, { headers: { token: DEV_KEY, range: "bytes=4999990-" } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10]);
    const whole = await fetch(url, { headers: { authorization: `Bearer ${DEV_KEY}` } });
    expect((await whole.arrayBuffer()).byteLength).toBe(5_000_000);
  });

  it.each([
    "\x16\x03\x01\x02\x00\x01\x00",
    "GET / HTTP/1.1\r\nHost: a\r\nno header\r\n\r\n",
    `GET / HTTP/1.1\r\nHost: a\r\nx: ${"y".repeat(100_000)}\r\n\r\n`,
    "POST /api/xcc/queues/list HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
  ])("answers what is no HTTP in its own words, and lives on", async (request) => {
    const answer = await raw(request);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n") + 4))).toMatchObject({ code: 400, error: "invalid" });
    expect((await fetch(`http://${LOOPBACK}:${port}/healthz`)).status).toBe(200);
  });

  const head = (method: string, path: string, ...more: readonly string[]): string =>
    [`${method} ${path} HTTP/1.1`, "Host: a", `token: ${DEV_KEY}`, ...more, "", ""].join("\r\n");
  const statuses = (answer: string): string[] =>
    [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => code ?? "");

  it("answers pipelined requests in their order", async () => {
    const bad = '{"page_size":"many"}';
    const json = ["Content-Type: application/json", `Content-Length: ${bad.length}`];
    const answer = await raw(
      head("GET", "/healthz") +
        head("POST", "/api/xcc/queues/list", ...json) +
        bad +
        head("GET", "/api/nothing") +
        head("GET", "/healthz", "Connection: close"),
    );
    expect(statuses(answer)).toEqual(["200", "400", "404", "200"]);
    expect(answer).toContain("page_size");
  });

  it("answers one who has said all that they will say", async () => {
    const socket = connect(port, LOOPBACK);
    let answer = "";
    socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
    socket.end(head("GET", "/healthz", "Connection: close"));
    await once(socket, "close", { signal: AbortSignal.timeout(PATIENCE_MS) });
    expect(statuses(answer)).toEqual(["200"]);
  });

  it("lives on when one goes in the middle of their request, and waits for the rest of one for a bounded time", async () => {
    for (const part of [
      "POST /api/xcc/queues/add HTT",
      head("POST", "/api/xcc/queues/add", "Content-Length: 100") + '{"na',
    ]) {
      const socket = connect(port, LOOPBACK);
      await once(socket, "connect");
      socket.write(part);
      await new Promise((resolve) => setImmediate(resolve));
      socket.destroy();
    }
    expect((await fetch(`http://${LOOPBACK}:${port}/healthz`)).status).toBe(200);
    const { requestTimeout, headersTimeout } = test.api.server;
    expect(requestTimeout).toBe(30_000);
    expect(headersTimeout).toBeGreaterThan(0);
  });

  it("refuses a body of two megabytes, and one of another kind, and says why", async () => {
    const url = `http://${LOOPBACK}:${port}/api/xcc/queues/add`;
    const headers = { token: DEV_KEY, "content-type": "application/json" };
    const big = await fetch(url, { method: "POST", headers, body: JSON.stringify({ name: "x".repeat(2_000_000) }) });
    expect([big.status, await big.json()]).toMatchObject([413, { error: "too-large" }]);
    const form = { token: DEV_KEY, "content-type": "application/x-www-form-urlencoded" };
    const other = await fetch(url, { method: "POST", headers: form, body: "name=a" });
    expect(other.status).toBe(415);
    expect(await other.text()).toContain("application/json");
  });

  it("does not follow dots out of its paths", async () => {
    for (const path of ["/api/media_files/../../../etc/passwd", "//etc/passwd", "/api/media_files/%2e%2e%2fa.wav"]) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: a\r\ntoken: ${DEV_KEY}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    }
  });
});
