import { describe, expect, it } from "vitest";
import { agent, agentChanged, factsFrom, queueCall } from "../../test/store/facts.ts";
import type { FactBody, QueueOutcome } from "../core/facts.ts";
import type { AgentId, CallId, QueueName } from "../core/model.ts";
import { AgentReport } from "./agent-report.ts";
import { SERVICE_LEVELS } from "../core/report/answered-in-time.ts";
import { cutByCrash, type CallRecord } from "../core/report/call-record.ts";
import { rebuilt } from "./from-facts.ts";
import { HotlineReport } from "./hotline-report.ts";
import { QueueReport, type ReportFilter, type ReportParts } from "./queue-report.ts";

const queue = "support" as QueueName;
type Timed = (readonly [number, FactBody])[];

function partsOf(filter: ReportFilter = {}, until = 100_000_000): ReportParts {
  return { intervals: [{ from: 0, until }], targetMs: 20_000, filter, now: until };
}

/** A call that did nothing but wait, from `at` on. */
function waiting(name: string, at: number, outcome: QueueOutcome, waitMs: number): Timed {
  const call = name as CallId;
  const joined = outcome === "overflowed" ? [] : [[at, { type: "queue-joined", call, queue, position: 1 }] as const];
  const origin = { type: "trunk", trunk: "line" } as const;
  const who = { leg: `${name}-a` as never, origin, dialled: "4000", callerNumber: "1", callerName: "" };
  return [
    [at, { type: "call-started", call, ...who }],
    [at, { type: "call-routed", call, step: { type: "queue", queue } }],
    ...joined,
    [
      at + waitMs,
      { type: "queue-left", call, queue, outcome, waitMs, agent: outcome === "answered" ? agent : undefined },
    ],
    [at + waitMs, { type: "call-ended", call, by: "caller", cause: "normal" }],
  ];
}

function recordsOf(bodies: Timed): readonly CallRecord[] {
  return rebuilt(factsFrom(1, 0, bodies)).records;
}

function cellOf(records: readonly CallRecord[], filter: ReportFilter = {}) {
  const report = new QueueReport(partsOf(filter));
  for (const record of records) report.take(record);
  return report.rows()[0]?.cell;
}

describe("a report about queues", () => {
  const kinds: readonly (readonly [number, QueueOutcome, number])[] = [
    ...([
      [70, "answered", 20_000],
      [10, "answered", 20_001],
      [4, "abandoned", 4_999],
    ] as const),
    ...([
      [2, "abandoned", 20_000],
      [8, "abandoned", 20_001],
      [6, "overflowed", 0],
    ] as const),
  ];
  const hundred = recordsOf(
    kinds.flatMap(([count, outcome, waitMs], kind) =>
      Array.from({ length: count }, (_, index) => waiting(`${kind}-${index}`, index, outcome, waitMs)).flat(),
    ),
  );

  it("gives five service levels, each with what it is of", () => {
    const { counts, serviceLevels } = cellOf(hundred) ?? {};
    expect(counts).toMatchObject({
      ...{ offered: 100, answered: 80, answeredInTime: 70, abandoned: 14, abandonedInTime: 6, abandonedShort: 4 },
      overflowed: 6,
    });
    const shown = SERVICE_LEVELS.map((name) => {
      const { numerator, denominator, share = 0 } = serviceLevels?.[name] ?? { numerator: 0, denominator: 0 };
      return [numerator, denominator, (share * 100).toFixed(2)];
    });
    expect(shown).toEqual([
      ...[
        [70, 80, "87.50"],
        [76, 94, "80.85"],
        [70, 94, "74.47"],
        [70, 90, "77.78"],
        [70, 100, "70.00"],
      ],
    ]);
  });

  it("gives waits of the answered and of all", () => {
    const { answeredWait, wait } = cellOf(hundred) ?? {};
    expect(answeredWait).toEqual({ meanMs: 20_000.125, p50Ms: 20_000, p95Ms: 20_001, maxMs: 20_001 });
    expect(wait).toMatchObject({ p50Ms: 20_000, maxMs: 20_001 });
    expect(cellOf(recordsOf(waiting("a", 0, "abandoned", 7)))?.answeredWait.meanMs).toBeUndefined();
  });

  it("counts every outcome once, and who still waits among the offered", () => {
    const outcomes: QueueOutcome[] = ["timed-out", "no-agent", "transferred-out", "error", "overflowed"];
    const records = recordsOf([
      ...outcomes.flatMap((outcome) => waiting(outcome, 0, outcome, 10)),
      ...waiting("lives", 0, "answered", 10).slice(0, 3),
      // On their way to a queue, no more.
      ...waiting("gone", 0, "answered", 10).slice(0, 2),
    ]);
    const { counts, waiting: inLine } = cellOf(records) ?? {};
    expect(counts).toMatchObject({
      ...{ offered: 6, timedOut: 1, noAgent: 1, transferredOut: 1, errors: 1, overflowed: 1, answered: 0 },
    });
    expect(inLine).toBe(1);
    const cut = records.map((record) => cutByCrash(record, 500));
    expect(cellOf(cut)).toMatchObject({ counts: { offered: 6, errors: 2 }, waiting: 0 });
  });

  it("adds up the conversations, hold apart, with their after-call work", () => {
    const bodies = [
      ...queueCall("call-1"),
      [20_020, agentChanged("READY", "ACW")] as const,
      [23_020, agentChanged("READY", "IDLE")] as const,
    ];
    expect(cellOf(recordsOf(bodies))?.handling).toEqual({
      ...{ talks: 1, talkMs: 13_000, holdMs: 2_000, wrapUpMs: 3_000, meanMs: 18_000 },
    });
  });

  it("is restricted to a queue, to who answered, and to the hotline that was dialled", () => {
    const records = recordsOf(queueCall("call-1"));
    for (const filter of [{ queue: "support" }, { agent: "1001" }, { hotline: "4000" }]) {
      expect(cellOf(records, filter)?.counts.offered).toBe(1);
    }
    for (const filter of [{ queue: "sales" }, { agent: "1002" }, { hotline: "4001" }]) {
      expect(cellOf(records, filter)).toBeUndefined();
    }
  });

  it("counts a caller where they joined, and not at all outside", () => {
    const records = recordsOf([...waiting("a", 999, "answered", 5_000), ...waiting("b", 1_000, "answered", 1)]);
    const report = new QueueReport({ ...partsOf(), intervals: [{ from: 0, until: 1_000 }] });
    for (const record of records) report.take(record);
    expect(report.rows()).toMatchObject([{ name: "support", from: 0, cell: { counts: { offered: 1 } } }]);
    expect(report.total().wait.maxMs).toBe(5_000);
  });
});

