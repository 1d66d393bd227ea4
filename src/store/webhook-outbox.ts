// What whoever delivers to webhooks reads and writes: what is wanted by whom, how far each has come, what is given up.
import { sql, type Selectable, type SqlBool } from "kysely";
import { eventNamesOf } from "../contract/event-names.ts";
import { factTypesOf, PEOPLES_OWN, wordless } from "../core/fact-types.ts";
import type { DeliveryOutcome, OutboxFact, WebhookOutbox, WebhookProgress, WebhookTarget } from "../ports/webhooks.ts";
import type { WebhookCursorsTable, WebhooksTable } from "./database/webhook-tables.ts";
import { transacted, type Connection, type StoreParts } from "./parts.ts";
import { withoutWords } from "./webhook-bodies.ts";
import { versionOf } from "./webhooks.ts";

/** How long facts are kept, delivered or not: so long each can be delivered again. */
const KEPT_MS = 7 * 86_400_000;
const MOST_FACTS = 1_000_000;
/** Of each webhook. */
const MOST_DELIVERIES = 1_000;
/** Removed with one statement. */
const REMOVED_AT_ONCE = 5_000;

export function webhookOutbox({ database, clock }: StoreParts): WebhookOutbox {
  const living = () => database.selectFrom("webhooks").where("deleted_at", "is", null);
  return {
    webhooks: () => living().select(["id", "enabled"]).orderBy("id").execute(),
    take: (id) =>
      transacted(database, async (transaction) => {
        const row = await transaction
          .selectFrom("webhooks")
          .selectAll()
          .where("id", "=", id)
          .where("enabled", "=", true)
          .where("deleted_at", "is", null)
          .executeTakeFirst();
        if (row === undefined) return undefined;
        return { target: targetOf(row, clock.now()), progress: await progressOf(transaction, id) };
      }),
    target: async (id) => {
      const row = await living().selectAll().where("id", "=", id).executeTakeFirst();
      return row && targetOf(row, clock.now());
    },
    facts: async (target, cursor, limit) => {
      // What becomes visible between the two is looked at the next time.
      const last = await database
        .selectFrom("webhook_facts")
        .select(sql<number>`max(seq)`.as("seq"))
        .executeTakeFirst();
      const facts = await factsFor(database, target)
        .where("seq", ">", cursor)
        .where(wantedBy(target))
        .orderBy("seq")
        .limit(limit)
        .execute();
      const upTo = Math.max(facts.at(-1)?.seq ?? 0, facts.length < limit ? (last?.seq ?? 0) : 0);
      return { facts: facts.map((row) => factOf(target, row)), upTo };
    },
    fact: async (target, seq) => {
      const fact = await factsFor(database, target).where("seq", "=", seq).executeTakeFirst();
      if (fact === undefined || (PEOPLES_OWN.has(fact.type) && !target.types.includes(fact.type))) return undefined;
      return factOf(target, fact);
    },
    write: (id, progress, outcomes) =>
      transacted(database, async (transaction) => {
        if (!(await writeProgress(transaction, id, progress))) return;
        await writeOutcomes(transaction, id, outcomes);
      }),
    note: (id, outcome) => transacted(database, (transaction) => note(transaction, id, outcome)),
    giveUp: (target, before, why) =>
      transacted(database, async (transaction) => {
        const upTo = await lastBefore(transaction, before);
        return giveUp(transaction, target, upTo, { why, now: clock.now() });
      }),
    disable: async (id, why) => {
      const now = new Date(clock.now());
      await database
        .updateTable("webhooks")
        .set({ enabled: false, disabled_reason: why, updated_at: now })
        .where("id", "=", id)
        .where("deleted_at", "is", null)
        .execute();
    },
    trim: async () => {
      const { upTo, lost } = await transacted(database, (transaction) => giveUpOld(transaction, clock.now()));
      await removeFacts(database, upTo);
      await removeDeliveries(database);
      return lost;
    },
  };
}

function targetOf(row: Selectable<WebhooksTable>, now: number): WebhookTarget {
  const { id, url, secret, former_secret, former_secret_until, facts, events, queues } = row;
  const isFormerGood = former_secret !== "" && (former_secret_until?.getTime() ?? 0) > now;
  const version = versionOf(row);
  const patterns = version === 2 ? events : facts;
  const types = version === 2 ? eventNamesOf(patterns) : factTypesOf(patterns);
  const secrets = [secret, ...(isFormerGood ? [former_secret] : [])];
  return { id, url, secrets, version, types, wordless: wordless(patterns), queues };
}

