// A backup of a center that goes on working, and another center that goes on from it: what was answered before is there, and log
// and database are of one past.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { Phone } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import { freshDatabase } from "../store/fresh-database.ts";
import { addExtension, addQueue, agentRow, HOTLINE, makeReady, untilRecorded } from "./center.ts";
import { xcc } from "./commands.ts";
import { LOOPBACK } from "./ports.ts";
import { PostgresServer } from "./postgres-server.ts";
import { startServer, type Server } from "./server.ts";
import type { SippUser } from "./sipp.ts";
import { lengthMsOf } from "./tone.ts";
import { until } from "./until.ts";

const CALLER_HZ = 620;
const AGENT_HZ = 1_050;

let home: string;
let servers: Server[] = [];
let phones: Phone[] = [];
let postgres: PostgresServer | undefined;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "xcc-backup-"));
});
afterEach(async () => {
  await Promise.all(phones.map((phone) => phone.stop()));
  await Promise.all(servers.map((server) => server.kill()));
  [phones, servers] = [[], []];
  rmSync(home, { recursive: true, force: true });
});
afterAll(() => postgres?.remove());

async function started(options: Parameters<typeof startServer>[0]): Promise<Server> {
  const server = await startServer(options);
  servers.push(server);
  return server;
}

async function phoneAt(server: Server, user: SippUser, voiceHz: number): Promise<Phone> {
  const phone = new Phone({
    ...{ server: { address: LOOPBACK, port: server.sipPort }, user: user.number, password: user.password },
    ...{ domain: user.domain, localAddress: LOOPBACK, voiceHz, clock: systemClock() },
  });
  phones.push(phone);
  await phone.start();
  await phone.register();
  return phone;
}

/** Adds extensions one after the other; those that were answered, as they are. */
function addingExtensions(server: Server): { readonly answered: string[]; readonly stop: () => Promise<void> } {
  const answered: string[] = [];
  const ended = new AbortController();
  const work = (async () => {
    for (let extn = 3_000; !ended.signal.aborted; extn += 1) {
      await server.post("/api/xcc/extensions/add", { name: "x", extn: String(extn), password: "Kuhstall-7" });
      answered.push(String(extn));
    }
  })();
  return {
    answered,
    stop: async () => {
      ended.abort();
      await work;
    },
  };
}

async function extensionsOf(server: Server): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let page = 1; ; page += 1) {
    const { data } = (await server.post("/api/xcc/extensions/list", { page, limit: 100 })) as {
      data: readonly { extn: string }[];
    };
    const before = found.size;
    for (const { extn } of data) found.add(extn);
    if (found.size === before) return found;
  }
}

async function freshPostgres(name: string): Promise<string> {
  postgres ??= await PostgresServer.start();
  execFileSync("psql", ["-q", "-c", `create database ${name}`, postgres.url]);
  return postgres.url.replace(/\/postgres$/, `/${name}`);
}

/** How many recordings have any sound in their files. */
function spokenIn(dataFolder: string): number {
  const recordings = join(dataFolder, "recordings");
  const files = readdirSync(recordings, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".wav"));
  return files.filter((name) => lengthMsOf(join(recordings, name)) > 0).length;
}

