// The connection to PostgreSQL breaks when a change is being made permanent: the API says that it does not know what became of
// it, and the engine and the switch soon know what the database knows, whichever it is.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fakeDesk, DEV_KEY } from "../api/test-api.ts";
import { createApi, routesOf } from "../../src/api/api.ts";
import { Center } from "../../src/core/center.ts";
import { systemClock } from "../../src/host/clock.ts";
import { soundConverter } from "../../src/host/ffmpeg.ts";
import { Host } from "../../src/host/host.ts";
import { MemoryLog } from "../../src/host/log/memory-log.ts";
import { promptFiles } from "../../src/host/prompt-files.ts";
import { RunningCenter } from "../../src/host/running-center.ts";
import type { AccountChange, Switch } from "../../src/ports/switch.ts";
import { openDatabase, type Database } from "../../src/store/database/open.ts";
import { storeOn, type Store } from "../../src/store/store.ts";
import { telephoneWav } from "../../src/switch/embedded/telephone-wav.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { silent } from "../store/test-store.ts";
import { CommitCutter, type Cut } from "./commit-cutter.ts";
import { PostgresServer } from "./postgres-server.ts";

const DOMAIN = "xswitch.cn";
/** In each transaction of somebody's, and in no other. */
const CHANGE = "xcc.actor";
const PASSWORD = "Kuhstall-7";

/** Ends of the accounts and lines that the switch knows now. */
class ListeningSwitch implements Switch {
  readonly known = new Map<string, AccountChange>();

  start(emit: Parameters<Switch["start"]>[0]): Promise<void> {
    setImmediate(() => emit({ type: "up", legs: [], phones: [] }));
    return Promise.resolve();
  }
  report(): void {
    return undefined;
  }
  send(): void {
    return undefined;
  }
  stop(): Promise<void> {
    return Promise.resolve();
  }
  provision(changes: readonly AccountChange[]): void {
    for (const change of changes) {
      if (change.type === "drop-account" || change.type === "drop-trunk") this.known.delete(keyOf(change));
      else this.known.set(keyOf(change), change);
    }
  }
}

function keyOf(change: AccountChange): string {
  switch (change.type) {
    case "put-account":
      return `account ${change.account.extn}`;
    case "drop-account":
      return `account ${change.extn}`;
    case "put-trunk":
      return `trunk ${change.trunk.name}`;
    case "drop-trunk":
      return `trunk ${change.name}`;
  }
}

