// What each column of each table may be used for: said once, here. Lists, searches, sorting, the audit log and what the log
// blacks out all follow from it. A column that is missing does not compile; one that the code does not know fails a test.
import type { Tables } from "./tables.ts";

export type ColumnClass =
  /** Shown to whoever may see its rows, who may also search and sort by it. */
  | "open"
  /** As open; the audit log does not tell of its changes, for they follow from others or happen by themselves. */
  | "quiet"
  /** Lets somebody in. Nobody searches or sorts by it, whoever they are: what can be asked for is as good as told. */
  | "secret";

type ColumnClasses = { readonly [Table in keyof Tables]: Readonly<Record<keyof Tables[Table], ColumnClass>> };

const TIMES = { ...open("created_at", "deleted_at"), ...quiet("updated_at") };

const CLASSES = {
  users: {
    ...open("id", "login", "name", "type", "extn", "extn_id", "domain", "agent_info", "is_super", "disabled"),
    ...open("with_extension", "email", "tel", "tel_enabled", "auto_record", "cid_name", "cid_number", "context"),
    ...open("mac_address", "extn_type", "is_admin", "is_supervisor", "is_locked", "locked_until", "idle_timeout"),
    ...open("queues", "signed_out_at"),
    ...quiet("login_attempts", "last_login_at", "last_login_attempt_at", "first_login"),
    ...secret("password_hash"),
    ...TIMES,
  },
  extensions: {
    ...open("id", "user_id", "extn", "domain", "name", "type", "cid_name", "cid_number", "context", "description"),
    ...open("priority", "display_order", "disabled", "weblogin_disabled", "sync_enabled", "srtp"),
    ...secret("ha1", "ha1b", "vm_password"),
    ...TIMES,
  },
  queues: {
    ...open("id", "name", "cti_template", "strategy", "server_ip", "description", "moh_sound", "greeting"),
    ...open("auto_record", "notify_position", "notify_position_interval", "notify_agent_answer", "notify_wait"),
    ...open("sticky", "callback_key", "survey", "retain_agent", "agent_timeout", "wait_timeout"),
    ...open("wait_timeout_without_agent", "capacity", "priority", "level_wait", "overflow_capacity_action"),
    ...open("wait_timeout_action", "wait_timeout_without_agent_action", "own_numbers", "record_consultation"),
    ...open("record_announcement", "record_announcement_outgoing"),
    ...open("wrap_up_mode", "wrap_up_time", "disposition_required", "disposition_default"),
    ...open("service_level_target", "pop_url", "pop_when", "pop_how", "pop_origin"),
    ...TIMES,
  },
  hotlines: {
    ...open("id", "nbr", "period_enable", "period_type", "type", "numbers", "description"),
    ...open("record_announcement", "pop_url", "pop_when", "pop_how", "pop_origin"),
    ...TIMES,
  },
  ivrs: {
    ...open("id", "parent_id", "level", "name", "nbr", "type", "voice_type", "media_file", "repeat_timeout"),
    ...open("repeat_prompts", "call_extn_allowed", "record", "transfer_time", "timeout_enable", "timeout"),
    ...open("business_type", "numbers", "digits"),
    ...TIMES,
  },
  ivr_versions: open("ivr_id", "number", "nodes", "how", "note", "of_number", "at", "login"),
  ivr_drafts: open("ivr_id", "nodes", "revision", "based_on", "at", "login"),
  time_defs: {
    ...open("id", "type", "name", "weekday", "start_time", "end_time", "start_date", "end_date", "created_at"),
    ...quiet("updated_at"),
  },
  tiers: { ...open("id", "queue_id", "agent", "level", "position"), ...TIMES },
  callers: { ...open("id", "number", "match", "kind", "priority", "note"), ...TIMES },
  dispositions: {
    ...open("id", "queue_id", "parent_id", "code", "name", "name_en", "active", "position"),
    ...TIMES,
  },
  break_reasons: {
    ...open("id", "code", "name", "name_en", "minutes", "then_ready", "active", "position"),
    ...TIMES,
  },
  alarm_rules: {
    ...open("id", "name", "severity", "metric", "state", "level", "queue_id", "agent", "comparison", "threshold"),
    ...open("for_seconds", "clear_threshold", "clear_seconds", "least_callers", "active"),
    ...TIMES,
  },
  alarms: {
    ...open("id", "rule", "name", "severity", "metric", "state", "comparison", "threshold", "figure", "queue"),
    ...open("agent", "queues", "since", "fired_at", "cleared_at", "cleared_why", "acknowledged_at"),
    ...open("acknowledged_by", "notes"),
  },
  trunks: {
    ...open("id", "name", "enabled", "address", "port", "transport", "login", "registers", "domain", "expires"),
    ...open(
      "priority",
      "max_calls",
      "outbound",
      "inbound",
      "callers",
      "caller_number",
      "reaches_extensions",
      "contexts",
    ),
    ...open("description", "identity", "number_in", "tls_name", "srtp"),
    ...secret("password"),
    ...TIMES,
  },
  webhooks: {
    ...open("id", "name", "url", "enabled", "disabled_reason", "facts", "events", "queues"),
    ...quiet("former_secret_until"),
    ...secret("secret", "former_secret"),
    ...TIMES,
  },
  webhook_cursors: open("webhook_id", "last_fact", "attempts", "failures", "failing_since", "next_at"),
  webhook_facts: open("seq", "at", "type", "queues", "body", "event", "event_body"),
  webhook_deliveries: open("webhook_id", "seq", "type", "status", "attempts", "http_status", "error", "ms", "at"),
  dev_keys: { ...open("id", "user_id", "origin", "name", "created_at"), ...secret("hash") },
  tokens: {
    ...open("id", "kind", "user_id", "extension_id", "dev_key_id", "address", "created_at", "expires_at"),
    ...open("used_at"),
    ...secret("hash"),
  },
  audit_log: {
    ...open("id", "at", "user_id", "login", "token_kind", "address", "resource", "row_id", "action", "changed"),
    ...open("before", "after"),
  },
  cdrs: {
    ...open("uuid", "caller_leg", "peer_leg", "caller_id_name", "caller_id_number", "destination_number"),
    ...open("direction", "queue", "agent", "start_at", "answer_at", "end_at", "cause", "hotline", "outcome"),
    ...open("billsec", "record", "caller_extn", "caller_agent", "caller_outside"),
    ...open("answered_extn", "answered_agent", "answered_outside"),
  },
  recordings: {
    ...open("id", "call", "name", "file", "duration_ms", "size_bytes", "created_at", "removed_at", "removed_why"),
    ...open("file_gone"),
  },
  voicemails: {
    ...open("id", "extn", "file", "caller_number", "caller_name", "duration_ms", "size_bytes", "left_at", "heard"),
    ...open("removed_at"),
  },
  help_requests: {
    ...open("id", "agent", "call", "queues", "text", "asked_at", "ended_at", "end", "answered_by", "manner", "answer"),
  },
  people_messages: open("id", "sender", "reader", "text", "help", "sent_at", "read_at"),
  thresholds: {
    ...open("id", "queue_id", "waiting_warn", "waiting_alarm", "longest_wait_warn", "longest_wait_alarm"),
    ...open("service_level_warn", "service_level_alarm", "abandoned_warn", "abandoned_alarm"),
    ...quiet("updated_at"),
  },
  preferences: open("user_id", "key", "value", "updated_at"),
  surveys: open("call", "queue", "agent", "invited_at", "answered_at", "score"),
  queue_renames: open("id", "former", "name", "at", "followed_at", "followed_uuid", "done_at"),
  agent_sessions: open("agent", "extn", "queues", "state", "reason", "since", "breaks"),
  agent_spans: open("agent", "from_at", "to_at", "state", "call_state", "reason"),
  fact_cursor: open("id", "last_fact", "at"),
  sign_in_guards: open("login_hash", "place", "user_id", "failures", "series", "failed_at", "locked_until"),
  sign_in_places: open("user_id", "network", "seen_at"),
  meta: open("key", "value"),
} as const satisfies ColumnClasses;

