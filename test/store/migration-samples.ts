// Data for every version of the tables: what an installation may hold when the next migration runs on it.
// Whoever adds a migration adds its sample here: rows in the shape of that version, for every table and every column that
// it brings, and what has become of the rows that were there before (`cameThrough`).
import { expect } from "vitest";
import { peopleSample } from "./people-sample.ts";
import { DESK_SAMPLES } from "./desk-samples.ts";
import { alarmsSample } from "./alarms-sample.ts";
import { sessionsSample } from "./sessions-sample.ts";
import { afterCallSample } from "./after-call-sample.ts";
import { securePhonesSample, trunkOf } from "./trunk-samples.ts";
import { takenRecord, talkedRecord } from "./sample-records.ts";
import type { MigrationName } from "../../src/store/migrations/migrate.ts";
import { deliveryOf, webhookEventsSample, webhookOf } from "./webhook-samples.ts";

export type SampleRow = Readonly<Record<string, unknown>>;

export interface MigrationSample {
  /** Inserted right after this migration, table by table in this order. Objects and lists are JSON. */
  readonly rows: Readonly<Record<string, readonly SampleRow[]>>;
  /** Rows of the samples before, as this migration must have left them; the columns that matter suffice. */
  readonly cameThrough?: Readonly<Record<string, readonly SampleRow[]>>;
  /** Columns (`table.column`) of earlier versions whose values it changes on purpose. */
  readonly changes?: readonly string[];
}

const AT = new Date("2026-11-02T02:00:00Z");
const stamps = { created_at: AT, updated_at: AT };
const living = { ...stamps, deleted_at: null };
const gone = { ...stamps, deleted_at: AT };

