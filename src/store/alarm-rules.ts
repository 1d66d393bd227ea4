// When somebody is to be told of a figure: rules of the operator's.
import type { Selectable } from "kysely";
import { scopeOf, type AlarmMetric, type Comparison, type Severity, type WatchedState } from "../core/alarm/rule.ts";
import type { ConfigChange } from "../core/model.ts";
import type { ServiceLevelName } from "../core/report/answered-in-time.ts";
import type { AlarmRulesTable } from "./database/alarm-tables.ts";
import { Refused } from "./failures.ts";
import { livingRows } from "./living-rows.ts";
import { metaOf, putMeta } from "./meta.ts";
import { queueIdOf } from "./queue-names.ts";
import { given, transacted, type Connection, type StoreParts, type Written } from "./parts.ts";

/** With its queue's name; null: it is about every one, or about none. */
export type AlarmRuleRow = Selectable<AlarmRulesTable> & { readonly queue: string | null };

/** Undefined keeps the value or has the default, null empties. */
export interface AlarmRuleFields {
  readonly name?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly metric?: AlarmMetric | undefined;
  readonly state?: WatchedState | null | undefined;
  readonly level?: ServiceLevelName | null | undefined;
  /** By its name. */
  readonly queue?: string | null | undefined;
  /** By their work number. */
  readonly agent?: string | null | undefined;
  readonly comparison?: Comparison | undefined;
  readonly threshold?: number | undefined;
  readonly for_seconds?: number | undefined;
  /** Null: the threshold. */
  readonly clear_threshold?: number | null | undefined;
  readonly clear_seconds?: number | undefined;
  readonly least_callers?: number | undefined;
  readonly active?: boolean | undefined;
}

export interface NewAlarmRule extends AlarmRuleFields {
  readonly name: string;
  readonly metric: AlarmMetric;
  readonly comparison: Comparison;
  readonly threshold: number;
}

/** Each looks at what has changed, at every change. */
export const MOST_ALARM_RULES = 200;
export const FOR_SECONDS = 10;
export const CLEAR_SECONDS = 30;
const SERVICE_LEVEL: ServiceLevelName = "answered-in-time-of-handled";

export interface AlarmRuleStore {
  /** All of them, the oldest first; those of queues that are gone are gone too. */
  list(): Promise<readonly AlarmRuleRow[]>;
  get(id: number): Promise<AlarmRuleRow | undefined>;
  /** Refuses a name that is there already, fields that do not go together, and one beyond `MOST_ALARM_RULES`. */
  add(rule: NewAlarmRule): Promise<Written>;
  set(id: number, fields: AlarmRuleFields): Promise<Written>;
  remove(id: number): Promise<Written>;
}

export function alarmRuleStore(parts: StoreParts): AlarmRuleStore {
  const { database } = parts;
  return {
    list: () => living(database).orderBy("alarm_rules.id").execute(),
    get: (id) => rowOf(database, id),
    add: (rule) => transacted(database, (transaction) => add(parts, transaction, rule)),
    set: (id, fields) => transacted(database, (transaction) => set(parts, transaction, id, fields)),
    remove: (id) => transacted(database, (transaction) => remove(parts, transaction, id)),
  };
}

/** Once in an installation: a rule for calls to emergency numbers. Who removes or changes it has their way. */
export function addEmergencyRule(parts: StoreParts): Promise<void> {
  return parts.database.transaction().execute(async (transaction) => {
    if ((await metaOf(transaction, "emergency-alarm")) !== undefined) return;
    await putMeta(transaction, "emergency-alarm", "added");
    const rules = await living(transaction).execute();
    if (rules.length >= MOST_ALARM_RULES || rules.some(({ metric }) => metric === "emergency-calls")) return;
    const names = new Set(rules.map(({ name }) => name));
    const name = names.has("emergency call") ? "emergency call (2)" : "emergency call";
    if (names.has(name)) return;
    const figure = { metric: "emergency-calls", comparison: "at-least", threshold: 1, for_seconds: 0 } as const;
    await add(parts, transaction, { name, severity: "critical", ...figure });
  });
}

function living(connection: Connection) {
  return connection
    .selectFrom("alarm_rules")
    .leftJoin("queues", "queues.id", "alarm_rules.queue_id")
    .selectAll("alarm_rules")
    .select("queues.name as queue")
    .where("alarm_rules.deleted_at", "is", null)
    .where("queues.deleted_at", "is", null);
}

function rowOf(connection: Connection, id: number): Promise<AlarmRuleRow | undefined> {
  return living(connection).where("alarm_rules.id", "=", id).executeTakeFirst();
}

/** All that are in force, for the start of the engine. */
export async function allAlarmRules(connection: Connection): Promise<ConfigChange[]> {
  return (await living(connection).orderBy("alarm_rules.id").execute()).map(putAlarmRule);
}