describe.each(["embedded", "postgres"] as const)("a backup on %s", (kind) => {
  const settings = async (name: string): Promise<Record<string, string>> =>
    kind === "embedded" ? {} : { XCC_DATABASE_URL: await freshPostgres(name) };

  it("is made while calls go on, and restored: all that was answered before is there, and the center goes on", async () => {
    const before = await settings("before");
    const dataFolder = kind === "embedded" ? dirname((await freshDatabase()).folder) : join(home, "data");
    const first = await started({ dataFolder, environment: before });
    const callerUser = await addExtension(first, "1000");
    const agentUser = await addExtension(first, "1001");
    await addQueue(first);
    const caller = await phoneAt(first, callerUser, CALLER_HZ);
    const agent = await phoneAt(first, agentUser, AGENT_HZ);
    await makeReady(first, "1001");
    agent.answerAutomatically(100);
    // One whole call, and one that lives while the backup is made.
    await caller.call(HOTLINE);
    await until("the agent is heard", () => Promise.resolve(caller.hears(AGENT_HZ) || undefined));
    caller.hangUp();
    await untilRecorded(first, "1000");
    await until("they are free again", async () =>
      (await agentRow(first, "1001"))?.callstate === "IDLE" ? true : undefined,
    );
    await caller.call(HOTLINE);
    await until("the agent is heard again", () => Promise.resolve(caller.hears(AGENT_HZ) || undefined));
    await first.post("/api/cc/ccc/ccGoBreak", { agent: "1001", reason: "lunch" });
    // It is written second by second.
    await until("something of both is in their files", () => Promise.resolve(spokenIn(dataFolder) > 1 || undefined));

    const adding = addingExtensions(first);
    await until("some are added", () => Promise.resolve(adding.answered.length > 3 || undefined));
    const answered = [...adding.answered];
    const file = join(home, "all.tar.gz");
    const environment = { ...before, XCC_DATA: dataFolder };
    expect(await xcc(["backup", file, "--recordings"], { environment })).toMatchObject({ code: 0 });
    await adding.stop();
    // Nobody has noticed anything, and nothing is left of it.
    expect(caller.state).toBe("talking");
    expect(caller.hears(AGENT_HZ)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataFolder).filter((name) => name.startsWith("backup-"))).toEqual([]);
    await first.kill();

    const restored = join(home, "restored");
    const after = { ...(await settings("after")), XCC_DATA: restored };
    expect(await xcc(["restore", file], { environment: after })).toMatchObject({ code: 0 });
    const again = await xcc(["restore", file], { environment: after });
    expect([again.code, again.output]).toEqual([1, expect.stringContaining("is not empty")]);
    const second = await started({ dataFolder: restored, environment: after });
    expect(second.log).toContain("the event log has happened again; the center goes on where it was");
    const there = await extensionsOf(second);
    expect(answered.filter((extn) => !there.has(extn))).toEqual([]);
    // The second of them was cut, as by a crash, and is known all the same; so is the break that was to come.
    const records = await untilRecorded(second, "1000", 2);
    expect(records.map(({ agent: who }) => who)).toEqual(["1001", "1001"]);
    for (const { media_file_id: id } of records)
      expect((await second.request("GET", `/api/media_files/${id}`)).status).toBe(200);
    expect(await agentRow(second, "1001")).toMatchObject({ state: "UNREADY", reason: "lunch" });
    expect(await second.stop()).toBe(0);
  });

  it("is made of a center that is stopped, and refused where there is none", async () => {
    const before = await settings("stopped");
    const nobody = { ...before, XCC_DATA: join(home, "nowhere") };
    const file = join(home, "all.tar.gz");
    expect(await xcc(["backup", file], { environment: nobody })).toMatchObject({ code: 1 });
    const dataFolder = kind === "embedded" ? dirname((await freshDatabase()).folder) : join(home, "data");
    const environment = { ...before, XCC_DATA: dataFolder };
    const first = await started({ dataFolder, environment: before });
    await addExtension(first, "1000");
    expect(await first.stop()).toBe(0);
    expect(await xcc(["backup", file], { environment })).toMatchObject({ code: 0 });
    const after = { ...(await settings("stopped_after")), XCC_DATA: join(home, "restored") };
    expect(await xcc(["restore", file], { environment: after })).toMatchObject({ code: 0 });
    const second = await started({ dataFolder: join(home, "restored"), environment: after });
    expect(await extensionsOf(second)).toContain("1000");
    expect(await second.stop()).toBe(0);
  });
});

describe("what is no whole backup", () => {
  it("is refused, and nothing is left of it", async () => {
    const dataFolder = dirname((await freshDatabase()).folder);
    const file = join(home, "all.tar.gz");
    const environment = { XCC_DATA: dataFolder };
    expect((await xcc(["backup", file], { environment })).code).toBe(0);
    const bytes = readFileSync(file);
    const target = join(home, "restored");
    const damaged = Buffer.from(bytes);
    damaged.fill(0x5a, damaged.length >> 1, (damaged.length >> 1) + 64);
    const wrong = [
      bytes.subarray(0, bytes.length >> 1),
      bytes.subarray(0, bytes.length - 4),
      damaged,
      Buffer.from("text"),
      Buffer.alloc(0),
    ];
    for (const [index, content] of wrong.entries()) {
      writeFileSync(join(home, "wrong"), content);
      const { code, output } = await xcc(["restore", join(home, "wrong")], { environment: { XCC_DATA: target } });
      expect([code, output], String(index)).toEqual([1, expect.stringContaining("no whole backup")]);
      expect(readdirSync(target)).toEqual([]);
    }
    const url = { XCC_DATA: target, XCC_DATABASE_URL: await freshPostgres("other_kind") };
    expect((await xcc(["restore", file], { environment: url })).output).toContain("do not set XCC_DATABASE_URL");
    expect((await xcc(["restore", join(home, "nowhere")], { environment: { XCC_DATA: target } })).output).toContain(
      "ENOENT",
    );
    expect(existsSync(join(target, "database"))).toBe(false);
    rmSync(dataFolder, { recursive: true, force: true });
  });
});

describe("a lost developer key", () => {
  it("is replaced, while the server runs and while it does not", async () => {
    const dataFolder = dirname((await freshDatabase()).folder);
    const environment = { XCC_DATA: dataFolder };
    const keyOf = async (...args: string[]): Promise<string> => {
      const { code, output } = await xcc(["key", ...args], { environment });
      expect(code, output).toBe(0);
      return /^developer key: (\S+)/m.exec(output)?.[1] ?? "";
    };
    const first = await started({ dataFolder, environment: { XCC_DEV_KEY: "" } });
    const allowed = async (server: Server, key: string) =>
      (await server.request("POST", "/api/xcc/extensions/list", {}, key)).status;
    const online = await keyOf();
    expect([await allowed(first, first.devKey), await allowed(first, online)]).toEqual([200, 200]);
    const only = await keyOf("--revoke");
    expect([await allowed(first, first.devKey), await allowed(first, online)]).toEqual([403, 403]);
    expect(await allowed(first, only)).toBe(200);
    expect(await first.stop()).toBe(0);
    const offline = await keyOf("--revoke");
    const second = await started({ dataFolder, environment: { XCC_DEV_KEY: "" } });
    expect([await allowed(second, only), await allowed(second, offline)]).toEqual([403, 200]);
    expect(await second.stop()).toBe(0);
    rmSync(dataFolder, { recursive: true, force: true });
  });
});
