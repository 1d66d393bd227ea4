// Whoever knocks at the agents' WebSocket: with too much, too often, too slowly, from where they should not, or as somebody else.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket, type ClientOptions } from "ws";
import { HttpConnections, type HttpLimits } from "../../src/api/connections.ts";
import { LiveCounts } from "../../src/api/live/counts.ts";
import type { LiveDeps } from "../../src/api/live/live-deps.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import { DOMAIN, fakeFeed, type FakeFeed } from "../api/live-rig.ts";
import { apiBeside, DEV_KEY, startTestApi, type TestApi } from "../api/test-api.ts";
import { silent } from "../store/test-store.ts";

const LOOPBACK = "127.0.0.1";
const STRANGER = "127.0.0.66";
const MEGABYTE = 1_000_000;

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
});
afterAll(() => test.stop());
beforeEach(() => test.reset());

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

interface Door {
  readonly port: number;
  readonly feed: FakeFeed;
  readonly time: VirtualClock;
  readonly counts: LiveCounts;
  readonly connections: HttpConnections;
}

async function door(live: Partial<LiveDeps> = {}, limits: Partial<HttpLimits> = {}, proxies?: string[]): Promise<Door> {
  const [time, feed, counts] = [new VirtualClock(0), fakeFeed(), new LiveCounts()];
  const clock = { now: () => Date.now() };
  const connections = new HttpConnections({ limits, trustedProxies: proxies, clock, log: silent });
  const parts = { clock: time, feed, counts, domain: DOMAIN, ...live };
  const api = apiBeside(test, { trustedProxies: proxies }, { connections, live: parts });
  await api.listen({ host: LOOPBACK, port: 0 });
  opened.push(() => api.close());
  return { port: (api.server.address() as AddressInfo).port, feed, time, counts, connections };
}

function socketTo({ port }: Door, options: ClientOptions & { readonly path?: string } = {}): WebSocket {
  const { path = "/ws", ...rest } = options;
  const socket = new WebSocket(`ws://${LOOPBACK}:${String(port)}${path}`, rest);
  socket.on("error", () => undefined);
  opened.push(() => socket.terminate());
  return socket;
}

/** The HTTP status where no socket is made of it; 101 where one is. */
async function statusOf(socket: WebSocket): Promise<number> {
  const refused = once(socket, "unexpected-response").then(([, response]) => {
    const { statusCode } = response as { readonly statusCode: number };
    return statusCode;
  });
  return Promise.race([refused, once(socket, "open").then(() => 101)]);
}

function codeOf(socket: WebSocket): Promise<number> {
  return once(socket, "close").then(([code]) => code as number);
}

async function loggedIn(at: Door, options: ClientOptions = {}, token = DEV_KEY): Promise<WebSocket> {
  const socket = socketTo(at, options);
  await once(socket, "open");
  const answer = await asked(socket, "login", { loginParams: { xui_sessid: token } });
  expect(answer).toMatchObject({ result: { message: "logged in" } });
  return socket;
}

let lastId = 0;
async function asked(socket: WebSocket, method: string, params: object = {}): Promise<unknown> {
  const id = ++lastId;
  const answer = new Promise<unknown>((resolve) => {
    const look = (data: Buffer): void => {
      const message = JSON.parse(data.toString()) as { readonly id: number; readonly method?: string };
      if (message.id !== id || message.method !== undefined) return;
      socket.off("message", look);
      resolve(message);
    };
    socket.on("message", look);
  });
  socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
  return answer;
}

describe("too much", () => {
  it("before login: a message of 16 kB is closed, and so is one that never ends", async () => {
    const at = await door();
    const long = socketTo(at);
    await once(long, "open");
    const closes = codeOf(long);
    long.send("x".repeat(20_000));
    expect(await closes).toBe(1009);
    const endless = socketTo(at);
    await once(endless, "open");
    const ends = codeOf(endless);
    // One message in many fragments, none of which is the last.
    const send = (): void => {
      if (endless.readyState === WebSocket.OPEN)
        endless.send("y".repeat(4_000), { fin: false }, () => setImmediate(send));
    };
    send();
    expect(await ends).toBe(1009);
    expect(at.counts.closedFor("too-large")).toBe(2);
  });

  it("after login: a megabyte is read, more is not, whatever the frame's head says is to come", async () => {
    const at = await door();
    const socket = await loggedIn(at);
    const params = { long: "x".repeat(MEGABYTE - 200) };
    expect(await asked(socket, "verto.ping", params)).toMatchObject({ result: { message: "PONG" } });
    const closes = codeOf(socket);
    socket.send("x".repeat(MEGABYTE + 1));
    expect(await closes).toBe(1009);
  });

  it("of brackets costs no more than to look through it", async () => {
    const at = await door();
    const socket = await loggedIn(at);
    const answer = once(socket, "message");
    socket.send("[".repeat(400_000) + "]".repeat(400_000));
    expect(JSON.parse(String((await answer)[0]))).toMatchObject({ error: { code: -32600 }, id: null });
  });

  it("too often is closed, and nobody else notices", async () => {
    const at = await door({ limits: { requests: 10 } });
    const [flooding, other] = [await loggedIn(at), await loggedIn(at)];
    const closes = codeOf(flooding);
    for (let index = 0; index < 100; index += 1) flooding.send('{"jsonrpc":"2.0","id":1,"method":"verto.ping"}');
    expect(await closes).toBe(4429);
    expect(await asked(other, "verto.ping")).toMatchObject({ result: { message: "PONG" } });
  });
});

