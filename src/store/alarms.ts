// What has fired, when it cleared, and who has seen it: kept as the facts say.
import { sql, type Selectable } from "kysely";
import type { AlarmId } from "../core/alarm/alarms.ts";
import type { Fact } from "../core/facts.ts";
import { cleanText } from "./clean-text.ts";
import type { AlarmsTable } from "./database/alarm-tables.ts";
import { placed, type Page } from "./pages.ts";
import type { Connection, StoreParts } from "./parts.ts";

export type AlarmTableRow = Selectable<AlarmsTable>;

/** What is undefined does not restrict. Times are milliseconds since 1970, of firing; `until` is not included. */
export interface AlarmQuery {
  readonly page: number;
  readonly pageSize: number;
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

async function list(database: Connection, query: AlarmQuery): Promise<Page<AlarmTableRow>> {
  const { open, acknowledged, rule, queue, agent, from, until, among, pageSize } = query;
  const isNull = (column: string, not: boolean) => sql`${sql.ref(column)} is ${not ? sql`not null` : sql`null`}`;
  const wanted = [
    sql`true`,
    ...(open === undefined ? [] : [isNull("cleared_at", !open)]),
    ...(acknowledged === undefined ? [] : [isNull("acknowledged_at", acknowledged)]),
    ...(rule === undefined ? [] : [sql`rule = ${rule}`]),
    ...(queue === undefined ? [] : [sql`queues ? ${queue}`]),
    ...(agent === undefined ? [] : [sql`agent = ${agent}`]),
    ...(from === undefined ? [] : [sql`fired_at >= ${new Date(from)}`]),
    ...(until === undefined ? [] : [sql`fired_at < ${new Date(until)}`]),
    ...(among === undefined
      ? []
      : [
          sql`exists (select 1 from jsonb_array_elements_text(queues) as one
      where one in (select jsonb_array_elements_text(${JSON.stringify(among)}::jsonb)))`,
        ]),
  ];
  const matching = sql`from alarms where ${sql.join(wanted, sql` and `)}`;
  const counted = await sql<{ count: number }>`select count(*) as count ${matching}`.execute(database);
  const rowCount = counted.rows[0]?.count ?? 0;
  const { page, pageCount } = placed(query, rowCount);
  const { rows } = await sql<AlarmTableRow>`select * ${matching} order by id desc
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(database);
  return { page, pageCount, rowCount, rows };
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
