import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Of so many calls at once: a statement over all of them would need as much memory and log. */
const CALLS_AT_ONCE = 1_000;

/** How much of each conversation was hold, and who talked; who made each call and who took it. */
export const talks: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const columns = ["caller_extn", "caller_agent", "caller_outside"];
    const answered = ["answered_extn", "answered_agent", "answered_outside"];
    for (const column of [...columns, ...answered]) {
      await database.schema.alterTable("cdrs").addColumn(column, "text").execute();
    }
    for (let after = ""; ;) {
      const last = await endOfStep(database, after);
      if (last === undefined) break;
      await fillTalks(database, after, last);
      await fillParties(database, after, last);
      after = last;
    }
    for (const column of ["caller_extn", "caller_agent", "answered_extn", "answered_agent"]) {
      await sql`create index ${sql.ref(`cdrs_${column}_start_at`)} on cdrs (${sql.ref(column)}, start_at, uuid)
        where ${sql.ref(column)} is not null`.execute(database);
    }
  },
};

async function endOfStep(database: Kysely<unknown>, after: string): Promise<string | undefined> {
  const { rows } = await sql<{ last: string | null }>`select max(uuid) as last from (
    select uuid from cdrs where uuid > ${after} order by uuid limit ${CALLS_AT_ONCE}) as step`.execute(database);
  return rows[0]?.last ?? undefined;
}

/** Records before had a sum for each leg: what the agent held is known, of the caller's holds nobody knows when they were. */
async function fillTalks(database: Kysely<unknown>, after: string, last: string): Promise<void> {
  await sql`update cdrs set record = jsonb_set(record, '{talks}', (
      select coalesce(jsonb_agg(talk || jsonb_strip_nulls(jsonb_build_object(
        'by', talk->'agent',
        'holdMs', greatest(0, least(
          coalesce((talk->>'endedAt')::numeric, (record->>'lastAt')::numeric) - (talk->>'startedAt')::numeric,
          coalesce((leg->>'holdMs')::numeric, 0))),
        'heldSince', case when talk->'endedAt' is null then leg->'heldSince' end)) order by place), '[]'::jsonb)
      from jsonb_array_elements(record->'talks') with ordinality as each(talk, place)
      left join lateral (
        select leg from jsonb_array_elements(record->'legs') as legs(leg) where leg->>'leg' = talk->>'leg' limit 1
      ) as peer on true))
    where uuid > ${after} and uuid <= ${last} and jsonb_typeof(record->'talks') = 'array'`.execute(database);
}

/** Which agent was signed in at a phone was not written down: of calls that no queue offered, that stays unknown. */
async function fillParties(database: Kysely<unknown>, after: string, last: string): Promise<void> {
  await sql`update cdrs set
      caller_extn = case when record#>>'{origin,type}' = 'extension' then record#>>'{origin,extn}' end,
      caller_outside = case when record#>>'{origin,type}' = 'trunk' then record->>'callerNumber' end,
      answered_extn = case when took.leg->>'trunk' is null then took.leg->>'number' end,
      answered_agent = record#>>'{talks,-1,agent}',
      answered_outside = case when took.leg->>'trunk' is not null then took.leg->>'number' end
    from (
      select uuid as call, (
        select leg from jsonb_array_elements(record->'legs') as legs(leg)
        where leg->>'leg' = record#>>'{talks,-1,leg}' limit 1
      ) as leg from cdrs where uuid > ${after} and uuid <= ${last}
    ) as took where uuid = took.call`.execute(database);
}