type Version = Pick<WebhookTarget, "version">;

/** What of a row a webhook is sent, by its version: the name, and the body. */
function sent({ version }: Version) {
  const [type, body] = version === 2 ? (["event", "event_body"] as const) : (["type", "body"] as const);
  return { type: sql.ref<string>(type), body: sql.ref<string>(body) };
}

function factsFor(database: Connection, version: Version) {
  const { type, body } = sent(version);
  return database
    .selectFrom("webhook_facts")
    .select(["seq", "at", type.as("type"), body.as("body")])
    .where(sql<SqlBool>`${body} is not null`);
}

function factOf(target: WebhookTarget, row: Omit<OutboxFact, "at"> & { readonly at: Date }): OutboxFact {
  const hasNoWords = target.wordless?.includes(row.type) === true;
  return { ...row, ...(hasNoWords ? { body: withoutWords(row.body) } : {}), at: row.at.getTime() };
}

/** One that has come by an import has none yet: it begins now. */
async function progressOf(transaction: Connection, id: number): Promise<WebhookProgress> {
  await sql`insert into webhook_cursors (webhook_id, last_fact) select ${id}, last_fact from fact_cursor
    on conflict (webhook_id) do nothing`.execute(transaction);
  const row: Selectable<WebhookCursorsTable> = await transaction
    .selectFrom("webhook_cursors")
    .selectAll()
    .where("webhook_id", "=", id)
    .executeTakeFirstOrThrow();
  const { last_fact: cursor, attempts, failures, failing_since, next_at } = row;
  return { cursor, attempts, failures, failingSince: failing_since?.getTime(), nextAt: next_at?.getTime() };
}

type Wanting = Pick<WebhookTarget, "version" | "types" | "queues">;

function wantedBy({ version, types, queues }: Wanting) {
  const { type, body } = sent({ version });
  const ofQueues = queues.length === 0 ? sql`` : sql`and queues ?| ${[...queues]}::text[]`;
  return sql<SqlBool>`${type} = any(${[...types]}::text[]) and ${body} is not null ${ofQueues}`;
}

/** False: the webhook is gone. It never goes back: an operator may have moved it on. */
async function writeProgress(transaction: Connection, id: number, progress: WebhookProgress): Promise<boolean> {
  const { cursor, attempts, failures, failingSince, nextAt } = progress;
  const row = await transaction
    .updateTable("webhook_cursors")
    .set({ last_fact: sql<number>`greatest(last_fact, ${cursor}::bigint)`, attempts, failures })
    .set({ failing_since: dateOf(failingSince), next_at: dateOf(nextAt) })
    .where("webhook_id", "=", id)
    .returning("webhook_id")
    .executeTakeFirst();
  return row !== undefined;
}

function dateOf(at: number | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}

async function writeOutcomes(transaction: Connection, id: number, outcomes: readonly DeliveryOutcome[]): Promise<void> {
  // Several attempts of one fact may be among them: the last one counts.
  const last = [...new Map(outcomes.map((outcome) => [outcome.seq, outcome])).values()];
  if (last.length === 0) return;
  await transaction
    .insertInto("webhook_deliveries")
    .values(last.map((outcome) => rowOf(id, outcome)))
    .onConflict((conflict) =>
      conflict.columns(["webhook_id", "seq"]).doUpdateSet((row) => ({
        ...{ status: row.ref("excluded.status"), attempts: row.ref("excluded.attempts"), ms: row.ref("excluded.ms") },
        ...{
          http_status: row.ref("excluded.http_status"),
          error: row.ref("excluded.error"),
          at: row.ref("excluded.at"),
        },
      })),
    )
    .execute();
}

function rowOf(id: number, { seq, type, status, attempts, httpStatus, error, ms, at }: DeliveryOutcome) {
  const times = { ms: Math.round(ms), at: new Date(at) };
  return { webhook_id: id, seq, type, status, attempts, http_status: httpStatus ?? null, error, ...times };
}

