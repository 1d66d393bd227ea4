// What must change for the engine to know the configuration as it is stored: rows may have been written while it could not
// hear of it.
import type { ConfigChange } from "../model.ts";
import type { State } from "../state.ts";

type Put = Extract<ConfigChange, { readonly type: `put-${string}` }>;
/** Messages are no configuration: the engine itself says what becomes of them. */
type Row = Exclude<Put, { readonly type: "put-message" }>;

/** The changes that lead from what the engine knows to `wanted`, which names every row; what is gone is dropped first. */
export function differences(state: State, wanted: readonly ConfigChange[]): readonly ConfigChange[] {
  const known = new Map(rowsOf(state).map((row) => [keyOf(row), row]));
  const changes: ConfigChange[] = [];
  const kept = new Set<string>();
  for (const change of wanted) {
    if (!isRow(change)) continue;
    const key = keyOf(change);
    kept.add(key);
    const row = known.get(key);
    if (row === undefined || isSecret(change) || textOf(row) !== textOf(change)) changes.push(change);
  }
  const gone = [...known].filter(([key]) => !kept.has(key)).map(([, row]) => dropOf(row));
  return [...gone.filter((change) => change !== undefined), ...changes];
}

function isRow(change: ConfigChange): change is Row {
  return change.type.startsWith("put-") && change.type !== "put-message";
}

/** A covered password cannot be compared: each process covers it anew. */
function isSecret(row: Row): boolean {
  return row.type === "put-extension" && row.extension.mailboxPassword !== undefined;
}

function rowsOf(state: State): readonly Row[] {
  const rows: Row[] = [
    { type: "put-time-zone", zone: state.schedule.zone },
    { type: "put-number-plan", plan: state.numbers },
  ];
  if (state.strandedMs !== undefined) rows.push({ type: "put-stranded-music", lastsMs: state.strandedMs });
  const { emergencyNumbers = [] } = state;
  if (emergencyNumbers.length > 0) rows.push({ type: "put-emergency-numbers", emergencyNumbers });
  if (state.limits !== undefined) rows.push({ type: "put-limits", limits: state.limits });
  for (const time of state.schedule.times.values()) rows.push({ type: "put-time", time });
  for (const hotline of state.hotlines.values()) rows.push({ type: "put-hotline", hotline });
  for (const ivr of state.ivrs.values()) rows.push({ type: "put-ivr", ivr });
  for (const caller of state.callers.rows.values()) rows.push({ type: "put-caller", caller });
  for (const { config } of state.phones.values()) {
    if (config !== undefined) rows.push({ type: "put-extension", extension: config });
  }
  for (const { config } of state.trunks.values()) rows.push({ type: "put-trunk", trunk: config });
  for (const { config } of state.agents.values()) rows.push({ type: "put-agent", agent: config });
  for (const { config, tiers } of state.queues.values()) {
    rows.push({ type: "put-queue", queue: config });
    for (const [agent, place] of tiers) rows.push({ type: "put-tier", tier: { queue: config.name, agent, ...place } });
  }
  for (const disposition of state.dispositions?.values() ?? []) rows.push({ type: "put-disposition", disposition });
  for (const reason of state.breakReasons?.values() ?? []) rows.push({ type: "put-break-reason", reason });
  for (const { config: rule } of state.alarms?.rules.values() ?? []) rows.push({ type: "put-alarm-rule", rule });
  return rows;
}

function keyOf(row: Row): string {
  switch (row.type) {
    case "put-time-zone":
    case "put-stranded-music":
    case "put-emergency-numbers":
    case "put-number-plan":
    case "put-limits":
      return row.type;
    case "put-time":
      return `${row.type} ${row.time.id}`;
    case "put-hotline":
      return `${row.type} ${row.hotline.id}`;
    case "put-ivr":
      return `${row.type} ${row.ivr.id}`;
    case "put-caller":
      return `${row.type} ${row.caller.id}`;
    case "put-extension":
      return `${row.type} ${row.extension.extn}`;
    case "put-trunk":
      return `${row.type} ${row.trunk.name}`;
    case "put-agent":
      return `${row.type} ${row.agent.agent}`;
    case "put-queue":
      return `${row.type} ${row.queue.name}`;
    case "put-tier":
      return `${row.type} ${JSON.stringify([row.tier.queue, row.tier.agent])}`;
    case "put-disposition":
      return `${row.type} ${row.disposition.id}`;
    case "put-break-reason":
      return `${row.type} ${row.reason.id}`;
    case "put-alarm-rule":
      return `${row.type} ${row.rule.id}`;
  }
}

function dropOf(row: Row): ConfigChange | undefined {
  switch (row.type) {
    case "put-time-zone":
    case "put-number-plan":
    case "put-limits":
      return undefined;
    case "put-stranded-music":
      return { type: "put-stranded-music", lastsMs: undefined };
    case "put-emergency-numbers":
      return { ...row, emergencyNumbers: [] };
    case "put-time":
      return { type: "drop-time", id: row.time.id };
    case "put-hotline":
      return { type: "drop-hotline", id: row.hotline.id };
    case "put-ivr":
      return { type: "drop-ivr", id: row.ivr.id };
    case "put-caller":
      return { type: "drop-caller", id: row.caller.id };
    case "put-extension":
      return { type: "drop-extension", extn: row.extension.extn };
    case "put-trunk":
      return { type: "drop-trunk", name: row.trunk.name };
    case "put-agent":
      return { type: "drop-agent", agent: row.agent.agent };
    case "put-queue":
      return { type: "drop-queue", name: row.queue.name };
    case "put-tier":
      return { type: "drop-tier", queue: row.tier.queue, agent: row.tier.agent };
    case "put-disposition":
      return { type: "drop-disposition", id: row.disposition.id };
    case "put-break-reason":
      return { type: "drop-break-reason", id: row.reason.id };
    case "put-alarm-rule":
      return { type: "drop-alarm-rule", id: row.rule.id };
  }
}

/** The same for rows that say the same, in whatever order; what is undefined is not said. */
function textOf(row: Row): string {
  return JSON.stringify(row, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
