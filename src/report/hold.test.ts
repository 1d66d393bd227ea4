// Hold, counted once: the time in which at least one of two people who talk keeps the other waiting.
import { describe, expect, it } from "vitest";
import { factsFrom, queueCall } from "../../test/store/facts.ts";
import { chanceOf, nextBelow } from "../core/chance.ts";
import type { FactBody } from "../core/facts.ts";
import type { CallId, LegId } from "../core/model.ts";
import { bookFacts, EMPTY_BOOK } from "./call-book.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import { summaryOf } from "./call-summary.ts";
import { QueueReport } from "./queue-report.ts";

const call = "call-1" as CallId;
const caller = "call-1-a" as LegId;
const peer = "call-1-c" as LegId;
type Timed = readonly (readonly [number, FactBody])[];

/** `queueCall` without its own holds, cut where the talk begins: it waits from 10 and talks from 5010 on. */
const UNTIL_TALK: Timed = queueCall(call)
  .slice(0, queueCall(call).findIndex(([, { type }]) => type === "bridged") + 1)
  .concat([[5010, leftAs("answered")]]);
const TALK_MS = 5_000;

function leftAs(outcome: "answered"): FactBody {
  return queueCall(call).find(([, body]) => body.type === "queue-left" && body.outcome === outcome)?.[1] as FactBody;
}

function held(at: number, leg: LegId): readonly [number, FactBody] {
  return [at, { type: "leg-held", call, leg }];
}

function resumed(at: number, leg: LegId): readonly [number, FactBody] {
  return [at, { type: "leg-resumed", call, leg }];
}

/** The caller hangs up when they have talked for five seconds. */
const THE_END: Timed = [
  [5010 + TALK_MS, { type: "leg-ended", call, leg: caller, cause: "normal", by: "phone", media: undefined }],
  [5020 + TALK_MS, { type: "leg-ended", call, leg: peer, cause: "normal", by: "command", media: undefined }],
  [5020 + TALK_MS, { type: "call-ended", call, by: "caller", cause: "normal" }],
];

function recordOf(holds: Timed, end: Timed = THE_END): CallRecord {
  const bodies = [...UNTIL_TALK, ...holds, ...end]
    .map((timed, index) => ({ timed, index }))
    .sort((a, b) => a.timed[0] - b.timed[0] || a.index - b.index)
    .map(({ timed }) => timed);
  const record = bookFacts(EMPTY_BOOK, factsFrom(1, 0, bodies)).touched.get(call);
  if (record === undefined) throw new Error("no record");
  return record;
}

/** What the call's row says, and what the report about its queue. */
function figures(record: CallRecord, now: number): readonly { talkMs: number; holdMs: number }[] {
  const { talkMs, holdMs } = summaryOf(record, now);
  const report = new QueueReport({ intervals: [{ from: 0, until: 1_000 }], targetMs: 0, filter: {}, now });
  report.take(record);
  const { handling } = report.total();
  return [
    { talkMs, holdMs },
    { talkMs: handling.talkMs, holdMs: handling.holdMs },
  ];
}

function both(talkMs: number, holdMs: number): readonly object[] {
  return [
    { talkMs, holdMs },
    { talkMs, holdMs },
  ];
}

describe("hold in the record of a call and in the report about its queue", () => {
  it("is what fell into the talk: not what the caller held while they waited", () => {
    expect(figures(recordOf([held(1_000, caller), resumed(4_000, caller)]), 60_000)).toEqual(both(5_000, 0));
  });

  it("begins with the talk where one comes to it on hold", () => {
    expect(figures(recordOf([held(1_000, caller), resumed(6_010, caller)]), 60_000)).toEqual(both(4_000, 1_000));
  });

  it("is the caller's as well as the agent's", () => {
    for (const leg of [caller, peer]) {
      expect(figures(recordOf([held(6_000, leg), resumed(8_000, leg)]), 60_000)).toEqual(both(3_000, 2_000));
    }
  });

  it("is counted once where both hold: 2 s of 5 are 2 s", () => {
    const holds = [held(6_000, caller), held(6_000, peer), resumed(8_000, peer), resumed(8_000, caller)];
    expect(figures(recordOf(holds), 60_000)).toEqual(both(3_000, 2_000));
  });

  it("ends with the talk", () => {
    expect(figures(recordOf([held(9_010, peer)]), 60_000)).toEqual(both(4_000, 1_000));
  });

  it("goes on while one of them holds and the talk lives", () => {
    const living = recordOf([held(6_010, peer)], []);
    expect(figures(living, 6_010)).toEqual(both(1_000, 0));
    expect(figures(living, 9_010)).toEqual(both(1_000, 3_000));
    const talking = recordOf([held(6_010, peer), resumed(7_010, peer)], []);
    expect(figures(talking, 9_010)).toEqual(both(3_000, 1_000));
  });

  it("is the measure of what either side held, whatever they do", () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const chance = chanceOf(seed);
      const holds: (readonly [number, FactBody])[] = [];
      let at = 3_010;
      while (at < 5_000 + TALK_MS) {
        at += nextBelow(chance, 1_500);
        const leg = nextBelow(chance, 2) === 0 ? caller : peer;
        holds.push(nextBelow(chance, 2) === 0 ? held(at, leg) : resumed(at, leg));
      }
      const kept = holds.filter(([when]) => when < 5_010 + TALK_MS);
      const expected = sampled(kept);
      expect(figures(recordOf(kept), 60_000), `seed ${seed}`).toEqual(both(TALK_MS - expected, expected));
    }
  });
});

/** Millisecond by millisecond, knowing nothing of intervals. */
function sampled(holds: Timed): number {
  const holding = new Set<string>();
  let next = 0;
  let count = 0;
  for (let at = 0; at < 5_010 + TALK_MS; at += 1) {
    for (let fact = holds[next]; fact !== undefined && fact[0] <= at; fact = holds[(next += 1)]) {
      const [, body] = fact;
      if (body.type === "leg-held") holding.add(body.leg);
      else if (body.type === "leg-resumed") holding.delete(body.leg);
    }
    if (at >= 5_010 && holding.size > 0) count += 1;
  }
  return count;
}
