// A call center to measure, written into its database before the server starts: extensions, agents who are signed in and
// ready, queues and hotlines. Through the API it would take a minute, and wrap-up could not be turned off.
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../src/store/database/open.ts";
import { digests } from "../src/store/extensions.ts";
import { hotlineStore } from "../src/store/hotlines.ts";
import { ivrStore } from "../src/store/ivrs.ts";
import { migrate } from "../src/store/migrations/migrate.ts";
import type { Connection, StoreParts } from "../src/store/parts.ts";
import { queueStore } from "../src/store/queues.ts";

const ROWS_AT_ONCE = 200;
export const SILENT_LOG = { debug: ignore, info: ignore, warn: ignore, error: ignore };

export interface Installation {
  readonly dataFolder: string;
  readonly domain: string;
  readonly password: string;
  readonly devKey: string;
  /** Extensions that call and are no agents. */
  readonly callers: readonly string[];
  /** Many agents, behind one hotline. */
  readonly floor: Group;
  /** The number of a menu whose key 1 leads to the floor's queue. */
  readonly menu: string;
  /** Ten agents, behind another. */
  readonly line: Group;
  remove(): Promise<void>;
}

export interface Group {
  readonly hotline: string;
  readonly queue: string;
  readonly agents: readonly string[];
}

const CALLERS = 600;
const FLOOR_AGENTS = 600;
const LINE_AGENTS = 10;

/** A folder and who is who in it; nothing is in its database yet. */
export async function emptyInstallation(): Promise<Installation> {
  const dataFolder = await mkdtemp(join(tmpdir(), "xcc-bench-"));
  // Also when the bench is interrupted; after `remove` there is nothing left to do.
  process.on("exit", () => rmSync(dataFolder, { recursive: true, force: true }));
  return {
    ...{ dataFolder, domain: "bench.example", password: randomUUID(), devKey: randomUUID() },
    callers: numbers(20_000, CALLERS),
    floor: { hotline: "9000", queue: "floor", agents: numbers(10_000, FLOOR_AGENTS) },
    menu: "9002",
    line: { hotline: "9001", queue: "line", agents: numbers(15_000, LINE_AGENTS) },
    remove: () => rm(dataFolder, { recursive: true, force: true }),
  };
}

export async function prepareInstallation(): Promise<Installation> {
  const installation = await emptyInstallation();
  const { dataFolder } = installation;
  const database = await openDatabase({ type: "embedded", folder: join(dataFolder, "database") }, SILENT_LOG);
  try {
    await migrate(database.kysely);
    const { domain } = installation;
    const parts = {
      database: database.kysely,
      clock: { now: () => Date.now() },
      domain,
      timeZone: "UTC",
      auditDays: 365,
      passwordPolicy: "standard" as const,
    };
    await addPeople(parts, installation.callers, installation);
    for (const group of [installation.floor, installation.line]) {
      await addPeople(parts, group.agents, installation);
      await addGroup(parts, group);
    }
    await addMenu(parts, installation);
  } finally {
    await database.stop();
  }
  return installation;
}

function numbers(first: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(first + index));
}

export async function addPeople(
  parts: StoreParts,
  extns: readonly string[],
  { domain, password }: Installation,
): Promise<void> {
  for (let from = 0; from < extns.length; from += ROWS_AT_ONCE) {
    await addRows(parts.database, extns.slice(from, from + ROWS_AT_ONCE), domain, password);
  }
}

/** Agents free again at once: wrap-up and lag measure agents, not the server. */
async function addRows(
  database: Connection,
  extns: readonly string[],
  domain: string,
  password: string,
): Promise<void> {
  const now = new Date();
  const made = { created_at: now, updated_at: now, disabled: false };
  const agent_info = JSON.stringify({ wrap_up_time: "0", lag: "0", max_no_answer: "0" });
  const users = await database
    .insertInto("users")
    .values(
      extns.map((extn) => ({
        ...{ login: extn, name: `Bench ${extn}`, type: "AGENT" as const, domain, agent_info, is_super: false },
        ...{ with_extension: true, extn, ...made },
      })),
    )
    .returning(["id", "login"])
    .execute();
  await database
    .insertInto("extensions")
    .values(
      users.map(({ id, login }) => ({
        ...{ user_id: id, extn: login, domain, name: `Bench ${login}`, type: "SIP" as const },
        ...{ cid_name: "", cid_number: "", context: "default", vm_password: "", description: "" },
        ...{ priority: 99, display_order: 0, weblogin_disabled: false, sync_enabled: false },
        ...digests(login, domain, password),
        ...made,
      })),
    )
    .execute();
}

export async function addGroup(parts: StoreParts, { hotline, queue, agents }: Group): Promise<void> {
  await queueStore(parts).add({ name: queue, strategy: "longest-idle-agent", moh_sound: "local_stream://moh" });
  await hotlineStore(parts).add({ nbr: hotline, type: "queue", numbers: queue, period_enable: false });
  const session = { queues: JSON.stringify([queue]), state: "READY" as const, reason: "", since: new Date() };
  await parts.database
    .insertInto("agent_sessions")
    .values(agents.map((agent) => ({ agent, extn: agent, ...session })))
    .execute();
}

async function addMenu(parts: StoreParts, { menu, floor }: Installation): Promise<void> {
  const root = await ivrStore(parts).add({ name: "Bench", type: "next", nbr: menu, repeat_timeout: 20 });
  const transfer = { type: "transfer", business_type: "queue", numbers: floor.queue } as const;
  await ivrStore(parts).add({ name: "To the floor", parent_id: root.id, digits: "1", ...transfer });
}

function ignore(): void {
  // Nobody reads the log of the preparation.
}
