// Who was answered in a queue and then sent out of the queues, told apart from who was served to the end.
import { describe, expect, it } from "vitest";
import { agent, factsFrom, queue, queueCall } from "../../test/store/facts.ts";
import type { FactBody } from "../core/facts.ts";
import type { AgentId, CallId, Extn, LegId } from "../core/model.ts";
import type { CallTarget } from "../core/orders.ts";
import { rebuilt } from "./from-facts.ts";
import { handlingsOf } from "./handling.ts";
import { QueueReport } from "./queue-report.ts";

type Timed = readonly (readonly [number, FactBody])[];
const call = "c" as CallId;
const [customer, first, other, again] = ["c-a", "c-c", "c-d", "c-f"] as LegId[] as [LegId, LegId, LegId, LegId];
const second = "1002" as AgentId;
const begun = queueCall(call);
const answered = begun.slice(
  0,
  begun.findIndex(([, { type }]) => type === "recording-started"),
);
const OUTSIDE: CallTarget = { type: "number", number: "139" };

function sent(kind: "blind" | "attended", to: CallTarget): readonly [number, FactBody] {
  return [10_000, { type: "transferred", call, from: first, agent, kind, to, queue }];
}

function rings(leg: LegId, who: AgentId | undefined): readonly [number, FactBody] {
  const outside = { type: "trunk", trunk: "line", number: "139" } as const;
  const to = who === undefined ? outside : ({ type: "extension", extn: who as string as Extn } as const);
  return [10_000, { type: "leg-dialled", call, leg, to, agent: undefined, signedIn: who }];
}

function talks(leg: LegId, who: AgentId | undefined, at = 12_000): readonly [number, FactBody] {
  return [at, { type: "bridged", call, legs: [customer, leg], agent: who }];
}

const THE_END: Timed = [
  [20_000, { type: "leg-ended", call, leg: customer, cause: "normal", by: "phone", media: undefined }],
  [20_000, { type: "call-ended", call, by: "caller", cause: "normal" }],
];

function figures(bodies: Timed) {
  const { records } = rebuilt(factsFrom(1, 0, [...answered, ...bodies, ...THE_END]));
  const report = new QueueReport({ intervals: [{ from: 0, until: 1e6 }], targetMs: 0, filter: {}, now: 1e6 });
  for (const record of records) report.take(record);
  const { counts, handling } = report.total();
  return { ...counts, talks: handling.talks, results: records[0]?.conversation?.transfers.map(({ result }) => result) };
}

describe("a queue's call that its agent hands over", () => {
  it("is answered, and sent out, where nobody else of the center talks", () => {
    for (const kind of ["blind", "attended"] as const) {
      expect(figures([rings(other, undefined), sent(kind, OUTSIDE), talks(other, undefined)])).toMatchObject({
        ...{ offered: 1, answered: 1, answeredThenOut: 1, transferredOut: 0, talks: 1, results: ["answered"] },
      });
    }
  });

  it("is not sent out where it reaches another agent, who may send it where they like", () => {
    const on = { type: "transferred", call, from: other, agent: second, kind: "blind", to: OUTSIDE, queue } as const;
    const to: CallTarget = { type: "agent", agent: second };
    const reached = [rings(other, second), sent("attended", to), talks(other, second)];
    expect(figures(reached)).toMatchObject({ answered: 1, answeredThenOut: 0, talks: 2 });
    expect(figures([...reached, [15_000, on]])).toMatchObject({ answered: 1, answeredThenOut: 0, talks: 2 });
  });

  it("is not sent out where it comes back, nor where it goes to a queue", () => {
    const failed = { type: "transfer-failed", call, cause: "no-answer", then: "returned" } as const;
    const back: Timed = [sent("blind", OUTSIDE), [11_000, failed], rings(again, agent), talks(again, agent)];
    expect(figures(back)).toMatchObject({ answered: 1, answeredThenOut: 0, talks: 2, results: ["returned"] });
    const sales = "sales" as typeof queue;
    const joined: Timed = [
      sent("blind", { type: "number", number: "4001" }),
      [11_000, { type: "queue-joined", call, queue: sales, position: 1 }],
      [20_000, { type: "queue-left", call, queue: sales, outcome: "abandoned", waitMs: 9_000, agent: undefined }],
    ];
    expect(figures(joined)).toMatchObject({ offered: 2, answered: 1, abandoned: 1, answeredThenOut: 0 });
  });

  it("is not sent out where another one of the center was in a talk of three", () => {
    const consult = { leg: other, of: first, agent, to: { type: "agent", agent: second }, consulted: second } as const;
    const asked: Timed = [
      [6_000, { ...rings(other, second)[1], as: "consulted" } as FactBody],
      [6_000, { type: "consult-begun", call, ...consult }],
      [6_500, { type: "consult-answered", call, leg: other }],
      [7_000, { type: "three-way-begun", call }],
      [8_000, { type: "consult-ended", call, leg: other, end: "left" }],
    ];
    expect(figures([...asked, sent("blind", OUTSIDE)])).toMatchObject({ answered: 1, answeredThenOut: 0 });
  });

  it("is the handling of each who talked", () => {
    const to: CallTarget = { type: "agent", agent: second };
    const bodies = [...answered, rings(other, second), sent("attended", to), talks(other, second), ...THE_END];
    const [record] = rebuilt(factsFrom(1, 0, bodies)).records;
    expect(record && handlingsOf(record, 1e6)).toEqual([
      { agent, talks: 1, talkMs: 4_990, holdMs: 0, wrapUpMs: 0, consultedMs: 0 },
      { agent: second, talks: 1, talkMs: 8_000, holdMs: 0, wrapUpMs: 0, consultedMs: 0 },
    ]);
  });
});
