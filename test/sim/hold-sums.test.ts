// Records and reports over random traffic with holds: the same sums, and those of a count that shares nothing with them but
// the facts.
import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/core/facts.ts";
import type { LegId } from "../../src/core/model.ts";
import { AgentReport } from "../../src/report/agent-report.ts";
import { summaryOf } from "../../src/report/call-summary.ts";
import { rebuilt } from "../../src/report/from-facts.ts";
import { QueueReport, type ReportParts } from "../../src/report/queue-report.ts";
import { readRecords } from "../../src/sim/past-calls.ts";
import { runWorld } from "./world.ts";

const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);
const ALL: ReportParts = { intervals: [{ from: 0, until: 4e12 }], targetMs: 0, filter: {}, now: 4e12 };

interface Sums {
  talkMs: number;
  holdMs: number;
}

describe("random traffic with holds", () => {
  it("gives records and reports the same sums", { timeout: 120_000 }, async () => {
    const all: Sums = { talkMs: 0, holdMs: 0 };
    for (const seed of SEEDS) {
      const facts = JSON.parse((await runWorld(seed, 60, undefined, false)).facts) as Fact[];
      const { records } = rebuilt(facts);
      const [queues, agents] = [new QueueReport(ALL), new AgentReport(ALL)];
      for (const record of records) for (const report of [queues, agents]) report.take(record);
      const rows = records.map((record) => ({ record, summary: summaryOf(record, ALL.now) }));
      const counted = countedFrom(facts);
      expect(sumOf(rows.map(({ summary }) => summary)), `seed ${seed}`).toEqual(counted);
      // Of a caller whom a queue's agent answered, all conversations are that queue's.
      const ofQueues = sumOf(
        rows.filter(({ summary }) => summary.outcome === "answered").map(({ summary }) => summary),
      );
      for (const { handling } of [queues.total(), agents.total()]) {
        expect({ talkMs: handling.talkMs, holdMs: handling.holdMs }, `seed ${seed}`).toEqual(ofQueues);
      }
      expect(simulatorsSum(rows.map(({ summary }) => summary)), `seed ${seed}`).toBe(counted.talkMs + counted.holdMs);
      all.talkMs += ofQueues.talkMs;
      all.holdMs += ofQueues.holdMs;
    }
    // Else it shows nothing.
    expect(all.holdMs).toBeGreaterThan(50_000);
    expect(all.talkMs).toBeGreaterThan(50_000);
  });
});

function sumOf(some: readonly Sums[]): Sums {
  const sum: Sums = { talkMs: 0, holdMs: 0 };
  for (const { talkMs, holdMs } of some) {
    sum.talkMs += talkMs;
    sum.holdMs += holdMs;
  }
  return sum;
}

/** What the simulator reads from the list of calls: the length of each conversation. */
function simulatorsSum(rows: readonly Sums[]): number {
  const listed = rows.map(({ talkMs, holdMs }) => {
    return { start_stamp: "2026-01-05 09:00:00", queue: "q0", talk_ms: talkMs, hold_ms: holdMs };
  });
  const { calls, errors } = readRecords("calls", () => JSON.stringify({ data: listed }));
  expect(errors).toEqual([]);
  return calls.reduce((sum, call) => sum + call.talkMs, 0);
}

/** From fact to fact: for every pair that is bridged, whether one of both holds. */
function countedFrom(facts: readonly Fact[]): Sums {
  const sums: Sums = { talkMs: 0, holdMs: 0 };
  const holding = new Set<LegId>();
  let pairs: (readonly [LegId, LegId])[] = [];
  let last = facts[0]?.at ?? 0;
  for (const fact of facts) {
    for (const pair of pairs) sums[pair.some((leg) => holding.has(leg)) ? "holdMs" : "talkMs"] += fact.at - last;
    last = fact.at;
    if (fact.type === "leg-held") holding.add(fact.leg);
    else if (fact.type === "leg-resumed") holding.delete(fact.leg);
    else if (fact.type === "leg-ended") pairs = pairs.filter((pair) => !pair.includes(fact.leg));
    else if (fact.type === "bridged") pairs.push(fact.legs);
  }
  return sums;
}
