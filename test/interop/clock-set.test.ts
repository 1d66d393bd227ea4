// The clock of a running server is set, forwards and back, under a call and a registered phone (libfaketime, Debian's package).
import { readdirSync, writeFileSync } from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { wavDurationMs } from "../../src/media/index.ts";
import { freshDatabase } from "../store/fresh-database.ts";
import { addExtension, addQueue, HOTLINE, makeReady, untilCallState, userOf } from "./center.ts";
import { registeredPhone } from "./registered-phone.ts";
import { startServer } from "./server.ts";
import type { Json, Server } from "./server.ts";
import { until } from "./until.ts";

const [CALLER, AGENT] = ["1000", "1001"];
const HOUR_S = 3_600;
/** On each side of the setting. */
const TALK_MS = 2_500;
/** What the API and a busy machine may add. */
const SLACK_S = 2;

let folder: string;
let data: string;
let server: Server | undefined;
const phones: Phone[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-clock-"));
  setTo(0);
  data = dirname((await freshDatabase()).folder);
});
afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.stop()));
  await server?.kill();
  for (const one of [folder, data]) rmSync(one, { recursive: true, force: true });
});

/** The server's wall clock, beside the machine's. */
function setTo(seconds: number): void {
  writeFileSync(join(folder, "clock"), `${seconds < 0 ? "" : "+"}${String(seconds)}s\n`);
}

function library(): string {
  const [place] = readdirSync("/usr/lib").filter((name) => name.endsWith("-linux-gnu"));
  return join("/usr/lib", place ?? "", "faketime", "libfaketimeMT.so.1");
}

async function started(ports: { readonly sip?: number } = {}): Promise<Server> {
  server = await startServer({
    ...{ dataFolder: data, ports },
    environment: {
      ...{ LD_PRELOAD: library(), FAKETIME_TIMESTAMP_FILE: join(folder, "clock"), FAKETIME_CACHE_DURATION: "1" },
      // A clock that cannot be set is not set here either.
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
  });
  return server;
}

async function phone(running: Server, extn: string): Promise<Phone> {
  const made = await registeredPhone(running, userOf(extn), 440);
  phones.push(made);
  return made;
}

async function center(): Promise<{ running: Server; caller: Phone; agent: Phone }> {
  const running = await started();
  await addExtension(running, CALLER);
  await addExtension(running, AGENT);
  await addQueue(running);
  const [caller, agent] = [await phone(running, CALLER), await phone(running, AGENT)];
  agent.answerAutomatically(0);
  await makeReady(running, AGENT);
  await untilCallState(running, AGENT, "IDLE");
  return { running, caller, agent };
}

async function registered(running: Server): Promise<readonly string[]> {
  const { data: rows } = (await running.get("/api/phones?registered=true&perPage=100")) as { data: readonly Json[] };
  return rows.map((row) => String(row["extn"])).sort();
}

async function metric(running: Server, name: string): Promise<number> {
  const text = await (await running.request("GET", "/metrics")).text();
  return Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${name} `))
      ?.split(" ")[1] ?? Number.NaN,
  );
}

async function called(caller: Phone, agent: Phone): Promise<void> {
  await caller.call(HOTLINE);
  const isTalking = (one: Phone): boolean => one.state === "talking";
  await until("they talk", () => Promise.resolve((isTalking(caller) && isTalking(agent)) || undefined));
}

/** The newest call's record, once it is over. */
async function lastRecord(running: Server, calls: number): Promise<Json> {
  return until("the call's record is there", async () => {
    const { data: rows } = (await running.get("/api/cdrs?perPage=100")) as { data: readonly Json[] };
    const over = rows.filter((row) => row["end_stamp"] !== "");
    return over.length === calls ? over.toSorted((a, b) => Number(b["id"] ?? 0) - Number(a["id"] ?? 0))[0] : undefined;
  });
}

/** How far the server's dates are from the machine's, in seconds. */
function aheadS(stamp: unknown, at = Date.now()): number {
  return (Date.parse(`${String(stamp).replace(" ", "T")}+08:00`) - at) / 1_000;
}

function recordings(): readonly string[] {
  const below = join(data, "recordings");
  return readdirSync(below, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".wav"))
    .map((name) => join(below, name));
}

describe.each([
  { byS: HOUR_S, direction: "forwards" },
  { byS: -HOUR_S, direction: "back" },
  { byS: 5, direction: "forwards" },
  { byS: -5, direction: "back" },
])("set by $byS s in the middle of a call", ({ byS, direction }) => {
  it("no call is cut, no phone is lost, no length is wrong, and dates follow", async () => {
    const { running, caller, agent } = await center();
    await called(caller, agent);
    const began = performance.now();
    await wait(TALK_MS);
    setTo(byS);
    await wait(TALK_MS);
    expect([caller.state, agent.state]).toEqual(["talking", "talking"]);
    expect(await registered(running)).toEqual([CALLER, AGENT]);
    const lastedS = (performance.now() - began) / 1_000;
    caller.hangUp();
    const record = await lastRecord(running, 1);
    expect(Number(record["talk_ms"]) / 1_000).toBeCloseTo(lastedS, -0.3);
    expect(Math.abs(Number(record["duration"]) - lastedS)).toBeLessThanOrEqual(1.5);
    expect(record["hangup_by"]).toBe("caller");
    const [file = ""] = recordings();
    expect(Math.abs((wavDurationMs(file) ?? 0) / 1_000 - lastedS)).toBeLessThan(1);
    expect(running.log).toMatch(/"setByMs":-?\d+.*the clock was set/);
    expect(await metric(running, `xcc_clock_set_total{direction="${direction}"}`)).toBe(1);

    // What begins now has the new date.
    await untilCallState(running, AGENT, "IDLE");
    const { at } = (await running.get("/api/reports/live")) as { at: number };
    expect(Math.abs((at - Date.now()) / 1_000 - byS)).toBeLessThan(SLACK_S);
    await running.post("/api/xcc/extensions/add", { extn: "1002", password: "Interop-1002", name: "New" });
    const { data: rows } = (await running.post("/api/xcc/extensions/list")) as { data: readonly Json[] };
    expect(Math.abs(aheadS(rows.find((row) => row["extn"] === "1002")?.["created_at"]) - byS)).toBeLessThan(
      SLACK_S + 1,
    );
  });
});

it("after kill -9 phones are registered as long as before, and time goes on, whichever way the clock was set", async () => {
  for (const byS of [HOUR_S, -HOUR_S]) {
    setTo(0);
    const { running, caller, agent } = await center();
    setTo(byS);
    await until("it was noticed", async () =>
      (await metric(running, "xcc_clock_offset_seconds")) !== 0 ? true : undefined,
    );
    await called(caller, agent);
    await running.kill();
    const killedAt = Date.now();
    const next = await started({ sip: running.sipPort });
    expect(await registered(next)).toEqual([CALLER, AGENT]);
    const record = await lastRecord(next, 1);
    expect(record["hangup_cause"]).not.toBe("");
    expect(Math.abs(aheadS(record["end_stamp"], killedAt) - byS)).toBeLessThan(4);
    expect(Number(record["duration"])).toBeLessThan(20);
    await Promise.all(phones.splice(0).map((one) => one.stop()));
    await next.kill();
    rmSync(data, { recursive: true, force: true });
    data = dirname((await freshDatabase()).folder);
  }
});
