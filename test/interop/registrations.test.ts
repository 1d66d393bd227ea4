// Phones that were registered with a server that is gone, however it went, and the server after it: they ring.
import { dirname } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Phone } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import type { Store } from "../../src/store/store.ts";
import { openStore } from "../../src/store/store.ts";
import { freshDatabase } from "../store/fresh-database.ts";
import type { FreshDatabase } from "../store/fresh-database.ts";
import type { Baresip } from "./baresip.ts";
import { startBaresip } from "./baresip.ts";
import { addExtension, addQueue, agentRow, makeReady, untilCallState, userOf } from "./center.ts";
import type { AgentRow } from "./center.ts";
import { LOOPBACK } from "./ports.ts";
import { DOMAIN, startServer } from "./server.ts";
import type { Json, Server } from "./server.ts";
import { until } from "./until.ts";

const CALLER = "1000";
const AGENT = "1001";
const DELETED = "1002";
const CHANGED = "1003";
const OVER_TCP = "1004";
const UNREACHABLE = 480;

let database: FreshDatabase;
let server: Server | undefined;
let sipPort: number | undefined;
const phones: Phone[] = [];
const baresips: Baresip[] = [];

beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  await Promise.all(baresips.splice(0).map((phone) => phone.stop()));
  await Promise.all(phones.splice(0).map((phone) => phone.stop()));
  await server?.kill();
  server = undefined;
  sipPort = undefined;
  database.remove();
});

/** On the port of the one before it, as phones find it. */
async function started(): Promise<Server> {
  server = await startServer({
    dataFolder: dirname(database.folder),
    ...(sipPort === undefined ? {} : { ports: { sip: sipPort } }),
  });
  sipPort = server.sipPort;
  return server;
}

async function phone(extn: string, transport: "udp" | "tcp" = "udp"): Promise<Phone> {
  const { password } = userOf(extn);
  const made = new Phone({
    ...{ server: { address: LOOPBACK, port: sipPort ?? 0 }, user: extn, password, domain: DOMAIN },
    ...{ localAddress: LOOPBACK, clock: systemClock(), transport },
  });
  phones.push(made);
  await made.start();
  return made;
}

async function registered(running: Server): Promise<readonly string[]> {
  const { data } = (await running.get("/api/phones?registered=true&perPage=100")) as { data: readonly Json[] };
  return data.map((row) => String(row["extn"]));
}

/** How many of these requests this server has had or sent. */
async function requests(running: Server, way: "received" | "sent", method: string): Promise<number> {
  const text = await (await running.request("GET", "/metrics")).text();
  const line = text.split("\n").find((one) => one.startsWith(`xcc_sip_requests_${way}_total{method="${method}"}`));
  return Number(line?.split(" ")[1] ?? 0);
}

/** The call goes through, and is over again. */
async function reaches(caller: Phone, extn: string): Promise<void> {
  await caller.call(extn);
  await until(`${extn} answers`, () => Promise.resolve(caller.state === "talking" || undefined));
  caller.hangUp();
  await until("the call is over", () => Promise.resolve(caller.state === "idle" || undefined));
}

async function reachesNobody(caller: Phone, extn: string): Promise<void> {
  await caller.call(extn);
  await until(`the call to ${extn} fails`, () => Promise.resolve(caller.state === "idle" || undefined));
}

/** Nobody serves the folder. */
async function withStore(work: (store: Store) => Promise<unknown>): Promise<void> {
  const ignore = (): void => undefined;
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const kept = { location: database.location, domain: DOMAIN, timeZone: "Asia/Shanghai", auditDays: 365 };
  const store = await openStore({ ...kept, clock: systemClock(), log });
  await work(store).finally(() => store.stop());
}

/** Of an agent, but for what is another one for each process. */
async function stateOf(running: Server, agent: string): Promise<Partial<AgentRow>> {
  const { state, callstate } = (await agentRow(running, agent)) ?? {};
  return { ...(state === undefined ? {} : { state }), ...(callstate === undefined ? {} : { callstate }) };
}

it("over UDP they ring at once after kill -9 and after a clean stop, and an agent is as free as before", async () => {
  const first = await started();
  await addExtension(first, CALLER);
  await addExtension(first, AGENT);
  // With a mailbox, whose state its lamp is told.
  await first.post("/api/xcc/extensions/set", { id: 2, vm_password: "739154" });
  await addQueue(first);
  baresips.push(await startBaresip({ ...userOf(AGENT), serverPort: first.sipPort, autoAnswer: true }));
  await makeReady(first, AGENT);
  await untilCallState(first, AGENT, "IDLE");
  const before = await stateOf(first, AGENT);
  await first.kill();

  const second = await started();
  expect(await registered(second)).toEqual([AGENT]);
  expect(await stateOf(second, AGENT)).toEqual(before);
  const caller = await phone(CALLER);
  await reaches(caller, AGENT);
  expect(await second.stop()).toBe(0);

  const third = await started();
  expect(await registered(third)).toEqual([AGENT]);
  await reaches(caller, AGENT);
  // From a switch of its own they come once a second.
  await until("it is counted", async () => (await requests(third, "received", "INVITE")) > 0 || undefined);
  expect(await requests(third, "received", "REGISTER")).toBe(0);
  // Its lamp, without its asking.
  expect(await requests(third, "sent", "NOTIFY")).toBeGreaterThan(0);
  expect(await third.stop()).toBe(0);
});

it("whose extension was deleted meanwhile, or has another password, they do not", async () => {
  const first = await started();
  for (const extn of [CALLER, AGENT, DELETED, CHANGED]) await addExtension(first, extn);
  const caller = await phone(CALLER);
  const called = [await phone(AGENT), await phone(DELETED), await phone(CHANGED)];
  for (const one of called) {
    one.answerAutomatically(0);
    await one.register();
  }
  expect(await registered(first)).toEqual([AGENT, DELETED, CHANGED]);
  await first.kill();
  await withStore(async ({ extensions }) => {
    await extensions.remove((await extensions.byNumber(DELETED))?.id ?? 0, true);
    await extensions.set((await extensions.byNumber(CHANGED))?.id ?? 0, { password: "Another-one-1003" });
  });

  const second = await started();
  expect(await registered(second)).toEqual([AGENT]);
  await reaches(caller, AGENT);
  for (const extn of [DELETED, CHANGED]) await reachesNobody(caller, extn);
  expect(called.map(({ shownCaller }) => shownCaller?.number)).toEqual([CALLER, undefined, undefined]);
  expect(await second.stop()).toBe(0);
});

it("over TCP they are not there until they have connected again", async () => {
  const first = await started();
  await addExtension(first, CALLER);
  await addExtension(first, OVER_TCP);
  const called = await phone(OVER_TCP, "tcp");
  called.answerAutomatically(0);
  await called.register();
  await first.kill();

  const second = await started();
  const caller = await phone(CALLER);
  expect(await registered(second)).toEqual([]);
  await reachesNobody(caller, OVER_TCP);
  expect(caller.lastStatus).toBe(UNREACHABLE);
  await called.unregister();
  await called.register();
  expect(await registered(second)).toEqual([OVER_TCP]);
  await reaches(caller, OVER_TCP);
  expect(await second.stop()).toBe(0);
});