/** A change, as somebody asks for it. */
interface Change {
  readonly method: "POST" | "PUT" | "DELETE";
  /** As it is declared; what begins with a colon is taken from `params`. */
  readonly route: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const post = (route: string, body: object, params = {}): Change => ({ method: "POST", route, body, params });
const put = (route: string, body: object, params = {}): Change => ({ method: "PUT", route, body, params });
const remove = (route: string, params: Readonly<Record<string, string>>): Change => ({
  ...{ method: "DELETE", route, params },
});

/** One that is added, changed and removed the console's way. */
function consoleChanges(url: string, added: object, changed: object, table: string): readonly Change[] {
  const params = { id: `last ${table}` };
  return [post(url, added), put(`${url}/:id`, changed, params), remove(`${url}/:id`, params)];
}

/** Each is asked for when those before it are there; ids count from 1, and the administrator is the first user. */
const CHANGES: readonly Change[] = [
  post("/api/xcc/extensions/add", { extn: "1000", name: "A", password: PASSWORD }),
  post("/api/xcc/extensions/set", { id: "last extensions", name: "B", password: "Kuhstall-8" }),
  post("/api/users", { login: "1001", name: "Ann", type: "AGENT", extn: "1001", password: PASSWORD }),
  put("/api/users/:id", { name: "Bob", agent_info: { level: 2 } }, { id: "last users" }),
  put("/api/users/", { username: "last users", idle_timeout: 600 }),
  post("/api/users/import", { users: [{ login: "1009", name: "Cid" }] }),
  remove("/api/users/:id", { id: "last users" }),
  remove("/api/users/:id/sessions", { id: "last users" }),
  ...consoleChanges("/api/extensions", { extn: "1008", name: "H", password: PASSWORD }, { name: "I" }, "extensions"),
  post("/api/extensions", { extn: "1007", name: "G", password: PASSWORD, user_id: "last users" }),
  post("/api/users/:id/extns/leave", { extn_id: "last extensions" }, { id: "last users" }),
  remove("/api/extensions/:id", { id: "last extensions" }),
  ...consoleChanges("/api/hotlines", { line_number: "4100", type: "only", numbers: "1" }, { numbers: "2" }, "hotlines"),
  ...consoleChanges("/api/blacklists", { k: "13900139000" }, { v: "rude" }, "callers"),
  ...consoleChanges(
    "/api/time_rules",
    { type: "offday", start_date: "1-1", end_date: "1-2" },
    { name: "a" },
    "time_defs",
  ),
  ...consoleChanges("/api/queues", { name: "sales" }, { agent_timeout: 9 }, "queues"),
  ...consoleChanges("/api/xui_callcenters", { name: "sales" }, { agent_timeout: 9 }, "queues"),
  post("/api/ivrs", { name: "hall", identifier: "8800" }),
  put("/api/ivrs/:id", { name: "lobby" }, { id: "last ivrs" }),
  post("/api/ivrs/:id/actions", { digits: "1", action: "IVR_SUB" }, { id: "last ivrs" }),
  put("/api/ivrs/:id/actions/:action", { digits: "2" }, { id: "first ivrs", action: "last ivrs" }),
  remove("/api/ivrs/:id/actions/:action", { id: "first ivrs", action: "last ivrs" }),
  post("/api/ivrs/:id/versions/:number/restore", {}, { id: "first ivrs", number: "1" }),
  post("/api/ivrs/:id/publish", {}, { id: "first ivrs" }),
  remove("/api/ivrs/:id", { id: "last ivrs" }),
  post("/api/xcc/queues/add", { name: "support" }),
  put("/api/thresholds", { queue: "support", waiting_warn: 4 }),
  post("/api/xcc/queues/set", { id: "last queues", agent_timeout: 7, strategy: "top-down" }),
  post("/api/queues/:id/agents", { agent: "1001", level: 2 }, { id: "last queues" }),
  post("/api/xcc/hotlines/add", { nbr: "4000", type: "queue", numbers: "support" }),
  post("/api/xcc/hotlines/set", { id: "last hotlines", nbr: "4001" }),
  post("/api/xcc/ivrs/add", { level: 0, name: "menu", nbr: "11111", type: "transfer", voice_type: "file" }),
  post("/api/xcc/ivrs/set", { id: "last ivrs", name: "other menu" }),
  post("/api/xcc/timeDef/add", { type: "work_time", weekday: 1, start_time: "09:00", end_time: "18:00" }),
  post("/api/xcc/timeDef/set", { type: "work_time", id: "last time_defs", start_time: "8:00" }),
  post("/api/xcc/timeDef/del", { type: "work_time", id: "last time_defs" }),
  post("/api/xcc/timeDef/import", { days: [{ date: "2026-10-01", name: "a day off", isOffDay: true }] }),
  post("/api/callers", { number: "13800138000", kind: "vip" }),
  put("/api/callers/:id", { kind: "black" }, { id: "last callers" }),
  remove("/api/callers/:id", { id: "last callers" }),
  post("/api/trunks", { name: "carrier", address: "192.0.2.9", outbound: [{ prefix: "9", strip: 1 }] }),
  put("/api/trunks/:id", { name: "other-carrier", port: 5070 }, { id: "last trunks" }),
  remove("/api/trunks/:id", { id: "last trunks" }),
  post("/api/webhooks", { name: "crm", url: "https://198.51.100.1/", facts: ["call-ended"] }),
  put("/api/webhooks/:id", { name: "other crm" }, { id: "last webhooks" }),
  post("/api/webhooks/:id/secret", {}, { id: "last webhooks" }),
  remove("/api/webhooks/:id", { id: "last webhooks" }),
  post("/api/dispositions", { code: "sold", name: "成交" }),
  put("/api/dispositions/:id", { name: "已成交" }, { id: "last dispositions" }),
  remove("/api/dispositions/:id", { id: "last dispositions" }),
  post("/api/break_reasons", { code: "lunch", name: "午餐", minutes: 30 }),
  put("/api/break_reasons/:id", { minutes: 45 }, { id: "last break_reasons" }),
  remove("/api/break_reasons/:id", { id: "last break_reasons" }),
  post("/api/alarm_rules", { name: "line", metric: "waiting", comparison: "at-least", threshold: 5 }),
  put("/api/alarm_rules/:id", { threshold: 7 }, { id: "last alarm_rules" }),
  remove("/api/alarm_rules/:id", { id: "last alarm_rules" }),
  post("/api/dev_keys", { name: "mine" }),
  remove("/api/dev_keys/:id", { id: "last dev_keys" }),
  post("/api/xcc/hotlines/del", { id: "last hotlines" }),
  post("/api/xcc/ivrs/del", { id: "last ivrs" }),
  remove("/api/queues/:id/agents/:agent", { id: "last queues", agent: "1001" }),
  post("/api/xcc/queues/del", { id: "last queues" }),
  remove("/api/users/:id", { id: "last users" }),
  post("/api/xcc/extensions/del", { id: "first extensions" }),
];

/** What else may be asked with a body: it reads, is no configuration, or is only what others above are as well. */
const OTHERS =
  /\/(list|get)$|^\/api\/(cc|sessions|prompts|voicemails|media_files|xcc\/sessions|webhooks\/.*(test|deliveries)|tokens|alarms)|hostlines|xcc\/ivr\/|users\/(create|me)|ivrs\/:id\/(draft|try)|groups\/members|^\/api\/me\//;

let postgres: PostgresServer;
let cutter: CommitCutter;
/** Not through the wire that breaks. */
let direct: { readonly database: Database; readonly store: Store };
let through: { readonly database: Database; readonly store: Store };
let api: FastifyInstance;
let center: Center;
let theSwitch: ListeningSwitch;
let dataFolder: string;
const desk = fakeDesk();

async function storeAt(url: string): Promise<{ database: Database; store: Store }> {
  const database = await openDatabase({ type: "postgres", url }, silent);
  const place = { domain: DOMAIN, timeZone: "Asia/Shanghai", auditDays: 365 };
  const passwordCost = { n: 16, r: 1, p: 1 };
  const store = await storeOn(database, { clock: systemClock(), ...place, passwordCost });
  return { database, store };
}

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "xcc-unknown-"));
  mkdirSync(join(dataFolder, "recordings"));
  postgres = await PostgresServer.start();
  cutter = await CommitCutter.start(postgres.url);
  direct = await storeAt(postgres.url);
  through = await storeAt(cutter.url);
  await direct.store.keys.ensureDevKey(DEV_KEY);
  const clock = systemClock();
  center = new Center();
  theSwitch = new ListeningSwitch();
  const host = new Host({ center, switch: theSwitch, clock, events: new MemoryLog(), log: silent });
  const running = new RunningCenter({ host, center, switch: theSwitch, clock, domain: DOMAIN });
  const { changes } = await direct.store.configuration();
  await host.start({ seed: 1, lastFact: 0, configuration: changes, agents: [] });
  const prompts = promptFiles(join(dataFolder, "sounds"), soundConverter(telephoneWav, "no-such-ffmpeg"));
  api = createApi({
    config: { dataFolder, timeZone: "Asia/Shanghai", slowRequestMs: 60_000, tokenLifeS: 86_400 },
    ...{ store: through.store, center: running, prompts, webhooks: desk, log: silent, clock, nodes: [], sipPort: 1 },
  });
  await api.ready();
});

