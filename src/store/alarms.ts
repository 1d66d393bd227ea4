// What has fired, when it cleared, and who has seen it: kept as the facts say.
import { sql, type Selectable, type SqlBool } from "kysely";
import type { AlarmId } from "../core/alarm/alarms.ts";
import type { Fact } from "../core/facts.ts";
import { cleanText } from "./clean-text.ts";
import type { AlarmsTable } from "./database/alarm-tables.ts";
import { latestFirst, type Asked } from "./keyset.ts";
import { pageOfRows } from "./row-pages.ts";
import type { Page } from "./pages.ts";
import type { Connection, StoreParts } from "./parts.ts";

export type AlarmTableRow = Selectable<AlarmsTable>;

/** What is undefined does not restrict. Times are milliseconds since 1970, of firing; `until` is not included. */
export interface AlarmQuery extends Asked {
  readonly open?: boolean | undefined;
  readonly acknowledged?: boolean | undefined;
  readonly rule?: string | undefined;
  readonly queue?: string | undefined;
  readonly agent?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Only those of one of these queues. */
  readonly among?: readonly string[] | undefined;
}

export interface AlarmStore {
  /** The latest first. */
  list(query: AlarmQuery): Promise<Page<AlarmTableRow>>;
  get(id: AlarmId): Promise<AlarmTableRow | undefined>;
}

export function alarmStore({ database }: StoreParts): AlarmStore {
  return {
    list: (query) => list(database, query),
    get: (id) => database.selectFrom("alarms").selectAll().where("id", "=", id).executeTakeFirst(),
  };
}

function list(database: Connection, query: AlarmQuery): Promise<Page<AlarmTableRow>> {
  const { open, acknowledged, rule, queue, agent, from, until, among } = query;
  let found = database.selectFrom("alarms").selectAll();
  if (open !== undefined) found = found.where("cleared_at", open ? "is" : "is not", null);
  if (acknowledged !== undefined) found = found.where("acknowledged_at", acknowledged ? "is not" : "is", null);
  if (rule !== undefined) found = found.where(sql<SqlBool>`rule = ${rule}`);
  if (queue !== undefined) found = found.where(sql<SqlBool>`queues ? ${queue}`);
  if (agent !== undefined) found = found.where(sql<SqlBool>`agent = ${agent}`);
  if (from !== undefined) found = found.where("fired_at", ">=", new Date(from));
  if (until !== undefined) found = found.where("fired_at", "<", new Date(until));
  if (among !== undefined) {
    found = found.where(sql<SqlBool>`exists (select 1 from jsonb_array_elements_text(queues) as one
      where one in (select jsonb_array_elements_text(${JSON.stringify(among)}::jsonb)))`);
  }
  return pageOfRows(found, latestFirst("alarms", "id"), query);
}

export async function projectAlarms(transaction: Connection, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    const at = new Date(fact.at);
    if (fact.type === "alarm-fired") await insertAlarm(transaction, fact);
    else if (fact.type === "alarm-cleared") {
      const cleared = { cleared_at: at, cleared_why: fact.why };
      await transaction.updateTable("alarms").set(cleared).where("id", "=", fact.alarm).execute();
    } else if (fact.type === "alarm-acknowledged") {
      const { user, notes } = fact;
      const seen = { acknowledged_at: at, acknowledged_by: cleanText(user), notes: cleanText(notes) };
      await transaction.updateTable("alarms").set(seen).where("id", "=", fact.alarm).execute();
    }
  }
}

async function insertAlarm(transaction: Connection, fact: Extract<Fact, { type: "alarm-fired" }>): Promise<void> {
  const { alarm, rule, title, severity, metric, state, comparison, threshold, figure, queue, agent } = fact;
  await transaction
    .insertInto("alarms")
    .values({
      ...{ id: alarm, rule, name: cleanText(title), severity, metric, state: state ?? null, comparison, threshold },
      ...{ figure, queue: queue ?? null, agent: agent ?? null, queues: JSON.stringify(fact.queues), notes: "" },
      ...{ since: new Date(fact.since), fired_at: new Date(fact.at), cleared_at: null, cleared_why: null },
      ...{ acknowledged_at: null, acknowledged_by: null },
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** The log that knew of them is lost: what still holds fires anew. */
export async function closeOpenAlarms(transaction: Connection, at: number): Promise<void> {
  await transaction
    .updateTable("alarms")
    .set({ cleared_at: new Date(at), cleared_why: "lost" })
    .where("cleared_at", "is", null)
    .execute();
}
