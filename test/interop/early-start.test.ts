// A center that was killed takes calls again from its event log, whether its database is there or not; what it needs of it
// comes as changes, and what happened meanwhile is in the records.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { START_MS } from "../real-time.ts";
import { addExtension, addQueue, agentRow, callRecords, HOTLINE, makeReady, untilRecorded, userOf } from "./center.ts";
import { LOOPBACK } from "./ports.ts";
import { partOf } from "./parts.ts";
import { PostgresServer } from "./postgres-server.ts";
import { registeredPhone } from "./registered-phone.ts";
import { startServer, type Server, type ServerOptions } from "./server.ts";
import { TcpProxy } from "./tcp-proxy.ts";
import { until } from "./until.ts";

const [CALLER, AGENT] = ["1000", "1001"];
const CALLER_HZ = 620;
const AGENT_HZ = 1_050;
const EARLY = "calls are taken";
const REFUSED = "written by a newer version of xcc";

let postgres: PostgresServer;
let proxy: TcpProxy;
let server: Server;
let dataFolder: string;
const phones: Phone[] = [];
let next: Starting | undefined;

/** A server that is not ready yet. */
interface Starting {
  readonly ready: Promise<Server>;
  readonly output: () => string;
  readonly pid: number;
}

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "xcc-early-"));
  postgres = await PostgresServer.start();
  proxy = await TcpProxy.start(Number(new URL(postgres.url).port));
  server = await startServer(options());
});

afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.stop()));
  await proxy.repair();
  if (next !== undefined) {
    end(next.pid, "SIGKILL");
    await next.ready.catch(() => undefined);
    next = undefined;
  }
  await server.kill();
  await proxy.stop();
  await postgres.remove();
  rmSync(dataFolder, { recursive: true, force: true });
});

function options(more: ServerOptions = {}): ServerOptions {
  const url = new URL(postgres.url);
  url.port = String(proxy.port);
  return { dataFolder, environment: { XCC_DATABASE_URL: url.href, XCC_DATABASE_WAIT: "3" }, ...more };
}

/** On the ports of the one before. */
function startAgain(): Starting {
  let output = (): string => "";
  let pid = 0;
  const ports = { sip: server.sipPort, http: server.httpPort };
  const ready = startServer(options({ ports, starting: (said) => (output = said), onStart: (of) => (pid = of) }));
  ready.then(
    (running) => (server = running),
    () => undefined,
  );
  next = {
    ready,
    output: () => output(),
    get pid() {
      return pid;
    },
  };
  return next;
}

function end(pid: number, signal: NodeJS.Signals): void {
  // It never began, and 0 is all of us.
  if (pid === 0) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}

async function says(starting: Starting, text: string): Promise<void> {
  await until(
    `the start says: ${text}`,
    () => Promise.resolve(starting.output().includes(text) || undefined),
    START_MS,
  );
}

async function asked(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function phone(extn: string, voiceHz: number): Promise<Phone> {
  const made = await registeredPhone(server, userOf(extn), voiceHz);
  phones.push(made);
  return made;
}

/** A queue with an agent who is ready, and somebody who waits in it for them to answer. */
async function waitingCaller(): Promise<{ caller: Phone; agent: Phone }> {
  for (const extn of [CALLER, AGENT]) await addExtension(server, extn);
  await addQueue(server);
  const [caller, agent] = [await phone(CALLER, CALLER_HZ), await phone(AGENT, AGENT_HZ)];
  await makeReady(server, AGENT);
  await caller.call(HOTLINE);
  await until("the agent's phone rings", () => Promise.resolve(agent.state === "ringing" || undefined));
  return { caller, agent };
}

async function talks(caller: Phone, agent: Phone): Promise<void> {
  agent.answerAutomatically(50);
  await caller.call(HOTLINE);
  await until("both hear one another", () =>
    Promise.resolve((caller.hears(AGENT_HZ) && agent.hears(CALLER_HZ)) || undefined),
  );
}

/** Both know by now that their server has gone. */
async function forgotten(...all: Phone[]): Promise<void> {
  for (const one of all) one.hangUp();
  await until("the phones are idle", () => Promise.resolve(all.every(({ state }) => state === "idle") || undefined));
}

describe("a center that was killed, while its PostgreSQL answers nothing", () => {
  it("offers calls again, says so to who asks, and has every record when the database is back", async () => {
    const { caller, agent } = await waitingCaller();
    await proxy.goDead();
    await server.kill();
    const starting = startAgain();
    await says(starting, EARLY);
    await forgotten(caller, agent);
    await talks(caller, agent);
    const refused = await server.request("POST", "/api/xcc/queues/list", {});
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(await refused.json()).toMatchObject({ error: "starting", reason: expect.stringContaining(EARLY) as string });
    expect((await server.request("GET", "/readyz")).status).toBe(503);
    expect((await server.request("GET", "/healthz")).status).toBe(200);
    const page = await fetch(`http://${LOOPBACK}:${server.httpPort}/`, { headers: { accept: "text/html" } });
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining("calls are taken")]);
    caller.hangUp();
    await until("the call is over", () => Promise.resolve(caller.state === "idle" || undefined));
    // Longer than a start without a log would wait.
    await says(starting, "the database is not there yet; it is waited for");
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(starting.output()).not.toMatch(/^ready/m);

    await proxy.repair();
    const again = await starting.ready;
    const records = await untilRecorded(again, CALLER, 2);
    expect(records.map((row) => row.hangup_cause).toSorted()).toEqual(["CRASH", "NORMAL_CLEARING"]);
    expect(records.find((row) => row.hangup_cause === "NORMAL_CLEARING")).toMatchObject({ agent: AGENT });
    expect(await agentRow(again, AGENT)).toMatchObject({ state: "READY" });
  });

  it("and dies once more before it comes loses nothing", async () => {
    const { caller, agent } = await waitingCaller();
    await proxy.goDead();
    await server.kill();
    const starting = startAgain();
    await says(starting, EARLY);
    await forgotten(caller, agent);
    await talks(caller, agent);
    caller.hangUp();
    await until("the call is over", () => Promise.resolve(caller.state === "idle" || undefined));
    end(starting.pid, "SIGKILL");
    await starting.ready.catch(() => undefined);
    await proxy.repair();
    const again = await startAgain().ready;
    const records = await untilRecorded(again, CALLER, 2);
    expect(records.find((row) => row.hangup_cause === "NORMAL_CLEARING")).toMatchObject({ agent: AGENT });
  });

  it("stops cleanly when it is told to, and goes on from there", async () => {
    const { caller, agent } = await waitingCaller();
    await forgotten(caller, agent);
    await proxy.goDead();
    await server.kill();
    const starting = startAgain();
    await says(starting, EARLY);
    await talks(caller, agent);
    end(starting.pid, "SIGTERM");
    caller.hangUp();
    await expect(starting.ready).rejects.toThrow("it ended with 0");
    expect(starting.output()).toContain("stopping: no new calls");
    const third = startAgain();
    await says(third, EARLY);
    await proxy.repair();
    await third.ready;
    const records = await untilRecorded(server, CALLER, 2);
    expect(records.some((row) => row.hangup_cause === "NORMAL_CLEARING")).toBe(true);
  });

  it("takes what was changed in the database meanwhile when it is there", async () => {
    const { caller, agent } = await waitingCaller();
    await forgotten(caller, agent);
    await proxy.goDead();
    await server.kill();
    await asked(`update extensions set deleted_at = now() where extn = '${AGENT}'`);
    const starting = startAgain();
    await says(starting, EARLY);
    await proxy.repair();
    const again = await starting.ready;
    const { data } = (await again.get("/api/phones?registered=true&perPage=100")) as {
      data: readonly { extn: string }[];
    };
    expect(data.map(({ extn }) => extn)).toEqual([CALLER]);
    await expect(phone(AGENT, AGENT_HZ)).rejects.toThrow("403");
    expect(readFileSync(join(dataFolder, "accounts.jsonl"), "utf8")).not.toContain(`"extn":"${AGENT}"`);
  });
});

