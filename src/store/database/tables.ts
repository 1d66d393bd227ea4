// The tables as the code sees them. Columns that the seed document names keep its names.
import type { HelpRequestsTable, PeopleMessagesTable, PreferencesTable } from "./people-tables.ts";
import type { ColumnType, Generated } from "kysely";
import type { AgentCallState, WrapUpMode } from "../../core/model.ts";
import type { PopConfig } from "../../core/screen-pop.ts";
import type { SrtpNeed } from "../../ports/switch.ts";
import type { CdrsTable, QueueRenamesTable, RecordingsTable } from "./call-tables.ts";
import type { Empty, Json, Preset, Stamped } from "./columns.ts";
import type { SignInGuardsTable, SignInPlacesTable } from "./sign-in-tables.ts";
import type {
  WebhookCursorsTable,
  WebhookDeliveriesTable,
  WebhookFactsTable,
  WebhooksTable,
} from "./webhook-tables.ts";
import type { IvrDraftsTable, IvrVersionsTable } from "./menu-tables.ts";
import type { AlarmRulesTable, AlarmsTable, ThresholdsTable } from "./alarm-tables.ts";
import type { TrunksTable } from "./trunk-table.ts";
import type { BreakReasonsTable, DispositionsTable } from "./word-tables.ts";

export interface UsersTable extends Stamped {
  id: Generated<number>;
  login: string;
  name: string;
  type: "NORMAL" | "AGENT" | "CONFMAN";
  extn: Empty<string>;
  extn_id: Empty<number>;
  domain: string;
  agent_info: Json<AgentInfo>;
  is_super: boolean;
  disabled: boolean;
  /** Made together with an extension: goes with it. */
  with_extension: boolean;
  /** As `passwords.ts` writes it; null: nobody signs in with a password. */
  password_hash: Empty<string>;
  email: Preset<string>;
  tel: Preset<string>;
  tel_enabled: Preset<boolean>;
  auto_record: Preset<boolean>;
  /** Empty: the name. */
  cid_name: Preset<string>;
  /** Empty: the extension's number. */
  cid_number: Preset<string>;
  context: Preset<string>;
  mac_address: Preset<string>;
  extn_type: Preset<ExtnType>;
  is_admin: Preset<boolean>;
  is_supervisor: Preset<boolean>;
  /** Wrong passwords since the last right one. */
  login_attempts: Preset<number>;
  /** By an administrator, until one unlocks it. */
  is_locked: Preset<boolean>;
  /** They have not signed in with this password yet. */
  first_login: Preset<boolean>;
  /** Seconds. */
  idle_timeout: Empty<number>;
  last_login_at: Empty<Date>;
  last_login_attempt_at: Empty<Date>;
  /** Strangers have tried too many wrong passwords: so long nobody signs in from where they are not known. */
  locked_until: Empty<Date>;
  /** What was begun before is over. */
  signed_out_at: Empty<Date>;
  /** The queues, by name, whose agents and calls a supervisor looks after; none: all. */
  queues: ColumnType<readonly string[], string | undefined, string>;
}

/** What kind of phone a user's extension is, in the words of the manual's page on users. */
export const EXTN_TYPES = ["SIP", "WebRTC", "H323", "GATEWAY", "SIP+WebRTC", "HK"] as const;
export type ExtnType = (typeof EXTN_TYPES)[number];

/** `agent_info` as it stands on the wire: texts all. */
export type AgentInfo = Readonly<Record<string, string>>;

export interface ExtensionsTable extends Stamped {
  id: Generated<number>;
  user_id: number;
  extn: string;
  domain: string;
  name: string;
  type: "SIP" | "VERTO" | "TEL";
  ha1: string;
  ha1b: string;
  cid_name: string;
  cid_number: string;
  context: string;
  vm_password: string;
  description: string;
  priority: number;
  display_order: number;
  disabled: boolean;
  weblogin_disabled: boolean;
  sync_enabled: boolean;
  srtp: Generated<SrtpNeed>;
}

export interface ActionJson {
  readonly action: "hangup" | "transfer";
  readonly type?: "queue" | "number" | "voicemail" | undefined;
  readonly data?: string | undefined;
}

