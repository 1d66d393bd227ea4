// How long each table keeps what comes into it. One that is missing here does not compile: whoever adds a table says what keeps it
// from growing for ever.
import { sql, type RawBuilder } from "kysely";
import type { HistoryKind, KeptHistory } from "../ports/history.ts";
import type { Tables } from "./database/tables.ts";
import type { Connection, StoreParts } from "./parts.ts";

type Bound =
  /** Rows go some days after they were over: `old` finds those, by an index. */
  | { readonly kind: HistoryKind; readonly old: (before: Date, most: number) => RawBuilder<unknown> }
  /** Something else keeps it small. */
  | { readonly by: string };

const SET_UP: Bound = { by: "as much as somebody has set up; what was removed stays, as records name it" };

export const RETENTION: Readonly<Record<keyof Tables, Bound>> = {
  users: SET_UP,
  extensions: SET_UP,
  queues: SET_UP,
  hotlines: SET_UP,
  ivrs: SET_UP,
  ivr_versions: { by: "the latest hundred of each tree" },
  ivr_drafts: { by: "one for each tree" },
  time_defs: SET_UP,
  trunks: SET_UP,
  tiers: SET_UP,
  callers: SET_UP,
  dispositions: SET_UP,
  break_reasons: SET_UP,
  alarm_rules: SET_UP,
  thresholds: { by: "one for each queue, and one for the center" },
  webhooks: SET_UP,
  dev_keys: SET_UP,
  queue_renames: SET_UP,
  cdrs: {
    kind: "call-records",
    old: (before, most) => sql`uuid in (select uuid from cdrs where end_at < ${before} order by end_at limit ${most})`,
  },
  // Of one whose file is there still the row is needed to remove it.
  recordings: {
    kind: "call-records",
    old: (before, most) => sql`id in (select id from recordings where created_at < ${before}
      and file_gone and removed_at is not null order by created_at limit ${most})`,
  },
  agent_spans: {
    kind: "call-records",
    old: (before, most) => sql`(agent, from_at) in (select agent, from_at from agent_spans
      where from_at < ${before} and to_at < ${before} order by from_at limit ${most})`,
  },
  surveys: {
    kind: "call-records",
    old: (before, most) => sql`call in (select call from surveys where invited_at < ${before}
      order by invited_at limit ${most})`,
  },
  alarms: {
    kind: "alarms",
    old: (before, most) => sql`id in (select id from alarms where cleared_at < ${before}
      order by cleared_at limit ${most})`,
  },
  help_requests: {
    kind: "messages",
    old: (before, most) => sql`id in (select id from help_requests where asked_at < ${before} and ended_at < ${before}
      order by asked_at limit ${most})`,
  },
  people_messages: {
    kind: "messages",
    old: (before, most) => sql`id in (select id from people_messages where sent_at < ${before}
      order by sent_at limit ${most})`,
  },
  preferences: { by: "64 of each user, 16 kB each; they go with their user" },
  voicemails: { by: "so many in each mailbox; the row of one that was removed goes with its file" },
  webhook_cursors: { by: "one for each webhook" },
  webhook_deliveries: { by: "1 000 of each webhook" },
  webhook_facts: { by: "seven days, a million" },
  tokens: { by: "a day after their end; 1 000 of one user by the same means" },
  sign_in_guards: { by: "until they say nothing any more; so many of logins that nobody has" },
  sign_in_places: { by: "so many of each user" },
  audit_log: { by: "XCC_AUDIT_DAYS, and a number" },
  agent_sessions: { by: "one for each agent" },
  fact_cursor: { by: "one row" },
  meta: { by: "what the program keeps of itself" },
};

export function keptHistory({ database }: StoreParts): KeptHistory {
  return {
    expire: async (kind, before, most) => {
      let gone = 0;
      let isMore = false;
      for (const [table, bound] of Object.entries(RETENTION)) {
        if (!("kind" in bound) || bound.kind !== kind) continue;
        const removed = await remove(database, table, bound.old(new Date(before), most));
        gone += removed;
        isMore ||= removed >= most;
      }
      return { gone, isMore };
    },
  };
}

async function remove(database: Connection, table: string, old: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${old}`.execute(database);
  return Number(numAffectedRows ?? 0);
}