export const MIGRATION_SAMPLES: Readonly<Record<MigrationName, MigrationSample>> = {
  "0001-foundation": {
    rows: {
      users: [
        userOf(1, "admin", { ...living, type: "NORMAL", is_super: true, with_extension: false }),
        userOf(2, "1001", { ...living, extn: "1001", extn_id: 1, agent_info: { wrap_up_time: "10", level: "2" } }),
        userOf(3, "1002", { ...gone, disabled: true }),
      ],
      extensions: [
        extensionOf(1, 2, "1001", living),
        extensionOf(2, 3, "1002", { ...gone, ha1: "", ha1b: "", type: "VERTO", disabled: true }),
      ],
      queues: [
        { id: 1, name: "plain", cti_template: "callcenter", strategy: "random", auto_record: false, ...living },
        { ...fullQueue(2, "full"), ...living },
        { ...fullQueue(3, "full"), ...gone },
      ],
      hotlines: [
        hotlineOf(1, { type: "queue", numbers: "plain" }),
        hotlineOf(2, { period_enable: true, period_type: "off", type: "only", numbers: "13800000000,1001" }),
        hotlineOf(3, { period_enable: true, period_type: "holiday", type: "ivr", numbers: "5100" }),
        hotlineOf(4, { nbr: "4001", type: "ringall", numbers: "1001,1002" }),
        hotlineOf(5, { ...gone, nbr: "4001", type: "queue", numbers: "full" }),
      ],
      dev_keys: [{ id: 1, user_id: 1, hash: "a".repeat(64), origin: "first-run", created_at: AT }],
      tokens: [
        { hash: "b".repeat(64), kind: "user", user_id: 1, extension_id: null, dev_key_id: 1, ...tokenTimes() },
        { hash: "c".repeat(64), kind: "extension", user_id: 2, extension_id: 1, dev_key_id: null, ...tokenTimes() },
      ],
      cdrs: [cdrOf("call-1", { queue: "plain", agent: "1001", answer_at: AT, end_at: AT, cause: "normal" })],
      recordings: [
        ...[{ id: 1, call: "call-1", name: "call-1", file: "2026-11-02/call-1.wav", duration_ms: 1_500 }].map(
          (recording) => ({ ...recording, size_bytes: 5_000_000_000, created_at: AT }),
        ),
      ],
      agent_sessions: [
        { agent: "1001", extn: "1001", queues: ["plain", "full"], state: "UNREADY", reason: "lunch", since: AT },
      ],
      meta: [{ key: "seed", value: "4294967295" }],
    },
  },
  "0002-resources": {
    rows: {
      ivrs: [
        ivrOf(1, { nbr: "5100", call_extn_allowed: true, ...living }),
        ivrOf(2, { parent_id: 1, level: 1, digits: "1", type: "top", ...living }),
        ivrOf(3, { ...fullTransfer(), parent_id: 1, level: 1, digits: "2", ...living }),
        ivrOf(4, { nbr: "5100", ...gone }),
      ],
      time_defs: [
        { id: 1, type: "work_time", name: "", weekday: 5, start_time: "22:00:00", end_time: "06:00:00", ...stamps },
        { id: 2, type: "offday", name: "国庆", ...datesOf("10-01 00:00:00", "10-07 23:59:59"), ...stamps },
        { id: 3, type: "workday", name: "调休", ...datesOf("2026-10-10 00:00:00", "2026-10-10 23:59:59"), ...stamps },
      ],
    },
  },
  "0003-people": {
    rows: {
      users: [userOf(4, "1004", { ...living, ...personal() })],
      dev_keys: [{ id: 2, user_id: 4, hash: "f".repeat(64), origin: "user", name: "CRM", created_at: AT }],
      tokens: [
        {
          ...{ id: 10, hash: "0".repeat(64), kind: "user", user_id: 4, dev_key_id: 2, address: "192.0.2.1" },
          ...{ created_at: AT, expires_at: null },
        },
      ],
      audit_log: [
        {
          ...{ id: 1, at: AT, user_id: 1, login: "admin", token_kind: "developer-key", address: "192.0.2.1" },
          ...{ resource: "users", row_id: "4", action: "change", changed: ["name"] },
          ...{ before: { id: 4, name: "a" }, after: { id: 4, name: "b" } },
        },
      ],
    },
    cameThrough: {
      users: [
        { login: "admin", is_super: true, is_admin: false, password_hash: null, is_locked: false },
        { login: "1001", context: "context-1", extn_type: "SIP", login_attempts: 0, first_login: true },
      ],
      tokens: [{ hash: "b".repeat(64), address: "", id: expect.any(Number) as number }],
    },
  },
  "0004-tiers": {
    rows: {
      queues: [{ ...fullQueue(4, "levelled"), ...living, level_wait: 10 }],
      tiers: [
        { id: 1, queue_id: 1, agent: "1001", level: 2, position: 3, ...living },
        { id: 2, queue_id: 1, agent: "1001", level: 1, position: 1, ...gone },
      ],
    },
  },
  "0005-queue-callers": {
    rows: {
      queues: [
        {
          ...{ ...fullQueue(5, "served"), ...living },
          ...{ notify_wait: true, sticky: 86_400, callback_key: "1", survey: true },
        },
      ],
      callers: [
        { id: 1, number: "13800000000", match: "exact", kind: "vip", priority: 10, note: "a good one", ...living },
        { id: 2, number: "0900", match: "prefix", kind: "black", priority: 0, note: "", ...gone },
      ],
      surveys: [
        { call: "call-1", queue: "plain", agent: "1001", invited_at: AT, answered_at: AT, score: 5 },
        { call: "call-5", queue: "plain", agent: "1001", invited_at: AT, answered_at: null, score: null },
      ],
    },
  },
  "0007-trunks": {
    rows: {
      trunks: [trunkOf(1, "carrier", living), trunkOf(2, "carrier", gone)],
    },
  },
  "0009-reports": {
    rows: {
      agent_spans: [
        { agent: "1001", from_at: AT, to_at: new Date(AT.getTime() + 5_000), ...spanState("READY", "TALKING", "") },
        {
          agent: "1001",
          from_at: new Date(AT.getTime() + 5_000),
          to_at: null,
          ...spanState("UNREADY", "IDLE", "lunch"),
        },
      ],
    },
  },
  "0010-voicemails": {
    rows: {
      voicemails: [
        voicemailOf("call-1", {}),
        voicemailOf("call-2", { heard: true }),
        voicemailOf("call-3", { removed_at: AT }),
      ],
    },
  },
  "0011-webhooks": {
    rows: {
      webhooks: [
        { ...webhookOf(1, "CRM"), ...living, former_secret: "whsec_b2xk", former_secret_until: AT },
        { ...webhookOf(2, "CRM"), ...gone, secret: "", enabled: false, disabled_reason: "it is gone" },
      ],
      webhook_cursors: [
        { webhook_id: 1, last_fact: 41, attempts: 2, failures: 3, failing_since: AT, next_at: AT },
        { webhook_id: 3, last_fact: 0, attempts: 0, failures: 0, failing_since: null, next_at: null },
      ],
      webhook_facts: [{ seq: 42, at: AT, type: "call-ended", queues: ["plain"], body: '{"type":"call-ended"}' }],
      webhook_deliveries: [
        { ...deliveryOf(41, "delivered", AT), http_status: 204, error: "" },
        { ...deliveryOf(42, "failing", AT), http_status: null, error: "the connection was refused" },
      ],
    },
  },
  "0012-recordings": {
    rows: {
      cdrs: [
        cdrOf("call-12", { hotline: "4000", outcome: "abandoned" }),
        cdrOf("call-13", { record: talkedRecord("call-13") }),
        cdrOf("call-14", { record: takenRecord("call-14") }),
      ],
      recordings: [
        recordingOf(12, { removed_at: AT, removed_why: "age", file_gone: true }),
        recordingOf(13, { removed_at: null, removed_why: "", file_gone: false }),
      ],
    },
    cameThrough: {
      recordings: [{ id: 1, removed_at: null, removed_why: "", file_gone: false }],
      cdrs: [{ uuid: "call-1", hotline: null, outcome: null }],
    },
  },
  "0015-sign-in": {
    rows: {
      users: [
        userOf(15, "1015", { ...living, ...personal(), is_locked: false, locked_until: AT }),
        userOf(16, "1016", { ...living, ...personal() }),
      ],
      sign_in_guards: [
        ...["stranger", "network 192.0.2.1"].map((place, index) => ({
          ...{ login_hash: "a".repeat(64), place, user_id: index === 0 ? 15 : null },
          ...{ failures: 6, series: 2, failed_at: AT, locked_until: AT },
        })),
      ],
      sign_in_places: [{ user_id: 15, network: "2001:db8:1:2::/64", seen_at: AT }],
    },
    // Locked by wrong passwords, until somebody came: let go.
    cameThrough: { users: [{ login: "1004", is_locked: false, login_attempts: 0, locked_until: null }] },
    changes: ["users.is_locked", "users.login_attempts"],
  },
  "0020-talks": {
    rows: {
      cdrs: [
        cdrOf("call-20", {
          ...{ caller_extn: "1001", caller_agent: "1001", caller_outside: "13800000000" },
          ...{ answered_extn: "1002", answered_agent: "1002", answered_outside: "13900000000" },
        }),
      ],
    },
    changes: ["cdrs.record"],
    cameThrough: {
      cdrs: [
        { uuid: "call-1", record: { call: "call-1", legs: [], startedAt: AT.getTime() }, caller_extn: null },
        {
          ...{ uuid: "call-13", caller_extn: null, caller_agent: null, caller_outside: "13800000000" },
          ...{ answered_extn: null, answered_agent: null, answered_outside: "13900000000" },
          record: expect.objectContaining({
            talks: [
              { leg: "b", agent: "1001", by: "1001", startedAt: 1_000, endedAt: 4_000, holdMs: 2_000 },
              { leg: "c", startedAt: 4_000, endedAt: 5_000, holdMs: 1_000 },
              { leg: "d", startedAt: 5_000, holdMs: 0, heldSince: 6_000 },
            ],
          }),
        },
        {
          ...{ uuid: "call-14", caller_extn: "1003", caller_agent: null, caller_outside: null },
          ...{ answered_extn: "1001", answered_agent: "1001", answered_outside: null },
        },
      ],
    },
  },
  "0021-one-center": { rows: {} }, // A function only.
  "0022-conversations": {
    rows: {
      users: [{ ...userOf(22, "1022", { ...living, ...personal() }), queues: ["plain", "full"] }],
      queues: [{ ...fullQueue(22, "shown"), ...living, own_numbers: ["88001000"], record_consultation: true }],
    },
    cameThrough: { users: [{ login: "1001", queues: [] }], queues: [{ id: 1, own_numbers: null }] },
  },
  "0029-queue-breaks": {
    rows: {
      agent_sessions: [
        {
          ...{ agent: "1029", extn: "1029", queues: ["plain", "full"], state: "READY", reason: "", since: AT },
          breaks: [{ queue: "full", reason: "lunch" }],
        },
      ],
    },
    cameThrough: { agent_sessions: [{ agent: "1001", breaks: null }] },
  },
  "0024-after-call": afterCallSample({ ...fullQueue(24, "wrapped"), ...living }, { living, gone }),
  "0025-webhook-events": webhookEventsSample(living),
  "0030-lines-say-who-calls": {
    rows: {
      trunks: [{ ...trunkOf(30, "trusted", living), identity: "both", number_in: "diversion" }],
    },
    cameThrough: { trunks: [{ identity: "in", number_in: "request-uri" }] },
  },
  "0026-alarms": alarmsSample({ ...fullQueue(26, "watched"), ...living }, { living, gone, at: AT }),
  "0027-people": peopleSample(AT),
  "0028-numbers": {
    rows: { trunks: [trunkOf(28, "rewritten", { ...living, callers: [{ prefix: "9", strip: 1, prepend: "" }] })] },
    cameThrough: { trunks: [{ name: "carrier", callers: [] }] },
  },
  "0031-announcements-of-recording": {
    rows: {
      hotlines: [
        hotlineOf(31, { ...living, nbr: "4031", type: "queue", numbers: "announced", record_announcement: "default" }),
      ],
      queues: [
        {
          ...{ ...fullQueue(31, "announced"), ...living, record_announcement: "default" },
          record_announcement_outgoing: true,
        },
      ],
    },
    cameThrough: { queues: [{ id: 1, record_announcement: null, record_announcement_outgoing: null }] },
  },
  "0034-retention": { rows: {} },
  "0038-sessions": sessionsSample(userOf(38, "1038", { ...living, ...personal() }), tokenTimes()),
  "0043-secure-phones": securePhonesSample(
    trunkOf(43, "secure", living),
    userOf(43, "1043", { ...living, ...personal() }),
    extensionOf(43, 43, "1043", living),
  ),
  ...DESK_SAMPLES,
};

