// What an engine step, an offer and a waiting caller cost as a floor grows; what the simulator and the event log make of a call.
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { FileEventLog } from "../src/host/log/event-log.ts";
import { VirtualClock } from "../src/host/virtual-clock.ts";
import { peopleOf, type Scenario } from "../src/sim/scenario.ts";
import { simulate } from "../src/sim/run.ts";
import { agentOf, queueOf } from "../test/scenarios/script.ts";
import { Floor } from "./engine.ts";
import type { Figure } from "./figures.ts";

const SIZES = [100, 1_000, 5_000] as const;
const WAITING = 5_000;
/** A day of 10 000 calls and 200 agents within 3 s. */
const LEAST_SIMULATED_PER_SECOND = 10_000 / 3;

/** With everybody on a call, so many callers waiting, and one offer for each call that ends. */
export function measureGrowth(forMs: number): Figure[] {
  const costs = SIZES.map((agents) => {
    const floor = filled(new Floor(agents), agents + WAITING);
    for (let warm = 0; warm < 1_000; warm += 1) floor.turn();
    const [steps, offers] = [floor.steps, floor.offers];
    const began = cpuUs();
    while (cpuUs() - began < forMs * 1_000) for (let turn = 0; turn < 100; turn += 1) floor.turn();
    const us = cpuUs() - began;
    return { agents, perSecond: ((floor.steps - steps) / us) * 1e6, offerUs: us / (floor.offers - offers) };
  });
  const [smallest] = costs;
  const largest = costs.at(-1);
  const growth = (largest?.offerUs ?? Number.NaN) / (smallest?.offerUs ?? Number.NaN);
  return [
    ...costs.flatMap(({ agents, perSecond, offerUs }): Figure[] => [
      { name: `engine steps, ${agents} agents, ${WAITING} callers waiting`, value: perSecond, unit: "/s" },
      { name: `  cost of a call that is offered, answered and ended`, value: offerUs, unit: "us" },
    ]),
    // n log n for n offers is log n for each.
    {
      name: "  its growth from 100 to 5 000 agents",
      value: growth,
      unit: "x",
      target: Math.log(5_000) / Math.log(100),
    },
  ];
}

function filled(floor: Floor, calls: number): Floor {
  for (let call = 0; call < calls; call += 1) floor.callerComes();
  return floor;
}

export function measureMemoryOfWaiting(): Figure[] {
  const floor = filled(new Floor(10), 10_000);
  const before = heapBytes();
  filled(floor, 20_000);
  const bytes = (heapBytes() - before) / 20_000;
  // Kept alive until here: else it would have been thrown away before it was measured.
  if (floor.center.liveCalls < 30_000) throw new Error("the callers did not wait");
  return [{ name: "memory of a waiting caller in the engine", value: bytes / 1_024, unit: "KiB" }];
}

function heapBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

/** The same calls with and without an event log. */
export function measureEventLog(calls: number): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), "xcc-bench-events-"));
  const ignore = (): void => undefined;
  const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const snapshots = { order: ignore, stop: () => Promise.resolve() };
  try {
    const bare = timed(new Floor(200), calls);
    let log: FileEventLog | undefined;
    const recorded = new Floor(200, (center) => {
      const clock = new VirtualClock(0);
      const state = () => center.state;
      log = new FileEventLog({ folder, mostBytes: 1e10, program: "bench", clock, log: silent, state, snapshots });
      log.open({ follows: undefined, lastFact: 0, events: 0 });
      const events = log;
      return {
        step: (event) => {
          const result = center.step(event);
          events.append(event, result.facts);
          return result;
        },
      };
    });
    const before = bytesIn(folder);
    const withLog = timed(recorded, calls);
    const eventBytes = bytesIn(folder) - before;
    void log?.close();
    return [
      { name: "event log, a call", value: eventBytes / calls, unit: "bytes" },
      { name: "  its time, a call", value: (withLog - bare) / calls, unit: "us" },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timed(floor: Floor, calls: number): number {
  filled(floor, 400);
  for (let warm = 0; warm < 500; warm += 1) floor.turn();
  const began = cpuUs();
  for (let call = 0; call < calls; call += 1) floor.turn();
  return cpuUs() - began;
}

/** Processor time: who else is on the machine must not look like a cost that grows. */
function cpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** The whole path: callers, phones, host, engine and tally. */
export async function measureSimulator(): Promise<Figure[]> {
  const day = dayOf(10_000, 200);
  await simulate(day, 1);
  const run = await simulate(day, 2);
  if (run === undefined) throw new Error("the simulation was stopped");
  const value = (run.calls * 1_000) / run.wallMs;
  const name = "simulator, a day of 10 000 calls and 200 agents";
  return [{ name, value, unit: "calls/s", atLeast: true, target: LEAST_SIMULATED_PER_SECOND }];
}

function dayOf(calls: number, agents: number): Scenario {
  const { agent: _agent, name: _name, ...config } = agentOf("any", { wrapUpMs: 10_000 });
  const [intervalMs, intervals] = [1_800_000, 20];
  const talk = { type: "lognormal", meanMs: 600_000, deviationMs: 400_000 } as const;
  const patience = { type: "exponential", meanMs: 120_000 } as const;
  const people = peopleOf(
    Array.from({ length: intervals }, () => agents),
    intervalMs,
  );
  const hands = { answersAfter: { type: "constant", ms: 3_000 }, misses: 0.02, rejects: 0.01 } as const;
  return {
    ...{ name: "bench", startMs: 0, durationMs: intervals * intervalMs, intervalMs, warmUpMs: 0, seeds: 1 },
    serviceLevel: { definition: "answered-in-time-of-offered", targetMs: 20_000 },
    queues: [queueOf("support", { music: undefined })],
    streams: [{ queue: "support", expected: [calls / intervals], talk, patience }],
    groups: [{ name: "all", queues: ["support"], config, ...hands, people }],
  };
}
