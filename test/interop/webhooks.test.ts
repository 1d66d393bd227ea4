// Webhooks as receivers see them: over real HTTP, from a whole server, through failures of either side. Signatures are
// verified by code that shares nothing with the one that makes them.
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { dirname } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PostOutcome } from "../../src/ports/webhooks.ts";
import { poster } from "../../src/webhooks/post.ts";
import { freshDatabase, type FreshDatabase } from "../store/fresh-database.ts";
import { leasePort, LOOPBACK } from "./ports.ts";
import { closeListening, closes, fails, hangs, listen, Receiver, takes, type Answer, type Came } from "./receiver.ts";
import { startServer, type Json, type Server } from "./server.ts";
import { until } from "./until.ts";

afterEach(closeListening);

/** By the platform's other cryptography. */
async function isSigned({ signed, signature }: Came, secret: string): Promise<boolean> {
  const raw = Uint8Array.from(atob(secret.replace("whsec_", "")), (char) => char.charCodeAt(0));
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", raw, algorithm, false, ["verify"]);
  const given = Uint8Array.from(atob(signature.replace("v1,", "")), (char) => char.charCodeAt(0));
  return crypto.subtle.verify("HMAC", key, given, new TextEncoder().encode(signed));
}

describe("one request to a receiver", () => {
  // As long as a busy machine may need for one.
  const send = poster({ allowed: "any", requestMs: 4_000 });
  const sent = (url: string, post = send): Promise<PostOutcome> =>
    post({ url, headers: {}, body: "{}" }, new AbortController().signal);
  const answers = async (answer: Answer): Promise<Receiver> => {
    const receiver = await new Receiver().start();
    receiver.answer = (response, request) => answer(response, request);
    return receiver;
  };
  // Bodies of these are no messages.
  const plain = async (answer: Answer): Promise<string> => {
    const server = createServer((request, response) => {
      request.resume().on("end", () => answer(response, request));
    });
    return `http://${LOOPBACK}:${String(await listen(server))}/`;
  };

  it("is answered, refused, asked to wait, or led elsewhere, where it does not go", async () => {
    const elsewhere = await answers(takes);
    const [taken, refused, later, led] = await Promise.all([
      plain(takes),
      plain((response) => void response.writeHead(422).end("no")),
      plain((response) => void response.writeHead(503, { "retry-after": "7" }).end()),
      plain((response) => void response.writeHead(307, { location: elsewhere.url }).end()),
    ]);
    const status = { type: "answered", retryAfterMs: undefined };
    expect(await sent(taken)).toEqual({ ...status, status: 204 });
    expect(await sent(refused)).toEqual({ ...status, status: 422 });
    expect(await sent(later)).toEqual({ ...status, status: 503, retryAfterMs: 7_000 });
    expect(await sent(led)).toEqual({ ...status, status: 307 });
    expect(elsewhere.came).toEqual([]);
  });

  it("that fails says why, in time and in our own words", async () => {
    const mute = createTcpServer((socket) => socket.on("error", () => undefined).write("250 this is mail\r\n"));
    const [hanging, closing, mail] = [await plain(hangs), await plain(closes), await listen(mute)];
    const gone = await leasePort();
    const failed = (error: string) => ({ type: "failed", error });
    expect(await Promise.all([sent(hanging), sent(closing)])).toEqual([
      failed("no answer within 4 s"),
      failed("the connection was closed"),
    ]);
    expect(await sent(`http://${LOOPBACK}:${String(mail)}/`)).toEqual(failed("the answer was no HTTP"));
    expect(await sent(`http://${LOOPBACK}:${String(gone)}/`)).toEqual(failed("the connection was refused"));
    const upgrades = "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n";
    const other = await plain((_, request) => void request.socket.write(upgrades));
    expect(await sent(other)).toEqual(failed("the answer was no HTTP"));
    expect((await sent("http://no-such-host.invalid/")).type).toBe("failed");
    const tls = await sent(`https://${LOOPBACK}:${String(mail)}/`);
    expect(tls.type).toBe("failed");
  });

  it("does not read an answer without end", async () => {
    let written = 0;
    const endless = await plain((response) => {
      response.writeHead(200);
      const timer = setInterval(() => {
        written += 1;
        response.write(Buffer.alloc(60_000));
      }, 5);
      response.on("close", () => clearInterval(timer));
    });
    expect(await sent(endless)).toMatchObject({ status: 200 });
    await until("the connection is given up", () => Promise.resolve(written > 0 || undefined));
    const seen = await until("nothing is written any more", async () => {
      const before = written;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return written === before ? written : undefined;
    });
    expect(seen).toBeLessThan(1_000);
  });

  it("goes on where a connection that was kept is closed", async () => {
    const url = await plain((response, request) => {
      takes(response, request);
      response.on("finish", () => setImmediate(() => request.socket.destroy()));
    });
    for (let times = 0; times < 5; times += 1) expect(await sent(url)).toMatchObject({ status: 204 });
  });

  it("does not go where it is not allowed to, whatever the name says", async () => {
    const receiver = await answers(takes);
    const inside = poster({ allowed: "public", requestMs: 4_000 });
    const byName = receiver.url.replace(LOOPBACK, "localhost");
    for (const url of [receiver.url, byName, receiver.url.replace(LOOPBACK, "2130706433")]) {
      expect(await sent(url, inside)).toMatchObject({ error: "the address is not one that webhooks may go to" });
    }
    expect(await sent("http://169.254.169.254/latest/meta-data")).toMatchObject({ type: "failed" });
    expect(receiver.came).toEqual([]);
  });
});

