import { describe, expect, it } from "vitest";
import { agent, agentChanged, factsFrom, MONDAY_TEN, queueCall } from "../../test/store/facts.ts";
import type { Fact, FactBody } from "../core/facts.ts";
import type { AgentId, CallId, Extn, LegId } from "../core/model.ts";
import { bookFacts, callsOf, EMPTY_BOOK, type CallBook } from "./call-book.ts";
import { cutByCrash, type CallRecord } from "../core/report/call-record.ts";
import { summaryOf } from "./call-summary.ts";

const call = "call-1" as CallId;
type Timed = readonly (readonly [number, FactBody])[];

function recordOf(bodies: Timed): CallRecord {
  const record = bookFacts(EMPTY_BOOK, factsFrom(1, 0, bodies)).touched.get(call);
  if (record === undefined) throw new Error("no record");
  return record;
}

function until(type: FactBody["type"]): Timed {
  const bodies = queueCall(call);
  return bodies.slice(0, bodies.findLastIndex(([, body]) => body.type === type) + 1);
}

describe("the record of a call through a queue", () => {
  const record = recordOf(queueCall(call));

  it("says who called whom and how it ended", () => {
    expect(record).toMatchObject({
      ...{ call, dialled: "4000", callerNumber: "13800138000", callerName: "Li" },
      ...{ startedAt: 0, answeredAt: 10, endedAt: 20_010, endedBy: "caller", cause: "normal" },
    });
  });

  it("has its legs with their times, their ends and their audio", () => {
    expect(record.legs).toMatchObject([
      {
        role: "caller",
        number: "13800138000",
        trunk: "line",
        answeredAt: 10,
        endedAt: 20_010,
        media: { packetsLost: 2 },
      },
      { role: "callee", number: "1002", agent: "1002", ringingAt: 100, answeredAt: undefined, cause: "rejected" },
      {
        role: "callee",
        number: "1001",
        agent: "1001",
        ringingAt: 3200,
        answeredAt: 5000,
        endedBy: "command",
        holdMs: 2000,
      },
    ]);
  });

  it("has its way: hotline, queue, each offer with its end", () => {
    expect(record.way).toEqual([
      { type: "hotline", at: 0, id: "7", number: "4000", period: "work" },
      {
        ...{ type: "queue", at: 10, queue: "support", position: 1, leftAt: 5010, outcome: "answered", waitMs: 5000 },
        agent: "1001",
        offers: [
          { agent: "1002", extn: "1002", leg: "call-1-b", at: 10, end: "rejected", ringMs: 2900 },
          { agent: "1001", extn: "1001", leg: "call-1-c", at: 3000, end: "answered", ringMs: 1800 },
        ],
      },
    ]);
  });

  it("has its conversation and its recording", () => {
    expect(record.talks).toMatchObject([{ leg: "call-1-c", agent: "1001", startedAt: 5010, endedAt: 20_010 }]);
    expect(record.recordings).toMatchObject([
      { name: "call-1-1", startedAt: 5010, file: "2026/call-1-1.wav", durationMs: 15_000, sizeBytes: 480_044 },
    ]);
  });

  it("sums up", () => {
    expect(summaryOf(record, record.lastAt)).toMatchObject({
      ...{ direction: "inbound", queue: "support", agent: "1001", peer: { leg: "call-1-c" } },
      ...{ waitMs: 5000, ringMs: 1800, talkMs: 13_000, holdMs: 2000, wrapUpMs: 0 },
    });
  });
});

describe("hold", () => {
  it("by both at once is never longer than the conversation", () => {
    const [caller, peer] = ["call-1-a", "call-1-c"] as never[] as [never, never];
    const record = recordOf([
      ...until("recording-started"),
      [5010, { type: "leg-held", call, leg: caller }],
      [5010, { type: "leg-held", call, leg: peer }],
      [9010, { type: "leg-ended", call, leg: caller, cause: "normal", by: "phone", media: undefined }],
      [9010, { type: "leg-ended", call, leg: peer, cause: "normal", by: "command", media: undefined }],
    ]);
    expect(summaryOf(record, record.lastAt)).toMatchObject({ holdMs: 4000, talkMs: 0 });
  });
});

