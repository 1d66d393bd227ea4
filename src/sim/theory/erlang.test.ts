import { describe, expect, it } from "vitest";
import { agentsFor, erlangB, linesFor, loadFor, staffing, type Demand } from "./erlang.ts";

const HALF_HOUR: Demand = {
  calls: 100,
  intervalSeconds: 1_800,
  ahtSeconds: 180,
  targetSeconds: 20,
  patienceSeconds: undefined,
};
const IMPATIENT: Demand = {
  calls: 3.5,
  intervalSeconds: 60,
  ahtSeconds: 180,
  targetSeconds: 20,
  patienceSeconds: 300,
};

/** The textbook's own sums, for loads at which they still fit into a double. */
function erlangCBySums(load: number, agents: number): number {
  let term = 1;
  let sum = 1;
  for (let busy = 1; busy < agents; busy += 1) sum += term *= load / busy;
  const last = ((term * load) / agents) * (agents / (agents - load));
  return last / (sum + last);
}

/** Erlang A by solving the chain of states and integrating the wait by small steps: slow, and sharing nothing. */
function erlangAByIntegration(demand: Demand, agents: number, patience: number): { level: number; abandoned: number } {
  const perSecond = demand.calls / demand.intervalSeconds;
  const weights = [1];
  for (let state = 1; state < 400; state += 1) {
    const rate = Math.min(state, agents) / demand.ahtSeconds + Math.max(0, state - agents) / patience;
    weights.push(((weights[state - 1] ?? 0) * perSecond) / rate);
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let level = weights.slice(0, agents).reduce((sum, weight) => sum + weight, 0) / all;
  const abandoned =
    weights.reduce((sum, weight, state) => sum + weight * Math.max(0, state - agents), 0) / all / patience / perSecond;
  // Who has how many before them, moved forward in time; whoever is at the front and served within the target counts.
  let line = weights.slice(agents).map((weight) => weight / all);
  const step = 0.002;
  for (let at = 0; at < demand.targetSeconds; at += step) {
    const next = line.slice();
    for (const [before, share] of line.entries()) {
      const leaves = (agents / demand.ahtSeconds + before / patience) * share * step;
      next[before] = (next[before] ?? 0) - leaves - (share / patience) * step;
      if (before === 0) level += leaves;
      else next[before - 1] = (next[before - 1] ?? 0) + leaves;
    }
    line = next;
  }
  return { level, abandoned };
}

describe("Erlang C", () => {
  it("gives the known figures of 100 calls in half an hour", () => {
    const fourteen = staffing(HALF_HOUR, 14);
    expect(fourteen.waitProbability).toBeCloseTo(0.1741319, 7);
    expect(fourteen.serviceLevel).toBeCloseTo(0.88835, 5);
    expect(fourteen.asaSeconds).toBeCloseTo(7.8359, 4);
    expect(fourteen.occupancy).toBeCloseTo(10 / 14, 12);
    expect(fourteen.abandonProbability).toBe(0);
    const eleven = staffing(HALF_HOUR, 11);
    expect(eleven.waitProbability).toBeCloseTo(0.6821182, 7);
    expect(eleven.serviceLevel).toBeCloseTo(0.3896138, 7);
  });

  it("agrees with the textbook's sums", () => {
    for (const [load, agents] of [
      [0.5, 1],
      [10, 11],
      [60, 70],
    ] as const) {
      const demand = { ...HALF_HOUR, calls: load * 10 };
      expect(staffing(demand, agents).waitProbability).toBeCloseTo(erlangCBySums(load, agents), 12);
    }
  });

  it("says that the line grows without end where the agents are too few", () => {
    expect(staffing(HALF_HOUR, 10)).toMatchObject({ waitProbability: 1, serviceLevel: 0, asaSeconds: Infinity });
  });

  it("stays exact with thousands of agents", () => {
    // 5 000 Erlang: with the square root rule's 1 x sqrt(load) to spare about 22 % wait (Halfin and Whitt, 1981).
    const large = { ...HALF_HOUR, calls: 50_000 };
    expect(staffing(large, 5_000 + Math.round(Math.sqrt(5_000))).waitProbability).toBeCloseTo(0.223, 2);
    expect(staffing({ ...HALF_HOUR, calls: 1 }, 20_000)).toMatchObject({ waitProbability: 0, serviceLevel: 1 });
  });
});

describe("Erlang A", () => {
  it("gives the known figures of 3.5 calls a minute", () => {
    expect(staffing(IMPATIENT, 13).asaSeconds).toBeCloseTo(9.91, 2);
    expect(staffing(IMPATIENT, 13).abandonProbability).toBeCloseTo(0.03304, 5);
    expect(staffing(IMPATIENT, 9).asaSeconds).toBeCloseTo(56.62, 2);
    expect(staffing(IMPATIENT, 9).abandonProbability).toBeCloseTo(0.18873, 5);
  });

  it("agrees with an integration of the same chain", () => {
    for (const agents of [9, 11, 13]) {
      const { level, abandoned } = erlangAByIntegration(IMPATIENT, agents, 300);
      expect(staffing(IMPATIENT, agents).serviceLevel).toBeCloseTo(level, 3);
      expect(staffing(IMPATIENT, agents).abandonProbability).toBeCloseTo(abandoned, 10);
    }
  });

  it("becomes Erlang C as patience grows", () => {
    const patient = staffing({ ...HALF_HOUR, patienceSeconds: 1e8 }, 14);
    const endless = staffing(HALF_HOUR, 14);
    expect(patient.waitProbability).toBeCloseTo(endless.waitProbability, 5);
    expect(patient.serviceLevel).toBeCloseTo(endless.serviceLevel, 5);
    expect(patient.asaSeconds).toBeCloseTo(endless.asaSeconds, 3);
  });

  it("holds with many more calls than thousands of agents can take", () => {
    const flood = { ...HALF_HOUR, calls: 100_000, patienceSeconds: 300 };
    const { abandonProbability, occupancy, serviceLevel } = staffing(flood, 5_000);
    // All are busy, whoever comes too much gives up.
    expect(abandonProbability).toBeCloseTo(0.5, 6);
    expect(occupancy).toBeCloseTo(1, 6);
    expect(serviceLevel).toBeLessThan(1e-6);
    expect(staffing({ ...flood, calls: 50_500 }, 5_000).serviceLevel).toBeGreaterThan(0.5);
  });
});

describe("Erlang B", () => {
  it("gives the known loads for 1 % loss", () => {
    expect(loadFor(10, 0.01)).toBeCloseTo(4.4612, 4);
    expect(loadFor(50, 0.01)).toBeCloseTo(37.9014, 4);
    expect(erlangB(4.4612, 10)).toBeCloseTo(0.01, 5);
  });

  it("finds the lines for a load", () => {
    expect(linesFor(4.4612, 0.01001)).toBe(10);
    expect(linesFor(4.47, 0.01)).toBe(11);
    expect(linesFor(5_000, 0.01)).toBeGreaterThan(4_900);
  });
});

describe("how many agents", () => {
  it("are the fewest that reach the level", () => {
    for (const demand of [HALF_HOUR, IMPATIENT, { ...HALF_HOUR, calls: 20_000 }]) {
      const agents = agentsFor(demand, 0.8);
      expect(staffing(demand, agents).serviceLevel).toBeGreaterThanOrEqual(0.8);
      expect(staffing(demand, agents - 1).serviceLevel).toBeLessThan(0.8);
    }
    expect(agentsFor(HALF_HOUR, 0.8)).toBe(14);
  });
});
