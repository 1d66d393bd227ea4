// The tables of webhooks as the code sees them.
import type { ColumnType, Generated } from "kysely";
import type { EventName } from "../../contract/event.ts";
import type { FactType } from "../../core/fact-types.ts";
import type { Empty, Json, Preset, Stamped } from "./columns.ts";

/** Receivers outside who are told what happens. */
export interface WebhooksTable extends Stamped {
  id: Generated<number>;
  name: string;
  url: string;
  /** We sign with it, so it is kept as it is. */
  secret: string;
  former_secret: Preset<string>;
  /** For how long the former one signs as well. */
  former_secret_until: Empty<Date>;
  enabled: boolean;
  /** Why it was disabled by itself; empty: it was not. */
  disabled_reason: Preset<string>;
  /** Types of facts and groups of them, as `call-*`; empty: it is sent events. */
  facts: Json<readonly string[]>;
  /** Names of events of the public contract and groups of them; empty: it is sent facts. */
  events: ColumnType<readonly string[], string | undefined, string>;
  /** Names; empty: facts of all. */
  queues: Json<readonly string[]>;
}

/** How far each has come. */
export interface WebhookCursorsTable {
  webhook_id: number;
  last_fact: number;
  /** Of the fact after that. */
  attempts: Preset<number>;
  /** In a row. */
  failures: Preset<number>;
  failing_since: Empty<Date>;
  next_at: Empty<Date>;
}

/** Facts that some webhook wants, for a while. */
export interface WebhookFactsTable {
  seq: number;
  at: Date;
  type: FactType;
  /** Into which the call had come by then. */
  queues: Json<readonly string[]>;
  /** As it is sent to those of version 1; null: none of them wants it. */
  body: Empty<string>;
  /** What it is told as, and that as it is sent to those of version 2; null: none of them wants it, or it is not told. */
  event: Empty<EventName>;
  event_body: Empty<string>;
}

/** What became of the last ones. */
export interface WebhookDeliveriesTable {
  webhook_id: number;
  seq: number;
  /** The fact's, or the event's name. */
  type: string;
  status: "delivered" | "failing" | "given-up";
  attempts: number;
  http_status: number | null;
  error: string;
  ms: number;
  at: Date;
}