async function note(transaction: Connection, id: number, outcome: DeliveryOutcome): Promise<void> {
  const there = await transaction
    .selectFrom("webhook_deliveries")
    .select(["status", "attempts"])
    .where("webhook_id", "=", id)
    .where("seq", "=", outcome.seq)
    .forUpdate()
    .executeTakeFirst();
  // One that was not taken now may have been before, or may still be on its way.
  const status = outcome.status === "delivered" ? outcome.status : (there?.status ?? outcome.status);
  await writeOutcomes(transaction, id, [{ ...outcome, status, attempts: (there?.attempts ?? 0) + 1 }]);
}

async function lastBefore(transaction: Connection, before: number): Promise<number> {
  const row = await transaction
    .selectFrom("webhook_facts")
    .select(sql<number | null>`max(seq)`.as("seq"))
    .where("at", "<", new Date(before))
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** All that waits for it up to this fact. */
async function giveUp(
  transaction: Connection,
  target: Pick<WebhookTarget, "id"> & Wanting,
  upTo: number,
  { why, now }: { readonly why: string; readonly now: number },
): Promise<{ count: number; cursor: number }> {
  const { id } = target;
  const row = await transaction
    .selectFrom("webhook_cursors")
    .select("last_fact")
    .where("webhook_id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || row.last_fact >= upTo) return { count: 0, cursor: row?.last_fact ?? upTo };
  const waiting = sql`from webhook_facts where seq > ${row.last_fact} and seq <= ${upTo} and ${wantedBy(target)}`;
  const counted = await sql<{ count: number }>`select count(*) as count ${waiting}`.execute(transaction);
  await sql`insert into webhook_deliveries (webhook_id, seq, type, status, attempts, error, ms, at)
    select ${id}::integer, seq, ${sent(target).type}, 'given-up', 0, ${why}, 0, ${new Date(now)}::timestamptz ${waiting}
    order by seq desc limit ${MOST_DELIVERIES}
    on conflict (webhook_id, seq) do update set status = 'given-up'`.execute(transaction);
  await transaction
    .updateTable("webhook_cursors")
    .set({ last_fact: upTo, attempts: 0 })
    .where("webhook_id", "=", id)
    .execute();
  return { count: counted.rows[0]?.count ?? 0, cursor: upTo };
}

/** What is about to be removed. */
async function giveUpOld(
  transaction: Connection,
  now: number,
): Promise<{ readonly upTo: number; readonly lost: readonly { id: number; count: number }[] }> {
  const tooMany = await sql<{ seq: number }>`select seq from webhook_facts order by seq desc
    offset ${MOST_FACTS} limit 1`.execute(transaction);
  const upTo = Math.max(tooMany.rows[0]?.seq ?? 0, await lastBefore(transaction, now - KEPT_MS));
  const lost: { id: number; count: number }[] = [];
  const living = transaction.selectFrom("webhooks").selectAll().where("deleted_at", "is", null);
  for (const row of await living.where("enabled", "=", true).execute()) {
    const why = "it waited for too long, behind too many others";
    const { count } = await giveUp(transaction, targetOf(row, now), upTo, { why, now });
    if (count > 0) lost.push({ id: row.id, count });
  }
  return { upTo, lost };
}

/** All, or more would come than go; piece by piece, so that others get their turn. */
async function removeFacts(database: Connection, upTo: number): Promise<void> {
  for (let removed = REMOVED_AT_ONCE; removed === REMOVED_AT_ONCE;) {
    const { numAffectedRows } = await sql`delete from webhook_facts where seq in (
      select seq from webhook_facts where seq <= ${upTo} order by seq limit ${REMOVED_AT_ONCE})`.execute(database);
    removed = Number(numAffectedRows ?? 0);
  }
}

async function removeDeliveries(database: Connection): Promise<void> {
  // For each by itself: the last one that stays is then looked for once, and not for every row.
  for (const { id } of await database.selectFrom("webhooks").select("id").where("deleted_at", "is", null).execute()) {
    await sql`delete from webhook_deliveries where webhook_id = ${id} and seq < (
      select seq from webhook_deliveries where webhook_id = ${id}
      order by seq desc offset ${MOST_DELIVERIES - 1} limit 1)`.execute(database);
  }
}
