// Several days of one scenario, several scenarios side by side, and the search for how many agents are enough.
import type { Strategy } from "../core/model.ts";
import { serviceLevelOf } from "../core/report/answered-in-time.ts";
import { meanMsOf } from "./draw.ts";
import { simulate, type Run } from "./run.ts";
import { clockText, intervalsOf, peopleOf, type Group, type Scenario } from "./scenario.ts";
import { addCounts } from "../core/report/queue-counts.ts";
import { agentsFor } from "./theory/erlang.ts";

export interface Watch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly what: string;
  readonly seed: number;
  readonly seeds: number;
  /** Of this seed. */
  readonly share: number;
}

/** As many runs as there are seeds; fewer where it was told to stop: those that were finished. */
export async function runSeeds(scenario: Scenario, what: string, watch: Watch): Promise<Run[]> {
  const runs: Run[] = [];
  const { seeds } = scenario;
  for (let seed = 1; seed <= seeds; seed += 1) {
    const run = await simulate(scenario, seed, {
      ...(watch.signal === undefined ? {} : { signal: watch.signal }),
      onProgress: (share) => watch.onProgress?.({ what, seed, seeds, share }),
    });
    if (run === undefined || watch.signal?.aborted === true) return run === undefined ? runs : [...runs, run];
    runs.push(run);
  }
  return runs;
}

/** The same day with so many agents in a group, all day. */
export function withAgents(scenario: Scenario, name: string, count: number): Scenario {
  const counts = Array.from({ length: intervalsOf(scenario) }, () => count);
  return withCounts(scenario, name, counts);
}

export function withStrategy(scenario: Scenario, queue: string, strategy: Strategy): Scenario {
  const queues = scenario.queues.map((one) => (one.name === queue ? { ...one, strategy } : one));
  return { ...scenario, queues };
}

function withCounts(scenario: Scenario, name: string, counts: readonly number[]): Scenario {
  const change = (group: Group): Group =>
    group.name === name ? { ...group, people: peopleOf(counts, scenario.intervalMs) } : group;
  return { ...scenario, groups: scenario.groups.map(change) };
}

export interface PlanRow {
  readonly from: string;
  readonly to: string;
  /** Callers expected in the queues of the group. */
  readonly calls: number;
  /** What Erlang's formula asks for, for comparison; undefined where nobody is expected. */
  readonly erlangAgents: number | undefined;
  readonly agents: number;
  /** Reached with them, over all seeds; undefined: nobody came. */
  readonly serviceLevel: number | undefined;
}

export interface Plan {
  readonly group: string;
  readonly level: number;
  readonly rows: readonly PlanRow[];
  /** False: in some interval the level was not reached within the rounds that were allowed. */
  readonly reached: boolean;
  readonly rounds: number;
}

const MOST_ROUNDS = 40;

/**
 * The fewest agents of one group for each interval so that each reaches the level. Begins with what Erlang says and lets
 * the routing code correct it: a count that was seen to be too few is never gone below again, so that it ends.
 * Undefined: told to stop.
 */
export async function planStaff(
  scenario: Scenario,
  name: string,
  level: number,
  watch: Watch,
): Promise<Plan | undefined> {
  const group = scenario.groups.find((one) => one.name === name);
  if (group === undefined) throw new Error(`there is no group ${name}`);
  const demands = demandsOf(scenario, group, level);
  const counts = demands.map(({ erlangAgents }) => erlangAgents ?? 0);
  const least = counts.map(() => 0);
  for (let round = 1; ; round += 1) {
    const planned = withCounts(scenario, name, counts);
    const runs = await runSeeds(planned, `round ${round}`, watch);
    if (runs.length < scenario.seeds) return undefined;
    const reached = reachedLevels(planned, group, runs);
    const isEnough = reached.map((share) => share === undefined || share >= level);
    const before = [...counts];
    for (const [index, share] of reached.entries()) {
      const count = before[index] ?? 0;
      // In the second half of the rounds nothing is taken away any more: neighbours would otherwise chase each other.
      if (isEnough[index] === true)
        counts[index] = round > MOST_ROUNDS / 2 ? count : Math.max(least[index] ?? 0, count - 1);
      else {
        least[index] = count + 1;
        counts[index] = count + Math.max(1, Math.ceil((level - (share ?? 0)) * count * 0.2));
      }
    }
    const isSettled = counts.every((count, index) => count === before[index]);
    if (!isSettled && round < MOST_ROUNDS) continue;
    const rows = demands.map((demand, index) => ({
      ...demand,
      agents: before[index] ?? 0,
      serviceLevel: reached[index],
    }));
    return { group: name, level, rows, reached: isEnough.every(Boolean), rounds: round };
  }
}

function reachedLevels(scenario: Scenario, group: Group, runs: readonly Run[]): (number | undefined)[] {
  return Array.from({ length: intervalsOf(scenario) }, (_, index) => {
    const cells = runs.flatMap(({ tally }) => group.queues.map((queue) => tally.queues.get(queue)?.[index]));
    const all = addCounts(cells.filter((cell) => cell !== undefined));
    return serviceLevelOf(scenario.serviceLevel.definition, all).share;
  });
}

/** For each interval what is expected, and how many agents a formula thinks that takes. */
function demandsOf(scenario: Scenario, group: Group, level: number): Omit<PlanRow, "agents" | "serviceLevel">[] {
  const { startMs, durationMs, intervalMs } = scenario;
  const streams = scenario.streams.filter(({ queue }) => group.queues.includes(queue));
  const besidesMs = group.config.wrapUpMs + group.config.lagMs + meanMsOf(group.answersAfter);
  return Array.from({ length: intervalsOf(scenario) }, (_, index) => {
    const counts = streams.map(({ expected }) => expected[Math.min(index, expected.length - 1)] ?? 0);
    const calls = counts.reduce((sum, count) => sum + count, 0);
    const workMs = streams.reduce((sum, { talk }, at) => sum + (counts[at] ?? 0) * (meanMsOf(talk) + besidesMs), 0);
    const patience = streams.find((stream) => stream.patience !== undefined)?.patience;
    const demand = {
      calls,
      intervalSeconds: intervalMs / 1_000,
      ahtSeconds: workMs / calls / 1_000,
      targetSeconds: Math.max(0, scenario.serviceLevel.targetMs - meanMsOf(group.answersAfter)) / 1_000,
      patienceSeconds: patience === undefined ? undefined : meanMsOf(patience) / 1_000,
    };
    return {
      from: clockText(startMs + index * intervalMs),
      to: clockText(startMs + Math.min(durationMs, (index + 1) * intervalMs)),
      calls,
      erlangAgents: calls === 0 ? undefined : agentsFor(demand, level),
    };
  });
}
