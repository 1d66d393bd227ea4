// Strangers who want all the places there are, or hold one for as long as they can: SIP over TCP, on real sockets.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { answerableChallenge, answerChallenge } from "../../src/sip/digest/credentials.ts";
import { ha1Of } from "../../src/sip/digest/digest.ts";
import { headerValues } from "../../src/sip/message/headers.ts";
import { parseMessage } from "../../src/sip/message/parse.ts";
import { SipServer, type SipEvent, type SipServerOptions } from "../../src/sip/index.ts";
import { closed, floodFrom, inTheirOwnTime, type Flood } from "./flood.ts";

const LOOPBACK = "127.0.0.1";
/** Linux answers for all of 127/8: strangers and phones have addresses of their own. */
const STRANGER = "127.0.0.66";
const PHONE = "127.0.0.7";
const CARRIER = "127.0.0.99";
const REALM = "example.com";
const SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n";
/** Beyond all doubt about a busy machine. */
const LATER_MS = 15_000;

const opened: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

interface Running {
  readonly server: SipServer;
  readonly port: number;
  readonly events: SipEvent[];
}

async function serve(transportLimits: SipServerOptions["transportLimits"]): Promise<Running> {
  const server = new SipServer({
    realm: REALM,
    directory: {
      ha1: (user, realm) => (user === "1001" ? ha1Of("MD5", user, realm, "secret") : undefined),
      trusts: ({ remoteAddress }) => remoteAddress === CARRIER,
    },
    random: (bytes) => randomBytes(bytes).toString("hex"),
    listen: { address: LOOPBACK, port: 0 },
    clock: {
      now: () => Date.now(),
      wakeAt: (at, wake) => {
        const timer = setTimeout(wake, Math.max(0, at - Date.now()));
        return () => clearTimeout(timer);
      },
    },
    ...(transportLimits === undefined ? {} : { transportLimits }),
  });
  const events: SipEvent[] = [];
  server.onEvent((event) => events.push(event));
  await server.start();
  opened.push(() => server.stop());
  return { server, port: server.address("tcp")?.port ?? 0, events };
}

async function dial(port: number, localAddress = PHONE): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect({ host: LOOPBACK, port, localAddress });
  let text = "";
  socket.on("data", (chunk: Buffer) => (text += chunk.toString()));
  socket.on("error", () => undefined);
  opened.push(() => void socket.destroy());
  await once(socket, "connect");
  return { socket, heard: () => text };
}

async function flood(port: number, localAddress = STRANGER): Promise<Flood> {
  const running = await floodFrom(port, localAddress);
  opened.push(() => running.stop());
  return running;
}

