// What facts mean, kept: call records, recordings, who is signed in and what agents did, and the number of the last fact, in one transaction.
//
// After each batch the tables hold the fold over all facts up to the cursor. Memory holds the same for what still lives,
// and is trusted only as long as its cursor is the table's: when a commit succeeded but its reply was lost, the batch
// comes again, its facts up to the cursor are passed over, and what memory lacks is read back. Nor is it trusted when
// somebody else has written the cursor, if only the same number once more: so do facts that are brought in later.
import { sql, type Insertable } from "kysely";
import { bookFacts, bookOf, callsOf, EMPTY_BOOK, heededSince, type CallBook } from "../report/call-book.ts";
import { cutByCrash, type CallRecord } from "../core/report/call-record.ts";
import { summaryOf } from "../report/call-summary.ts";
import type { CutCall } from "../core/events.ts";
import type { Fact } from "../core/facts.ts";
import type { AgentId, CallId } from "../core/model.ts";
import { projectSessions } from "./agent-sessions.ts";
import { closeOpenAlarms, projectAlarms } from "./alarms.ts";
import { closeOpenSpans, projectSpans } from "./agent-spans.ts";
import { readRecords } from "./call-records.ts";
import { cleanJson, cleanText } from "./clean-text.ts";
import type { CdrsTable } from "./database/call-tables.ts";
import { inStatements, type Connection, type StoreParts } from "./parts.ts";
import { closeOpenHelp, projectHelp } from "./help-requests.ts";
import { projectPeopleMessages } from "./people-messages.ts";
import { projectRenamings, untilRenamings } from "./renamed-queues.ts";
import { projectSurveys } from "./surveys.ts";
import { projectVoicemails } from "./voicemails.ts";
import { projectOutbox } from "./webhook-facts.ts";

export interface Projection {
  lastProjectedFact(): Promise<number>;
  project(facts: readonly Fact[]): Promise<boolean>;
  closeOpenCalls(at: number): Promise<readonly CutCall[]>;
}

interface Memory {
  readonly cursor: number;
  /** PostgreSQL's number of the transaction that wrote the cursor. */
  readonly version: string;
  readonly book: CallBook;
}

const NO_MEMORY: Memory = { cursor: -1, version: "", book: EMPTY_BOOK };
const VERSION = sql<string>`xmin::text`.as("version");

export function projection({ database }: StoreParts): Projection {
  let memory = NO_MEMORY;
  return {
    lastProjectedFact: async () => {
      const row = await database.selectFrom("fact_cursor").select("last_fact").executeTakeFirstOrThrow();
      return row.last_fact;
    },
    project: async (facts) => {
      if (facts.length === 0) return false;
      let forWebhooks = false;
      for (const part of untilRenamings(facts)) {
        const former = memory;
        const projected = await database
          .transaction()
          .execute((transaction) => projectBatch(transaction, former, part));
        memory = projected.memory;
        forWebhooks ||= projected.forWebhooks;
      }
      return forWebhooks;
    },
    closeOpenCalls: async (at) => {
      const cut = await database.transaction().execute((transaction) => closeOpenCalls(transaction, at));
      // What lived then lives no more.
      memory = NO_MEMORY;
      return cut;
    },
  };
}

async function projectBatch(
  transaction: Connection,
  memory: Memory,
  given: readonly Fact[],
): Promise<{ memory: Memory; forWebhooks: boolean }> {
  const cursor = transaction.selectFrom("fact_cursor").selectAll().select(VERSION).forUpdate();
  const row = await cursor.executeTakeFirstOrThrow();
  const facts = given.filter((fact) => fact.seq > row.last_fact);
  const isCurrent = memory.cursor === row.last_fact && memory.version === row.version;
  const former = isCurrent ? memory.book : await readBook(transaction, row.at.getTime());
  const last = facts.at(-1);
  // All of it is there: a commit whose reply was lost. What of it was for webhooks has woken nobody.
  if (last === undefined) {
    return { memory: { cursor: row.last_fact, version: row.version, book: former }, forWebhooks: true };
  }
  const known = await readRecords(transaction, callsOf(former, facts));
  const { book, touched } = bookFacts(former, facts, known);
  const before = (call: CallId): CallRecord | undefined => former.records.get(call) ?? known.get(call);
  const after = (call: CallId): CallRecord | undefined => touched.get(call) ?? former.records.get(call);
  // First: events tell of what stood before their facts.
  const forWebhooks = await projectOutbox(transaction, facts, { before, after });
  await writeRecords(transaction, [...touched.values()]);
  await writeRecordings(transaction, facts);
  await projectSessions(transaction, facts);
  await projectSpans(transaction, facts, row.at.getTime());
  await projectSurveys(transaction, facts);
  await projectHelp(transaction, facts);
  await projectPeopleMessages(transaction, facts);
  await projectVoicemails(transaction, facts);
  await projectAlarms(transaction, facts);
  await projectRenamings(transaction, facts);
  const { version } = await transaction
    .updateTable("fact_cursor")
    .set({ last_fact: last.seq, at: new Date(last.at) })
    .returning(VERSION)
    .executeTakeFirstOrThrow();
  return { memory: { cursor: last.seq, version, book }, forWebhooks };
}

