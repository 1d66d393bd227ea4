// Call records and recordings as they are read.
import { sql, type Selectable, type SelectQueryBuilder } from "kysely";
import type { CdrsTable, RecordingsTable, Tables } from "./database/tables.ts";
import { escapeLike, placed, type Page } from "./pages.ts";
import type { StoreParts } from "./parts.ts";

export type RecordingRow = Selectable<RecordingsTable>;
/** `recording`: the first one's id. */
export type CallRow = Selectable<CdrsTable> & { readonly recording: number | null };

/** What is undefined does not restrict. Times are milliseconds since 1970, `until` is not included. */
export interface CallQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly timeOf: "start_at" | "end_at";
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Parts of numbers. */
  readonly callerNumber?: string | undefined;
  readonly dialledNumber?: string | undefined;
  readonly anyNumber?: string | undefined;
  readonly queue?: string | undefined;
  readonly agent?: string | undefined;
  readonly shortestBillsec?: number | undefined;
  readonly longestBillsec?: number | undefined;
  /** The id of a call or of one of its two main legs. */
  readonly uuid?: string | undefined;
}

export interface CallStore {
  /** Latest first. */
  list(query: CallQuery): Promise<Page<CallRow>>;
  /** By the call's id, or by that of one of its two main legs. */
  get(uuid: string): Promise<CallRow | undefined>;
  /** Of one call (its id or a leg's), or the latest ones. */
  recordings(uuid: string | undefined, limit: number): Promise<readonly RecordingRow[]>;
  recording(id: number): Promise<RecordingRow | undefined>;
}

type Cdrs<Columns> = SelectQueryBuilder<Tables, "cdrs", Columns>;

export function callStore({ database }: StoreParts): CallStore {
  const firstRecording = sql<number | null>`(select min(id) from recordings where recordings.call = cdrs.uuid)`;
  const rows = () => database.selectFrom("cdrs").selectAll().select(firstRecording.as("recording"));
  const get = (uuid: string): Promise<CallRow | undefined> => named(rows(), uuid).executeTakeFirst();
  return {
    list: async (query) => {
      const counts = database.selectFrom("cdrs").select(sql<number>`count(*)`.as("count"));
      const rowCount = (await matching(counts, query).executeTakeFirst())?.count ?? 0;
      const { page, pageCount } = placed(query, rowCount);
      const found = await matching(rows(), query)
        .orderBy("start_at", "desc")
        .orderBy("uuid", "desc")
        .limit(query.pageSize)
        .offset((page - 1) * query.pageSize)
        .execute();
      return { page, pageCount, rowCount, rows: found };
    },
    get,
    recordings: async (uuid, limit) => {
      const found = database.selectFrom("recordings").selectAll().orderBy("id", "desc").limit(limit);
      if (uuid === undefined) return found.execute();
      const call = (await get(uuid))?.uuid ?? uuid;
      return found.where("call", "=", call).execute();
    },
    recording: (id) => database.selectFrom("recordings").selectAll().where("id", "=", id).executeTakeFirst(),
  };
}

function named<Columns>(cdrs: Cdrs<Columns>, uuid: string): Cdrs<Columns> {
  return cdrs.where((where) =>
    where.or([where("uuid", "=", uuid), where("caller_leg", "=", uuid), where("peer_leg", "=", uuid)]),
  );
}

function matching<Columns>(cdrs: Cdrs<Columns>, query: CallQuery): Cdrs<Columns> {
  const { timeOf, from, until, callerNumber, dialledNumber, anyNumber, queue, agent, uuid } = query;
  const { shortestBillsec, longestBillsec } = query;
  let found = cdrs;
  if (from !== undefined) found = found.where(timeOf, ">=", new Date(from));
  if (until !== undefined) found = found.where(timeOf, "<", new Date(until));
  if (callerNumber !== undefined) found = found.where("caller_id_number", "like", holding(callerNumber));
  if (dialledNumber !== undefined) found = found.where("destination_number", "like", holding(dialledNumber));
  if (anyNumber !== undefined) {
    const pattern = holding(anyNumber);
    found = found.where((where) =>
      where.or([where("caller_id_number", "like", pattern), where("destination_number", "like", pattern)]),
    );
  }
  if (queue !== undefined) found = found.where("queue", "=", queue);
  if (agent !== undefined) found = found.where("agent", "=", agent);
  if (shortestBillsec !== undefined) found = found.where("billsec", ">=", shortestBillsec);
  if (longestBillsec !== undefined) found = found.where("billsec", "<=", longestBillsec);
  return uuid === undefined ? found : named(found, uuid);
}

function holding(text: string): string {
  return `%${escapeLike(text)}%`;
}
