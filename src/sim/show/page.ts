// Figures as one HTML page that needs nothing beside itself: it can be mailed, and opened without a network.
import type { Plan } from "../experiment.ts";
import type { Figures, QueueFigures } from "../figures.ts";
import { barChart, escaped, lineChart } from "./chart.ts";
import { CALLER_HEAD, callerCells, count, hours, percent, percentEstimate, type Variant } from "./table.ts";

export interface PageContent {
  readonly figures: Figures | undefined;
  readonly variants: readonly Variant[];
  readonly plan: Plan | undefined;
}

const GREEN = "#2f9e6e";
const RED = "#d9534f";
const GREY = "#9aa5b1";
const BLUE = "#2563a8";

const STYLE = `
:root{color-scheme:light dark;--line:#8884}
body{font:15px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:920px;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin-bottom:.2rem}h2{font-size:1.15rem;margin-top:2.2rem}
p.note{color:GrayText;margin:.1rem 0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.87rem}
th,td{padding:.25rem .5rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th:first-child,td:first-child{text-align:left}
figure{margin:1rem 0}figcaption{font-weight:600;display:flex;justify-content:space-between;flex-wrap:wrap}
.legend span{font-weight:400;margin-left:1rem}.legend i{display:inline-block;width:.8em;height:.8em;margin-right:.35em}
svg{width:100%;height:auto}svg text{font-size:11px;fill:GrayText}.rule{stroke:var(--line)}
details{margin:.6rem 0}.scroll{overflow-x:auto}`;

