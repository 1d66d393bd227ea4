// A day of a small floor, simulated: shifts, breaks, missed offers, callers who give up, a queue that is full or takes too long.
import type { Event } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import { simulate, type Run } from "../../src/sim/run.ts";
import type { Presence, Scenario } from "../../src/sim/scenario.ts";
import { groupOf } from "../proof/floor.ts";
import { queueOf } from "../scenarios/script.ts";

const HOUR_MS = 3_600_000;

export const SIMULATED_DAY = { from: Date.UTC(2026, 0, 5), hours: 4 } as const;

function presence(fromMs: number, breakMs: number): Presence {
  return {
    shifts: [{ fromMs, toMs: 3.5 * HOUR_MS }],
    breaks: [{ fromMs: breakMs, toMs: breakMs + 600_000 }],
  };
}

const SCENARIO: Scenario = {
  ...{ name: "a small floor", startMs: 0, durationMs: SIMULATED_DAY.hours * HOUR_MS, intervalMs: HOUR_MS, warmUpMs: 0 },
  seeds: 1,
  serviceLevel: { definition: "answered-in-time-of-offered", targetMs: 20_000 },
  queues: [queueOf("sales", { waitTimeoutMs: 90_000 }), queueOf("support", { priority: 1 })],
  streams: ["sales", "support"].map((queue) => ({
    ...{ queue, expected: [40, 60, 50, 20] },
    talk: { type: "exponential", meanMs: 150_000 },
    patience: { type: "exponential", meanMs: 120_000 },
  })),
  groups: [
    groupOf("floor", ["sales", "support"], 0, {
      answersAfter: { type: "exponential", meanMs: 4_000 },
      ...{ misses: 0.1, rejects: 0.05 },
      people: [presence(0, HOUR_MS), presence(60_000, 2 * HOUR_MS), presence(1.2 * HOUR_MS, 1.5 * HOUR_MS)],
    }),
    groupOf("night", ["support"], 1, { answersAfter: { type: "constant", ms: 2_000 } }),
  ],
};

export interface SimulatedDay {
  readonly events: readonly Event[];
  readonly facts: readonly Fact[];
  readonly run: Run;
}

export async function simulatedDay(): Promise<SimulatedDay> {
  const events: Event[] = [];
  const facts: Fact[] = [];
  const onStep = (event: Event, told: readonly Fact[]): void => {
    events.push(event);
    facts.push(...told);
  };
  const run = await simulate(SCENARIO, 7, { onStep });
  if (run === undefined) throw new Error("the day was not simulated");
  return { events, facts, run };
}