/** As memory had it after the fact of that time. */
async function readBook(transaction: Connection, at: number): Promise<CallBook> {
  const spans = await transaction
    .selectFrom("agent_spans")
    .select(["agent", "call_state"])
    .where("to_at", "is", null)
    .where("call_state", "!=", "IDLE")
    .execute();
  if (spans.length === 0) return EMPTY_BOOK;
  const rows = await transaction
    .selectFrom("cdrs")
    .select("record")
    .where((row) => row.or([row("end_at", "is", null), row("end_at", ">", new Date(heededSince(at)))]))
    .execute();
  return bookOf(
    rows.map(({ record }) => record),
    new Map(spans.map(({ agent, call_state }) => [agent as AgentId, call_state])),
  );
}

export async function writeRecords(transaction: Connection, records: readonly CallRecord[]): Promise<void> {
  for (const some of inStatements(records)) {
    await transaction
      .insertInto("cdrs")
      .values(some.map(rowOf))
      .onConflict((conflict) =>
        conflict.column("uuid").doUpdateSet((row) => ({
          peer_leg: row.ref("excluded.peer_leg"),
          direction: row.ref("excluded.direction"),
          queue: row.ref("excluded.queue"),
          outcome: row.ref("excluded.outcome"),
          hotline: row.ref("excluded.hotline"),
          agent: row.ref("excluded.agent"),
          answered_extn: row.ref("excluded.answered_extn"),
          answered_agent: row.ref("excluded.answered_agent"),
          answered_outside: row.ref("excluded.answered_outside"),
          answer_at: row.ref("excluded.answer_at"),
          end_at: row.ref("excluded.end_at"),
          cause: row.ref("excluded.cause"),
          billsec: row.ref("excluded.billsec"),
          record: row.ref("excluded.record"),
        })),
      )
      .execute();
  }
}

function rowOf(record: CallRecord): Insertable<CdrsTable> {
  const { direction, queue, outcome, hotline, agent, peer, caller, answered } = summaryOf(record, record.lastAt);
  const { answeredAt, endedAt } = record;
  return {
    uuid: record.call,
    caller_leg: record.legs.find((leg) => leg.role === "caller")?.leg ?? record.call,
    peer_leg: peer?.leg ?? null,
    caller_id_name: cleanText(record.callerName),
    caller_id_number: cleanText(record.callerNumber),
    destination_number: cleanText(record.dialled),
    direction,
    queue: queue ?? null,
    outcome: outcome ?? null,
    hotline: hotline ?? null,
    agent: agent ?? null,
    caller_extn: caller.extn ?? null,
    caller_agent: caller.agent ?? null,
    caller_outside: caller.outside === undefined ? null : cleanText(caller.outside),
    answered_extn: answered.extn ?? null,
    answered_agent: answered.agent ?? null,
    answered_outside: answered.outside === undefined ? null : cleanText(answered.outside),
    start_at: new Date(record.startedAt),
    answer_at: answeredAt === undefined ? null : new Date(answeredAt),
    end_at: endedAt === undefined ? null : new Date(endedAt),
    cause: record.cause ?? null,
    billsec: answeredAt === undefined || endedAt === undefined ? 0 : Math.round((endedAt - answeredAt) / 1000),
    record: cleanJson(record),
  };
}

export async function writeRecordings(transaction: Connection, facts: readonly Fact[]): Promise<void> {
  const rows = facts
    .filter((fact) => fact.type === "recording-ended")
    .map((fact) => ({
      call: fact.call,
      name: nameOf(fact.file),
      file: fact.file,
      duration_ms: Math.round(fact.durationMs),
      size_bytes: fact.sizeBytes,
      created_at: new Date(fact.at),
    }));
  if (rows.length === 0) return;
  await transaction
    .insertInto("recordings")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["call", "file"]).doNothing())
    .execute();
}

/** The file's name without folders and ending. */
function nameOf(file: string): string {
  return (file.split(/[/\\]/).at(-1) ?? file).replace(/\.[^.]*$/, "");
}

async function closeOpenCalls(transaction: Connection, at: number): Promise<readonly CutCall[]> {
  const cursor = await transaction.selectFrom("fact_cursor").select("at").forUpdate().executeTakeFirstOrThrow();
  const rows = await transaction.selectFrom("cdrs").select("record").where("end_at", "is", null).execute();
  const end = Math.min(at, cursor.at.getTime());
  await closeOpenSpans(transaction, end);
  await closeOpenAlarms(transaction, at);
  await closeOpenHelp(transaction, end);
  const cut = rows.map(({ record }) => cutByCrash(record, end));
  await writeRecords(transaction, cut);
  return cut.map(({ call, lastAt }) => ({ call, until: lastAt }));
}
