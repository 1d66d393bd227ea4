// SIP over TLS on real sockets: who is let in by a handshake, what is shown to whom, and what is not sent.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { copyFileSync } from "node:fs";
import { connect as connectPlain } from "node:net";
import type { Socket } from "node:net";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import { connect } from "node:tls";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, expect, test } from "vitest";
import type { Flow, Invitation, SipEvent, SipServerOptions, TlsFiles } from "../../src/sip/index.ts";
import { SipServer } from "../../src/sip/index.ts";
import { Authority } from "./authority.ts";
import { LOOPBACK } from "./ports.ts";

const SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n";
const authority = new Authority();
const stranger = new Authority();
const pbx = authority.issue("pbx", ["DNS:pbx.example.com", `IP:${LOOPBACK}`]);
const other = authority.issue("other", ["DNS:other.example.com", "DNS:*.phones.example.com"]);
const domain = authority.issue("domain", ["URI:sip:carrier.example"]);
const expired = authority.issue("expired", ["DNS:pbx.example.com"], -1);
const foreign = stranger.issue("foreign", ["DNS:pbx.example.com"]);

const opened: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});
afterAll(() => {
  authority.remove();
  stranger.remove();
});

interface Running {
  readonly server: SipServer;
  readonly port: number;
  readonly events: SipEvent[];
}

