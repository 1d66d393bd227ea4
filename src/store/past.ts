// What routing remembers over a restart, read back from call records and from what agents were.
import { sql } from "kysely";
import type { AgentId } from "../core/model.ts";
import { CALLBACK_LIFE_MS, owedBy, type Owed } from "../core/report/owed.ts";
import { pastOf, type Coming, type Past, type PastCall } from "../core/report/past.ts";
import type { Connection } from "./parts.ts";

/** Calls that are read; of more, the latest. */
const MOST_CALLS = 20_000;

export async function readPast(connection: Connection, since: number, dayStart: number): Promise<readonly Past[]> {
  return pastOf(await callsSince(connection, since), await comingsSince(connection, dayStart));
}

/** Who was promised a call when the center went down; longest promised first. */
export async function readOwed(connection: Connection, now: number): Promise<readonly Owed[]> {
  const rows = await connection
    .selectFrom("cdrs")
    .select("record")
    .where("end_at", ">", new Date(now - CALLBACK_LIFE_MS))
    .where("cause", "in", ["crashed", "shutdown"])
    .orderBy("start_at")
    .limit(MOST_CALLS)
    .execute();
  return rows.flatMap(({ record }) => owedBy(record) ?? []);
}

/** In which somebody was called; their offers, most of a record, are of no use here. */
async function callsSince(connection: Connection, since: number): Promise<readonly PastCall[]> {
  const part = sql<PastCall>`jsonb_build_object(
    'origin', record->'origin', 'callerNumber', record->'callerNumber', 'legs', record->'legs',
    'talks', record->'talks', 'way', jsonb_path_query_array(record, '$.way[*].type'))`;
  const rows = await connection
    .selectFrom("cdrs")
    .select(part.as("call"))
    .where("start_at", ">=", new Date(since))
    .where("peer_leg", "is not", null)
    .orderBy("start_at", "desc")
    .limit(MOST_CALLS)
    .execute();
  return rows.map(({ call }) => call);
}

/** When each agent of today signed in first; whoever was signed in as the day began came then. */
async function comingsSince(connection: Connection, dayStart: number): Promise<readonly Coming[]> {
  const start = new Date(dayStart);
  const rows = await connection
    .selectFrom("agent_spans")
    .select(["agent", sql<Date>`min(greatest(from_at, ${start}))`.as("came")])
    .where((where) => where.or([where("to_at", "is", null), where("to_at", ">", start)]))
    .groupBy("agent")
    .orderBy("agent")
    .execute();
  return rows.map(({ agent, came }) => ({ agent: agent as AgentId, at: came.getTime() }));
}
