// `xcc erlang`: Erlang's formulas as a calculator.
import { answerTo, done, type Answer, type GivenOptions } from "./command-line.ts";
import { agentsFor, erlangB, linesFor, loadFor, loadOf, staffing, type Demand } from "./sim/theory/erlang.ts";

const USAGE = {
  text: `xcc erlang OPTIONS        (all times in seconds, shares in percent)

Agents (Erlang C; Erlang A with --patience):
  --calls 100 --interval 1800 --aht 180 --agents 14 [--target 20] [--patience 300]
  --calls 100 --interval 1800 --aht 180 --level 80 [--target 20] [--patience 300]    the fewest agents for 80 % in 20 s
Lines without a queue (Erlang B):
  --calls 100 --interval 1800 --aht 180 --lines 12       the share of calls lost
  --calls 100 --interval 1800 --aht 180 --loss 1         the fewest lines that lose no more than 1 %
  --lines 10 --loss 1                                    the load that they carry

  --calls      calls that come in one interval
  --interval   length of the interval (1800)
  --aht        average handling time: talk and wrap-up
  --target     whoever is answered within it counts for the service level (20)
  --patience   mean patience of a caller; without it nobody hangs up
  --json       the figures as JSON, shares as numbers from 0 to 1`,
  values: ["calls", "interval", "aht", "agents", "target", "patience", "level", "lines", "loss"],
  switches: ["json"],
} as const;

const MOST_AGENTS = 100_000;
const SECONDS = { from: 1e-3, to: 1e7 };
const SHARE = { from: 0.0001, to: 99.9999 };

type Figures = Readonly<Record<string, number | null>>;

export function erlangCommand(args: readonly string[]): Answer {
  return answerTo(args, USAGE, (options) => {
    const figures = options.text("lines") === undefined && options.text("loss") === undefined;
    const result = figures ? agentFigures(options) : lineFigures(options);
    if (result === undefined) return done("");
    return done(options.has("json") ? `${JSON.stringify(result)}\n` : inWords(result));
  });
}

function demandOf(options: GivenOptions): Demand | undefined {
  const calls = options.required("calls", { from: 1e-6, to: 1e7 });
  const intervalSeconds = options.text("interval") === undefined ? 1_800 : options.number("interval", SECONDS);
  const ahtSeconds = options.required("aht", SECONDS);
  const targetSeconds = options.text("target") === undefined ? 20 : options.number("target", { from: 0, to: 1e7 });
  const patienceSeconds = options.number("patience", SECONDS);
  if (calls === undefined || intervalSeconds === undefined || ahtSeconds === undefined || targetSeconds === undefined) {
    return undefined;
  }
  const demand = { calls, intervalSeconds, ahtSeconds, targetSeconds, patienceSeconds };
  if (loadOf(demand) <= MOST_AGENTS) return demand;
  options.errors.push(`--calls, --interval and --aht make a load of more than ${MOST_AGENTS} agents`);
  return undefined;
}

function agentFigures(options: GivenOptions): Figures | undefined {
  const demand = demandOf(options);
  const range = { from: 1, to: MOST_AGENTS, whole: true };
  const level = options.number("level", SHARE);
  if (options.text("level") !== undefined && options.text("agents") !== undefined) {
    options.errors.push("--agents and --level exclude one another: one is given, the other found");
    return undefined;
  }
  if (options.text("level") === undefined) {
    const agents = options.required("agents", range);
    return demand === undefined || agents === undefined ? undefined : figuresOf(demand, agents);
  }
  if (demand === undefined || level === undefined || options.errors.length > 0) return undefined;
  const agents = agentsFor(demand, level / 100);
  return { agents, ...figuresOf(demand, agents) };
}

/** JSON has no infinity: a wait without end is `null`. */
function figuresOf(demand: Demand, agents: number): Figures {
  const { asaSeconds, ...others } = staffing(demand, agents);
  return {
    waitProbability: others.waitProbability,
    serviceLevel: others.serviceLevel,
    asaSeconds: Number.isFinite(asaSeconds) ? asaSeconds : null,
    abandonProbability: others.abandonProbability,
    occupancy: others.occupancy,
  };
}

function lineFigures(options: GivenOptions): Figures | undefined {
  for (const name of ["agents", "level", "patience"]) {
    if (options.text(name) !== undefined) options.errors.push(`--${name} means nothing where callers cannot wait`);
  }
  const lines = options.number("lines", { from: 1, to: MOST_AGENTS, whole: true });
  const loss = options.number("loss", SHARE);
  const hasLoad = ["calls", "aht"].some((name) => options.text(name) !== undefined);
  if (lines !== undefined && loss !== undefined) {
    if (hasLoad) options.errors.push("--calls, --lines and --loss: two are given, the third found");
    return { loadErlangs: loadFor(lines, loss / 100) };
  }
  const demand = demandOf(options);
  if (demand === undefined || options.errors.length > 0) return undefined;
  const load = loadOf(demand);
  if (lines !== undefined) return { loadErlangs: load, lossProbability: erlangB(load, lines) };
  if (loss === undefined) return undefined;
  const found = linesFor(load, loss / 100);
  return { lines: found, loadErlangs: load, lossProbability: erlangB(load, found) };
}

const LABELS: Readonly<Record<string, string>> = {
  agents: "agents needed",
  waitProbability: "callers who wait",
  serviceLevel: "answered within the target",
  asaSeconds: "mean wait of all callers",
  abandonProbability: "callers who give up",
  occupancy: "occupancy of the agents",
  lines: "lines needed",
  loadErlangs: "offered load",
  lossProbability: "calls lost",
};

function inWords(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${(LABELS[name] ?? name).padEnd(28)}${valueInWords(name, value)}\n`)
    .join("");
}

function valueInWords(name: string, value: number | null): string {
  if (value === null) return "without end: the agents cannot handle so many calls";
  if (name === "agents" || name === "lines") return String(value);
  if (name === "asaSeconds") return `${value.toFixed(2)} s`;
  if (name === "loadErlangs") return `${value.toFixed(4)} Erlang`;
  return `${(value * 100).toFixed(2)} %`;
}
