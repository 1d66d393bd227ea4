// Requests as no client would make them: raw bytes to a running server. Each gets an error that says what is wrong, or what
// anybody may have; nobody gets a file that is not theirs, and the server goes on as if nothing had been.
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printWav } from "../../src/media/index.ts";
import { LOOPBACK } from "../interop/ports.ts";
import { startServer, type Server } from "../interop/server.ts";

const SECRET = "not for strangers 5f1c";
const PROMPT_BYTES = 16_044;

let server: Server;

beforeAll(async () => {
  server = await startServer();
  writeFileSync(join(server.dataFolder, "secret.wav"), SECRET);
  mkdirSync(join(server.dataFolder, "sounds"), { recursive: true });
  writeFileSync(join(server.dataFolder, "sounds", "hello.wav"), printWav([new Int16Array(8_000)]));
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Bytes as they are; what comes back until the connection ends or has been quiet. */
async function raw(request: string | Uint8Array): Promise<RawAnswer> {
  const socket = connect({ host: LOOPBACK, port: server.httpPort });
  const parts: Buffer[] = [];
  socket.on("data", (part: Buffer) => parts.push(part));
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.setTimeout(5_000, () => socket.destroy());
  socket.write(request);
  await once(socket, "close");
  const text = Buffer.concat(parts).toString("latin1");
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text };
}

function get(target: string, headers: readonly string[] = [], method = "GET"): Promise<RawAnswer> {
  const own = [`Host: ${LOOPBACK}`, `token: ${server.devKey}`, "Connection: close"];
  return raw(`${method} ${target} HTTP/1.1\r\n${[...own, ...headers].join("\r\n")}\r\n\r\n`);
}

async function isWell(): Promise<void> {
  const list = await server.request("POST", "/api/xcc/queues/list", {});
  expect(list.status).toBe(200);
  expect(await list.json()).toEqual({ page: 1, page_count: expect.any(Number) as number, row_count: 0, data: [] });
}

describe("a path that leads out of its folder", () => {
  const ways = [
    ...["../secret", "..%2fsecret", "%2e%2e%2fsecret", "%2e%2e/secret", "..%5csecret", "....//secret", "..;/secret"],
    ...[
      "%c0%ae%c0%ae%c0%afsecret",
      "..%252fsecret",
      "hello%00",
      "%00",
      "hello.wav%00../../secret",
      "/etc/passwd",
      "%2fetc%2fpasswd",
    ],
    ...["..%2fdatabase%2fPG_VERSION", "..%2fcenter.lock", "..%2fevents%2flineage", ".%2e/secret"],
  ];
  const folders = ["/api/prompts/", "/api/media_files/", "/api/voicemails/", "/docs/", "/docs/js/", "/"];

  it.each(folders)("below %s leads nowhere", async (folder) => {
    for (const way of ways) {
      const { status, text } = await get(`${folder}${way}`);
      expect([400, 403, 404], `${folder}${way}: ${text.slice(0, 300)}`).toContain(status);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain("root:");
      expect(text.toLowerCase()).toContain("x-content-type-options: nosniff");
    }
    await isWell();
  });

  it("nor does one that names another server, or all of this one", async () => {
    for (const target of [
      "http://elsewhere.example/api/prompts/..%2fsecret",
      "*",
      "//etc/passwd",
      "/api//prompts//hello",
    ]) {
      const { status, text } = await get(target);
      expect([400, 403, 404], `${target}: ${text.slice(0, 300)}`).toContain(status);
    }
    await isWell();
  });
});

describe("a range", () => {
  it("that makes sense is served, any other is told so or passed over", async () => {
    const whole = await get("/api/prompts/hello");
    expect(whole.status).toBe(200);
    expect((await get("/api/prompts/hello", ["Range: bytes=0-9"])).status).toBe(206);
    const odd = [
      ...["bytes=-1", "bytes=5-2", "bytes=-", "bytes=abc", "lines=1-2", "bytes=0-0,2-3", "bytes=99999999999999999999-"],
      ...[`bytes=${"0-0,".repeat(3_000)}1-1`, "bytes=-99999999999999999999", "bytes=0x10-0x20", "bytes= 1 - 2", ""],
    ];
    for (const range of odd) {
      const { status, text } = await get("/api/prompts/hello", [`Range: ${range}`]);
      expect([200, 206, 416], `${range.slice(0, 60)}: ${text.slice(0, 200)}`).toContain(status);
      expect(text.length).toBeLessThan(PROMPT_BYTES + 4_000);
    }
    await isWell();
  });
});

describe("a head", () => {
  it("that is too large is told so", async () => {
    const many = Array.from({ length: 400 }, (_, index) => `X-Header-${index}: ${"v".repeat(200)}`);
    expect([400, 431]).toContain((await get("/readyz", many)).status);
    expect([400, 431]).toContain((await get("/readyz", [`X-Long: ${"v".repeat(100_000)}`])).status);
    expect([400, 404, 414, 431]).toContain((await get(`/${"a".repeat(15_000)}`)).status);
    await isWell();
  });

  it("of two lengths, or of a length and pieces, is no request", async () => {
    const body = '{"name":"smuggled"}';
    const head = `POST /api/xcc/queues/add HTTP/1.1\r\nHost: a\r\ntoken: ${server.devKey}\r\nContent-Type: application/json\r\n`;
    const next = `POST /api/xcc/queues/add HTTP/1.1\r\nHost: a\r\ntoken: ${server.devKey}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const twice = `Content-Length: 0\r\nContent-Length: ${next.length}\r\n\r\n${next}`;
    const pieces = `Content-Length: ${next.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${next}`;
    const odd = `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${next}`;
    for (const trick of [twice, pieces, odd]) {
      const { status } = await raw(head + trick);
      expect(status, trick.slice(0, 80)).toBe(400);
    }
    await isWell();
  });

  it("with a method that nobody has is told so, and whoever asks which there are", async () => {
    const { status: options, text: head } = await get("/api/xcc/queues/list", [], "OPTIONS");
    expect([options, head]).toEqual([204, expect.stringMatching(/^allow: OPTIONS, POST/im)]);
    for (const method of ["TRACE", "PROPFIND", "get", "G\0T", "DELETE"]) {
      const { status } = await get("/api/xcc/queues/list", [], method);
      expect([400, 404, 405], method).toContain(status);
    }
    const { status, text } = await get("elsewhere.example:443", [], "CONNECT");
    expect(status === 0 || status >= 400, text.slice(0, 200)).toBe(true);
    await isWell();
  });

  it("cannot write lines of its own into an answer", async () => {
    const { text } = await get("/api/nothing%0d%0aSet-Cookie:%20a=b", [
      "X-Request-Id: a\tb",
      "Origin: http://evil.example",
    ]);
    expect(text).not.toMatch(/^set-cookie/im);
    expect(text).not.toContain("evil.example");
  });
});

describe("a body", () => {
  const post = (body: string, path = "/api/xcc/queues/add"): Promise<RawAnswer> =>
    raw(
      `POST ${path} HTTP/1.1\r\nHost: a\r\ntoken: ${server.devKey}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );

  it("that is nested without end, or reaches for prototypes, is refused", async () => {
    const deep = 400_000;
    const bodies = [
      "[".repeat(deep) + "]".repeat(deep),
      `{"a":`.repeat(100_000) + "1" + "}".repeat(100_000),
      '{"__proto__":{"isAdmin":true},"name":"a"}',
      '{"constructor":{"prototype":{"isAdmin":true}},"name":"a"}',
      `{"name":"${"a".repeat(900_000)}"}`,
      '{"name":1e999}',
      `{"name":"\\ud800"}`,
      "\u0000",
      '{"name":"a"}{"name":"b"}',
    ];
    for (const body of bodies) {
      const { status, text } = await post(body);
      expect(status, `${body.slice(0, 60)}: ${text.slice(0, 300)}`).toBe(400);
    }
    await isWell();
  });

  it("nor does a query get at what all objects share", async () => {
    const queries = [
      "__proto__[isAdmin]=1",
      "constructor.prototype.isAdmin=1",
      "__proto__.page=7",
      "a=1&".repeat(3_000),
    ];
    for (const query of queries) {
      const { status } = await post("{}", `/api/xcc/queues/list?${query}`);
      expect([200, 400, 431], query.slice(0, 40)).toContain(status);
    }
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
    await isWell();
  });

  it("that ends early, or goes on without end, harms nobody", async () => {
    const head = `POST /api/xcc/queues/add HTTP/1.1\r\nHost: a\r\ntoken: ${server.devKey}\r\nContent-Type: application/json\r\n`;
    const socket = connect({ host: LOOPBACK, port: server.httpPort });
    socket.on("error", () => undefined);
    await once(socket, "connect");
    socket.write(`${head}Content-Length: 100000\r\n\r\n{"name":`);
    socket.destroy();
    const endless = await raw(
      `${head}Transfer-Encoding: chunked\r\n\r\n${"fffff\r\n".concat("a".repeat(0xfffff), "\r\n").repeat(3)}`,
    );
    expect([0, 400, 413]).toContain(endless.status);
    await isWell();
  });
});
