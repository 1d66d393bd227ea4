// Call records and recordings as they are read.
import { sql, type RawBuilder, type Selectable, type SqlBool, type SelectQueryBuilder } from "kysely";
import type { CdrsTable, RecordingsTable } from "./database/call-tables.ts";
import type { NumberPlan } from "../core/numbers/plan.ts";
import { normalForm } from "../core/numbers/normal.ts";
import { partsSoughtFor, writingsOf } from "../core/numbers/writings.ts";
import { isSameNumber } from "./same-number.ts";
import { unseen } from "../core/withheld.ts";
import type { Tables } from "./database/tables.ts";
import { latestFirst, type Asked, type Slice } from "./keyset.ts";
import { pageOfRows, sliceOfRows } from "./row-pages.ts";
import { escapeLike, type Page } from "./pages.ts";
import type { StoreParts } from "./parts.ts";

export type RecordingRow = Selectable<RecordingsTable>;
/** `recording`: the first one's id. */
export type CallRow = Selectable<CdrsTable> & { readonly recording: number | null };

/** What is undefined does not restrict. Times are milliseconds since 1970, `until` is not included. */
export interface CallQuery extends Asked {
  readonly timeOf: "start_at" | "end_at";
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Parts of numbers. */
  readonly callerNumber?: string | undefined;
  readonly dialledNumber?: string | undefined;
  readonly anyNumber?: string | undefined;
  readonly queue?: string | undefined;
  readonly agent?: string | undefined;
  readonly hotline?: string | undefined;
  readonly outcome?: string | undefined;
  /** Any of these. */
  readonly causes?: readonly string[] | undefined;
  readonly directions?: readonly CallRow["direction"][] | undefined;
  readonly hasRecording?: boolean | undefined;
  /** Of either side: a phone of ours, who was signed in there, a part of a number outside. */
  readonly callerExtn?: string | undefined;
  readonly callerAgent?: string | undefined;
  readonly callerOutside?: string | undefined;
  readonly answeredExtn?: string | undefined;
  readonly answeredAgent?: string | undefined;
  readonly answeredOutside?: string | undefined;
  /** Calls that this agent made or talked in, whatever else is asked for. */
  readonly anyAgent?: string | undefined;
  /** The same, for one who may see no others. */
  readonly ownOf?: string | undefined;
  readonly shortestBillsec?: number | undefined;
  readonly longestBillsec?: number | undefined;
  /** From start to end, in seconds; a call that lives is as long as nothing. */
  readonly shortestDuration?: number | undefined;
  /** The id of a call or of one of its two main legs. */
  readonly uuid?: string | undefined;
  /** Whoever asks may see callers who withhold their number. */
  readonly seesWithheld?: boolean;
}

export interface RecordingQuery extends Asked {
  /** Of one call, by its id or a leg's. */
  readonly uuid?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Of calls of this queue, of this agent. */
  readonly queue?: string | undefined;
  readonly agent?: string | undefined;
  /** Calls that this agent made or talked in. */
  readonly ownOf?: string | undefined;
}

export interface CallStore {
  /** Latest first. */
  list(query: CallQuery): Promise<Page<CallRow>>;
  /** By the call's id, or by that of one of its two main legs; who withholds their number is in it only where whoever asks may see it. */
  get(uuid: string, seesWithheld?: boolean): Promise<CallRow | undefined>;
  /** Those that are kept, the latest first. */
  recordings(query: RecordingQuery): Promise<Slice<RecordingRow>>;
  /** The same, with how many there are. */
  recordingPage(query: RecordingQuery): Promise<Page<RecordingRow>>;
  /** Also one that is no longer kept. */
  recording(id: number): Promise<RecordingRow | undefined>;
}

type Cdrs<Columns> = SelectQueryBuilder<Tables, "cdrs", Columns>;

export function callStore({ database, numbers }: StoreParts): CallStore {
  const firstRecording = sql<number | null>`(select min(id) from recordings
    where recordings.call = cdrs.uuid and removed_at is null)`;
  const rows = () => database.selectFrom("cdrs").selectAll().select(firstRecording.as("recording"));
  const get = (uuid: string): Promise<CallRow | undefined> => named(rows(), uuid).executeTakeFirst();
  /** By the id of the call, under whichever of its ids it is asked for. */
  const ofCall = async ({ uuid, ...query }: RecordingQuery) => ({
    ...query,
    call: uuid === undefined ? undefined : ((await get(uuid))?.uuid ?? uuid),
  });
  const latest = latestFirst("recordings", "id");
  return {
    list: async (query) => {
      const found = await pageOfRows(matching(rows(), query, numbers), latestFirst("cdrs", "start_at", "uuid"), query);
      return query.seesWithheld === true ? found : { ...found, rows: found.rows.map(unseenRow) };
    },
    get: async (uuid, seesWithheld = false) => {
      const row = await get(uuid);
      return row === undefined || seesWithheld ? row : unseenRow(row);
    },
    recordings: async (query) => sliceOfRows(recordingsOf(database, await ofCall(query)), latest, query),
    recordingPage: async (query) => pageOfRows(recordingsOf(database, await ofCall(query)), latest, query),
    recording: (id) => database.selectFrom("recordings").selectAll().where("id", "=", id).executeTakeFirst(),
  };
}

function unseenRow(row: CallRow): CallRow {
  return { ...row, record: unseen(row.record) };
}

