// `xcc simulate`: a day of the call center in seconds, by the code that routes its calls.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { answerTo, done, failed, type Answer, type GivenOptions } from "./command-line.ts";
import { STRATEGIES } from "./core/model.ts";
import { SERVICE_LEVELS } from "./core/report/answered-in-time.ts";
import { planStaff, runSeeds, withAgents, withStrategy, type Plan, type Watch } from "./sim/experiment.ts";
import { figuresOf, type Figures } from "./sim/figures.ts";
import { MOST_AGENTS, MOST_SEEDS, readScenario } from "./sim/read-scenario.ts";
import type { Scenario } from "./sim/scenario.ts";
import { pageOf } from "./sim/show/page.ts";
import { comparisonText, figuresText, planText, type Variant } from "./sim/show/table.ts";

const USAGE = {
  text: `xcc simulate scenario.yaml [OPTIONS]

  --seeds 10                    how many days, each with a seed of its own
  --definition NAME             which service level: ${SERVICE_LEVELS.join(",\n                                ")}
  --target 20                   its target in seconds
  --agents GROUP=18,20,22       what if so many agents were in the group all day
  --strategy QUEUE=NAME,NAME    what if the queue chose its agents so; with --agents: each with each
  --plan GROUP [--level 80]     the fewest agents of the group in each interval that reach the service level
  --html FILE                   one page with charts, besides what is printed
  --json                        print all figures as JSON instead of tables
  --quiet                       no progress on the standard error output

Ctrl-C ends it; the days that were finished are told. examples/ has scenarios; docs/simulation.md explains them.`,
  values: ["seeds", "definition", "target", "agents", "strategy", "plan", "level", "html"],
  switches: ["json", "quiet"],
  mostArguments: 1,
} as const;

const MOST_VARIANTS = 100;

interface Wanted {
  readonly scenario: Scenario;
  readonly variants: readonly { readonly variant: string; readonly scenario: Scenario }[];
  readonly plan: { readonly group: string; readonly level: number } | undefined;
}

interface Found {
  readonly figures: Figures | undefined;
  readonly variants: readonly Variant[];
  readonly plan: Plan | undefined;
}