function request(method: string, branch: string, more: readonly string[] = []): string {
  return [
    `${method} sip:${REALM} SIP/2.0`,
    `Via: SIP/2.0/TCP 127.0.0.7:5060;branch=z9hG4bK${branch};rport`,
    `From: <sip:1001@${REALM}>;tag=1`,
    `To: <sip:1001@${REALM}>`,
    "Call-ID: one",
    `CSeq: ${more.length === 0 ? 1 : 2} ${method}`,
    "Contact: <sip:1001@127.0.0.7:5060;transport=tcp>",
    ...more,
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
}

/** A phone that registers on its connection. */
async function registered(port: number, localAddress = PHONE): Promise<{ socket: Socket; heard: () => string }> {
  const phone = await dial(port, localAddress);
  phone.socket.write(request("REGISTER", "a"));
  await expect.poll(phone.heard, { timeout: LATER_MS }).toContain("401 ");
  const parsed = parseMessage(Buffer.from(phone.heard()));
  const challenge = parsed.ok ? answerableChallenge(headerValues(parsed.message, "WWW-Authenticate")) : undefined;
  if (challenge === undefined) throw new Error("no challenge");
  const uri = `sip:${REALM}`;
  const answer = { user: "1001", password: "secret", method: "REGISTER", uri, body: new Uint8Array(0), nc: 1 };
  const field = answerChallenge(challenge, { ...answer, cnonce: randomBytes(4).toString("hex") });
  phone.socket.write(request("REGISTER", "b", [`Authorization: ${field}`]));
  await expect.poll(phone.heard, { timeout: LATER_MS }).toContain("200 OK");
  return phone;
}

describe("a connection that brings its first message", () => {
  it("a byte at a time is closed in time, however many bytes it has brought", async () => {
    const { port } = await serve({ firstMessageMs: 600 });
    const { socket } = await dial(port);
    const isClosed = closed(socket);
    inTheirOwnTime(socket, request("OPTIONS", "slow"), 100);
    expect(await Promise.race([isClosed.then(() => "closed"), wait(LATER_MS, "open", { ref: false })])).toBe("closed");
  });

  it("after nothing but keep-alives is closed in time", async () => {
    const { port } = await serve({ firstMessageMs: 600 });
    const { socket, heard } = await dial(port);
    const isClosed = closed(socket);
    inTheirOwnTime(socket, "\r\n".repeat(1_000), 50);
    expect(await Promise.race([isClosed.then(() => "closed"), wait(LATER_MS, "open", { ref: false })])).toBe("closed");
    expect(heard()).toContain("\r\n");
  });
});

describe("a connection that is known", () => {
  it("finishes a message that it has begun, or is closed; and may be silent between messages", async () => {
    const { port, server } = await serve({ firstMessageMs: 500, messageMs: 700, proofMs: 900 });
    const { socket, heard } = await registered(port);
    await wait(1_200);
    socket.write("\r\n\r\n");
    await expect.poll(heard).toMatch(/\r\n\r\n\r\n$/);
    expect(socket.closed).toBe(false);
    const isClosed = closed(socket);
    inTheirOwnTime(socket, request("OPTIONS", "slow"), 100);
    expect(await Promise.race([isClosed.then(() => "closed"), wait(LATER_MS, "open", { ref: false })])).toBe("closed");
    expect(server.connections()?.turnedAway.get("slow")).toBe(1);
  });

  it("keeps its place while strangers come without end, from its own address too", async () => {
    const { port, server } = await serve({ perAddress: 10, strangers: 20 });
    const phone = await registered(port);
    const neighbours = await flood(port, PHONE);
    const strangers = await flood(port);
    await neighbours.until(50);
    await strangers.until(100);
    expect(phone.socket.closed).toBe(false);
    expect(server.connections()).toMatchObject({ known: 1 });
    expect(server.connections()?.strangers).toBeLessThanOrEqual(20);
    expect(server.connections()?.turnedAway.get("gave-way")).toBeGreaterThan(50);
  });
});

it("a connection that does not show who it is goes in its time, though it speaks well", async () => {
  const { port, server } = await serve({ proofMs: 700 });
  const { socket, heard } = await dial(port);
  const isClosed = closed(socket);
  const speaking = setInterval(() => socket.write(request("OPTIONS", "again")), 100);
  opened.push(() => clearInterval(speaking));
  expect(await Promise.race([isClosed.then(() => "closed"), wait(LATER_MS, "open", { ref: false })])).toBe("closed");
  expect(heard()).toContain("200 OK");
  expect(server.connections()?.turnedAway.get("unproven")).toBe(1);
});

it(
  "one address cannot have all places; a phone of another one gets in while it tries",
  { timeout: 60_000 },
  async () => {
    const { port, server, events } = await serve({ connections: 50, perAddress: 20, strangers: 40 });
    const strangers = await flood(port);
    await strangers.until(200);
    expect(server.connections()?.strangers).toBeLessThanOrEqual(20);
    const phone = await registered(port);
    await strangers.until(400);
    expect(phone.socket.closed).toBe(false);
    expect(events.filter(({ type }) => type === "bound")).toHaveLength(1);
    // A line for the whole of it.
    const notices = events.filter((event) => event.type === "notice" && event.text === "Connections were turned away");
    expect(notices.length).toBeGreaterThan(0);
    expect(notices.length).toBeLessThan(10);
  },
);

it("many addresses cannot have all places either", { timeout: 60_000 }, async () => {
  const { port } = await serve({ connections: 30, perAddress: 10, strangers: 20 });
  const floods = await Promise.all([1, 2, 3, 4, 5].map((last) => flood(port, `127.0.6.${String(last)}`)));
  for (const one of floods) await one.until(50);
  const phone = await registered(port);
  const carrier = await dial(port, CARRIER);
  for (const one of floods) await one.until(100);
  carrier.socket.write(request("OPTIONS", "carrier"));
  await expect.poll(carrier.heard, { timeout: LATER_MS }).toContain("200 OK");
  expect(phone.socket.closed).toBe(false);
});

it("calls go out while those who come in have all places", async () => {
  const { port, server, events } = await serve({ connections: 3, perAddress: 3, strangers: 3 });
  for (let index = 0; index < 3; index += 1) {
    const { socket, heard } = await dial(port, CARRIER);
    socket.write(request("OPTIONS", String(index)));
    await expect.poll(heard, { timeout: LATER_MS }).toContain("200 OK");
  }
  const carrier = createServer((socket) => socket.on("error", () => undefined)).listen(0, LOOPBACK);
  opened.push(() => void carrier.close());
  await once(carrier, "listening");
  const remotePort = (carrier.address() as AddressInfo).port;
  const called = once(carrier, "connection", { signal: AbortSignal.timeout(LATER_MS) }) as Promise<[Socket]>;
  server.invite({
    session: "call",
    uri: `sip:bob@${LOOPBACK}:${String(remotePort)}`,
    flow: { transport: "tcp", remoteAddress: LOOPBACK, remotePort },
    route: [],
    from: { displayName: "", uri: `sip:alice@${LOOPBACK}` },
    to: { displayName: "", uri: `sip:bob@${LOOPBACK}` },
    offer: SDP,
    headers: [],
    credentials: undefined,
  });
  const [socket] = await called;
  opened.push(() => void socket.destroy());
  const [first] = (await once(socket, "data")) as [Buffer];
  expect(first.toString()).toMatch(/^INVITE /);
  expect(events.filter(({ type }) => type === "ended")).toEqual([]);
});