async function serve(files: Partial<TlsFiles> = {}, more: Partial<SipServerOptions> = {}): Promise<Running> {
  const tls = { pairs: [pbx], authorities: authority.certificate, address: LOOPBACK, port: 0, ...files };
  const server = new SipServer({
    realm: "example.com",
    directory: { ha1: () => undefined, trusts: () => true },
    random: (bytes) => randomBytes(bytes).toString("hex"),
    listen: { address: LOOPBACK, port: 0, tls },
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
  return { server, port: server.address("tls")?.port ?? 0, events };
}

/** Resolves when the handshake is over; rejects where it fails. */
async function dial(port: number, options: ConnectionOptions = {}): Promise<TLSSocket> {
  const ca = readFileSync(authority.certificate);
  const socket = connect({ host: LOOPBACK, port, ca, ...options });
  opened.push({ close: () => void socket.destroy() });
  await once(socket, "secureConnect");
  return socket;
}

function namesOf(socket: TLSSocket): string | undefined {
  return socket.getPeerCertificate().subjectaltname;
}

function request(branch: string): string {
  return [
    "OPTIONS sips:127.0.0.1 SIP/2.0",
    `Via: SIP/2.0/TLS 127.0.0.1:5061;branch=z9hG4bK${branch};rport`,
    "From: <sips:a@127.0.0.1>;tag=1",
    "To: <sips:b@127.0.0.1>",
    `Call-ID: ${branch}`,
    "CSeq: 1 OPTIONS",
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
}

/** The answer to a request on that connection. */
async function asked(socket: Socket, branch: string): Promise<string> {
  socket.write(request(branch));
  const [chunk] = (await once(socket, "data")) as [Buffer];
  return chunk.toString();
}

function invitation(port: number, serverName: string | undefined, uri = `sips:bob@${LOOPBACK}:${port}`): Invitation {
  const flow: Flow = { transport: "tls", remoteAddress: LOOPBACK, remotePort: port };
  return {
    ...{ session: "call", uri, flow: serverName === undefined ? flow : { ...flow, serverName }, route: [] },
    from: { displayName: "", uri: `sips:alice@${LOOPBACK}` },
    to: { displayName: "", uri },
    ...{ offer: SDP, headers: [], credentials: undefined },
  };
}

function notices({ events }: Running): string[] {
  return events.flatMap((event) => (event.type === "notice" ? [event.text] : []));
}

test("a call over TLS: rings, is answered, changes, ends; every URI and Via says so", async () => {
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
  alice.server.invite(invitation(bob.port, "pbx.example.com"));
  await expect
    .poll(() => bob.events.map(({ type }) => type))
    .toEqual(["invited", "acknowledged", "reoffered", "ended"]);
  expect(alice.events.map(({ type }) => type)).toEqual(["progress", "accepted", "reoffer-answered", "ended"]);
  const [invited] = bob.events;
  if (invited?.type !== "invited") throw new Error("no invitation");
  expect(invited.flow.transport).toBe("tls");
  const valueOf = (name: string) => invited.headers.find((field) => field.name === name)?.value;
  expect(valueOf("Via")).toContain(`SIP/2.0/TLS ${LOOPBACK}:${alice.port}`);
  expect(valueOf("Contact")).toBe(`<sips:alice@${LOOPBACK}:${alice.port}>`);
});

test("who is called by a sip URI over TLS is told the transport", async () => {
  const alice = await serve();
  const bob = await serve();
  alice.server.invite(invitation(bob.port, "pbx.example.com", `sip:bob@${LOOPBACK}:${bob.port};transport=tls`));
  await expect.poll(() => bob.events.length).toBe(1);
  const [invited] = bob.events;
  if (invited?.type !== "invited") throw new Error("no invitation");
  const contact = invited.headers.find(({ name }) => name === "Contact")?.value;
  expect(contact).toBe(`<sip:alice@${LOOPBACK}:${alice.port};transport=tls>`);
});

test.each([
  ["another name", { pairs: [pbx] }, "carrier.example"],
  ["a certificate that has run out", { pairs: [expired] }, "pbx.example.com"],
  ["a certificate of an authority that nobody knows", { pairs: [foreign] }, "pbx.example.com"],
  ["nobody is known to be there", { pairs: [pbx] }, undefined],
] as const)("a call to %s is not made", async (_name, files, serverName) => {
  const alice = await serve();
  const bob = await serve(files);
  alice.server.invite(invitation(bob.port, serverName));
  await expect.poll(() => alice.events.map(({ type }) => type)).toContain("ended");
  expect(alice.events.find(({ type }) => type === "ended")).toMatchObject({ by: "transport" });
  expect(bob.events.filter(({ type }) => type === "invited")).toEqual([]);
  if (serverName !== undefined) expect(notices(alice)).toContain("A TLS connection of ours failed");
});

test.each([
  ["by its address", [pbx], LOOPBACK],
  ["by a SIP URI of its domain", [domain], "carrier.example"],
  ["by a wildcard", [other], "desk.phones.example.com"],
] as const)("a peer is known %s", async (_how, pairs, serverName) => {
  const alice = await serve();
  const bob = await serve({ pairs });
  alice.server.invite(invitation(bob.port, serverName));
  await expect.poll(() => bob.events.map(({ type }) => type)).toContain("invited");
});

test("who asks for a name is shown its certificate, who asks for none or an unknown one the first", async () => {
  const { port } = await serve({ pairs: [pbx, other] });
  const skip = { checkServerIdentity: () => undefined };
  expect(namesOf(await dial(port, { servername: "other.example.com" }))).toContain("other.example.com");
  expect(namesOf(await dial(port, { servername: "a.phones.example.com" }))).toContain("other.example.com");
  expect(namesOf(await dial(port, { servername: "pbx.example.com" }))).toContain("pbx.example.com");
  expect(namesOf(await dial(port, { servername: "nobody.example", ...skip }))).toContain("pbx.example.com");
  expect(namesOf(await dial(port, skip))).toContain("pbx.example.com");
});

test("a new certificate is shown within a second, and what stands goes on", async () => {
  const mine = authority.issue("renewed", ["DNS:old.example.com"], 10);
  const running = await serve({ pairs: [mine] });
  expect(notices(running)).toContain("A certificate runs out soon");
  const [before] = running.server.certificates();
  expect((before?.endsAt ?? 0) - Date.now()).toBeLessThan(10 * 86_400_000);
  const skip = { checkServerIdentity: () => undefined };
  const standing = await dial(running.port, skip);
  expect(await asked(standing, "one")).toContain("SIP/2.0 200 OK");

  authority.issue("renewed", ["DNS:new.example.com"]);
  await wait(1_000);
  expect(namesOf(await dial(running.port, skip))).toContain("new.example.com");
  expect(await asked(standing, "two")).toContain("SIP/2.0 200 OK");

  // A file that is half written, or no certificate at all, changes nothing.
  copyFileSync(pbx.key, mine.key);
  await wait(1_000);
  expect(namesOf(await dial(running.port, skip))).toContain("new.example.com");
  expect(notices(running)).toContain("Certificates cannot be read: the ones before stay");
});

test("files that are no certificate are told at the start", async () => {
  await expect(serve({ pairs: [{ ...pbx, key: other.key }] })).rejects.toThrow("pbx.pem is no certificate");
  await expect(serve({ pairs: [{ ...pbx, certificate: "/nowhere/a.pem" }] })).rejects.toThrow("/nowhere/a.pem");
  await expect(serve({ clientAuthorities: pbx.key })).rejects.toThrow("pbx.key");
});

test("where clients must have a certificate, only those with a good one come in", async () => {
  const running = await serve({ clientAuthorities: authority.certificate });
  const { port } = running;
  const as = ({ certificate, key }: { certificate: string; key: string }) => ({
    cert: readFileSync(certificate),
    key: readFileSync(key),
  });
  expect(await asked(await dial(port, as(other)), "good")).toContain("SIP/2.0 200 OK");
  for (const client of [{}, as(expired), as(foreign)]) {
    // Over TLS 1.3 the client believes in the connection until it is told.
    const socket = await dial(port, client).catch(() => undefined);
    const isClosed = socket === undefined ? Promise.resolve([]) : once(socket, "close").catch(() => []);
    socket?.write(request("bad"));
    let heard = "";
    socket?.on("data", (chunk: Buffer) => (heard += chunk.toString()));
    socket?.on("error", () => undefined);
    await isClosed;
    expect(heard).toBe("");
  }
  await expect.poll(() => running.server.connections()?.turnedAway.get("handshake")).toBe(3);
});

test("nonsense, half a handshake and silence are closed in time, and take the places of one address together", async () => {
  const transportLimits = { firstMessageMs: 400, perAddress: 3 };
  const running = await serve({}, { transportLimits, directory: { ha1: () => undefined, trusts: () => false } });
  const closings: Promise<unknown>[] = [];
  const raw = async (port: number, text: string | undefined): Promise<void> => {
    const socket = connectPlain({ host: LOOPBACK, port });
    socket.on("error", () => undefined);
    opened.push({ close: () => void socket.destroy() });
    await once(socket, "connect");
    closings.push(new Promise((resolve) => socket.once("close", resolve)));
    socket.resume();
    if (text !== undefined) socket.write(text);
  };
  // Over TCP and over TLS: the fourth of the address takes the place of the first.
  await raw(running.server.address("tcp")?.port ?? 0, undefined);
  await raw(running.port, undefined);
  await raw(running.port, "\x16\x03\x01\x02\x00");
  await raw(running.port, undefined);
  await closings[0];
  expect(running.server.connections()?.turnedAway.get("gave-way")).toBe(1);
  await Promise.all(closings);
  await raw(running.port, "OPTIONS sip:127.0.0.1 SIP/2.0\r\n\r\n");
  await Promise.all(closings);
  await expect.poll(() => running.server.connections()?.strangers).toBe(0);
  expect(running.server.connections()?.turnedAway.get("slow")).toBe(3);
  expect(running.server.connections()?.turnedAway.get("handshake")).toBeGreaterThan(0);
});
