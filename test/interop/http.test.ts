// The API over real connections: what `inject` cannot show.
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEV_KEY, startTestApi, type TestApi } from "../api/test-api.ts";
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
    await once(socket, "close", { signal: AbortSignal.timeout(10_000) });
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

  it("does not follow dots out of its paths", async () => {
    for (const path of ["/api/media_files/../../../etc/passwd", "//etc/passwd", "/api/media_files/%2e%2e%2fa.wav"]) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: a\r\ntoken: ${DEV_KEY}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    }
  });
});
