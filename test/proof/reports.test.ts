// Reports over a simulated day, against counts that share nothing with them but the facts.
import { beforeAll, describe, expect, it } from "vitest";
import { ACTIVITIES } from "../../src/report/activity.ts";
import { AgentReport } from "../../src/report/agent-report.ts";
import type { Fact } from "../../src/core/facts.ts";
import { rebuilt } from "../../src/report/from-facts.ts";
import { intervalsBetween, type IntervalSize } from "../../src/report/intervals.ts";
import { QueueReport, type ReportParts } from "../../src/report/queue-report.ts";
import { UTC } from "../../src/core/schedule/local-time.ts";
import type { Run } from "../../src/sim/run.ts";
import { SIMULATED_DAY, simulatedDay } from "../store/simulated-day.ts";

const { from, hours } = SIMULATED_DAY;
const until = from + hours * 3_600_000;

function partsOf(size: IntervalSize): ReportParts {
  const intervals = intervalsBetween(UTC, { from, until }, size, 1_000) ?? [];
  return { intervals, targetMs: 20_000, filter: {}, now: until };
}

describe("reports over a simulated day", () => {
  let facts: readonly Fact[];
  let run: Run;
  beforeAll(async () => {
    ({ facts, run } = await simulatedDay());
  }, 60_000);

  function agents(size: IntervalSize): AgentReport {
    const report = new AgentReport(partsOf(size));
    const { records, spans } = rebuilt(facts);
    for (const record of records) report.take(record);
    for (const span of spans) report.takeSpan(span);
    return report;
  }

  it("find what the simulator's own count found, hour by hour", () => {
    const report = new QueueReport(partsOf("hour"));
    for (const record of rebuilt(facts).records) report.take(record);
    const rows = report.rows();
    expect(rows).toHaveLength(2 * hours);
    for (const row of rows) {
      const hour = (row.from - from) / 3_600_000;
      // Of who is sent out the simulator's people know nothing.
      const { answeredThenOut, ...counts } = row.cell.counts;
      expect(answeredThenOut).toBe(0);
      expect(counts, `${row.name}, hour ${hour}`).toEqual(run.tally.queues.get(row.name)?.[hour]);
    }
    const { counts } = report.total();
    // Else the day shows nothing.
    for (const count of [counts.answered, counts.abandoned, counts.abandonedShort, counts.timedOut]) {
      expect(count).toBeGreaterThan(1);
    }
  });

  it.each(["none", "15m"] as const)("give agents states that add up to their signed-in time (%s)", (size) => {
    const expected = signedInTimes(facts);
    const found = new Map<string, number>();
    const intervals = partsOf(size).intervals.length;
    for (const { name, cell, from: begin, until: end } of agents(size).rows()) {
      const sum = Object.values(cell.times).reduce((total, ms) => total + ms, 0);
      expect(cell.signedInMs).toBe(sum);
      expect(sum).toBeLessThanOrEqual(end - begin);
      found.set(name, (found.get(name) ?? 0) + sum);
    }
    expect(intervals).toBe(size === "none" ? 1 : 16);
    expect(found).toEqual(expected);
    expect([...found.values()].some((ms) => ms < until - from && ms > 0)).toBe(true);
  });

  it("find the times and the calls of each agent that the simulator found", () => {
    for (const { name, cell } of agents("none").rows()) {
      const own = run.tally.perAgent.get(name as never);
      const { times } = cell;
      const found = { ...times, talking: times.talking + times.held + times.dialing };
      for (const activity of ACTIVITIES) expect(found[activity], `${name}: ${activity}`).toBe(own?.[activity]);
      expect(cell.handling.talks).toBe(run.tally.served.get(name as never) ?? 0);
      expect(cell.offers).toBe(Object.values(cell.offerEnds).reduce((sum, count) => sum + count, 0));
    }
  });
});

/** Counted from signing in and out alone. */
function signedInTimes(facts: readonly Fact[]): Map<string, number> {
  const since = new Map<string, number>();
  const times = new Map<string, number>();
  const add = (agent: string, at: number): void => {
    times.set(agent, (times.get(agent) ?? 0) + Math.min(at, until) - (since.get(agent) ?? at));
    since.delete(agent);
  };
  for (const fact of facts) {
    if (fact.type === "agent-signed-in" && !since.has(fact.agent)) since.set(fact.agent, fact.at);
    if (fact.type === "agent-signed-out" && fact.queue === undefined) add(fact.agent, fact.at);
  }
  for (const agent of [...since.keys()]) add(agent, until);
  return times;
}