describe("a database that turns out not to be this log's", () => {
  it("is what the center begins from; calls that it had taken end", async () => {
    const { caller, agent } = await waitingCaller();
    await forgotten(caller, agent);
    await proxy.goDead();
    await server.kill();
    await asked("update meta set value = 'another' where key = 'log-lineage'");
    const starting = startAgain();
    await says(starting, EARLY);
    await talks(caller, agent);
    await proxy.repair();
    const again = await starting.ready;
    expect(again.log).toContain("the database has gone on with another log since");
    await until("the call is over", () => Promise.resolve(caller.state === "idle" || undefined));
    await makeReady(again, AGENT);
    await talks(caller, agent);
    caller.hangUp();
    await untilRecorded(again, CALLER);
  });

  it("or says no ends the start as ever, and the next one takes no calls before it", async () => {
    const { caller, agent } = await waitingCaller();
    await forgotten(caller, agent);
    await server.kill();
    await asked("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')");
    const starting = startAgain();
    await expect(starting.ready).rejects.toThrow("written by a newer version of xcc");
    const second = startAgain();
    await expect(second.ready).rejects.toThrow("written by a newer version of xcc");
    expect(second.output()).not.toContain(EARLY);
  });
});

describe("beside a switch of its own", () => {
  it("calls go on while the database refuses each controller that comes, and have their record when one is let in", async () => {
    await server.kill();
    server = await startServer(options({ environment: { ...options().environment, XCC_SWITCH_PROCESS: "own" } }));
    const { caller, agent } = await waitingCaller();
    await forgotten(caller, agent);
    await talks(caller, agent);
    const former = await partOf(server, "controller");
    await proxy.goDead();
    const before = said(EARLY);
    process.kill(former, "SIGKILL");
    await until("the next one takes calls", () => Promise.resolve(said(EARLY) > before || undefined), START_MS);
    await asked("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')");
    const refused = said(REFUSED);
    await proxy.repair();
    await until("several are refused", () => Promise.resolve(said(REFUSED) > refused + 1 || undefined), START_MS);
    expect([caller.state, agent.state]).toEqual(["talking", "talking"]);
    expect(caller.hears(AGENT_HZ)).toBe(true);
    const readies = said("\nready ");
    await asked("delete from kysely_migration where name = '9999-later'");
    await until("one is let in", () => Promise.resolve(said("\nready ") > readies || undefined), START_MS);
    expect(caller.hears(AGENT_HZ)).toBe(true);
    caller.hangUp();
    const records = await untilRecorded(server, CALLER, 2);
    expect(records.find(({ agent: by }) => by === AGENT)).toMatchObject({
      ...{ hangup_cause: "NORMAL_CLEARING", hangup_by: "caller" },
    });
  });
});

/** How often the server has said it. */
function said(text: string): number {
  return server.log.split(text).length - 1;
}

it("what phones prove themselves with is kept for its owner alone", async () => {
  await addExtension(server, CALLER);
  const file = join(dataFolder, "accounts.jsonl");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toContain(`"extn":"${CALLER}"`);
  expect(await callRecords(server)).toEqual([]);
});
