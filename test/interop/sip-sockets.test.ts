// The SIP library on real sockets: what only sockets can show.
import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { Socket } from "node:net";
import { connect } from "node:net";
import { randomBytes } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import type { Invitation, SipEvent, SipServerOptions } from "../../src/sip/index.ts";
import { SipServer } from "../../src/sip/index.ts";
import { leasePort, LOOPBACK } from "./ports.ts";

const SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n";

const opened: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

interface Running {
  readonly server: SipServer;
  readonly port: number;
  readonly events: SipEvent[];
}

async function serve(more: Partial<SipServerOptions> = {}): Promise<Running> {
  const server = new SipServer({
    realm: "example.com",
    directory: { ha1: () => undefined, trusts: () => true },
    random: (bytes) => randomBytes(bytes).toString("hex"),
    listen: { address: LOOPBACK, port: 0 },
    clock: {
      now: () => Date.now(),
      wakeAt: (at, wake) => {
        const timer = setTimeout(wake, Math.max(0, at - Date.now()));
        return () => clearTimeout(timer);
      },
    },
    ...more,
  });
  const events: SipEvent[] = [];
  server.onEvent((event) => events.push(event));
  await server.start();
  opened.push({ close: () => server.stop() });
  return { server, port: server.address("udp")?.port ?? server.address("tcp")?.port ?? 0, events };
}

function options(branch: string): string {
  return [
    "OPTIONS sip:127.0.0.1 SIP/2.0",
    `Via: SIP/2.0/TCP 127.0.0.1:5060;branch=z9hG4bK${branch};rport`,
    "From: <sip:a@127.0.0.1>;tag=1",
    "To: <sip:b@127.0.0.1>",
    `Call-ID: ${branch}`,
    "CSeq: 1 OPTIONS",
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
}

async function dial(port: number): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect({ host: LOOPBACK, port });
  let text = "";
  socket.on("data", (chunk: Buffer) => (text += chunk.toString()));
  socket.on("error", () => undefined);
  opened.push({ close: () => void socket.destroy() });
  await once(socket, "connect");
  return { socket, heard: () => text };
}

