// What reports are made of, through the store: the same as made from the facts alone.
import { beforeEach, describe, expect, it } from "vitest";
import type { Fact, FactBody } from "../../src/core/facts.ts";
import { AgentReport } from "../../src/report/agent-report.ts";
import { rebuilt } from "../../src/report/from-facts.ts";
import { HotlineReport } from "../../src/report/hotline-report.ts";
import { intervalsBetween, type Interval } from "../../src/report/intervals.ts";
import { QueueReport } from "../../src/report/queue-report.ts";
import { UTC } from "../../src/core/schedule/local-time.ts";
import type { Database } from "../../src/store/database/open.ts";
import type { Store } from "../../src/store/store.ts";
import { agentChanged, factsFrom, MONDAY_TEN, queueCall } from "./facts.ts";
import { SIMULATED_DAY, simulatedDay } from "./simulated-day.ts";
import { clock, emptied, testStoreOn } from "./test-store.ts";

const HOUR_MS = 3_600_000;

function reportsOn(time: Interval) {
  const intervals = intervalsBetween(UTC, time, "30m", 1_000) ?? [];
  const parts = { intervals, targetMs: 20_000, filter: {}, now: time.until };
  const all = { queues: new QueueReport(parts), hotlines: new HotlineReport(parts), agents: new AgentReport(parts) };
  return { all, calls: [all.queues, all.hotlines, all.agents] };
}

function shown({ queues, hotlines, agents }: ReturnType<typeof reportsOn>["all"]) {
  return [queues, hotlines, agents].map((report) => ({ rows: report.rows(), total: report.total() }));
}

async function fromStore(store: Store, time: Interval) {
  const { all, calls } = reportsOn(time);
  for await (const records of store.reports.records(time)) {
    for (const record of records) for (const report of calls) report.take(record);
  }
  for await (const spans of store.reports.spans(time, undefined)) {
    for (const span of spans) all.agents.takeSpan(span);
  }
  return shown(all);
}

function fromFacts(facts: readonly Fact[], time: Interval) {
  const { all, calls } = reportsOn(time);
  const { records, spans } = rebuilt(facts);
  for (const record of records) for (const report of calls) report.take(record);
  for (const span of spans) all.agents.takeSpan(span);
  return shown(all);
}

/** To be called inside a suite that opens the database. */
export function reportSuite(database: () => Database): void {
  describe("reports", () => {
    let store: Store;
    beforeEach(async () => {
      clock.at = MONDAY_TEN;
      await emptied(database());
      store = await testStoreOn(database());
    });

    it("are the same of the store and of the journal", { timeout: 120_000 }, async () => {
      const { facts } = await simulatedDay();
      for (let first = 0; first < facts.length; first += 500) {
        await store.project(facts.slice(first, first + 500));
        // Another process goes on from what is kept.
        if (first === 1_000) store = await testStoreOn(database());
      }
      const { from, hours } = SIMULATED_DAY;
      const day = { from, until: from + hours * HOUR_MS };
      const ofDay = await fromStore(store, day);
      expect(ofDay).toEqual(fromFacts(facts, day));
      expect(ofDay[2]?.rows.length).toBeGreaterThan(20);
      const part = { from: from + HOUR_MS, until: from + 2 * HOUR_MS };
      expect(await fromStore(store, part)).toEqual(fromFacts(facts, part));
      expect(await store.reports.countRecords(day, 10)).toBe(11);
      expect(await store.reports.countRecords({ from: from - 2, until: from - 1 }, 10)).toBe(0);
    });

    it("count a call that a crash cut as an error, and nobody as signed in while there was no center", async () => {
      const bodies: (readonly [number, FactBody])[] = [
        [0, { type: "engine-started" }],
        [0, agentChanged("READY", "IDLE")],
        ...queueCall("call-1").slice(0, 8),
      ];
      const facts = factsFrom(1, MONDAY_TEN, bodies);
      await store.project(facts);
      const time = { from: MONDAY_TEN, until: MONDAY_TEN + HOUR_MS };
      const [waiting] = await fromStore(store, time);
      expect(waiting?.total).toMatchObject({ counts: { offered: 1, errors: 0 }, waiting: 1 });
      expect(await store.closeOpenCalls(MONDAY_TEN + 60_000)).toHaveLength(1);
      const again = factsFrom(facts.length + 1, MONDAY_TEN + 60_000, [
        [0, { type: "engine-started" }],
        [0, agentChanged("READY", "IDLE")],
        [5_000, agentChanged("LOGOUT", "IDLE")],
      ]);
      await store.project(again);
      const after = await fromStore(store, time);
      expect(after[0]?.total).toMatchObject({ counts: { offered: 1, errors: 1 }, waiting: 0 });
      expect(after[2]?.total).toMatchObject({ signedInMs: 5_100 });
      expect(after).toEqual(fromFacts([...facts, ...again], time));
    });

    it("end what an earlier center saw of agents, though nobody has told the store of its end", async () => {
      const facts = factsFrom(1, MONDAY_TEN, [
        [0, agentChanged("READY", "IDLE")],
        [700, { type: "switch-up" }],
        [60_000, { type: "engine-started" }],
      ]);
      // The journal of two runs, while the database was away.
      await store.project(facts.slice(0, 2));
      await store.project(facts.slice(2));
      const time = { from: MONDAY_TEN, until: MONDAY_TEN + HOUR_MS };
      const found = await fromStore(store, time);
      expect(found[2]?.total).toMatchObject({ signedInMs: 700 });
      expect(found).toEqual(fromFacts(facts, time));
    });

    it("find calls and states that began long before", async () => {
      const days = 3 * 24 * HOUR_MS;
      const bodies: (readonly [number, FactBody])[] = [
        [0, agentChanged("UNREADY", "IDLE", "on leave")],
        ...queueCall("long").map(([at, body], index) => [index < 4 ? at : at + days, body] as const),
        [days + HOUR_MS, agentChanged("LOGOUT", "IDLE")],
      ];
      const facts = factsFrom(1, MONDAY_TEN, bodies);
      const time = { from: MONDAY_TEN + days, until: MONDAY_TEN + days + HOUR_MS };
      // While it goes on, and when it is over.
      for (const known of [facts.slice(0, 15), facts]) {
        await store.project(known);
        const found = await fromStore(store, time);
        expect(found).toEqual(fromFacts(known, time));
        expect(found[0]?.total).toMatchObject({ counts: { offered: 1 } });
        expect(found[2]?.total).toMatchObject({ signedInMs: HOUR_MS });
        expect(await store.reports.countRecords(time, 10)).toBe(1);
      }
    });
  });
}
