// Call records as they are read back.
import type { CallId } from "../core/model.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import type { Connection } from "./parts.ts";

export async function readRecords(transaction: Connection, calls: readonly CallId[]): Promise<Map<CallId, CallRecord>> {
  if (calls.length === 0) return new Map();
  const rows = await transaction.selectFrom("cdrs").select("record").where("uuid", "in", calls).execute();
  return new Map(rows.map(({ record }) => [record.call, record]));
}