function open<Name extends string>(...names: readonly Name[]): Readonly<Record<Name, "open">> {
  return each(names, "open");
}

function quiet<Name extends string>(...names: readonly Name[]): Readonly<Record<Name, "quiet">> {
  return each(names, "quiet");
}

function secret<Name extends string>(...names: readonly Name[]): Readonly<Record<Name, "secret">> {
  return each(names, "secret");
}

function each<Name extends string, Class extends ColumnClass>(
  names: readonly Name[],
  classed: Class,
): Readonly<Record<Name, Class>> {
  return Object.fromEntries(names.map((name) => [name, classed])) as Record<Name, Class>;
}

/** The columns of a table that may be searched and sorted by. */
export type OpenColumn<Table extends keyof Tables> = {
  [Column in keyof (typeof CLASSES)[Table]]: (typeof CLASSES)[Table][Column] extends "secret" ? never : Column;
}[keyof (typeof CLASSES)[Table]] &
  string;

/** Undefined: there is no such column. */
export function classOf(table: keyof Tables, column: string): ColumnClass | undefined {
  const classes: Readonly<Record<string, ColumnClass>> = CLASSES[table];
  return Object.hasOwn(classes, column) ? classes[column] : undefined;
}

export function columnsOfClass(table: keyof Tables, wanted: ColumnClass): readonly string[] {
  return Object.keys(CLASSES[table]).filter((column) => classOf(table, column) === wanted);
}

/** The names of all secret columns, whatever their table. */
export const SECRET_COLUMNS: readonly string[] = [
  ...new Set((Object.keys(CLASSES) as (keyof Tables)[]).flatMap((table) => columnsOfClass(table, "secret"))),
];

/** A row, or what is shown of it, in which the secrets that it holds are empty. */
export function withoutSecrets<Row extends object>(table: keyof Tables, row: Row): Row {
  const emptied = Object.entries(row).map(([name, value]: [string, unknown]) => {
    return [name, classOf(table, name) === "secret" && value !== undefined ? "" : value] as const;
  });
  return Object.fromEntries(emptied) as Row;
}
