// Every assignment of 10 000-call days is put before an independent judge: levels, breaks, missed offers, retained agents.
import { describe, expect, it } from "vitest";
import { STRATEGIES, type AgentConfig, type QueueConfig, type Strategy } from "../../src/core/model.ts";
import { simulate } from "../../src/sim/run.ts";
import type { Group, Presence, Scenario } from "../../src/sim/scenario.ts";
import { agentOf, queueOf } from "../scenarios/script.ts";
import { groupOf } from "./floor.ts";
import { Oracle } from "./oracle.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 20 * HOUR_MS;

/** Everybody has a break of their own, some have two shifts. */
function presences(count: number): Presence[] {
  return Array.from({ length: count }, (_, index) => {
    // They overlap: for a while a level has nobody at all.
    const breaks = [2, 5, 7, 13, 16].map((hour) => {
      const fromMs = hour * HOUR_MS + index * 400_000;
      return { fromMs, toMs: fromMs + 900_000 + index * 60_000 };
    });
    const whole = { fromMs: 0, toMs: DAY_MS };
    const split = [
      { fromMs: 0, toMs: 9 * HOUR_MS },
      { fromMs: 10 * HOUR_MS, toMs: DAY_MS },
    ];
    return { shifts: index % 3 === 0 ? split : [whole], breaks };
  });
}

function crew(name: string, queues: readonly string[], count: number, level: number): Group {
  const {
    agent: _agent,
    name: _name,
    ...config
  } = agentOf("any", {
    ...{ level, wrapUpMs: 8_000, lagMs: 1_500, maxNoAnswer: 3, rejectDelayMs: 6_000, busyDelayMs: 4_000 },
    position: 1,
  });
  const hands = { answersAfter: { type: "uniform", fromMs: 500, toMs: 14_000 }, misses: 0.08, rejects: 0.05 } as const;
  return groupOf(name, queues, count, { config, ...hands, people: presences(count) });
}

/** First line and second line: whom the first one cannot serve in time goes to the second, which keeps agents for its own. */
function day(strategy: Strategy): Scenario {
  const patience = { type: "exponential", meanMs: 120_000 } as const;
  const talk = { type: "lognormal", meanMs: 60_000, deviationMs: 50_000 } as const;
  const onward = { type: "transfer", to: "queue", target: "second" } as const;
  const timing = { agentTimeoutMs: 12_000, levelWaitMs: 7_000, music: undefined };
  return {
    ...{ name: "judged", startMs: 0, durationMs: DAY_MS, intervalMs: HOUR_MS, warmUpMs: 0, seeds: 1 },
    serviceLevel: { definition: "answered-in-time-of-offered", targetMs: 20_000 },
    queues: [
      queueOf("first", { strategy, ...timing, waitTimeoutMs: 25_000, waitTimeoutAction: onward }),
      queueOf("second", { strategy, ...timing, levelWaitMs: 30_000, retainAgents: 2, priority: 1 }),
    ],
    streams: [
      { queue: "first", expected: [400], talk, patience },
      { queue: "second", expected: [105], talk, patience },
    ],
    groups: [
      crew("a", ["first"], 5, 1),
      crew("b", ["first", "second"], 3, 2),
      crew("c", ["second"], 2, 1),
      crew("d", ["second", "first"], 2, 3),
    ],
  };
}

function agentsOf(scenario: Scenario): AgentConfig[] {
  return scenario.groups.flatMap(({ name, config, people }) =>
    people.map((_, index) => agentOf(`${name}-${index + 1}`, config)),
  );
}

describe("an independent judge agrees with every assignment", { timeout: 120_000 }, () => {
  it.each(STRATEGIES)("of 10 000 calls by %s", async (strategy) => {
    const scenario = day(strategy);
    const queues: readonly QueueConfig[] = scenario.queues;
    const oracle = new Oracle(agentsOf(scenario), queues);
    const ends = new Map<string, number>();
    const run = await simulate(scenario, 1, {
      onStep: ({ at }, facts) => {
        oracle.afterStep(facts, at);
        for (const fact of facts) {
          const what = fact.type === "offer-ended" ? fact.end : fact.type === "queue-left" ? fact.outcome : fact.type;
          ends.set(what, (ends.get(what) ?? 0) + 1);
        }
      },
    });
    expect(oracle.disagreements).toEqual([]);
    expect(run?.calls).toBeGreaterThan(9_500);
    expect(oracle.judged).toBeGreaterThan(8_000);
    // A day on which nothing happens would be agreed with too.
    for (const what of ["no-answer", "rejected", "abandoned", "timed-out", "call-sent-on"]) {
      expect(ends.get(what) ?? 0, what).toBeGreaterThan(100);
    }
  });
});
