// PostgreSQL goes away in the middle of a call, in two ways, and comes back: whoever talks notices nothing, whoever asks is told at
// once, and afterwards everything is there.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { addQueue, HOTLINE, makeReady, untilRecorded } from "./center.ts";
import { PostgresServer } from "./postgres-server.ts";
import { closeListening, Receiver } from "./receiver.ts";
import { phoneOfNew } from "./registered-phone.ts";
import { startServer, type Server } from "./server.ts";
import { TcpProxy } from "./tcp-proxy.ts";
import { until } from "./until.ts";

const METRICS_TOKEN = "scraper-token-0123456789";
const CALLER_HZ = 620;
const AGENT_HZ = 1_050;
/** A hang is noticed after two to three seconds, and given up after two more; the machine may be busy. */
const NOTICED_MS = 30_000;
/** Over what the same number of requests takes that need no database. */
const AT_ONCE_MS = 2_000;

let postgres: PostgresServer;
let proxy: TcpProxy;
let server: Server;
let dataFolder: string;
let phones: Phone[] = [];

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "xcc-outage-"));
  postgres = await PostgresServer.start();
  proxy = await TcpProxy.start(Number(new URL(postgres.url).port));
  const url = new URL(postgres.url);
  url.port = String(proxy.port);
  server = await startServer({
    dataFolder,
    environment: { XCC_DATABASE_URL: url.href, XCC_METRICS_TOKEN: METRICS_TOKEN },
  });
});

afterEach(async () => {
  closeListening();
  await Promise.all(phones.map((phone) => phone.stop()));
  phones = [];
  await server.kill();
  await proxy.stop();
  await postgres.remove();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function phoneOf(extn: string, voiceHz: number): Promise<Phone> {
  const phone = await phoneOfNew(server, extn, voiceHz);
  phones.push(phone);
  return phone;
}

async function talking(): Promise<{ caller: Phone; agent: Phone }> {
  const caller = await phoneOf("1000", CALLER_HZ);
  const agent = await phoneOf("1001", AGENT_HZ);
  await addQueue(server);
  await makeReady(server, "1001");
  agent.answerAutomatically(100);
  await caller.call(HOTLINE);
  await hearing(caller, agent);
  return { caller, agent };
}

function hearing(caller: Phone, agent: Phone): Promise<true> {
  const both = () => Promise.resolve((caller.hears(AGENT_HZ) && agent.hears(CALLER_HZ)) || undefined);
  return until("both hear one another", both);
}

/** What a request got, and how long it waited. */
async function asked(path: string): Promise<{ status: number; retryAfter: string | null; ms: number }> {
  const began = performance.now();
  const response = await server.request("POST", path, {});
  await response.arrayBuffer();
  return { status: response.status, retryAfter: response.headers.get("retry-after"), ms: performance.now() - began };
}

/** `n` at a time are all told that it cannot be now, none of them later than `withinMs`. */
async function refused(n: number, withinMs: number): Promise<void> {
  const answers = await Promise.all(Array.from({ length: n }, () => asked("/api/xcc/queues/list")));
  expect(answers.filter(({ status, retryAfter }) => status !== 503 || retryAfter === null)).toEqual([]);
  expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(withinMs);
}

/** Of so many at a time, milliseconds. */
async function longestHealthCheck(n: number): Promise<number> {
  const took = async (): Promise<number> => {
    const began = performance.now();
    await (await server.request("GET", "/healthz")).arrayBuffer();
    return performance.now() - began;
  };
  return Math.max(...(await Promise.all(Array.from({ length: n }, took))));
}

const isReady = async (): Promise<true | undefined> =>
  (await server.request("GET", "/readyz")).status === 200 || undefined;

describe("a database that goes away in the middle of a call", () => {
  it.each([
    ["is cut off without a word", () => proxy.goDead(), () => proxy.repair()],
    ["dies", () => postgres.interrupt(), () => postgres.resume()],
  ])("that %s harms no call, holds up no request, and is used again when it is back", async (_, goes, comes) => {
    const { caller, agent } = await talking();
    const receiver = await new Receiver().start();
    await server.post("/api/webhooks", { name: "crm", url: receiver.url, facts: ["call-ended"] });
    await goes();
    await refused(40, NOTICED_MS);
    await refused(200, 2 * (await longestHealthCheck(200)) + AT_ONCE_MS);
    expect((await server.request("GET", "/readyz")).status).toBe(503);
    expect((await server.request("GET", "/healthz")).status).toBe(200);
    // An agent's pause is between them and the engine.
    expect((await server.request("POST", "/api/cc/ccc/ccGoBreak", { agent: "1001" })).status).toBe(200);
    // They talk on, and the call ends and another one is made while there is no database.
    await hearing(caller, agent);
    caller.hangUp();
    await until("the call is over", () => Promise.resolve(caller.state !== "talking" || undefined));
    const before = await metric("xcc_facts_behind");
    expect(before).toBeGreaterThan(0);

    await comes();
    await until("it is ready again", isReady);
    const [record] = await untilRecorded(server, "1000");
    expect(record).toMatchObject({ queue: "support", agent: "1001", hangup_cause: "NORMAL_CLEARING" });
    expect((await asked("/api/xcc/queues/list")).status).toBe(200);
    // And whoever wanted to know is told.
    await until("the receiver is told", () =>
      Promise.resolve(receiver.came.some(({ call }) => call === record?.uuid) || undefined),
    );
    await until("the database has all facts", async () =>
      (await metric("xcc_facts_behind")) === 0 ? true : undefined,
    );
    expect(await metric("xcc_database_up")).toBe(1);
  });

  it("is described, with everything else that is measured, in docs/operations.md", async () => {
    await phoneOf("1000", CALLER_HZ);
    const page = readFileSync(join(import.meta.dirname, "../../docs/operations.md"), "utf8");
    const names = [...(await metrics()).matchAll(/^# TYPE (xcc_\w+)/gm)].map(([, name]) => name ?? "");
    expect(names).toContain("xcc_sip_requests_received_total");
    expect(names).toContain("xcc_database_connections");
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

async function metrics(): Promise<string> {
  // A token is looked up in the database; the scraper's own is not.
  return (await server.request("GET", "/metrics", undefined, METRICS_TOKEN)).text();
}

async function metric(name: string): Promise<number> {
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(await metrics())?.[1]);
}