/** What is null was never said, and has the default of the one who reads it. */
export interface QueuesTable extends Stamped {
  id: Generated<number>;
  name: string;
  cti_template: string;
  strategy: string;
  server_ip: Empty<string>;
  description: Empty<string>;
  moh_sound: Empty<string>;
  greeting: Empty<string>;
  auto_record: boolean;
  notify_position: Empty<boolean>;
  notify_position_interval: Empty<number>;
  notify_agent_answer: Empty<boolean>;
  /** Ours: tell the estimated wait. */
  notify_wait: Empty<boolean>;
  /** Ours: seconds for which a caller is offered first to who last served them. */
  sticky: Empty<number>;
  /** Ours: the key by which a caller asks to be called back. */
  callback_key: Empty<string>;
  /** Ours: ask how it was. */
  survey: Empty<boolean>;
  retain_agent: Empty<number>;
  agent_timeout: Empty<number>;
  wait_timeout: Empty<number>;
  wait_timeout_without_agent: Empty<number>;
  capacity: Empty<number>;
  priority: Empty<number>;
  level_wait: Empty<number>;
  overflow_capacity_action: ColumnType<ActionJson | null, string | null | undefined, string | null>;
  wait_timeout_action: ColumnType<ActionJson | null, string | null | undefined, string | null>;
  wait_timeout_without_agent_action: ColumnType<ActionJson | null, string | null | undefined, string | null>;
  /** Ours: numbers that may be shown to who is called outside in its name. */
  own_numbers: ColumnType<readonly string[] | null, string | null | undefined, string | null>;
  /** Ours: record consultations, too. */
  record_consultation: Empty<boolean>;
  record_announcement: Empty<string>;
  record_announcement_outgoing: Empty<boolean>;
  /** Ours: what follows its calls for agents; null: timed. */
  wrap_up_mode: Empty<WrapUpMode>;
  /** Ours: seconds of it; null: as each agent's own. */
  wrap_up_time: Empty<number>;
  /** Ours: agents have to say what came of each call. */
  disposition_required: Empty<boolean>;
  /** Ours: the code that is set where they have not. */
  disposition_default: Empty<string>;
  /** Seconds within which an answer is in time; null: 20. */
  service_level_target: Empty<number>;
  /** Ours: which page opens for its agents, when, where, and whose messages are listened to. */
  pop_url: Empty<string>;
  pop_when: Empty<PopConfig["when"]>;
  pop_how: Empty<PopConfig["how"]>;
  pop_origin: Empty<string>;
}

export interface HotlinesTable extends Stamped {
  id: Generated<number>;
  nbr: string;
  period_enable: boolean;
  period_type: "work" | "holiday" | "off";
  type: "only" | "ringall" | "ivr" | "queue";
  numbers: string;
  description: string;
  record_announcement: Empty<string>;
  pop_url: Empty<string>;
  pop_when: Empty<PopConfig["when"]>;
  pop_how: Empty<PopConfig["how"]>;
  pop_origin: Empty<string>;
}

/** All there are: what is not among them the API refuses. */
export const IVR_TYPES = ["transfer", "next", "prev", "top"] as const;
export type IvrType = (typeof IVR_TYPES)[number];

/** A node of a menu's tree. What is null was never said, and has the default of the one who reads it. Times are seconds. */
export interface IvrsTable extends Stamped {
  id: Generated<number>;
  /** Null: a root, which is dialled by `nbr`. */
  parent_id: Empty<number>;
  /** 0 for a root, else one more than the parent's. */
  level: number;
  name: string;
  nbr: string;
  type: IvrType;
  voice_type: "file";
  media_file: string;
  repeat_timeout: Empty<number>;
  repeat_prompts: Empty<number>;
  call_extn_allowed: boolean;
  record: "close" | "miss" | "all";
  transfer_time: Empty<number>;
  timeout_enable: boolean;
  timeout: Empty<number>;
  /** Empty: none. */
  business_type: "" | "order" | "memory" | "ringall" | "queue";
  /** Numbers with commas between them; a queue's name where `business_type` is queue. */
  numbers: string;
  /** The keys that lead to it from its parent. */
  digits: string;
}

/** All times are local, in the configured time zone. */
export interface TimeDefsTable {
  id: Generated<number>;
  /** Hours of a weekday; a span of days off; a span of work on what would be a day off. */
  type: "work_time" | "offday" | "workday";
  name: string;
  /** 1 Monday .. 7 Sunday; only of a `work_time`, as the two times are. */
  weekday: Empty<number>;
  /** `HH:MM:SS`. */
  start_time: Empty<string>;
  /** `HH:MM:SS`, and `24:00:00`; before the start: it crosses midnight. */
  end_time: Empty<string>;
  /** `MM-DD HH:MM:SS`, every year, or `YYYY-MM-DD HH:MM:SS`, that year only; both of a span in the same form. */
  start_date: Empty<string>;
  /** The last second of the span. Before the start, in the form without a year: it crosses New Year. */
  end_date: Empty<string>;
  created_at: ColumnType<Date, Date, never>;
  updated_at: Date;
}

