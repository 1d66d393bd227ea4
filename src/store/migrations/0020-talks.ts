import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Of so many calls at once: a statement over all of them would need as much memory and log. */
const CALLS_AT_ONCE = 1_000;

/** How much of each conversation was hold. */
export const talks: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (let after = ""; ;) {
      const last = await endOfStep(database, after);
      if (last === undefined) break;
      await fillHold(database, after, last);
      after = last;
    }
  },
};

async function endOfStep(database: Kysely<unknown>, after: string): Promise<string | undefined> {
  const { rows } = await sql<{ last: string | null }>`select max(uuid) as last from (
    select uuid from cdrs where uuid > ${after} order by uuid limit ${CALLS_AT_ONCE}) as step`.execute(database);
  return rows[0]?.last ?? undefined;
}

/** Records before had a sum for each leg: what the agent held is known, of the caller's holds nobody knows when they were. */
async function fillHold(database: Kysely<unknown>, after: string, last: string): Promise<void> {
  await sql`update cdrs set record = jsonb_set(record, '{talks}', (
      select coalesce(jsonb_agg(talk || jsonb_strip_nulls(jsonb_build_object(
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
