// What each table holds. A table that is missing here does not compile: whoever adds one says whether it is exported.
import type { Tables } from "../database/tables.ts";

export type TableKind =
  /** What an operator has set up: exported and imported. */
  | "configuration"
  /** What is going on: tokens, who is signed in. Ended by an import, because it refers to what is replaced. */
  | "session"
  /** What has happened: kept by an import, not exported. */
  | "history"
  /** The program's own. */
  | "internal";

export const TABLE_KINDS: Readonly<Record<keyof Tables, TableKind>> = {
  users: "configuration",
  extensions: "configuration",
  queues: "configuration",
  hotlines: "configuration",
  ivrs: "configuration",
  // Of trees that are replaced by an import, after which each has its first one.
  ivr_versions: "session",
  ivr_drafts: "session",
  time_defs: "configuration",
  trunks: "configuration",
  tiers: "configuration",
  callers: "configuration",
  dispositions: "configuration",
  break_reasons: "configuration",
  alarm_rules: "configuration",
  alarms: "history",
  webhooks: "configuration",
  webhook_cursors: "session",
  webhook_deliveries: "session",
  webhook_facts: "internal",
  surveys: "history",
  help_requests: "history",
  people_messages: "history",
  preferences: "configuration",
  thresholds: "configuration",
  dev_keys: "configuration",
  tokens: "session",
  sign_in_guards: "session",
  sign_in_places: "session",
  audit_log: "history",
  agent_sessions: "session",
  agent_spans: "history",
  cdrs: "history",
  recordings: "history",
  voicemails: "history",
  queue_renames: "history",
  fact_cursor: "internal",
  meta: "internal",
};

export function isOfKind(table: string, kind: TableKind): boolean {
  return Object.hasOwn(TABLE_KINDS, table) && TABLE_KINDS[table as keyof Tables] === kind;
}
