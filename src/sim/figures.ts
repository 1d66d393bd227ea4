// From the tallies of several seeds to figures that can be read: plain data, the same for the table, the JSON and the page.
import { ACTIVITIES, occupancyOf, sumTimes, type Activity } from "../report/activity.ts";
import { SERVICE_LEVEL_MEANING, serviceLevelOf, type ServiceLevelName } from "../core/report/answered-in-time.ts";
import { percentile } from "../report/percentile.ts";
import { addCounts, type QueueCounts } from "../core/report/queue-counts.ts";
import type { Run } from "./run.ts";
import { clockText, type Scenario } from "./scenario.ts";
import { estimate, type Estimate } from "./statistics.ts";
import type { Tally } from "./tally.ts";

/** Counts are means over the seeds; an estimate is undefined where there was nothing to estimate it from. */
export interface CallerRow {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly abandonedShort: number;
  /** Timed out, overflowed, no agent, transferred, failed. */
  readonly otherwise: number;
  readonly serviceLevel: {
    readonly numerator: number;
    readonly denominator: number;
    readonly share: Estimate | undefined;
  };
  /** Mean wait of those who were answered. */
  readonly asaSeconds: Estimate | undefined;
  readonly abandonedShare: Estimate | undefined;
}

export interface QueueFigures extends CallerRow {
  readonly queue: string;
  readonly waitP50Seconds: number | undefined;
  readonly waitP95Seconds: number | undefined;
  readonly waitMaxSeconds: number | undefined;
  readonly intervals: readonly (CallerRow & { readonly from: string; readonly to: string })[];
}

export interface AgentFigures {
  readonly agent: string;
  /** Calls served in one day, and seconds spent, as means over the seeds. */
  readonly served: number;
  readonly occupancy: Estimate | undefined;
  readonly seconds: Readonly<Record<Activity, number>>;
}

export interface Figures {
  readonly scenario: string;
  readonly seeds: readonly number[];
  readonly serviceLevel: {
    readonly definition: ServiceLevelName;
    readonly meaning: string;
    readonly targetSeconds: number;
  };
  readonly total: CallerRow & { readonly occupancy: Estimate | undefined };
  readonly queues: readonly QueueFigures[];
  readonly intervals: readonly {
    readonly from: string;
    readonly to: string;
    /** Signed in, on average. */
    readonly agents: number;
    readonly occupancy: Estimate | undefined;
  }[];
  readonly agents: readonly AgentFigures[];
  readonly simulated: { readonly calls: number; readonly steps: number; readonly seconds: number };
}

export function figuresOf(scenario: Scenario, runs: readonly Run[]): Figures {
  const tallies = runs.map(({ tally }) => tally);
  const { definition, targetMs } = scenario.serviceLevel;
  const cellsOf = (tally: Tally): QueueCounts[] => [...tally.queues.values()].flat();
  return {
    scenario: scenario.name,
    seeds: runs.map(({ seed }) => seed),
    serviceLevel: { definition, meaning: SERVICE_LEVEL_MEANING[definition], targetSeconds: targetMs / 1_000 },
    total: {
      ...callerRow(
        definition,
        tallies.map((tally) => addCounts(cellsOf(tally))),
      ),
      occupancy: estimate(tallies.map(({ perInterval }) => occupancyOf(sumTimes(perInterval)))),
    },
    queues: scenario.queues.map(({ name }) => queueFigures(scenario, name, tallies)),
    intervals: intervalNames(scenario).map((names, index) => ({
      ...names,
      agents: mean(tallies.map((tally) => present(tally, index) / spanMs(scenario, index))),
      occupancy: estimate(tallies.map(({ perInterval }) => occupancyOf(perInterval[index] ?? sumTimes([])))),
    })),
    agents: agentFigures(tallies),
    simulated: {
      calls: sum(runs.map(({ calls }) => calls)),
      steps: sum(runs.map(({ steps }) => steps)),
      seconds: sum(runs.map(({ wallMs }) => wallMs)) / 1_000,
    },
  };
}

function queueFigures(scenario: Scenario, queue: string, tallies: readonly Tally[]): QueueFigures {
  const { definition } = scenario.serviceLevel;
  const cells = tallies.map((tally) => tally.queues.get(queue) ?? []);
  const waits = tallies.flatMap((tally) => tally.waits.get(queue) ?? []).sort((a, b) => a - b);
  const seconds = (percent: number): number | undefined => {
    const wait = percentile(waits, percent);
    return wait === undefined ? undefined : wait / 1_000;
  };
  return {
    queue,
    ...callerRow(definition, cells.map(addCounts)),
    waitP50Seconds: seconds(50),
    waitP95Seconds: seconds(95),
    waitMaxSeconds: seconds(100),
    intervals: intervalNames(scenario).map((names, index) => ({
      ...names,
      ...callerRow(
        definition,
        cells.map((own) => addCounts(own.slice(index, index + 1))),
      ),
    })),
  };
}

/** One cell for each seed. */
function callerRow(definition: ServiceLevelName, cells: readonly QueueCounts[]): CallerRow {
  const of = (count: (cell: QueueCounts) => number): number => mean(cells.map(count));
  const levels = cells.map((cell) => serviceLevelOf(definition, cell));
  return {
    offered: of(({ offered }) => offered),
    answered: of(({ answered }) => answered),
    abandoned: of(({ abandoned }) => abandoned),
    abandonedShort: of(({ abandonedShort }) => abandonedShort),
    otherwise: of(({ offered, answered, abandoned }) => offered - answered - abandoned),
    serviceLevel: {
      numerator: mean(levels.map(({ numerator }) => numerator)),
      denominator: mean(levels.map(({ denominator }) => denominator)),
      share: estimate(levels.map(({ share }) => share)),
    },
    asaSeconds: estimate(cells.map(({ answered, answeredWaitMs }) => answeredWaitMs / answered / 1_000)),
    abandonedShare: estimate(cells.map(({ abandoned, offered }) => abandoned / offered)),
  };
}

function agentFigures(tallies: readonly Tally[]): AgentFigures[] {
  const agents = new Set(tallies.flatMap((tally) => [...tally.perAgent.keys()]));
  return [...agents].sort().map((agent) => {
    const times = tallies.map((tally) => tally.perAgent.get(agent) ?? sumTimes([]));
    const seconds = ACTIVITIES.map((activity) => [activity, mean(times.map((one) => one[activity])) / 1_000] as const);
    return {
      agent,
      served: mean(tallies.map((tally) => tally.served.get(agent) ?? 0)),
      occupancy: estimate(times.map(occupancyOf)),
      seconds: Object.fromEntries(seconds) as Record<Activity, number>,
    };
  });
}

function intervalNames({ startMs, durationMs, intervalMs }: Scenario): { from: string; to: string }[] {
  return Array.from({ length: Math.ceil(durationMs / intervalMs) }, (_, index) => ({
    from: clockText(startMs + index * intervalMs),
    to: clockText(startMs + Math.min(durationMs, (index + 1) * intervalMs)),
  }));
}

/** How much of an interval is counted. */
function spanMs({ durationMs, intervalMs, warmUpMs }: Scenario, index: number): number {
  return Math.max(1, Math.min(durationMs, (index + 1) * intervalMs) - Math.max(warmUpMs, index * intervalMs));
}

function present({ perInterval }: Tally, index: number): number {
  return sum(Object.values(perInterval[index] ?? {}));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