describe("what is no text", () => {
  it("a binary frame is closed with 1003, frames against the rules by the protocol's codes", async () => {
    const at = await door();
    const binary = await loggedIn(at);
    const closes = codeOf(binary);
    binary.send(Buffer.from([1, 2, 3]));
    expect(await closes).toBe(1003);
    const odd = socketTo(at);
    await once(odd, "open");
    const ends = codeOf(odd);
    odd.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect(await ends).toBe(1007);
  });

  it("noise in place of frames harms nobody", async () => {
    const at = await door();
    const other = await loggedIn(at);
    for (let index = 0; index < 20; index += 1) {
      const noisy = await shakenHands(at);
      const ends = once(noisy, "close");
      noisy.write(randomBytes(2_000));
      noisy.end();
      await ends;
    }
    expect(await asked(other, "verto.ping")).toMatchObject({ result: { message: "PONG" } });
    await expect.poll(() => at.counts.strangers).toBe(0);
  });
});

/** A bare connection on which a WebSocket has been opened. */
async function shakenHands({ port }: Door, localAddress = LOOPBACK, headers: readonly string[] = []): Promise<Socket> {
  const socket = connect({ host: LOOPBACK, port, localAddress });
  socket.on("error", () => undefined);
  opened.push(() => socket.destroy());
  const key = randomBytes(16).toString("base64");
  const head = [
    "GET /ws HTTP/1.1",
    "Host: a",
    "Connection: Upgrade",
    "Upgrade: websocket",
    `Sec-WebSocket-Key: ${key}`,
  ];
  socket.write([...head, "Sec-WebSocket-Version: 13", ...headers, "", ""].join("\r\n"));
  await once(socket, "readable");
  expect(String(socket.read())).toMatch(/^HTTP\/1\.1 101 /);
  socket.resume();
  return socket;
}

/** A client's text frame; the mask is zero (RFC 6455 section 5.3). */
function textFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.alloc(4);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(0x80 | 126, 1);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

describe("one who reads slowly", () => {
  it("is cut off, and what waits for them stays within its limit", async () => {
    const at = await door({ limits: { bufferBytes: 200_000 } });
    const reader = await loggedIn(at);
    await asked(reader, "verto.subscribe", { eventChannel: "cc" });
    const slow = await shakenHands(at, LOOPBACK, [`token: ${DEV_KEY}`]);
    slow.write(textFrame('{"jsonrpc":"2.0","id":1,"method":"login","params":{}}'));
    const params = { eventChannel: "cc" };
    slow.write(textFrame(JSON.stringify({ jsonrpc: "2.0", id: 2, method: "verto.subscribe", params })));
    await expect.poll(() => at.counts.known).toBe(2);
    await asked(reader, "verto.ping");
    slow.pause();
    let heard = 0;
    reader.on("message", () => (heard += 1));
    let told = 0;
    // The kernel takes some megabytes before anything waits here.
    const more = async (): Promise<number> => {
      for (let index = 0; index < 50; index += 1)
        at.feed.happen(["cc.agent.1001"], { n: ++told, long: "x".repeat(2_000) });
      await asked(reader, "verto.ping");
      return at.counts.closedFor("slow");
    };
    await expect.poll(more).toBe(1);
    await expect.poll(() => heard).toBeGreaterThanOrEqual(told);
    expect(at.counts.known).toBe(1);
    slow.resume();
    await once(slow, "close");
  });
});

describe("one who is not there any more", () => {
  it("is given up after a minute, and one who answers stays", async () => {
    const at = await door();
    const here = await loggedIn(at);
    await shakenHands(at, LOOPBACK, [`token: ${DEV_KEY}`]).then((socket) =>
      socket.write(textFrame('{"jsonrpc":"2.0","id":1,"method":"login","params":{}}')),
    );
    await expect.poll(() => at.counts.known).toBe(2);
    at.time.advance(35_000);
    await asked(here, "verto.ping");
    at.time.advance(30_000);
    expect(at.counts.closedFor("silent")).toBe(1);
    expect(at.counts.known).toBe(1);
    expect(await asked(here, "verto.ping")).toMatchObject({ result: { message: "PONG" } });
  });
});

