// The tables of calls that were, and of what was recorded of them.
import type { Generated } from "kysely";
import type { CallRecord } from "../../core/report/call-record.ts";
import type { RemovedWhy } from "../../ports/recordings.ts";
import type { Empty, Json, Preset } from "./columns.ts";

export interface CdrsTable {
  /** The call's id. */
  uuid: string;
  caller_leg: string;
  peer_leg: Empty<string>;
  caller_id_name: string;
  caller_id_number: string;
  destination_number: string;
  direction: "inbound" | "outbound" | "internal";
  queue: Empty<string>;
  agent: Empty<string>;
  start_at: Date;
  answer_at: Empty<Date>;
  end_at: Empty<Date>;
  cause: Empty<string>;
  /** The first that the call came to. */
  hotline: Empty<string>;
  /** Of its last stay in a queue. */
  outcome: Empty<string>;
  /** Who made it: a phone of ours and who was signed in there, or a number outside. */
  caller_extn: Empty<string>;
  caller_agent: Empty<string>;
  caller_outside: Empty<string>;
  /** Who talked with the caller last. */
  answered_extn: Empty<string>;
  answered_agent: Empty<string>;
  answered_outside: Empty<string>;
  billsec: number;
  /** Everything, as `core/report/call-record.ts` has it. */
  record: Json<CallRecord>;
}

export interface RecordingsTable {
  id: Generated<number>;
  call: string;
  name: string;
  /** Below the recordings folder. */
  file: string;
  duration_ms: number;
  size_bytes: number;
  created_at: Date;
  /** Null: it is kept. */
  removed_at: Empty<Date>;
  removed_why: Preset<RemovedWhy | "">;
  file_gone: Preset<boolean>;
}

/** A queue has got another name. */
export interface QueueRenamesTable {
  /** The number of its fact. */
  id: number;
  former: string;
  name: string;
  at: Date;
  /** The last record that has followed, the latest first. Null: none. */
  followed_at: Empty<Date>;
  followed_uuid: Empty<string>;
  /** Null: some are still to follow. */
  done_at: Empty<Date>;
}