function recordingsOf(
  database: StoreParts["database"],
  query: Omit<RecordingQuery, "uuid"> & { readonly call: string | undefined },
) {
  const { call, from, until, queue, agent, ownOf } = query;
  let found = database.selectFrom("recordings").selectAll("recordings").where("removed_at", "is", null);
  if (call !== undefined) found = found.where("call", "=", call);
  if (from !== undefined) found = found.where("created_at", ">=", new Date(from));
  if (until !== undefined) found = found.where("created_at", "<", new Date(until));
  const ofCall: RawBuilder<SqlBool>[] = [];
  if (queue !== undefined) ofCall.push(sql`queue = ${queue}`);
  if (agent !== undefined) ofCall.push(sql`agent = ${agent}`);
  if (ownOf !== undefined) ofCall.push(isOf(ownOf));
  if (ofCall.length === 0) return found;
  return found.where(sql<SqlBool>`exists (select 1 from cdrs where uuid = call and ${sql.join(ofCall, sql` and `)})`);
}

/** This agent made the call or talked in it; the column holds the last one only. */
function isOf(agent: string): RawBuilder<SqlBool> {
  const talked = JSON.stringify({ talks: [{ by: agent }] });
  return sql<SqlBool>`(answered_agent = ${agent} or caller_agent = ${agent} or record @> ${talked}::jsonb)`;
}

function named<Columns>(cdrs: Cdrs<Columns>, uuid: string): Cdrs<Columns> {
  return cdrs.where((where) =>
    where.or([where("uuid", "=", uuid), where("caller_leg", "=", uuid), where("peer_leg", "=", uuid)]),
  );
}

function matching<Columns>(cdrs: Cdrs<Columns>, query: CallQuery, plan: NumberPlan | undefined): Cdrs<Columns> {
  const { timeOf, from, until, callerNumber, dialledNumber, anyNumber, queue, agent, uuid } = query;
  const { shortestBillsec, longestBillsec } = query;
  let found = cdrs;
  if (from !== undefined) found = found.where(timeOf, ">=", new Date(from));
  if (until !== undefined) found = found.where(timeOf, "<", new Date(until));
  const sought = [
    [["caller_id_number"], callerNumber],
    [["destination_number"], dialledNumber],
    [["caller_id_number", "destination_number"], anyNumber],
  ] as const;
  for (const [columns, text] of sought) if (text !== undefined) found = found.where(holdsNumber(plan, columns, text));
  if (queue !== undefined) found = found.where("queue", "=", queue);
  if (agent !== undefined) found = found.where("agent", "=", agent);
  found = matchingMore(found, query, plan);
  if (shortestBillsec !== undefined) found = found.where("billsec", ">=", shortestBillsec);
  if (longestBillsec !== undefined) found = found.where("billsec", "<=", longestBillsec);
  return uuid === undefined ? found : named(found, uuid);
}

function matchingMore<Columns>(cdrs: Cdrs<Columns>, query: CallQuery, plan: NumberPlan | undefined): Cdrs<Columns> {
  const { hotline, outcome, causes, directions, hasRecording, shortestDuration } = query;
  let found = ofParties(cdrs, query, plan);
  if (hotline !== undefined) found = found.where(isSameNumber(plan, "hotline", hotline));
  if (outcome !== undefined) found = found.where("outcome", "=", outcome);
  if (causes !== undefined) found = found.where("cause", "in", causes);
  // Of no direction at all there is no call; the database takes no empty list.
  if (directions?.length === 0) found = found.where(sql<SqlBool>`false`);
  else if (directions !== undefined) found = found.where("direction", "in", directions);
  if (shortestDuration !== undefined) {
    found = found.where(sql<SqlBool>`end_at - start_at >= ${shortestDuration} * interval '1 second'`);
  }
  if (hasRecording === undefined) return found;
  const there = sql<SqlBool>`exists (select 1 from recordings where call = cdrs.uuid and removed_at is null)`;
  return found.where(hasRecording ? there : sql<SqlBool>`not ${there}`);
}

function ofParties<Columns>(cdrs: Cdrs<Columns>, query: CallQuery, plan: NumberPlan | undefined): Cdrs<Columns> {
  let found = cdrs;
  const same = [
    ["caller_extn", query.callerExtn],
    ["caller_agent", query.callerAgent],
    ["answered_extn", query.answeredExtn],
    ["answered_agent", query.answeredAgent],
  ] as const;
  for (const [column, value] of same) if (value !== undefined) found = found.where(column, "=", value);
  const parts = [
    ["caller_outside", query.callerOutside],
    ["answered_outside", query.answeredOutside],
  ] as const;
  for (const [column, value] of parts) if (value !== undefined) found = found.where(holdsNumber(plan, [column], value));
  for (const agent of [query.anyAgent, query.ownOf]) if (agent !== undefined) found = found.where(isOf(agent));
  return found;
}

/** A part of a number as it is written, or a whole number in whichever way it is written (core/numbers/writings.ts). */
function holdsNumber(plan: NumberPlan | undefined, columns: readonly string[], text: string): RawBuilder<SqlBool> {
  const parts = partsSoughtFor(plan, text).map((part) => `%${escapeLike(part)}%`);
  const within = plan === undefined ? [] : writingsOf(plan, normalForm(plan, text));
  const each = columns.map((column) => {
    const like = parts.map((part) => sql`${sql.ref(column)} like ${part}`);
    const same = within.map((writing) => sql`${sql.ref(column)} = ${writing}`);
    return sql.join([...like, ...same], sql` or `);
  });
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}