afterAll(async () => {
  await api.close();
  await through.store.stop();
  await direct.store.stop();
  await cutter.stop();
  await postgres.remove();
  rmSync(dataFolder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function ask({ method, route, params = {}, body }: Change): Promise<Answer> {
  const given = await withIds(params);
  const url = route.replace(/:(\w+)/g, (_, name: string) => given[name] ?? "");
  const payload = method === "DELETE" ? {} : { payload: await withIds({ ...body }) };
  const answer = await api.inject({ method, url, headers: { token: DEV_KEY }, ...payload });
  return { status: answer.statusCode, body: answer.json() };
}

/** `last queues`: the id of the row that was added last and lives. */
async function withIds(given: Readonly<Record<string, unknown>>): Promise<Record<string, string>> {
  const entries = Object.entries(given).map(async ([name, value]) => {
    const [, which, table] = /^(first|last) (\w+)$/.exec(String(value)) ?? [];
    return [name, table === undefined ? value : await idIn(table, which === "first")] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

async function idIn(table: string, first: boolean): Promise<string> {
  const living = ["time_defs", "dev_keys"].includes(table) ? sql`true` : sql`deleted_at is null`;
  const picked = first ? sql`min(id)` : sql`max(id)`;
  const { rows } = await sql<{ id: number }>`select ${picked} as id from ${sql.table(table)} where ${living}`.execute(
    direct.database.kysely,
  );
  return String(rows[0]?.id);
}

/** How many changes there have been, by the audit log. */
async function changesMade(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit_log`.execute(direct.database.kysely);
  return rows[0]?.n ?? 0;
}

/** The engine and the switch know what the database has. */
async function expectAgreed(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { changes, accounts } = await direct.store.configuration();
      expect(center.differences(changes)).toEqual([]);
      const wanted = accounts.map((change) => [keyOf(change), change] as const);
      expect(Object.fromEntries(theSwitch.known)).toEqual(Object.fromEntries(wanted));
    },
    { timeout: 10_000, interval: 50 },
  );
}

const UNKNOWN = { status: 504, body: { code: 504, error: "outcome-unknown", message: "Outcome unknown" } };

/** Asks while the wire breaks; again where the database has not noticed yet that the one before was cut off. */
async function askAndCut(change: Change, cut: Cut, down = false): Promise<Answer> {
  cutter.cutNext(cut, CHANGE, { down });
  const answer = await vi.waitFor(async () => {
    const said = await ask(change);
    expect(said.status, JSON.stringify(said)).not.toBe(503);
    return said;
  }, PATIENCE_MS);
  expect(cutter.isArmed, `${change.route} commits nothing: ${JSON.stringify(answer)}`).toBe(false);
  return answer;
}

/** Of the menu that is published: callers meet nothing of it before. */
async function keepDraft(): Promise<void> {
  const id = await idIn("ivrs", true);
  const nodes = [{ key: "top", id, name: "foyer", nbr: "8800" }];
  const kept = await api.inject({
    ...{ method: "PUT", url: `/api/ivrs/${id}/draft`, headers: { token: DEV_KEY }, payload: { nodes } },
  });
  expect(kept.statusCode, kept.body).toBe(200);
}

describe("a change whose COMMIT nobody answers", () => {
  it("is looked at for every route that changes what is set up", () => {
    const all = routesOf(api).filter(({ method, url }) => method !== "GET" && !OTHERS.test(url));
    const named = new Set(CHANGES.map(({ method, route }) => `${method} ${route}`));
    expect(all.map(({ method, url }) => `${method} ${url}`).filter((route) => !named.has(route))).toEqual([]);
  });

  it.each(CHANGES.map((change) => [`${change.method} ${change.route}`, change] as const))("%s", async (_, change) => {
    if (change.route === "/api/ivrs/:id/publish") await keepDraft();
    // Nobody can tell the one from the other.
    const before = await changesMade();
    expect(await askAndCut(change, "before")).toMatchObject(UNKNOWN);
    await expectAgreed();
    expect(await changesMade()).toBe(before);
    const refreshed = desk.refreshed;
    expect(await askAndCut(change, "after")).toMatchObject(UNKNOWN);
    expect(await changesMade()).toBeGreaterThan(before);
    await expectAgreed();
    if (change.route.startsWith("/api/webhooks")) {
      await vi.waitFor(() => expect(desk.refreshed).toBeGreaterThan(refreshed), PATIENCE_MS);
    }
  });

  it("may still get there when the connection is gone: that is waited for", async () => {
    const before = await changesMade();
    expect(await askAndCut(post("/api/xcc/queues/add", { name: "late" }), "late")).toMatchObject(UNKNOWN);
    await vi.waitFor(async () => expect(await changesMade()).toBeGreaterThan(before), { timeout: PATIENCE_MS });
    await expectAgreed();
  });

  it("is ended where the server has not heard that the connection is gone", async () => {
    const rename = (greeting: string) => post("/api/xcc/queues/set", { id: "last queues", greeting });
    expect(await askAndCut(rename("stuck"), "stuck")).toMatchObject(UNKNOWN);
    // Its row is free again.
    await vi.waitFor(async () => expect((await ask(rename("free"))).status).toBe(200), PATIENCE_MS);
    await expectAgreed();
    expect(JSON.stringify((await direct.store.configuration()).changes)).not.toContain("stuck");
  });

  it.each(["before", "after"] as const)(
    "(cut %s it) holds up those that come later until it is clear, and they come after it",
    async (cut) => {
      const added = post("/api/xcc/queues/add", { name: `doubted ${cut}` });
      expect(await askAndCut(added, cut, true)).toMatchObject(UNKNOWN);
      // Of these it is known that nothing has become.
      const refused = await ask(post("/api/xcc/queues/add", { name: "while it is away" }));
      expect(refused).toMatchObject({ status: 503 });
      cutter.repair();
      const later = ["a", "b", "c"].map((name) => post("/api/xcc/queues/add", { name: `${cut} ${name}` }));
      await vi.waitFor(async () => expect((await ask(later[0] as Change)).status).toBe(200), PATIENCE_MS);
      expect((await Promise.all(later.slice(1).map(ask))).map(({ status }) => status)).toEqual([200, 200]);
      await expectAgreed();
      const names = JSON.stringify((await direct.store.configuration()).changes);
      expect(names.includes(`doubted ${cut}`)).toBe(cut === "after");
      expect(names).not.toContain("while it is away");
    },
  );
});