/** Callers whom the center knows by number: ours. */
export interface CallersTable extends Stamped {
  id: Generated<number>;
  number: string;
  match: "exact" | "prefix";
  kind: "vip" | "black";
  priority: number;
  note: string;
}

/** Who was asked after a call how it was, and what they said: ours. */
export interface SurveysTable {
  call: string;
  queue: string;
  agent: string;
  invited_at: Date;
  answered_at: Empty<Date>;
  score: Empty<number>;
}

export interface DevKeysTable {
  id: Generated<number>;
  user_id: number;
  /** SHA-256 of the key, hex: a key is random, so nothing slower is needed. */
  hash: string;
  origin: "first-run" | "environment" | "user";
  /** What its maker calls it. */
  name: Preset<string>;
  created_at: Date;
}

export interface TokensTable {
  id: Generated<number>;
  hash: string;
  kind: "user" | "extension";
  user_id: number;
  extension_id: Empty<number>;
  dev_key_id: Empty<number>;
  /** Where it was asked for from. */
  address: Preset<string>;
  created_at: Date;
  /** Null: it lives as long as its developer key. */
  expires_at: Empty<Date>;
  /** To the minute or so, of those that end when they are not used; null: not since it was given out. */
  used_at: Empty<Date>;
}

export interface AuditLogTable {
  id: Generated<number>;
  at: Date;
  /** Null: nobody, the program itself. */
  user_id: number | null;
  login: string;
  token_kind: string;
  address: string;
  /** The table. */
  resource: string;
  row_id: string;
  action: "add" | "change" | "remove";
  /** The names of the columns whose values differ, also of those that are kept secret. */
  changed: Json<readonly string[]>;
  before: Json<Readonly<Record<string, unknown>> | null>;
  after: Json<Readonly<Record<string, unknown>> | null>;
}

/** Messages in mailboxes: ours. */
export interface VoicemailsTable {
  /** The call that left it. */
  id: string;
  extn: string;
  /** Below the recordings folder. */
  file: string;
  caller_number: string;
  caller_name: string;
  duration_ms: number;
  size_bytes: number;
  left_at: Date;
  heard: boolean;
  /** Gone; the row goes when its file has. */
  removed_at: Empty<Date>;
}

export interface AgentSessionsTable {
  agent: string;
  extn: string;
  queues: Json<readonly string[]>;
  state: "UNREADY" | "READY";
  reason: string;
  since: Date;
  /** Queues in which they take a break; null: none. */
  breaks: ColumnType<
    readonly { readonly queue: string; readonly reason: string }[] | null,
    string | null | undefined,
    string | null
  >;
}

export interface TiersTable extends Stamped {
  id: Generated<number>;
  queue_id: number;
  /** Their work number. */
  agent: string;
  level: number;
  position: number;
}

/** What agents were, from when to when. */
export interface AgentSpansTable {
  agent: string;
  from_at: Date;
  /** Null: it goes on. */
  to_at: Date | null;
  state: "UNREADY" | "READY";
  call_state: AgentCallState;
  /** Of a break: which. */
  reason: string;
}

export interface FactCursorTable {
  /** Always 1: there is one row. */
  id: number;
  last_fact: number;
  /** The time of that fact. */
  at: Date;
}

export interface MetaTable {
  key: string;
  value: string;
}

export interface Tables {
  users: UsersTable;
  extensions: ExtensionsTable;
  queues: QueuesTable;
  hotlines: HotlinesTable;
  trunks: TrunksTable;
  webhooks: WebhooksTable;
  webhook_cursors: WebhookCursorsTable;
  webhook_facts: WebhookFactsTable;
  webhook_deliveries: WebhookDeliveriesTable;
  ivrs: IvrsTable;
  ivr_versions: IvrVersionsTable;
  ivr_drafts: IvrDraftsTable;
  time_defs: TimeDefsTable;
  tiers: TiersTable;
  callers: CallersTable;
  dispositions: DispositionsTable;
  break_reasons: BreakReasonsTable;
  alarm_rules: AlarmRulesTable;
  alarms: AlarmsTable;
  surveys: SurveysTable;
  help_requests: HelpRequestsTable;
  people_messages: PeopleMessagesTable;
  preferences: PreferencesTable;
  thresholds: ThresholdsTable;
  dev_keys: DevKeysTable;
  tokens: TokensTable;
  audit_log: AuditLogTable;
  cdrs: CdrsTable;
  recordings: RecordingsTable;
  voicemails: VoicemailsTable;
  agent_sessions: AgentSessionsTable;
  agent_spans: AgentSpansTable;
  fact_cursor: FactCursorTable;
  sign_in_guards: SignInGuardsTable;
  sign_in_places: SignInPlacesTable;
  queue_renames: QueueRenamesTable;
  meta: MetaTable;
}
