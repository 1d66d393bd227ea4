// Facts that could not be stored when their turn was, brought in when what kept them out is mended. The cursor stays where it
// is; that a fact is in is written down beside it, in the same transaction, so that none has its effect twice.
import type { Fact } from "../core/facts.ts";
import type { CallId } from "../core/model.ts";
import { withFact, withLegCome, withLegGone, type CallRecord } from "../core/report/call-record.ts";
import { readRecords } from "./call-records.ts";
import type { Connection } from "./parts.ts";
import { writeRecordings, writeRecords } from "./projection.ts";
import { projectHelp } from "./help-requests.ts";
import { projectPeopleMessages } from "./people-messages.ts";
import { projectSurveys } from "./surveys.ts";
import { projectVoicemails } from "./voicemails.ts";

export type LateOutcome =
  | "in"
  /** It was brought in before. */
  | "was-in"
  /** The projection has not come so far: it will see to it itself. */
  | "not-yet"
  /** It belongs to a call of which nothing else is known. */
  | "no-call"
  /** It says what somebody was at a moment that is over: put in now, it would say that they are so again. */
  | "past";

/** Rejects where the database still does not take it. Facts of one call are to be given in their order. */
export function projectLate(database: Connection, fact: Fact): Promise<LateOutcome> {
  return database.transaction().execute(async (transaction) => {
    // Nobody projects meanwhile. Written once more, the cursor tells a server that runs not to trust what it remembers.
    const { last_fact } = await transaction
      .updateTable("fact_cursor")
      .set((row) => ({ last_fact: row.ref("last_fact") }))
      .returning("last_fact")
      .executeTakeFirstOrThrow();
    if (fact.seq > last_fact) return "not-yet";
    const hasCall = "call" in fact && fact.call !== undefined;
    if (!hasCall && !/^(message|help|people)-/.test(fact.type)) return "past";
    if (!(await noteBroughtIn(transaction, fact.seq))) return "was-in";
    if (hasCall && fact.type !== "agent-changed" && !(await bookLate(transaction, fact as CallFactOf))) {
      await forgetBroughtIn(transaction, fact.seq);
      return "no-call";
    }
    await writeRecordings(transaction, [fact]);
    await projectSurveys(transaction, [fact]);
    await projectHelp(transaction, [fact]);
    await projectPeopleMessages(transaction, [fact]);
    await projectVoicemails(transaction, [fact]);
    return "in";
  });
}

type CallFactOf = Parameters<typeof withFact>[1];

/** False: there is no record that it belongs to, and none begins with it. */
async function bookLate(transaction: Connection, fact: CallFactOf): Promise<boolean> {
  const calls = fact.type === "leg-moved" ? [fact.call, fact.from] : [fact.call];
  const known = await readRecords(transaction, calls);
  const changed: CallRecord[] = [];
  for (const call of calls) {
    const former = known.get(call);
    const record = fact.type === "leg-moved" ? moved(fact, former, known) : withFact(former, fact);
    if (record !== undefined) changed.push({ ...record, lastAt: Math.max(former?.lastAt ?? 0, record.lastAt) });
  }
  if (changed.length === 0) return false;
  await writeRecords(transaction, changed);
  return true;
}

function moved(
  fact: Extract<CallFactOf, { type: "leg-moved" }>,
  record: CallRecord | undefined,
  known: ReadonlyMap<CallId, CallRecord>,
): CallRecord | undefined {
  if (record === undefined) return undefined;
  if (record.call === fact.from) return withLegGone(record, fact);
  return withLegCome(
    record,
    fact,
    known.get(fact.from)?.legs.find(({ leg }) => leg === fact.leg),
  );
}

function keyOf(seq: number): string {
  return `fact ${seq} brought in`;
}

async function noteBroughtIn(transaction: Connection, seq: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("meta")
    .values({ key: keyOf(seq), value: "" })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function forgetBroughtIn(transaction: Connection, seq: number): Promise<void> {
  await transaction.deleteFrom("meta").where("key", "=", keyOf(seq)).execute();
}