describe("other calls", () => {
  const caller = { type: "extension", extn: "1001" as Extn } as const;
  const [a, b, c] = ["a", "b", "c"] as LegId[] as [LegId, LegId, LegId];
  const started: FactBody = {
    ...{ type: "call-started", call, leg: a, origin: caller, dialled: "900", callerNumber: "1001", callerName: "" },
  };
  const dialled = (leg: LegId, to: object): FactBody =>
    ({ type: "leg-dialled", call, leg, to, agent: undefined }) as never;
  const ended = (leg: LegId, cause: "normal" | "no-answer"): FactBody => ({
    ...{ type: "leg-ended", call, leg, cause, by: "phone", media: undefined },
  });

  it("between our own phones are internal, over a trunk outbound", () => {
    const internal = recordOf([
      [0, started],
      [0, dialled(b, { type: "extension", extn: "900" })],
    ]);
    expect(summaryOf(internal, internal.lastAt).direction).toBe("internal");
    const outbound = recordOf([
      [0, started],
      [0, dialled(b, { type: "trunk", trunk: "t", number: "13900" })],
    ]);
    expect(summaryOf(outbound, outbound.lastAt)).toMatchObject({
      direction: "outbound",
      peer: { number: "13900", trunk: "t" },
    });
  });

  it("say who made them and who took them, by any way", () => {
    const agentOf = (name: string) => name as AgentId;
    const made = { ...started, signedIn: agentOf("a1") } as FactBody;
    const direct = recordOf([
      [0, made],
      [0, { ...dialled(b, { type: "extension", extn: "900" }), signedIn: agentOf("a2") } as FactBody],
      [10, { type: "bridged", call, legs: [a, b], agent: undefined }],
    ]);
    expect(summaryOf(direct, 20)).toMatchObject({
      ...{ agent: undefined, caller: { extn: "1001", agent: "a1", outside: undefined } },
      answered: { extn: "900", agent: "a2", outside: undefined },
    });
    const over = recordOf([
      [0, made],
      [0, dialled(b, { type: "trunk", trunk: "t", number: "13900" })],
      [10, { type: "bridged", call, legs: [a, b], agent: undefined }],
    ]);
    expect(summaryOf(over, 20).answered).toEqual({ extn: undefined, agent: undefined, outside: "13900" });
    const unanswered = recordOf([
      [0, made],
      [0, { ...dialled(b, { type: "extension", extn: "900" }), signedIn: agentOf("a2") } as FactBody],
    ]);
    expect(summaryOf(unanswered, 20)).toMatchObject({
      ...{ caller: { extn: "1001", agent: "a1" }, peer: { leg: b } },
      answered: { extn: undefined, agent: undefined, outside: undefined },
    });
    expect(summaryOf(recordOf(queueCall(call)), 0)).toMatchObject({
      caller: { extn: undefined, agent: undefined, outside: "13800138000" },
      answered: { extn: "1001", agent: "1001", outside: undefined },
    });
  });

  it("nobody answered rang as long as the phone that rang longest", () => {
    const record = recordOf([
      [0, started],
      [0, dialled(b, { type: "extension", extn: "900" })],
      [0, dialled(c, { type: "extension", extn: "901" })],
      [100, { type: "leg-ringing", call, leg: b }],
      [100, { type: "leg-ringing", call, leg: c }],
      [5000, ended(b, "no-answer")],
      [8100, ended(c, "no-answer")],
      [8200, ended(a, "normal")],
      [8200, { type: "call-ended", call, by: "center", cause: "no-answer" }],
    ]);
    expect(summaryOf(record, record.lastAt)).toMatchObject({ ringMs: 8000, talkMs: 0, holdMs: 0, agent: undefined });
  });

  it("that lead nowhere say so", () => {
    const record = recordOf([
      [0, started],
      [0, { type: "call-unroutable", call, dialled: "900" }],
    ]);
    expect(record.way).toEqual([{ type: "unroutable", at: 0, dialled: "900" }]);
  });

  it("that pass through two queues and two conversations count all of them", () => {
    const [first, second] = ["one", "two"] as never[] as [never, never];
    const record = recordOf([
      [0, started],
      [0, { type: "queue-joined", call, queue: first, position: 3 }],
      [1000, { type: "queue-left", call, queue: first, outcome: "overflowed", waitMs: 1000, agent: undefined }],
      [1000, { type: "queue-joined", call, queue: second, position: 1 }],
      [2000, dialled(b, { type: "extension", extn: "900" })],
      [3000, { type: "bridged", call, legs: [a, b], agent }],
      [3000, { type: "queue-left", call, queue: second, outcome: "answered", waitMs: 2000, agent }],
      [4000, dialled(c, { type: "extension", extn: "901" })],
      [5000, { type: "bridged", call, legs: [a, c], agent: undefined }],
      [9000, ended(c, "normal")],
    ]);
    expect(record.talks).toMatchObject([
      { leg: "b", endedAt: 5000 },
      { leg: "c", endedAt: 9000 },
    ]);
    expect(summaryOf(record, record.lastAt)).toMatchObject({
      queue: "two",
      waitMs: 3000,
      talkMs: 6000,
      peer: { leg: "c" },
    });
  });

  it("of which the beginning is unknown have no record", () => {
    const { touched, book } = bookFacts(EMPTY_BOOK, factsFrom(1, 0, [[0, ended(a, "normal")]]));
    expect([touched.size, book.records.size]).toEqual([0, 0]);
  });
});