describe("a server with webhooks", () => {
  const AGENT = "1001";
  const PATH = "/api/webhooks";
  let database: FreshDatabase;
  let server: Server;
  let told = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    await restarted();
    await server.post("/api/xcc/extensions/add", { name: "Phone", extn: AGENT, password: "Interop-1001" });
    await server.post("/api/xcc/queues/add", { name: "support", strategy: "random" });
    await server.post("/api/cc/ccc/ccLogin", { agent: AGENT, extn: AGENT, queue: "support" });
  });
  afterAll(async () => {
    await server.kill();
    database.remove();
  });

  async function restarted(): Promise<void> {
    server = await startServer({ dataFolder: dirname(database.folder) });
  }

  async function added(name: string, url: string): Promise<{ id: number; secret: string }> {
    return (await server.post(PATH, { name, url, facts: ["agent-*"] })) as unknown as { id: number; secret: string };
  }

  /** The agent takes so many breaks; each is a fact with a reason of its own. */
  async function breaks(count: number): Promise<readonly string[]> {
    const reasons = Array.from({ length: count }, () => `b${String((told += 1))}`);
    for (const reason of reasons) await server.post("/api/cc/ccc/ccGoBreak", { agent: AGENT, reason });
    return reasons;
  }

  async function shown(id: number): Promise<Json> {
    return (await server.get(`${PATH}/${String(id)}`)) as Json;
  }

  const untilCame = (receiver: Receiver, reasons: readonly string[]): Promise<true> =>
    until("all has come", () =>
      Promise.resolve(reasons.every((reason) => receiver.reasons.includes(reason)) || undefined),
    );

  it("tells each receiver all that happens, in order and signed; one that fails or hangs delays no other", async () => {
    const [good, broken, stuck] = await Promise.all([1, 2, 3].map(() => new Receiver().start()));
    if (good === undefined || broken === undefined || stuck === undefined) throw new Error("there are three");
    broken.answer = fails;
    stuck.answer = hangs;
    const { id, secret } = await added("good", good.url);
    const { id: failingId } = await added("broken", broken.url);
    const { id: stuckId } = await added("stuck", stuck.url);
    const reasons = await breaks(20);
    await untilCame(good, reasons);
    expect(good.reasons).toEqual(reasons);
    expect(new Set(good.came.map((one) => one.id)).size).toBe(good.came.length);
    expect(await Promise.all(good.came.map((one) => isSigned(one, secret)))).not.toContain(false);
    expect(await isSigned({ ...(good.came[0] as Came), signed: "another" }, secret)).toBe(false);
    // Nothing after what it does not answer, which it may have been given again by now.
    expect(new Set(stuck.came.map((one) => one.id)).size).toBe(1);
    await until("it is tried again", () => Promise.resolve(broken.came.length > 1 || undefined));
    expect(new Set(broken.came.map((one) => one.id)).size).toBe(1);
    expect(await shown(failingId)).toMatchObject({
      enabled: true,
      failing_since: expect.stringMatching(/^\d{4}-/) as string,
    });
    // Once it answers, it gets everything, none before an earlier one.
    broken.answer = takes;
    await untilCame(broken, reasons);
    expect(broken.reasons.slice(-20)).toEqual(reasons);
    const { data } = (await server.get(`${PATH}/${String(failingId)}/deliveries?perPage=1000`)) as { data: Json[] };
    expect(data.length).toBeGreaterThanOrEqual(20);
    expect(new Set(data.map(({ status }) => status))).toEqual(new Set(["delivered"]));

    expect(await server.post(`${PATH}/${String(id)}/test`)).toMatchObject({ delivered: true, http_status: 204 });
    const fact = Number(data.at(-1)?.["fact"]);
    const again = `${PATH}/${String(id)}/deliveries/${String(fact)}/redeliver`;
    const before = good.came.length;
    expect(await server.post(again)).toMatchObject({ delivered: true });
    expect(good.came.slice(0, before).map((one) => one.id)).toContain(good.came.at(-1)?.id);
    for (const one of [id, failingId, stuckId]) {
      expect((await server.request("DELETE", `${PATH}/${String(one)}`)).status).toBe(200);
    }
    for (const hidden of [secret, good.url, "whsec_"]) expect(server.log).not.toContain(hidden);
  });

  it("tells events of the public contract to who wants those, as the feed tells them, beside who wants facts", async () => {
    const [forEvents, forFacts] = [await new Receiver().start(), await new Receiver().start()];
    const asked = { name: "events", url: forEvents.url, events: ["agent-*"] };
    const { id, secret } = (await server.post(PATH, asked)) as unknown as { id: number; secret: string };
    const { id: other } = await added("facts", forFacts.url);
    const reasons = await breaks(5);
    await Promise.all([untilCame(forEvents, reasons), untilCame(forFacts, reasons)]);
    expect(forEvents.reasons).toEqual(reasons);
    expect(await Promise.all(forEvents.came.map((one) => isSigned(one, secret)))).not.toContain(false);
    const said = forEvents.came.map(({ text }) => JSON.parse(text) as Json & { position: number; timestamp: number });
    const row = { version: 2, index: 0, agent_id: AGENT, extn: AGENT, queue_id: "support", queues: ["support"] };
    for (const [index, one] of said.entries()) {
      expect(one).toMatchObject({ event: "agent-state", ...row, state: "UNREADY", callstate: "IDLE", callUUID: "" });
      // One numbering: what the one is told is what the other is told of.
      const fact = JSON.parse(forFacts.came[index]?.text ?? "") as { seq: number; timestamp: string };
      expect([fact.seq, fact.timestamp]).toEqual([one.position, new Date(one.timestamp).toISOString()]);
      expect(forEvents.came[index]?.id).toBe(`msg_${String(id)}_${String(one.position)}_${one.timestamp.toString(36)}`);
    }
    const deliveries = `${PATH}/${String(id)}/deliveries`;
    const delivered = await until("it is written", async () => {
      const { data } = (await server.get(deliveries)) as { data: Json[] };
      return data.length >= said.length ? data : undefined;
    });
    expect(new Set(delivered.map(({ type, status }) => `${String(type)} ${String(status)}`))).toEqual(
      new Set(["agent-state delivered"]),
    );
    const last = said.at(-1)?.position ?? 0;
    expect(await server.post(`${deliveries}/${String(last)}/redeliver`)).toMatchObject({ delivered: true });
    expect(forEvents.came.at(-1)?.text).toBe(forEvents.came[said.length - 1]?.text);
    expect(await server.post(`${PATH}/${String(id)}/test`)).toMatchObject({ delivered: true });
    expect(JSON.parse(forEvents.came.at(-1)?.text ?? "")).toMatchObject({ event: "test", version: 2, webhook: id });
    for (const one of [id, other]) await server.request("DELETE", `${PATH}/${String(one)}`);
  });

  it("that is killed in the middle tells everything at least once, and the ids tell what came twice", async () => {
    const receiver = await new Receiver().start();
    // It takes some, then fails, then hangs: all kinds of the unfinished are there when the server dies.
    receiver.answer = (response, request) => {
      const count = receiver.came.length;
      if (count <= 15) takes(response, request);
      else if (count <= 17) fails(response, request);
      else hangs(response, request);
    };
    const { id, secret } = await added("crm", receiver.url);
    const reasons = [...(await breaks(40))];
    await until("it hangs", () => Promise.resolve(receiver.came.length >= 18 || undefined));
    reasons.push(...(await breaks(10)));
    await server.kill();
    receiver.answer = takes;
    const before = receiver.came.length;
    await restarted();
    await untilCame(receiver, reasons);
    const byId = new Map<string, Set<string>>();
    for (const { id: one, text } of receiver.came) byId.set(one, (byId.get(one) ?? new Set()).add(text));
    // The same id is the same message, and each message has one id.
    expect([...byId.values()].filter((texts) => texts.size !== 1)).toEqual([]);
    expect(new Set([...byId.values()].flatMap((texts) => [...texts])).size).toBe(byId.size);
    // In order, where one leaves out what came again (and what the agent is told of anew after the restart).
    expect([...new Set(receiver.reasons)]).toEqual(reasons);
    expect(receiver.came.length).toBeGreaterThan(before);
    expect(await Promise.all(receiver.came.map((one) => isSigned(one, secret)))).not.toContain(false);
    await until("it goes well again", async () => ((await shown(id))["failing_since"] === "" ? true : undefined));
  });
});
