// What was written of a queue under a former name is brought under the one that it has now: what still lives at once, with the fact
// itself, and all that is over afterwards, a little at a time and the latest first.
import { sql } from "kysely";
import type { Fact } from "../core/facts.ts";
import type { RenamedHistory } from "../ports/history.ts";
import type { Connection, StoreParts } from "./parts.ts";

type Renamed = Extract<Fact, { type: "queue-renamed" }>;

interface Renaming {
  readonly id: number;
  readonly former: string;
  readonly name: string;
  /** Of what came later the former name is another queue's. */
  readonly at: Date;
}

/** Facts up to each renaming, and the rest: what comes before it is read with the former name, what comes after with the new one. */
export function untilRenamings(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const parts: Fact[][] = [[]];
  for (const fact of facts) {
    parts.at(-1)?.push(fact);
    if (fact.type === "queue-renamed") parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}

/** With the records that were just written. */
export async function projectRenamings(transaction: Connection, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    if (fact.type === "queue-renamed") await projectRenaming(transaction, fact);
  }
}

async function projectRenaming(transaction: Connection, { seq, queue, name, at }: Renamed): Promise<void> {
  const renaming = { id: seq, former: queue, name, at: new Date(at) };
  await transaction
    .insertInto("queue_renames")
    .values(renaming)
    .onConflict((row) => row.doNothing())
    .execute();
  await renameRecords(transaction, renaming, sql`end_at is null and start_at <= ${renaming.at}`);
  await sql`update agent_sessions set queues = ${inList(renaming)} where ${isInList(renaming)}`.execute(transaction);
  await sql`update agent_sessions set breaks = (select jsonb_agg(case when one ->> 'queue' = ${queue}
      then jsonb_set(one, '{queue}', to_jsonb(${name}::text)) else one end) from jsonb_array_elements(breaks) as one)
    where breaks @> jsonb_build_array(jsonb_build_object('queue', ${queue}::text))`.execute(transaction);
}

export function renamedHistory({ database, clock }: StoreParts): RenamedHistory {
  return {
    follow: (most) =>
      database.transaction().execute(async (transaction) => {
        const next = transaction.selectFrom("queue_renames").selectAll().where("done_at", "is", null).orderBy("id");
        const row = await next.limit(1).forUpdate().executeTakeFirst();
        if (row === undefined) return { isMore: false };
        const aside = await renameAside(transaction, row, most);
        const from = row.followed_at === null ? undefined : { at: row.followed_at, uuid: row.followed_uuid ?? "" };
        const last = await renameNext(transaction, row, { from, most });
        const followed = last === undefined ? {} : { followed_at: last.at, followed_uuid: last.uuid };
        const done = last === undefined && !aside ? { done_at: new Date(clock.now()) } : {};
        const changed = { ...followed, ...done };
        if (Object.keys(changed).length > 0) {
          await transaction.updateTable("queue_renames").set(changed).where("id", "=", row.id).execute();
        }
        return { isMore: true };
      }),
  };
}

interface Place {
  readonly at: Date;
  readonly uuid: string;
}

/** How far it has come; undefined: there are no more. */
async function renameNext(
  transaction: Connection,
  renaming: Renaming,
  { from, most }: { readonly from: Place | undefined; readonly most: number },
): Promise<Place | undefined> {
  const before =
    from === undefined
      ? sql<boolean>`start_at <= ${renaming.at}`
      : sql<boolean>`(start_at, uuid) < (${from.at}, ${from.uuid})`;
  const some = transaction.selectFrom("cdrs").select(["uuid", "start_at"]).where(before);
  const rows = await some.orderBy("start_at", "desc").orderBy("uuid", "desc").limit(most).execute();
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const uuids = sql.join(rows.map(({ uuid }) => uuid));
  await renameRecords(transaction, renaming, sql`uuid in (${uuids})`);
  return { at: last.start_at, uuid: last.uuid };
}

/** As PostgreSQL writes jsonb: within a text the quotes would have strokes before them. */
async function renameRecords(
  transaction: Connection,
  { former, name }: Renaming,
  which: ReturnType<typeof sql>,
): Promise<void> {
  const named = (queue: string) => sql`'"queue": ' || to_jsonb(${queue}::text)::text`;
  await sql`update cdrs set queue = case when queue = ${former} then ${name} else queue end,
      record = replace(record::text, ${named(former)}, ${named(name)})::jsonb
    where ${which} and position(${named(former)} in record::text) > 0`.execute(transaction);
}

/** What else was written of it. True: there may be more. */
async function renameAside(transaction: Connection, renaming: Renaming, most: number): Promise<boolean> {
  const { former, name, at } = renaming;
  const all = [
    sql`update surveys set queue = ${name} where call in (
      select call from surveys where queue = ${former} and invited_at <= ${at} limit ${most})`,
    sql`update alarms set queue = case when queue = ${former} then ${name} else queue end, queues = ${inList(renaming)}
      where id in (select id from alarms where (queue = ${former} or ${isInList(renaming)}) and fired_at <= ${at} limit ${most})`,
    sql`update help_requests set queues = ${inList(renaming)} where id in (
      select id from help_requests where ${isInList(renaming)} and asked_at <= ${at} limit ${most})`,
  ];
  let isMore = false;
  for (const one of all) {
    const { numAffectedRows = 0n } = await one.execute(transaction);
    isMore ||= numAffectedRows >= BigInt(most);
  }
  return isMore;
}

function isInList({ former }: Renaming) {
  return sql`queues @> to_jsonb(${former}::text)`;
}

function inList({ former, name }: Renaming) {
  return sql`coalesce((select jsonb_agg(case when one = to_jsonb(${former}::text) then to_jsonb(${name}::text) else one end)
    from jsonb_array_elements(queues) as one), '[]'::jsonb)`;
}
