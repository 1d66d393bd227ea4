// Stores for tests: a clock that stands still, a log that says nothing, tables that are emptied.
import { sql } from "kysely";
import { numberPlan } from "../../src/host/number-plan.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Database } from "../../src/store/database/open.ts";
import type { PasswordPolicy } from "../../src/store/password-policy.ts";
import { storeOn, type Store } from "../../src/store/store.ts";
import { MONDAY_TEN } from "./facts.ts";

export const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export const clock = { at: MONDAY_TEN, now: (): number => clock.at };

/** A store with a memory of its own, as after a restart. It takes any password unless told otherwise: few tests are about those. */
export function testStoreOn(
  database: Database,
  passwordPolicy: PasswordPolicy = "any",
  more: { readonly emergencyNumbers?: readonly string[] } = {},
): Promise<Store> {
  const passwordCost = { n: 16, r: 1, p: 1 };
  const numbers = numberPlan({ country: "CN", areaCode: "010", trunkPrefix: undefined });
  const place = { domain: "xswitch.cn", timeZone: "Asia/Shanghai", numbers };
  return storeOn(database, { clock, ...place, auditDays: 365, passwordCost, passwordPolicy, ...more });
}

const NUMBERED = [
  "thresholds",
  "users",
  "extensions",
  "queues",
  "hotlines",
  "callers",
  "dispositions",
  "break_reasons",
  "alarm_rules",
  "tiers",
  "trunks",
  "webhooks",
  "ivrs",
  "time_defs",
  "dev_keys",
  "recordings",
  "audit_log",
  "tokens",
];
/** Those that refer to others come first. Deleting is far quicker than truncating where there is next to nothing. */
const TABLES = [
  "preferences",
  "thresholds",
  "tokens",
  "dev_keys",
  "extensions",
  "users",
  "tiers",
  "dispositions",
  "break_reasons",
  "alarm_rules",
  "alarms",
  "queues",
  "hotlines",
  "trunks",
  "ivr_versions",
  "ivr_drafts",
  "ivrs",
  "time_defs",
  "callers",
  "webhooks",
  "webhook_cursors",
  "webhook_facts",
  "webhook_deliveries",
  "cdrs",
  "surveys",
  "help_requests",
  "people_messages",
  "voicemails",
  "queue_renames",
  "recordings",
  "agent_sessions",
  "agent_spans",
  "sign_in_guards",
  "sign_in_places",
  "meta",
  // Last: the rows that have just been deleted are in it.
  "audit_log",
];

/** Empties all tables, so that each test begins anew. */
export async function emptied({ kysely }: Database): Promise<void> {
  const deletes = TABLES.map((table) => `delete from ${table}`);
  // Not `alter sequence`, after which every prepared plan is made anew.
  const restarts = `select ${NUMBERED.map((table) => `setval('${table}_id_seq', 1, false)`).join(", ")}`;
  const cursor = "update fact_cursor set last_fact = 0, at = to_timestamp(0)";
  await sql.raw([...deletes, restarts, cursor].join(";")).execute(kysely);
}