function recordingOf(id: number, more: SampleRow): SampleRow {
  const file = `2026/11/02/call-1-${id}.wav`;
  return {
    id,
    call: "call-1",
    name: `call-1-${id}`,
    file,
    ...{ duration_ms: 1_500, size_bytes: 24_044, created_at: AT, ...more },
  };
}

function voicemailOf(id: string, more: SampleRow): SampleRow {
  return {
    ...{ id, extn: "1001", file: `2026-03-02/message-${id}.wav`, caller_number: "13800000000", caller_name: "" },
    ...{ duration_ms: 4_000, size_bytes: 64_044, left_at: AT, heard: false, removed_at: null, ...more },
  };
}

function ivrOf(id: number, more: SampleRow): SampleRow {
  return {
    ...{ id, name: `menu ${id}`, level: 0, nbr: "", type: "next", voice_type: "file", media_file: "menu.wav" },
    ...{ call_extn_allowed: false, record: "close", timeout_enable: false, business_type: "", numbers: "", digits: "" },
    ...more,
  };
}

function fullTransfer(): SampleRow {
  return {
    ...{ type: "transfer", business_type: "order", numbers: "1001,13800000000", record: "miss", transfer_time: 2 },
    ...{ repeat_timeout: 5, repeat_prompts: 3, timeout_enable: true, timeout: 30 },
  };
}