describe("a call that a crash cut", () => {
  it("ends where the center is last known to have lived, with all that was going on", () => {
    const cut = cutByCrash(recordOf(until("leg-held")), 60_000);
    expect(cut).toMatchObject({ endedAt: 60_000, cause: "crashed", endedBy: "center" });
    expect(cut.legs).toMatchObject([
      { cause: "crashed", endedAt: 60_000 },
      { cause: "rejected", endedAt: 3000 },
      { cause: "crashed", holdMs: 52_000 },
    ]);
    expect(cut.talks).toMatchObject([{ endedAt: 60_000 }]);
  });

  it("has left its queue by an error, and is never cut twice", () => {
    const cut = cutByCrash(recordOf(until("queue-joined")), 5);
    expect(cut.way).toMatchObject([{}, { outcome: "error", waitMs: 0 }]);
    expect(cut.endedAt).toBe(10);
    expect(cutByCrash(cut, 99_999)).toBe(cut);
  });
});

describe("after-call work", () => {
  const acw: Timed = [
    ...queueCall(call),
    [20_020, agentChanged("READY", "ACW")],
    [25_020, agentChanged("UNREADY", "ACW", "lunch")],
    [30_020, agentChanged("UNREADY", "IDLE", "lunch")],
  ];

  it("counts for the call it came after", () => {
    const record = recordOf(acw);
    expect(record.talks).toMatchObject([{ wrapUpSince: 20_020, wrapUpMs: 10_000 }]);
    expect(summaryOf(record, record.lastAt).wrapUpMs).toBe(10_000);
  });

  it("does not count for an earlier call", () => {
    const idle: Timed = [
      ...queueCall(call),
      [20_020, agentChanged("READY", "IDLE")],
      [30_000, agentChanged("READY", "ACW")],
    ];
    expect(recordOf(idle).talks).toMatchObject([{ wrapUpSince: undefined }]);
  });
});

describe("the book of calls", () => {
  const facts = factsFrom(1, MONDAY_TEN, [
    ...queueCall("call-1"),
    [20_020, agentChanged("READY", "ACW")],
    [30_020, agentChanged("READY", "IDLE")],
  ]);
  const whole = bookFacts(EMPTY_BOOK, facts);

  it("forgets a call when nothing more is to come", () => {
    expect(whole.book.records.size).toBe(0);
    const before = bookFacts(EMPTY_BOOK, facts.slice(0, -1));
    expect(before.book.records.size).toBe(1);
    expect(whole.book.lastCalls.size + whole.book.wrappingUp.size).toBe(0);
  });

  it("forgets a call whose recording never comes", () => {
    const lost = facts.filter((fact) => fact.type !== "recording-ended");
    const later: Fact = { seq: 99, at: MONDAY_TEN + 3_600_000, type: "switch-up" };
    expect(bookFacts(EMPTY_BOOK, lost).book.records.size).toBe(1);
    expect(bookFacts(EMPTY_BOOK, [...lost, later]).book.records.size).toBe(0);
  });

  it("gives the same record however the facts are cut into batches", () => {
    for (let cut = 1; cut < facts.length; cut += 1) {
      const first = bookFacts(EMPTY_BOOK, facts.slice(0, cut));
      const known = new Map([...first.touched].filter(([id]) => callsOf(first.book, facts.slice(cut)).includes(id)));
      const second = bookFacts(first.book, facts.slice(cut), known);
      expect(second.touched.get(call)).toEqual(whole.touched.get(call));
    }
  });

  it("asks for the records that it lacks, and only for those", () => {
    expect(callsOf(EMPTY_BOOK, facts)).toEqual([]);
    expect(callsOf(EMPTY_BOOK, facts.slice(5))).toEqual([call]);
    const book: CallBook = { ...EMPTY_BOOK, lastCalls: new Map([[agent, call]]) };
    expect(callsOf(book, facts.slice(-1))).toEqual([call]);
    expect(callsOf(bookFacts(EMPTY_BOOK, facts.slice(0, 5)).book, facts.slice(5))).toEqual([]);
  });

  it("leaves the book it was given as it was", () => {
    const { book } = bookFacts(EMPTY_BOOK, facts.slice(0, 5));
    const before = structuredClone(book);
    bookFacts(book, facts.slice(5));
    expect(book).toEqual(before);
  });
});