export async function simulateCommand(args: readonly string[], watch: Watch): Promise<Answer> {
  return await answerTo(args, USAGE, async (options) => {
    const wanted = wantedBy(options);
    if (wanted === undefined || options.errors.length > 0) return done("");
    if ("code" in wanted) return wanted;
    const found = await find(wanted, options.has("quiet") ? silent(watch) : watch);
    const page = options.text("html");
    if (page !== undefined && found.figures === undefined && found.variants.length === 0 && found.plan === undefined) {
      return failed("It was ended before the first day was over.");
    }
    if (page !== undefined) {
      try {
        writeFileSync(page, pageOf(found));
      } catch (error) {
        return failed(`--html ${page} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return done(options.has("json") ? `${JSON.stringify(found, null, 2)}\n` : asText(found));
  });
}

function silent({ signal }: Watch): Watch {
  return signal === undefined ? {} : { signal };
}

function wantedBy(options: GivenOptions): Wanted | Answer | undefined {
  const [path] = options.arguments;
  if (path === undefined) {
    options.errors.push("the scenario's file is missing");
    return undefined;
  }
  const given = scenarioAt(path);
  if ("code" in given) return given;
  const scenario = withOptions(given, options);
  const level = options.number("level", { from: 1, to: 99.9 }) ?? 80;
  const group = options.text("plan");
  if (group !== undefined && !given.groups.some(({ name }) => name === group)) {
    options.errors.push(`--plan is ${JSON.stringify(group)}; expected one of ${groupNames(given)}`);
  }
  const plan = group === undefined ? undefined : { group, level: level / 100 };
  return { scenario, variants: variantsOf(scenario, options), plan };
}

function scenarioAt(path: string): Scenario | Answer {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return failed(`${path} cannot be read.`);
  }
  const folder = dirname(resolve(path));
  const result = readScenario(text, (name) => readFileSync(resolve(folder, name), "utf8"));
  if (result.ok) return result.scenario;
  return { code: 2, out: "", errors: result.errors.map((error) => `${path}: ${error}\n`).join("") };
}

function withOptions(scenario: Scenario, options: GivenOptions): Scenario {
  const seeds = options.number("seeds", { from: 1, to: MOST_SEEDS, whole: true }) ?? scenario.seeds;
  const target = options.number("target", { from: 0, to: 86_400 });
  const name = options.text("definition");
  const definition = SERVICE_LEVELS.find((one) => one === name);
  if (name !== undefined && definition === undefined) {
    options.errors.push(`--definition is ${JSON.stringify(name)}; expected one of ${SERVICE_LEVELS.join(", ")}`);
  }
  const serviceLevel = {
    definition: definition ?? scenario.serviceLevel.definition,
    targetMs: target === undefined ? scenario.serviceLevel.targetMs : target * 1_000,
  };
  return { ...scenario, seeds, serviceLevel };
}

function groupNames(scenario: Scenario): string {
  return scenario.groups.map(({ name }) => name).join(", ");
}

/** Every number of agents with every strategy. */
function variantsOf(scenario: Scenario, options: GivenOptions): Wanted["variants"] {
  const agents = choicesOf(options, "agents");
  const strategies = choicesOf(options, "strategy");
  let variants = [{ variant: "", scenario }];
  if (agents !== undefined) {
    if (!scenario.groups.some(({ name }) => name === agents.of)) {
      options.errors.push(`--agents names the group ${agents.of}; expected one of ${groupNames(scenario)}`);
    }
    variants = agents.choices.map((text) => {
      const count = Number(text);
      const fits = text !== "" && Number.isInteger(count) && count >= 0 && count <= MOST_AGENTS;
      if (!fits) options.errors.push(`--agents has ${JSON.stringify(text)}; expected whole numbers to ${MOST_AGENTS}`);
      return { variant: `${agents.of}=${text}`, scenario: withAgents(scenario, agents.of, fits ? count : 0) };
    });
  }
  if (strategies !== undefined) variants = withStrategies(scenario, variants, strategies, options);
  if (variants.length > MOST_VARIANTS)
    options.errors.push(`--agents and --strategy make more than ${MOST_VARIANTS} variants`);
  return agents === undefined && strategies === undefined ? [] : variants;
}

function withStrategies(
  scenario: Scenario,
  variants: Wanted["variants"],
  strategies: { readonly of: string; readonly choices: readonly string[] },
  options: GivenOptions,
): { variant: string; scenario: Scenario }[] {
  if (!scenario.queues.some(({ name }) => name === strategies.of)) {
    const names = scenario.queues.map(({ name }) => name).join(", ");
    options.errors.push(`--strategy names the queue ${strategies.of}; expected one of ${names}`);
  }
  return strategies.choices.flatMap((text) => {
    const strategy = STRATEGIES.find((one) => one === text);
    if (strategy === undefined) {
      const names = STRATEGIES.join(", ");
      options.errors.push(`--strategy has ${JSON.stringify(text)}; expected ${names}`);
      return [];
    }
    return variants.map((one) => ({
      variant: `${one.variant} ${strategy}`.trim(),
      scenario: withStrategy(one.scenario, strategies.of, strategy),
    }));
  });
}

/** `NAME=a,b,c` */
function choicesOf(options: GivenOptions, name: string): { of: string; choices: string[] } | undefined {
  const text = options.text(name);
  if (text === undefined) return undefined;
  const [, of, choices] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (of !== undefined && choices !== undefined) return { of, choices: choices.split(",").map((one) => one.trim()) };
  options.errors.push(`--${name} is ${JSON.stringify(text)}; expected NAME=VALUE,VALUE`);
  return undefined;
}

async function find(wanted: Wanted, watch: Watch): Promise<Found> {
  const stopped = (): boolean => watch.signal?.aborted === true;
  const plan =
    wanted.plan === undefined
      ? undefined
      : await planStaff(wanted.scenario, wanted.plan.group, wanted.plan.level, watch);
  const variants: Variant[] = [];
  for (const { variant, scenario } of wanted.variants) {
    if (stopped()) break;
    const runs = await runSeeds(scenario, variant, watch);
    if (runs.length > 0) variants.push({ variant, figures: figuresOf(scenario, runs) });
  }
  if (wanted.plan !== undefined || wanted.variants.length > 0) return { figures: undefined, variants, plan };
  const runs = await runSeeds(wanted.scenario, "day", watch);
  return { figures: runs.length === 0 ? undefined : figuresOf(wanted.scenario, runs), variants, plan };
}

function asText({ figures, variants, plan }: Found): string {
  const parts = [
    plan === undefined ? "" : planText(plan),
    variants.length === 0 ? "" : comparisonText(variants),
    figures === undefined ? "" : figuresText(figures),
  ].filter((part) => part !== "");
  return parts.length === 0 ? "Nothing was finished.\n" : parts.join("\n");
}

/** On a terminal one line that is written over and over, else a line now and then. */
function progressOn(stream: NodeJS.WriteStream): NonNullable<Watch["onProgress"]> {
  const everyMs = stream.isTTY ? 100 : 5_000;
  let last = performance.now();
  return ({ what, seed, seeds, share }) => {
    if (performance.now() - last < everyMs) return;
    last = performance.now();
    const line = `${what === "" ? "day" : what}: seed ${seed} of ${seeds}, ${Math.round(share * 100)} %`;
    stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  };
}

/** As `simulateCommand`, with a line on standard error that says how far it is; SIGINT and SIGTERM end it with what is finished. */
export async function simulateOnTerminal(args: readonly string[]): Promise<Answer> {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  const answer = await simulateCommand(args, { signal: stop.signal, onProgress: progressOn(process.stderr) });
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  return stop.signal.aborted ? { ...answer, code: 130 } : answer;
}