function datesOf(start_date: string, end_date: string): SampleRow {
  return { start_date, end_date };
}

function userOf(id: number, login: string, more: SampleRow): SampleRow {
  const agent = { type: "AGENT", domain: "xswitch.cn", agent_info: {}, is_super: false, with_extension: true };
  return { id, login, name: `Name ${login}`, extn: null, extn_id: null, disabled: false, ...agent, ...more };
}

function personal(): SampleRow {
  return {
    ...{ password_hash: "scrypt$32768$8$3$c2FsdA$aGFzaA", email: "a@example.com", tel: "13800000000" },
    ...{ tel_enabled: true, auto_record: true, cid_name: "坐席", cid_number: "4000", context: "default" },
    ...{ mac_address: "00:11:22:33:44:55", extn_type: "SIP+WebRTC", is_admin: true, is_supervisor: true },
    ...{ login_attempts: 6, is_locked: true, first_login: false, idle_timeout: 3600 },
    ...{ last_login_at: AT, last_login_attempt_at: AT },
  };
}

function extensionOf(id: number, user: number, extn: string, more: SampleRow): SampleRow {
  return {
    ...{ id, user_id: user, extn, domain: "xswitch.cn", name: `Name ${extn}`, type: "SIP" },
    ...{ ha1: "d".repeat(32), ha1b: "e".repeat(32), cid_name: "坐席", cid_number: "4000", context: "default" },
    ...{ vm_password: "1234", description: "", priority: 99, display_order: 0, disabled: false },
    ...{ weblogin_disabled: false, sync_enabled: true },
    ...more,
  };
}