describe("where somebody comes from", () => {
  it("a page of another origin opens nothing, unless it is named; who is no browser may", async () => {
    const at = await door({ allowedOrigins: ["https://crm.example.com"] });
    const own = `http://${LOOPBACK}:${String(at.port)}`;
    const tried: readonly (readonly [string | undefined, number])[] = [
      [undefined, 101],
      [own, 101],
      ["https://crm.example.com", 101],
      ["https://crm.example.com:8443", 403],
      ["http://crm.example.com", 403],
      ["https://crm.example.com.evil.example", 403],
      [`http://${LOOPBACK}:1`, 403],
      ["null", 403],
      ["file://", 403],
    ];
    for (const [origin, status] of tried) {
      const socket = socketTo(at, origin === undefined ? {} : { origin });
      expect(await statusOf(socket), String(origin)).toBe(status);
    }
  });

  it("there are so many sockets for an address, told apart also behind a proxy of ours", async () => {
    const at = await door({ limits: { perAddress: 3 } }, {}, [LOOPBACK]);
    const from = (address: string): WebSocket => socketTo(at, { headers: { "x-forwarded-for": address } });
    for (const status of [101, 101, 101, 429]) expect(await statusOf(from("192.0.2.7"))).toBe(status);
    expect(await statusOf(from("192.0.2.8"))).toBe(101);
    const claims = { localAddress: STRANGER, headers: { "x-forwarded-for": "192.0.2.9" } };
    for (const status of [101, 101, 101, 429]) expect(await statusOf(socketTo(at, claims))).toBe(status);
  });

  it("there are so many sockets in all, and a little room for who comes back", async () => {
    const at = await door({ limits: { all: 3 } });
    const first = await loggedIn(at);
    const from = (localAddress: string): WebSocket => socketTo(at, { localAddress });
    for (const status of [101, 101, 503, 503]) expect(await statusOf(from(STRANGER))).toBe(status);
    for (const status of [101, 503]) expect(await statusOf(from(LOOPBACK))).toBe(status);
    expect(await asked(first, "verto.ping")).toMatchObject({ result: { message: "PONG" } });
  });

  it("there are three paths, and another upgrade than to a WebSocket is no upgrade", async () => {
    const at = await door();
    for (const path of ["/", "/ws", "/wss", "/ws?v=1"]) expect(await statusOf(socketTo(at, { path })), path).toBe(101);
    for (const path of ["/api", "/ws/", "/healthz"]) expect(await statusOf(socketTo(at, { path })), path).toBe(404);
    const upgrade = request({ host: LOOPBACK, port: at.port, path: "/healthz" });
    upgrade.setHeader("connection", "Upgrade, HTTP2-Settings").setHeader("upgrade", "h2c");
    upgrade.end();
    const [response] = (await once(upgrade, "response")) as [{ readonly statusCode: number; resume(): void }];
    response.resume();
    expect(response.statusCode).toBe(200);
  });
});

describe("places for connections", () => {
  it("strangers' sockets give way, those of who has logged in stay", async () => {
    const at = await door({}, { all: 6, perAddress: 6 });
    const known = [await loggedIn(at), await loggedIn(at)];
    const strangers = [];
    for (let index = 0; index < 12; index += 1) {
      const socket = socketTo(at, { localAddress: STRANGER });
      strangers.push(codeOf(socket));
      await statusOf(socket);
    }
    // The first of them are gone.
    await Promise.all(strangers.slice(0, 6));
    for (const socket of known)
      expect(await asked(socket, "verto.ping")).toMatchObject({ result: { message: "PONG" } });
    const late = await loggedIn(at, { localAddress: "127.0.0.7" });
    expect(await asked(late, "verto.ping")).toMatchObject({ result: { message: "PONG" } });
  });

  it("who does not log in is out after ten seconds", async () => {
    const at = await door();
    const socket = socketTo(at);
    await once(socket, "open");
    const closes = codeOf(socket);
    at.time.advance(10_000);
    expect(await closes).toBe(4408);
    expect(at.counts.strangers).toBe(0);
  });
});

it("guessing passwords ends soon, and keeps no holder of a token out", async () => {
  const at = await door();
  await test.post("/api/xcc/extensions/add", { extn: "1001", name: "Bob", password: "Phone-Secret-1" });
  const guess = async (passwd: string): Promise<unknown> => {
    const socket = socketTo(at, { localAddress: STRANGER });
    await once(socket, "open");
    return asked(socket, "login", { login: `1001@${DOMAIN}`, passwd });
  };
  for (let index = 0; index < 12; index += 1) await guess(`Wrong-Secret-${String(index)}`);
  expect(await guess("Phone-Secret-1")).toMatchObject({
    error: { code: -32001, message: expect.stringMatching(/^too many wrong/) as string },
  });
  const { body } = await test.post("/api/xcc/sessions/auth", { dev_key: DEV_KEY });
  const holder = await loggedIn(at, { localAddress: STRANGER }, (body as { readonly token: string }).token);
  expect(await asked(holder, "verto.ping")).toMatchObject({ result: { message: "PONG" } });
});
