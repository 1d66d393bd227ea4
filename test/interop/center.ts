// A call center set up over the API, as the interop tests need it.
import { DOMAIN, until } from "./server.ts";
import type { Json, Server } from "./server.ts";
import type { SippUser } from "./sipp.ts";

export const HOTLINE = "4000";
export const QUEUE = "support";

/** Adds a SIP extension. */
export async function addExtension(server: Server, extn: string): Promise<SippUser> {
  const password = `Interop-${extn}`;
  await server.post("/api/xcc/extensions/add", { name: `Phone ${extn}`, extn, password });
  return { number: extn, domain: DOMAIN, password };
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
  timeoutMs = 10_000,
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
  timeoutMs = 10_000,
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