describe("a report about hotlines", () => {
  it("says what became of the calls of each number, and of its callers in queues", () => {
    const closed = waiting("closed", 0, "abandoned", 0);
    const records = recordsOf([
      ...queueCall("call-1"),
      ...closed.slice(0, 1),
      [0, { type: "call-routed", call: "closed" as CallId, step: { type: "closed", number: "4000", period: "off" } }],
      ...closed.slice(-1),
      ...queueCall("lost").slice(0, 8),
      [60, { type: "call-ended", call: "lost" as CallId, by: "caller", cause: "normal" }],
      ...queueCall("lives").slice(0, 8),
    ]);
    const report = new HotlineReport(partsOf());
    for (const record of records) report.take(record);
    expect(report.rows()).toMatchObject([
      {
        name: "4000",
        cell: { calls: 4, closed: 1, answered: 1, unanswered: 1, living: 1, queues: { counts: { offered: 3 } } },
      },
    ]);
  });
});

describe("a report about agents", () => {
  const half = {
    intervals: [
      { from: 0, until: 5_000 },
      { from: 5_000, until: 50_000 },
    ],
    targetMs: 0,
    filter: {},
  };
  const { records, spans } = rebuilt(
    factsFrom(
      1,
      0,
      [
        [0, agentChanged("UNREADY", "IDLE", "lunch")],
        [1_000, agentChanged("READY", "IDLE")],
        ...queueCall("call-1").map(([at, body]) => [at + 1_000, body] as const),
        [4_200, agentChanged("READY", "RINGING")],
        [6_000, agentChanged("READY", "TALKING")],
        [21_020, agentChanged("READY", "ACW")],
        [24_020, agentChanged("READY", "IDLE")],
        [30_000, agentChanged("LOGOUT", "IDLE")],
      ].sort(([a], [b]) => (a as number) - (b as number)) as Timed,
    ),
  );
  function reportWith(parts: Omit<ReportParts, "now">, now: number): AgentReport {
    const report = new AgentReport({ ...parts, now });
    for (const record of records) report.take(record);
    for (const span of spans) report.takeSpan(span);
    return report;
  }

  it("cuts their time at the intervals' ends, and sums it up", () => {
    const rows = reportWith(half, 60_000).rows();
    const times = rows.filter(({ name }) => name === "1001").map(({ cell }) => cell.times);
    expect(times).toEqual([
      { idle: 3_200, ringing: 800, dialing: 0, talking: 0, held: 0, "wrap-up": 0, break: 1_000 },
      { idle: 5_980, ringing: 1_000, dialing: 0, talking: 15_020, held: 0, "wrap-up": 3_000, break: 0 },
    ]);
    expect(rows.map(({ cell }) => cell.signedInMs)).toEqual([5_000, 25_000, 0]);
    expect(rows[0]?.cell.breaks).toEqual([{ reason: "lunch", ms: 1_000 }]);
    expect(rows[0]?.cell.occupancy).toBeCloseTo(800 / 4_000, 10);
    expect(rows[2]?.cell.occupancy).toBeUndefined();
  });

  it("says how their offers ended and what they handled", () => {
    const [first, second, other] = reportWith(half, 60_000).rows();
    expect(first?.cell).toMatchObject({ offers: 1, ringing: 0, offerEnds: { answered: 1 }, handling: { talks: 0 } });
    expect(second?.cell).toMatchObject({ offers: 0, handling: { talks: 1, talkMs: 13_000, wrapUpMs: 3_000 } });
    expect(other).toMatchObject({ name: "1002", cell: { offers: 1, offerEnds: { rejected: 1, answered: 0 } } });
    expect(reportWith({ ...half, filter: { agent: "1002" } }, 0).rows()).toHaveLength(1);
    expect(reportWith({ ...half, filter: { queue: "sales" } }, 0).total().offers).toBe(0);
  });
});

describe("what agents were", () => {
  it("ends with the center that saw it, and goes on with the next", () => {
    const { spans } = rebuilt(
      factsFrom(1, 0, [
        [0, agentChanged("READY", "IDLE")],
        [700, { type: "phone-registered", extn: "1" as never }],
        [5_000, { type: "engine-started" }],
        [5_000, agentChanged("READY", "IDLE")],
      ]),
    );
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [0, 700],
      [5_000, undefined],
    ]);
  });

  it("is one stretch as long as nothing changes but their leg", () => {
    const ready = agentChanged("READY", "IDLE");
    const { spans } = rebuilt(
      factsFrom(1, 0, [
        [0, ready],
        [10, ready],
        [20, agentChanged("LOGOUT", "IDLE")],
      ]),
    );
    expect(spans).toMatchObject([{ agent: agent satisfies AgentId, from: 0, to: 20 }]);
  });
});
