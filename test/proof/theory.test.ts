// The routing code against queueing theory: with exponential times and nobody late at their phone, what comes out must be
// what Erlang's formulas say, within the 99 % confidence interval of enough days. The seeds are fixed: no luck is needed.
import { describe, expect, it } from "vitest";
import { STRATEGIES } from "../../src/core/model.ts";
import { occupancyOf, sumTimes } from "../../src/report/activity.ts";
import { addCounts, type QueueCounts } from "../../src/core/report/queue-counts.ts";
import { runSeeds } from "../../src/sim/experiment.ts";
import { estimate, type Estimate } from "../../src/sim/statistics.ts";
import { staffing, type Staffing } from "../../src/sim/theory/erlang.ts";
import { floorOf, type Floor } from "./floor.ts";

type Measured = { readonly [Key in keyof Staffing]: Estimate | undefined };

async function measured(floor: Floor, seeds: number): Promise<Measured> {
  const runs = await runSeeds({ ...floorOf(floor), seeds }, "", {});
  const cells = runs.map(({ tally }) => addCounts(tally.queues.get("line") ?? []));
  const of = (share: (cell: QueueCounts) => number): Estimate | undefined => estimate(cells.map(share), 0.99);
  return {
    waitProbability: estimate(
      runs.map(({ tally }) => tally.waitedShare),
      0.99,
    ),
    serviceLevel: of((cell) => cell.answeredInTime / cell.offered),
    asaSeconds: of((cell) => cell.waitMs / cell.offered / 1_000),
    abandonProbability: of((cell) => cell.abandoned / cell.offered),
    occupancy: estimate(
      runs.map(({ tally }) => occupancyOf(sumTimes(tally.perInterval))),
      0.99,
    ),
  };
}

function expectWithin(found: Measured, expected: Staffing): void {
  for (const [name, value] of Object.entries(expected) as [keyof Staffing, number][]) {
    const { low, high } = found[name] ?? { low: Number.NaN, high: Number.NaN };
    expect(low, `${name}: ${low} to ${high} must hold ${value}`).toBeLessThanOrEqual(value + 1e-9);
    expect(high, `${name}: ${low} to ${high} must hold ${value}`).toBeGreaterThanOrEqual(value - 1e-9);
    // An interval that is wide enough holds everything.
    expect(high - low, name).toBeLessThanOrEqual(Math.max(0.6 * value, 0.02));
  }
}

const HALF_HOUR = { intervalSeconds: 1_800, ahtSeconds: 180, targetSeconds: 20 };

describe("simulated floors agree with theory", { timeout: 120_000 }, () => {
  it("M/M/14: 100 calls in half an hour of 180 s", async () => {
    const found = await measured({ callsPerHour: 200, agents: 14, meanTalkMs: 180_000, hours: 30 }, 12);
    expectWithin(found, staffing({ ...HALF_HOUR, calls: 100, patienceSeconds: undefined }, 14));
  });

  it.each([13, 9])("M/M/%i+M: 3.5 calls a minute of 3 min, patience of 5 min", async (agents) => {
    const floor = { callsPerHour: 210, agents, meanTalkMs: 180_000, meanPatienceMs: 300_000, hours: 30 };
    const demand = { calls: 3.5, intervalSeconds: 60, ahtSeconds: 180, targetSeconds: 20, patienceSeconds: 300 };
    expectWithin(await measured(floor, 8), staffing(demand, agents));
  });

  it("every strategy makes callers wait alike where times are exponential", async () => {
    const waits = new Map<string, number>();
    for (const strategy of STRATEGIES) {
      const runs = await runSeeds(
        { ...floorOf({ callsPerHour: 200, agents: 11, meanTalkMs: 180_000, hours: 24, strategy }), seeds: 1 },
        strategy,
        {},
      );
      const all = addCounts(runs.flatMap(({ tally }) => tally.queues.get("line") ?? []));
      waits.set(strategy, all.waitMs / all.offered);
    }
    const [first = 0] = waits.values();
    expect(first).toBeGreaterThan(10_000);
    // The callers are the very same ones: who serves them must not matter to the millisecond.
    for (const [strategy, wait] of waits) expect(wait, strategy).toBeCloseTo(first, 6);
  });
});