function putAlarmRule(row: AlarmRuleRow): ConfigChange {
  const { id, name, severity, metric, state, level, queue, agent, comparison, threshold, active } = row;
  return {
    type: "put-alarm-rule",
    rule: {
      ...{ id: String(id), title: name, severity, metric, comparison, threshold, active },
      ...{ state: state ?? undefined, level: level ?? undefined },
      ...{ queue: queue ?? undefined, agent: agent ?? undefined },
      ...{ forMs: row.for_seconds * 1_000, clearMs: row.clear_seconds * 1_000 },
      ...{ clearThreshold: row.clear_threshold, leastCallers: row.least_callers },
    },
  };
}

async function written(connection: Connection, id: number): Promise<Written> {
  const row = await rowOf(connection, id);
  if (row === undefined) throw new Refused({ type: "no-such" });
  return { id, changes: [putAlarmRule(row)], accounts: [] };
}

type Columns = Pick<
  Selectable<AlarmRulesTable>,
  "metric" | "state" | "level" | "queue_id" | "agent" | "comparison" | "threshold" | "clear_threshold"
>;

async function add(parts: StoreParts, transaction: Connection, rule: NewAlarmRule): Promise<Written> {
  const rows = livingRows(parts, "alarm_rules");
  await rows.refuseFull(transaction, MOST_ALARM_RULES);
  const { name, severity = "warning", metric, comparison, threshold, state = null, agent = null, queue = null } = rule;
  const queueId = queue === null ? null : await queueIdOf(transaction, queue);
  const level = rule.level ?? (metric === "service-level" ? SERVICE_LEVEL : null);
  const clear_threshold = rule.clear_threshold ?? threshold;
  const columns = { metric, state, level, queue_id: queueId, agent, comparison, threshold, clear_threshold };
  await check(transaction, columns);
  const { for_seconds = FOR_SECONDS, clear_seconds = CLEAR_SECONDS, least_callers = 1, active = true } = rule;
  const times = { for_seconds, clear_seconds, least_callers };
  const { id } = await rows.add(transaction, { name, severity, ...columns, ...times, active });
  return written(transaction, id);
}

async function set(
  parts: StoreParts,
  transaction: Connection,
  id: number,
  { queue, clear_threshold: clear, ...fields }: AlarmRuleFields,
): Promise<Written> {
  const former = await rowOf(transaction, id);
  if (former === undefined) throw new Refused({ type: "no-such" });
  const queueId = queue === undefined || queue === null ? queue : await queueIdOf(transaction, queue);
  const threshold = fields.threshold ?? former.threshold;
  const changed = given({ ...fields, queue_id: queueId, clear_threshold: clear === null ? threshold : clear });
  await check(transaction, { ...former, ...changed });
  await livingRows(parts, "alarm_rules").set(transaction, id, changed);
  return written(transaction, id);
}

/** What must go together. */
async function check(transaction: Connection, columns: Columns): Promise<void> {
  const { metric, state, level, queue_id, agent, comparison, threshold, clear_threshold } = columns;
  const scope = scopeOf(metric);
  const isShare = metric === "service-level" || metric === "abandoned-share";
  const refuse = (field: string, expected: string): never => {
    throw new Refused({ type: "unfit", field, expected });
  };
  if (metric === "time-in-state" && state === null) refuse("state", "a state, with the metric time-in-state");
  if (metric !== "time-in-state" && state !== null) refuse("state", "nothing, but with the metric time-in-state");
  if (metric !== "service-level" && level !== null) refuse("level", "nothing, but with the metric service-level");
  if (scope === "center" && queue_id !== null) refuse("queue", "nothing: the metric is the center's");
  if (scope !== "agent" && agent !== null) refuse("agent", "nothing, but with a metric of agents");
  if (isShare && threshold > 100) refuse("threshold", "percent, at most 100");
  if (comparison === "at-least" && clear_threshold > threshold) refuse("clear_threshold", "at most the threshold");
  if (comparison === "at-most" && clear_threshold < threshold) refuse("clear_threshold", "at least the threshold");
  if (agent === null) return;
  const found = transaction.selectFrom("users").select("id").where("login", "=", agent).where("deleted_at", "is", null);
  if ((await found.executeTakeFirst()) === undefined) refuse("agent", "an agent's work number");
}

async function remove(parts: StoreParts, transaction: Connection, id: number): Promise<Written> {
  if ((await rowOf(transaction, id)) === undefined) throw new Refused({ type: "no-such" });
  await livingRows(parts, "alarm_rules").remove(transaction, id);
  return { id, changes: [{ type: "drop-alarm-rule", id: String(id) }], accounts: [] };
}
