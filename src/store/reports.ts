// What the reports are folded from: the call records and agents' spans that a stretch of time touches, in batches.
//
// Nearly all that touches it began in it or a day before; those few that go on for longer have an index of their own.
import { sql, type RawBuilder } from "kysely";
import type { AgentSpan } from "../report/agent-spans.ts";
import { normalForm } from "../core/numbers/normal.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import type { Interval } from "../report/intervals.ts";
import { spanOf } from "./agent-spans.ts";
import type { StoreParts } from "./parts.ts";

/** Records are large: so many are read in a few milliseconds, and other work comes in between. */
const RECORDS_AT_ONCE = 100;
const SPANS_AT_ONCE = 2_000;
const LONG_MS = 86_400_000;

export interface ReportStore {
  /** By what numbers are compared. Each is worked out once. */
  normalNumbers(): (number: string) => string;
  /** How many calls the time touches; `most` + 1 where there are more. */
  countRecords(time: Interval, most: number): Promise<number>;
  /** Each call that the time touches, once. `agent`: only those that they made, talked in or were offered. */
  records(time: Interval, agent?: string): AsyncGenerator<readonly CallRecord[]>;
  /** Each span that the time touches, of one agent or of all. */
  spans(time: Interval, agent: string | undefined): AsyncGenerator<readonly AgentSpan[]>;
}

export function reportStore(parts: StoreParts): ReportStore {
  return {
    normalNumbers: () => {
      const known = new Map<string, string>();
      return (number) => {
        const normal = known.get(number) ?? normalForm(parts.numbers, number);
        known.set(number, normal);
        return normal;
      };
    },
    countRecords: async (time, most) => {
      let count = 0;
      for (const began of [CALLS.lately(time), CALLS.longAgo(time)]) {
        const { rows } = await sql<{ count: number }>`select count(*) as count from
          (select 1 from cdrs where ${began} limit ${most + 1 - count}) as found`.execute(parts.database);
        count += rows[0]?.count ?? 0;
        if (count > most) return count;
      }
      return count;
    },
    records: (time, agent) => recordsOf(parts, time, agent),
    spans: (time, agent) => spansOf(parts, time, agent),
  };
}

/** Those that began in the time or a day before; and those that had been going on for longer. */
function touching(begin: string, end: string) {
  const [from, to] = [sql.ref(begin), sql.ref(end)];
  const goesOn = (time: Interval) => sql<boolean>`(${to} is null or ${to} >= ${new Date(time.from)})`;
  const dayBefore = (time: Interval) => new Date(time.from - LONG_MS);
  return {
    lately: (time: Interval): RawBuilder<boolean> =>
      sql<boolean>`${from} >= ${dayBefore(time)} and ${from} < ${new Date(time.until)} and ${goesOn(time)}`,
    longAgo: (time: Interval): RawBuilder<boolean> =>
      sql<boolean>`${from} < ${dayBefore(time)} and (${to} is null or ${to} - ${from} > interval '24 hours')
        and ${goesOn(time)}`,
  };
}

const CALLS = touching("start_at", "end_at");
const SPANS = touching("from_at", "to_at");

async function* recordsOf(
  { database }: StoreParts,
  time: Interval,
  agent: string | undefined,
): AsyncGenerator<readonly CallRecord[]> {
  const theirs = agent === undefined ? sql<boolean>`true` : concerns(agent);
  for (const began of [CALLS.longAgo(time), CALLS.lately(time)]) {
    let after = sql<boolean>`true`;
    for (;;) {
      const rows = await database
        .selectFrom("cdrs")
        .select(["start_at", "uuid", "record"])
        .where(began)
        .where(after)
        .where(theirs)
        .orderBy("start_at")
        .orderBy("uuid")
        .limit(RECORDS_AT_ONCE)
        .execute();
      if (rows.length > 0) yield rows.map(({ record }) => record);
      const last = rows.at(-1);
      if (last === undefined || rows.length < RECORDS_AT_ONCE) break;
      after = sql<boolean>`(start_at, uuid) > (${last.start_at}, ${last.uuid})`;
    }
  }
}

async function* spansOf(
  { database }: StoreParts,
  time: Interval,
  agent: string | undefined,
): AsyncGenerator<readonly AgentSpan[]> {
  for (const began of [SPANS.longAgo(time), SPANS.lately(time)]) {
    let after = sql<boolean>`true`;
    for (;;) {
      const all = database.selectFrom("agent_spans").selectAll().where(began).where(after);
      const rows = await (agent === undefined ? all : all.where("agent", "=", agent))
        .orderBy("from_at")
        .orderBy("agent")
        .limit(SPANS_AT_ONCE)
        .execute();
      if (rows.length > 0) yield rows.map(spanOf);
      const last = rows.at(-1);
      if (last === undefined || rows.length < SPANS_AT_ONCE) break;
      after = sql<boolean>`(from_at, agent) > (${last.from_at}, ${last.agent})`;
    }
  }
}

function concerns(agent: string): RawBuilder<boolean> {
  const talked = JSON.stringify({ talks: [{ by: agent }] });
  const offered = JSON.stringify({ way: [{ offers: [{ agent }] }] });
  return sql<boolean>`(answered_agent = ${agent} or caller_agent = ${agent}
    or record @> ${talked}::jsonb or record @> ${offered}::jsonb)`;
}
