// Figures as text for a terminal.
import type { CallerRow, Figures } from "../figures.ts";
import type { Plan } from "../experiment.ts";
import type { Estimate } from "../statistics.ts";

/** Text columns: the first to the left, the others to the right. */
export function textTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return all.map((line) => line.map(pad).join("  ").trimEnd()).join("\n");
}

export function percent(share: number | undefined): string {
  return share === undefined || Number.isNaN(share) ? "-" : `${(share * 100).toFixed(1)} %`;
}

/** `80.1 % ±1.2`: half of the confidence interval behind it, where there is one. */
export function percentEstimate(value: Estimate | undefined): string {
  if (value === undefined) return "-";
  const half = (value.high - value.low) / 2;
  return half === 0 ? percent(value.mean) : `${percent(value.mean)} ±${(half * 100).toFixed(1)}`;
}

export function secondsEstimate(value: Estimate | undefined): string {
  if (value === undefined) return "-";
  const half = (value.high - value.low) / 2;
  return half === 0 ? `${value.mean.toFixed(1)} s` : `${value.mean.toFixed(1)} s ±${half.toFixed(1)}`;
}

export function count(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

export const CALLER_HEAD = [
  "offered",
  "answered",
  "abandoned",
  "otherwise",
  "service level",
  "ASA",
  "gave up",
] as const;

export function callerCells(row: CallerRow): string[] {
  return [
    ...[row.offered, row.answered, row.abandoned, row.otherwise].map(count),
    percentEstimate(row.serviceLevel.share),
    secondsEstimate(row.asaSeconds),
    percentEstimate(row.abandonedShare),
  ];
}

export function figuresText(figures: Figures): string {
  const { scenario, seeds, serviceLevel, total, queues, intervals, agents } = figures;
  const parts = [
    `${scenario}: mean of ${seeds.length} simulated day${seeds.length === 1 ? "" : "s"}, ± 95 % confidence`,
    `service level: ${serviceLevel.meaning}, target ${serviceLevel.targetSeconds} s (${serviceLevel.definition})`,
    "",
    textTable(
      ["queue", ...CALLER_HEAD],
      [
        ...queues.map((queue) => [queue.queue, ...callerCells(queue)]),
        ...(queues.length > 1 ? [["all", ...callerCells(total)]] : []),
      ],
    ),
  ];
  for (const queue of queues) {
    parts.push("", `queue ${queue.queue}`);
    const lines = queue.intervals.map((row) => [`${row.from}-${row.to}`, ...callerCells(row)]);
    parts.push(textTable(["interval", ...CALLER_HEAD], lines));
  }
  parts.push("", `agents (occupancy ${percentEstimate(total.occupancy)})`);
  parts.push(
    textTable(
      ["interval", "signed in", "occupancy"],
      intervals.map((row) => [`${row.from}-${row.to}`, count(row.agents), percentEstimate(row.occupancy)]),
    ),
  );
  const shown = agents.slice(0, MOST_AGENTS_SHOWN);
  parts.push(
    "",
    textTable(
      ["agent", "calls", "occupancy", "talking", "wrap-up", "ringing", "idle", "break"],
      shown.map(({ agent, served, occupancy, seconds }) => [
        ...[agent, count(served), percentEstimate(occupancy)],
        ...[seconds.talking, seconds["wrap-up"], seconds.ringing, seconds.idle, seconds.break].map(hours),
      ]),
    ),
  );
  if (agents.length > shown.length) parts.push(`... and ${agents.length - shown.length} more: --json has all of them`);
  return `${parts.join("\n")}\n`;
}

/** A terminal is no place for a thousand lines. */
const MOST_AGENTS_SHOWN = 40;

/** `1:05:09` */
export function hours(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${Math.floor(whole / 3_600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

export interface Variant {
  readonly variant: string;
  readonly figures: Figures;
}

export function comparisonText(variants: readonly Variant[]): string {
  const lines = variants.map(({ variant, figures: { total } }) => [
    variant,
    ...callerCells(total),
    percentEstimate(total.occupancy),
  ]);
  return `what if\n${textTable(["", ...CALLER_HEAD, "occupancy"], lines)}\n`;
}

export function planText(plan: Plan): string {
  const lines = plan.rows.map(({ from, to, calls, agents, erlangAgents, serviceLevel }) => [
    ...[`${from}-${to}`, count(calls), String(agents), percent(serviceLevel)],
    erlangAgents === undefined ? "-" : String(erlangAgents),
  ]);
  const said = plan.reached
    ? `the fewest agents of ${plan.group} with whom each interval reaches ${percent(plan.level)}`
    : `${percent(plan.level)} could not be reached in every interval; after ${plan.rounds} rounds it stands so`;
  return `${said}\n${textTable(["interval", "calls expected", "agents", "service level", "Erlang, were it alone"], lines)}\n`;
}
