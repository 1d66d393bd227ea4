// A call center as the interop tests need it, and questions about it over the API.
import { dirname } from "node:path";
import { openStore } from "../../src/store/store.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { freshDatabase } from "../store/fresh-database.ts";
import { DOMAIN, startServer } from "./server.ts";
import type { Json, Server, ServerOptions } from "./server.ts";
import type { SippUser } from "./sipp.ts";
import { until } from "./until.ts";

export const HOTLINE = "4000";
export const QUEUE = "support";

/** Agents who are free again at once, so that one test's calls do not wait for another's wrap-up. */
const TIRELESS = { wrap_up_time: "0", lag: "0", max_no_answer: "0", reject_delay_time: "0", busy_delay_time: "0" };

const SILENT_LOG = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * A server with these extensions, whose agents never tire. The agents' settings go into the database before the start,
 * everything else over the API.
 */
export async function startCenter(extns: readonly string[], options: ServerOptions = {}): Promise<Server> {
  const embedded = await freshDatabase();
  const url = options.environment?.["XCC_DATABASE_URL"];
  const store = await openStore({
    location: url === undefined ? embedded.location : { type: "postgres", url },
    clock: { now: () => Date.now() },
    log: SILENT_LOG,
    domain: DOMAIN,
    timeZone: "Asia/Shanghai",
    auditDays: 365,
  });
  try {
    for (const extn of extns) {
      const { id } = await store.extensions.add({ ...account(extn), name: `Phone ${extn}` });
      const row = await store.extensions.get(id);
      if (row === undefined) throw new Error(`extension ${extn} was not added`);
      await store.users.set(row.user_id, { agent_info: TIRELESS });
    }
  } finally {
    await store.stop();
  }
  return startServer({ ...options, dataFolder: dirname(embedded.folder), temporary: true });
}

function account(extn: string): { readonly extn: string; readonly password: string } {
  return { extn, password: `Interop-${extn}` };
}

/** How the phone of an extension proves who it is. */
export function userOf(extn: string, dials?: string): SippUser {
  const { password } = account(extn);
  return { number: extn, domain: DOMAIN, password, ...(dials === undefined ? {} : { dials }) };
}

/** Adds a SIP extension over the API. */
export async function addExtension(server: Server, extn: string): Promise<SippUser> {
  await server.post("/api/xcc/extensions/add", { ...account(extn), name: `Phone ${extn}` });
  return userOf(extn);
}

/** A queue, and a hotline that leads to it. */
export async function addQueue(
  server: Server,
  row: Json = {},
  names: { queue: string; hotline: string } = { queue: QUEUE, hotline: HOTLINE },
): Promise<void> {
  await server.post("/api/xcc/queues/add", {
    name: names.queue,
    strategy: "longest-idle-agent",
    moh_sound: "local_stream://moh",
    auto_record: "1",
    ...row,
  });
  await server.post("/api/xcc/hotlines/add", {
    nbr: names.hotline,
    period_enable: "0",
    type: "queue",
    numbers: names.queue,
  });
}

/** Signs an agent in at the extension of the same number, ready. */
export async function makeReady(server: Server, agent: string, queue = QUEUE): Promise<void> {
  await server.post("/api/cc/ccc/ccLogin", { agent, extn: agent, queue });
  await server.post("/api/cc/ccc/ccGoReady", { agent });
}

/** Ends everybody's work, as at the end of a day. */
export async function signOutAll(server: Server): Promise<void> {
  const rows = (await server.get("/api/cc/agent_state")) as readonly AgentRow[];
  for (const agent of new Set(rows.map((row) => row.agent_id))) await server.post("/api/cc/ccc/ccLogout", { agent });
}

export interface AgentRow {
  readonly agent_id: string;
  readonly state: string;
  readonly callstate: string;
  readonly agent_uuid: string;
}

export async function agentRow(server: Server, agent: string, queue = QUEUE): Promise<AgentRow | undefined> {
  const rows = (await server.get(`/api/cc/agent_state?queue=${queue}`)) as readonly AgentRow[];
  return rows.find((row) => row.agent_id === agent);
}

/** Until the agent's phone does that. */
export async function untilCallState(
  server: Server,
  agent: string,
  callState: string,
  timeoutMs = PATIENCE_MS,
): Promise<AgentRow> {
  return until(
    `agent ${agent} is ${callState}`,
    async () => {
      const row = await agentRow(server, agent);
      return row?.callstate === callState ? row : undefined;
    },
    timeoutMs,
  );
}

/** One row of GET /api/cdrs. */
export interface CallRecord {
  readonly uuid: string;
  readonly caller_id_number: string;
  readonly destination_number: string;
  readonly answer_stamp: string;
  readonly end_stamp: string;
  readonly hangup_cause: string;
  readonly hangup_by: string;
  readonly queue: string;
  readonly agent: string;
  readonly bleg_uuid: string;
  readonly talk_ms: number;
  readonly hold_ms: number;
  readonly media_file_id: string;
}

/** The records of calls that are over, latest first. */
export async function callRecords(server: Server, query = ""): Promise<readonly CallRecord[]> {
  const { data } = (await server.get(`/api/cdrs?perPage=1000${query}`)) as { readonly data: readonly CallRecord[] };
  return data.filter((row) => row.end_stamp !== "");
}

/** Until so many calls of a caller are over and written down. */
export async function untilRecorded(
  server: Server,
  caller: string,
  count = 1,
  timeoutMs = PATIENCE_MS,
): Promise<readonly CallRecord[]> {
  return until(
    `${String(count)} calls of ${caller} are written down`,
    async () => {
      const rows = await callRecords(server, `&cidNumber=${caller}`);
      return rows.length >= count ? rows : undefined;
    },
    timeoutMs,
  );
}

function ignore(): void {
  // Nobody reads the log of the preparation.
}