function fullQueue(id: number, name: string): SampleRow {
  return {
    ...{ id, name, cti_template: "callcenter", strategy: "longest-idle-agent", server_ip: "172.18.0.5" },
    ...{ description: "all of it", moh_sound: "local_stream://moh", greeting: "hello.wav", auto_record: true },
    ...{ notify_position: true, notify_position_interval: 30, notify_agent_answer: true, retain_agent: 1 },
    ...{ agent_timeout: 20, wait_timeout: 600, wait_timeout_without_agent: 60, capacity: 100, priority: 5 },
    overflow_capacity_action: { action: "hangup" },
    wait_timeout_action: { action: "transfer", type: "queue", data: "plain" },
    wait_timeout_without_agent_action: { action: "transfer", type: "voicemail", data: "1001" },
  };
}

function hotlineOf(id: number, more: SampleRow): SampleRow {
  return { id, nbr: "4000", period_enable: false, period_type: "work", description: "", ...living, ...more };
}

function tokenTimes(): SampleRow {
  return { created_at: AT, expires_at: new Date(AT.getTime() + 86_400_000) };
}

function cdrOf(uuid: string, more: SampleRow): SampleRow {
  return {
    ...{ uuid, caller_leg: uuid, peer_leg: "leg-2", caller_id_name: "", caller_id_number: "13800000000" },
    ...{ destination_number: "4000", direction: "inbound", start_at: AT, billsec: 0 },
    ...{ record: { call: uuid, legs: [], startedAt: AT.getTime() }, ...more },
  };
}

function spanState(state: string, call_state: string, reason: string): SampleRow {
  return { state, call_state, reason };
}