export function pageOf({ figures, variants, plan }: PageContent): string {
  const first = figures ?? variants[0]?.figures;
  const title = escaped(first?.scenario ?? "Staff plan");
  const body = [
    `<h1>${title}</h1>`,
    first === undefined ? "" : headOf(first),
    plan === undefined ? "" : planPart(plan),
    variants.length === 0 ? "" : comparisonPart(variants),
    figures === undefined ? "" : figuresPart(figures),
  ].join("\n");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head>
<body>
${body}
</body></html>
`;
}

function headOf({ seeds, serviceLevel, simulated }: Figures): string {
  const days = `Mean of ${seeds.length} simulated days; ± and bands: 95 % confidence. ${simulated.calls} calls in all.`;
  const level = `Service level: ${serviceLevel.meaning}; target ${serviceLevel.targetSeconds} s (${serviceLevel.definition}).`;
  return `<p class="note">${escaped(days)}</p><p class="note">${escaped(level)}</p>`;
}

function htmlTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const cells = (tag: string, line: readonly string[]): string =>
    `<tr>${line.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  const body = lines.map((line) => cells("td", line)).join("");
  return `<div class="scroll"><table><thead>${cells("th", head)}</thead><tbody>${body}</tbody></table></div>`;
}

function figuresPart(figures: Figures): string {
  const { queues, total, intervals, agents } = figures;
  const lines = queues.map((queue) => [queue.queue, ...callerCells(queue), waits(queue)]);
  if (queues.length > 1) lines.push(["all", ...callerCells(total), ""]);
  const agentLines = agents.map(({ agent, served, occupancy, seconds }) => [
    ...[agent, count(served), percentEstimate(occupancy)],
    ...[seconds.talking, seconds["wrap-up"], seconds.ringing, seconds.idle, seconds.break].map(hours),
  ]);
  return [
    "<h2>Queues</h2>",
    htmlTable(["queue", ...CALLER_HEAD, "wait p50 / p95 / max"], lines),
    ...queues.map(queuePart),
    `<h2>Agents</h2><p class="note">occupancy ${escaped(percentEstimate(total.occupancy))}</p>`,
    lineChart({
      title: "Signed in",
      unit: "count",
      labels: intervals.map(({ from }) => from),
      series: [{ name: "agents", colour: BLUE, values: intervals.map((row) => row.agents) }],
    }),
    lineChart({
      title: "Occupancy",
      unit: "percent",
      labels: intervals.map(({ from }) => from),
      series: [
        {
          ...{ name: "occupancy", colour: BLUE, values: intervals.map(({ occupancy }) => occupancy?.mean) },
          band: intervals.map(({ occupancy }) => occupancy),
        },
      ],
    }),
    `<details><summary>each agent</summary>`,
    htmlTable(["agent", "calls", "occupancy", "talking", "wrap-up", "ringing", "idle", "break"], agentLines),
    "</details>",
  ].join("\n");
}

function waits({ waitP50Seconds, waitP95Seconds, waitMaxSeconds }: QueueFigures): string {
  const seconds = (value: number | undefined): string => (value === undefined ? "-" : value.toFixed(0));
  return `${seconds(waitP50Seconds)} / ${seconds(waitP95Seconds)} / ${seconds(waitMaxSeconds)} s`;
}

function queuePart(queue: QueueFigures): string {
  const labels = queue.intervals.map(({ from }) => from);
  return [
    `<h2>${escaped(queue.queue)}</h2>`,
    barChart({
      title: "Callers",
      unit: "count",
      labels,
      series: [
        { name: "answered", colour: GREEN, values: queue.intervals.map(({ answered }) => answered) },
        { name: "gave up", colour: RED, values: queue.intervals.map(({ abandoned }) => abandoned) },
        { name: "otherwise", colour: GREY, values: queue.intervals.map(({ otherwise }) => otherwise) },
      ],
    }),
    lineChart({
      title: "Service level",
      unit: "percent",
      labels,
      series: [
        {
          name: "service level",
          colour: GREEN,
          values: queue.intervals.map(({ serviceLevel }) => serviceLevel.share?.mean),
          band: queue.intervals.map(({ serviceLevel }) => serviceLevel.share),
        },
      ],
    }),
    "<details><summary>each interval</summary>",
    htmlTable(
      ["interval", ...CALLER_HEAD],
      queue.intervals.map((row) => [`${row.from}-${row.to}`, ...callerCells(row)]),
    ),
    "</details>",
  ].join("\n");
}

function comparisonPart(variants: readonly Variant[]): string {
  const lines = variants.map(({ variant, figures: { total } }) => [
    variant,
    ...callerCells(total),
    percentEstimate(total.occupancy),
  ]);
  return [
    "<h2>What if</h2>",
    htmlTable(["", ...CALLER_HEAD, "occupancy"], lines),
    lineChart({
      title: "Service level and occupancy",
      unit: "percent",
      labels: variants.map(({ variant }) => variant),
      series: [
        {
          name: "service level",
          colour: GREEN,
          values: variants.map(({ figures }) => figures.total.serviceLevel.share?.mean),
          band: variants.map(({ figures }) => figures.total.serviceLevel.share),
        },
        { name: "occupancy", colour: BLUE, values: variants.map(({ figures }) => figures.total.occupancy?.mean) },
      ],
    }),
  ].join("\n");
}

function planPart(plan: Plan): string {
  const reached = plan.reached ? "" : " (not reached in every interval)";
  const labels = plan.rows.map(({ from }) => from);
  return [
    `<h2>Agents of ${escaped(plan.group)} for ${escaped(percent(plan.level))}${reached}</h2>`,
    lineChart({
      title: "Agents needed",
      unit: "count",
      labels,
      series: [
        { name: "by simulation", colour: GREEN, values: plan.rows.map(({ agents }) => agents) },
        { name: "by Erlang's formula", colour: GREY, values: plan.rows.map(({ erlangAgents }) => erlangAgents) },
      ],
    }),
    htmlTable(
      ["interval", "calls expected", "agents", "service level", "Erlang, were it alone"],
      plan.rows.map(({ from, to, calls, agents, serviceLevel, erlangAgents }) => [
        ...[`${from}-${to}`, count(calls), String(agents), percent(serviceLevel)],
        erlangAgents === undefined ? "-" : String(erlangAgents),
      ]),
    ),
  ].join("\n");
}