/** Also where it ends with an error: `once` would reject. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once("close", () => resolve());
  });
}

function count(text: string, what: string): number {
  return text.split(what).length - 1;
}

function invitationTo(port: number, transport: "udp" | "tcp"): Invitation {
  return {
    session: "call",
    uri: `sip:bob@${LOOPBACK}:${port}`,
    flow: { transport, remoteAddress: LOOPBACK, remotePort: port },
    route: [],
    from: { displayName: "", uri: `sip:alice@${LOOPBACK}` },
    to: { displayName: "", uri: `sip:bob@${LOOPBACK}` },
    offer: SDP,
    headers: [],
    credentials: undefined,
  };
}

test("UDP and TCP share one free port; an address in use is refused", async () => {
  const { server, port } = await serve();
  expect(server.address("tcp")).toEqual({ host: LOOPBACK, port });
  await expect(serve({ listen: { address: LOOPBACK, port } })).rejects.toThrow("EADDRINUSE");
  const tcpOnly = await serve({ listen: { address: LOOPBACK, port: 0, udp: false } });
  expect(tcpOnly.server.address("udp")).toBeUndefined();
});

test.each(["udp", "tcp"] as const)("a call over %s: rings, is answered, changes, ends", async (transport) => {
  const alice = await serve();
  const bob = await serve();
  bob.server.onEvent((event) => {
    if (event.type === "invited") {
      bob.server.ring(event.session);
      bob.server.accept(event.session, SDP);
    } else if (event.type === "reoffered") bob.server.answerOffer(event.session, SDP);
  });
  alice.server.onEvent((event) => {
    if (event.type === "accepted") alice.server.reoffer(event.session, SDP);
    else if (event.type === "reoffer-answered") alice.server.end(event.session);
  });
  alice.server.invite(invitationTo(bob.port, transport));
  await expect
    .poll(() => bob.events.map(({ type }) => type))
    .toEqual(["invited", "acknowledged", "reoffered", "ended"]);
  expect(alice.events.map(({ type }) => type)).toEqual(["progress", "accepted", "reoffer-answered", "ended"]);
});

test("an event is never told from inside the action that causes it", async () => {
  const alice = await serve();
  let isActing = false;
  const wasActing: boolean[] = [];
  alice.server.onEvent(() => wasActing.push(isActing));
  isActing = true;
  alice.server.invite(invitationTo(9, "udp"));
  alice.server.end("call");
  isActing = false;
  await expect.poll(() => wasActing).toEqual([false]);
});

test("messages of a stream, however they are cut, and keep-alives", async () => {
  const { port } = await serve();
  const { socket, heard } = await dial(port);
  socket.setNoDelay(true);
  const text = `${options("one")}\r\n\r\n${options("two")}`;
  for (let at = 0; at < text.length; at += 7) {
    socket.write(text.slice(at, at + 7));
    if (at % 70 === 0) await new Promise(setImmediate);
  }
  await expect.poll(() => count(heard(), "SIP/2.0 200 OK")).toBe(2);
  socket.write(options("three") + options("four") + options("five"));
  await expect.poll(() => count(heard(), "SIP/2.0 200 OK")).toBe(5);
  expect(heard()).toContain("rport=");
});

test("a stream that cannot be read is answered and closed; others go on", async () => {
  const { port } = await serve();
  const bad = await dial(port);
  const good = await dial(port);
  bad.socket.write(options("bad").replace("Content-Length: 0", "Content-Length: many"));
  await closed(bad.socket);
  expect(bad.heard()).toContain("SIP/2.0 400");
  good.socket.write(options("good"));
  await expect.poll(() => good.heard()).toContain("SIP/2.0 200 OK");
});

test("no more connections than allowed, and none that is silent", async () => {
  const { port } = await serve({ transportLimits: { connections: 2, idleMs: 300 } });
  const first = await dial(port);
  const second = await dial(port);
  const third = await dial(port);
  await closed(third.socket);
  first.socket.write(options("first"));
  await closed(first.socket);
  expect(first.heard()).toContain("SIP/2.0 200 OK");
  expect(second.socket.destroyed).toBe(false);
});

test("a peer that does not read is cut off", async () => {
  const { port } = await serve({ transportLimits: { unsentBytes: 20_000 } });
  const { socket } = await dial(port);
  socket.pause();
  const isClosed = closed(socket);
  const writing = setInterval(() => {
    for (let index = 0; index < 500 && !socket.destroyed; index++) socket.write(options(`slow${index}`));
  }, 5);
  opened.push({ close: () => clearInterval(writing) });
  await expect.poll(() => socket.writableLength > 0 || socket.destroyed).toBe(true);
  socket.resume();
  await isClosed;
  clearInterval(writing);
});

test("nobody listens there: ended by transport, at once", async () => {
  const alice = await serve();
  alice.server.invite(invitationTo(await leasePort(), "tcp"));
  await expect.poll(() => alice.events).toMatchObject([{ type: "ended", by: "transport" }]);
});

test("a lost connection takes its registrations and unanswered calls with it", async () => {
  const { port, events } = await serve();
  const { socket } = await dial(port);
  const invite = options("inv")
    .replace(/OPTIONS/g, "INVITE")
    .replace("Content-Length", `Contact: <sip:a@${LOOPBACK}:1>\r\nContent-Length`);
  socket.write(invite);
  await expect.poll(() => events.map(({ type }) => type)).toEqual(["invited"]);
  socket.destroy();
  await expect.poll(() => events.at(-1)).toMatchObject({ type: "ended", by: "transport" });
});

test("stop ends what lives, with messages that really go out", async () => {
  const { server, port, events } = await serve();
  const phone = createSocket("udp4");
  opened.push({ close: () => void phone.close() });
  const heard: string[] = [];
  phone.on("message", (bytes) => heard.push(bytes.toString().split("\r\n", 1)[0] ?? ""));
  phone.bind(0, LOOPBACK);
  await once(phone, "listening");
  server.invite(invitationTo(phone.address().port, "udp"));
  await expect.poll(() => heard[0]).toMatch(/^INVITE/);
  phone.send(
    options("call")
      .replace(/OPTIONS/g, "INVITE")
      .replace("/TCP", "/UDP")
      .replace("Content-Length", `Contact: <sip:a@${LOOPBACK}:1>\r\nContent-Length`),
    port,
    LOOPBACK,
  );
  // The INVITE may have come again meanwhile.
  await expect.poll(() => heard.some((line) => line.startsWith("SIP/2.0 100"))).toBe(true);
  await server.stop();
  await expect.poll(() => heard).toContain("SIP/2.0 503 Service Unavailable");
  expect(events.filter(({ type }) => type === "ended")).toHaveLength(2);
  const told = events.length;
  phone.send(options("late").replace("/TCP", "/UDP"), port, LOOPBACK);
  server.invite(invitationTo(9, "udp"));
  expect(events).toHaveLength(told);
});
