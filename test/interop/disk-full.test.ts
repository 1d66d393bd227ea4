// A disk that is full while the server starts and runs.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { makeReserve } from "../../src/start/reserve.ts";
import { addExtension, addQueue, HOTLINE, makeReady, untilCallState, userOf } from "./center.ts";
import { PostgresServer } from "./postgres-server.ts";
import { registeredPhone } from "./registered-phone.ts";
import { startServer } from "./server.ts";
import type { Json, Server } from "./server.ts";
import { smallDisk, type SmallDisk } from "./small-disk.ts";
import { until } from "./until.ts";

const [CALLER, AGENT] = ["1000", "1001"];

let disk: SmallDisk;
let data: string;
/** After so many one of them did not fit. */
const MOST_CALLS = 6;

let database: PostgresServer;
let server: Server | undefined;
const phones: Phone[] = [];

beforeEach(async () => {
  disk = await smallDisk();
  data = disk.folder;
  database = await PostgresServer.start();
});
afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.stop()));
  await server?.kill();
  await disk.remove();
  await database.remove();
});

async function started(): Promise<Server> {
  server = await startServer({ dataFolder: data, environment: { XCC_DATABASE_URL: database.url } });
  return server;
}

/** Up to the last byte. */
function fill(): void {
  for (let bytes = 1 << 20; bytes >= 1; bytes = Math.floor(bytes / 2)) {
    try {
      for (;;) writeFileSync(join(data, "somebody's"), Buffer.alloc(bytes), { flag: "a" });
    } catch {
      continue;
    }
  }
}

function makeRoom(): void {
  rmSync(join(data, "somebody's"));
}

async function phone(running: Server, extn: string): Promise<Phone> {
  const made = await registeredPhone(running, userOf(extn), 440);
  phones.push(made);
  return made;
}

async function prepared(): Promise<Server> {
  const running = await started();
  await addExtension(running, CALLER);
  await addExtension(running, AGENT);
  await addQueue(running);
  await makeReady(running, AGENT);
  return running;
}

async function talks(running: Server, caller: Phone, agent: Phone): Promise<void> {
  await untilCallState(running, AGENT, "IDLE");
  await caller.call(HOTLINE);
  await until("they talk", () => {
    return Promise.resolve((caller.state === "talking" && agent.state === "talking") || undefined);
  });
  await wait(1_500);
  caller.hangUp();
  await until("it is over", () => Promise.resolve(caller.state === "idle" || undefined));
}

async function troubles(running: Server): Promise<readonly unknown[]> {
  const body = (await (await running.request("GET", "/readyz")).json()) as Json;
  return (body["troubles"] ?? []) as readonly unknown[];
}

async function records(running: Server): Promise<readonly Json[]> {
  const { data: rows } = (await running.get("/api/cdrs?perPage=100")) as { data: readonly Json[] };
  return rows.filter((row) => row["end_stamp"] !== "");
}

function files(ending: string): readonly string[] {
  return readdirSync(data, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending));
}

it("it starts, takes calls, says what is missing, leaves no empty recordings, and has all of it when there is room", async () => {
  const first = await prepared();
  await first.stop();
  fill();
  // Whatever is given up meanwhile, somebody takes it.
  const taker = setInterval(fill, 20);
  const second = await started().finally(() => clearInterval(taker));
  fill();
  const [caller, agent] = [await phone(second, CALLER), await phone(second, AGENT)];
  agent.answerAutomatically(0);
  // The last block of a file has room of its own.
  let calls = 0;
  do {
    await talks(second, caller, agent);
    calls += 1;
  } while (calls < MOST_CALLS && !(await troubles(second)).includes("event-log-not-written"));
  await until("the calls' records are there", async () => (await records(second)).length === calls || undefined);
  expect(await troubles(second)).toContain("event-log-not-written");
  expect(second.log).toMatch(/the event log cannot be written/);
  expect(second.log).toMatch(/registrations cannot be written down/);
  await until("nothing of the recording is left", () => Promise.resolve(files(".wav").length === 0 || undefined));

  makeRoom();
  await until("the log is written again", async () => (await troubles(second)).length === 0 || undefined);
  await talks(second, caller, agent);
  await until("the record is there", async () => (await records(second)).length === calls + 1 || undefined);
  await until("it is recorded", () => Promise.resolve(files(".wav").length === 1 || undefined));
  expect(statSync(join(data, files(".wav")[0] ?? "")).size).toBeGreaterThan(8_000);
  await second.kill();

  // What happened while the disk was full is in the log.
  const third = await started();
  expect(third.log).toMatch(/the event log has happened again/);
  expect(await records(third)).toHaveLength(calls + 1);
  const { data: rows } = (await third.get("/api/phones?registered=true&perPage=100")) as { data: readonly Json[] };
  expect(rows.map((row) => row["extn"]).sort()).toEqual([CALLER, AGENT]);
  expect(readFileSync(join(data, "registrations.jsonl"), "utf8")).toContain(AGENT);
});

it("it starts with its embedded database on a full disk, takes calls, and keeps what it needs for the next time", async () => {
  const own = await smallDisk(256);
  data = own.folder;
  try {
    server = await startServer({ dataFolder: data });
    await addExtension(server, CALLER);
    await addExtension(server, AGENT);
    await addQueue(server);
    await makeReady(server, AGENT);
    expect(await makeReserve(data)).toBe(true);
    await server.stop();
    fill();
    server = await startServer({ dataFolder: data });
    expect(server.log).toMatch(/the disk is full: the database is opened in what was kept for this/);
    const [caller, agent] = [await phone(server, CALLER), await phone(server, AGENT)];
    agent.answerAutomatically(0);
    await talks(server, caller, agent);
    const running = server;
    await until("the call's record is there", async () => ((await records(running)).length === 1 ? true : undefined));
    // Not before there is room.
    expect(await makeReserve(data)).toBe(false);
    makeRoom();
    expect(await makeReserve(data)).toBe(true);
    await Promise.all(phones.splice(0).map((one) => one.stop()));
    await server.stop();
  } finally {
    await server?.kill();
    await own.remove();
  }
});

it("it stops cleanly on a full disk, and the next start goes on", async () => {
  const first = await prepared();
  fill();
  expect(await first.stop()).toBe(0);
  const second = await started();
  expect(second.log).toMatch(/the event log has happened again/);
  makeRoom();
  await until("the log is written again", async () => (await troubles(second)).length === 0 || undefined);
});
