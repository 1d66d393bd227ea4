// A small rented machine has a gigabyte: the whole server must start there for the first time, start again, and take calls.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/host/clock.ts";
import { Phone } from "../../demo/phone.ts";
import { databasesFolder } from "../store/databases-folder.ts";
import { addExtension, addQueue, HOTLINE, makeReady } from "./center.ts";
import { LOOPBACK } from "./ports.ts";
import { startServer, type Server } from "./server.ts";
import type { SippUser } from "./sipp.ts";
import { until } from "./until.ts";
import { WatchedMemory } from "./watched-memory.ts";

/** What the system and whatever else runs there leave of the gigabyte. */
const ALLOWED_MB = 768;
/** Of that, so that the next hundred megabytes are noticed before somebody's machine notices them. */
const START_MB = 450;
const CALLS = 10;

let home: string;
let memory: WatchedMemory | undefined;
let server: Server | undefined;
let phones: Phone[] = [];

beforeEach(() => {
  home = mkdtempSync(join(databasesFolder(), "xcc-memory-"));
});

afterEach(async () => {
  await Promise.all(phones.map((phone) => phone.stop()));
  phones = [];
  await server?.kill();
  server = undefined;
  memory?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** With whatever lies in the folder: nothing, the first time. It is ended where it takes more than it may. */
async function started(): Promise<Server> {
  const watch = (pid: number): void => void (memory = new WatchedMemory(pid, ALLOWED_MB));
  server = await startServer({ dataFolder: join(home, "data"), onStart: watch });
  return server;
}

async function phoneOf(running: Server, { number: user, password, domain }: SippUser): Promise<Phone> {
  const at = { server: { address: LOOPBACK, port: running.sipPort }, localAddress: LOOPBACK, clock: systemClock() };
  const phone = new Phone({ ...at, user, password, domain, voiceHz: 620 });
  phones.push(phone);
  await phone.start();
  await phone.register();
  return phone;
}

/** As many at once as there are agents. */
async function takeCalls(running: Server): Promise<void> {
  await addQueue(running);
  const callers: Phone[] = [];
  for (let index = 0; index < CALLS; index += 1) {
    const agent = await addExtension(running, String(1_100 + index));
    callers.push(await phoneOf(running, await addExtension(running, String(1_000 + index))));
    (await phoneOf(running, agent)).answerAutomatically(100);
    await makeReady(running, agent.number);
  }
  for (const caller of callers) await caller.call(HOTLINE);
  await until("all talk", () => Promise.resolve(phones.every(({ state }) => state === "talking") || undefined));
  for (const caller of callers) caller.hangUp();
  await until("nobody talks", () => Promise.resolve(phones.every(({ state }) => state === "idle") || undefined));
}

describe(`the server with ${String(ALLOWED_MB)} MB`, () => {
  it("starts for the first time, takes ten calls and stops; and so it does the next time", async () => {
    const first = await started();
    expect(memory?.peakMb, "its first start").toBeLessThan(START_MB);
    await takeCalls(first);
    expect(await first.stop()).toBe(0);
    await Promise.all(phones.map((phone) => phone.stop()));
    phones = [];
    expect(memory?.peakMb, "its first run").toBeLessThan(ALLOWED_MB);

    const next = await started();
    expect(memory?.peakMb, "its next start").toBeLessThan(START_MB);
    expect(existsSync(join(home, "data", "database", "PG_VERSION"))).toBe(true);
    expect(await next.stop(), next.log).toBe(0);
  });
});
