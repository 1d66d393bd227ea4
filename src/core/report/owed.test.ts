import { describe, expect, it } from "vitest";
import { factsFrom, MONDAY_TEN, queue } from "../../../test/store/facts.ts";
import type { FactBody } from "../facts.ts";
import type { AgentId, CallId, LegId } from "../model.ts";
import { cutByCrash, withFact, type CallFact, type CallRecord } from "./call-record.ts";
import { owedBy } from "./owed.ts";

const call = "c1" as CallId;
const leg = "c1" as LegId;
const agent = "1001" as AgentId;

const JOINED: readonly FactBody[] = [
  {
    ...{ type: "call-started", call, leg, origin: { type: "trunk", trunk: "line" } },
    ...{ dialled: "4000", callerNumber: "13800138000", callerName: "Li" },
  },
  { type: "call-routed", call, step: { type: "queue", queue } },
  { type: "queue-joined", call, queue, position: 3 },
];
const PROMISED: FactBody = { type: "callback-promised", call, queue, number: "13800138000" };
const HUNG_UP: FactBody = { type: "leg-ended", call, leg, cause: "normal", by: "command", media: undefined };
const FAILED: FactBody = { type: "callback-failed", call, queue, attempt: 1, cause: "busy" };
const SHUT_DOWN: readonly FactBody[] = [
  { type: "queue-left", call, queue, outcome: "error", waitMs: 60_000, agent: undefined },
  { type: "call-ended", call, by: "center", cause: "shutdown" },
];

/** One second after the other. */
function recordOf(bodies: readonly FactBody[]): CallRecord {
  const facts = factsFrom(
    1,
    MONDAY_TEN,
    bodies.map((body, second) => [second * 1_000, body] as const),
  );
  const record = facts.reduce<CallRecord | undefined>((before, fact) => withFact(before, fact as CallFact), undefined);
  if (record === undefined) throw new Error("no call has begun");
  return record;
}

describe("a promise when the center goes down", () => {
  it.each([
    ["by a crash", cutByCrash(recordOf([...JOINED, PROMISED, HUNG_UP, FAILED]), MONDAY_TEN + 90_000)],
    ["in good order", recordOf([...JOINED, PROMISED, HUNG_UP, FAILED, ...SHUT_DOWN])],
  ])("%s is owed still, with what was tried", (_how, record) => {
    expect(owedBy(record)).toEqual({
      ...{ call, queue, origin: { type: "trunk", trunk: "line" }, dialled: "4000", callerNumber: "13800138000" },
      ...{ callerName: "Li", startedAt: MONDAY_TEN, joinedAt: MONDAY_TEN + 2_000, fromQueue: false },
      ...{ promisedAt: MONDAY_TEN + 3_000, attempts: 1 },
    });
  });

  it.each<[string, readonly FactBody[]]>([
    ["waited on the line", JOINED],
    ["was reached", [...JOINED, PROMISED, HUNG_UP, { type: "bridged", call, legs: [leg, "c1-a" as LegId], agent }]],
    [
      "went on to another queue",
      [...JOINED, PROMISED, { type: "call-routed", call, step: { type: "queue", queue: "other" as typeof queue } }],
    ],
  ])("owes nothing to who %s", (_what, bodies) => {
    expect(owedBy(cutByCrash(recordOf(bodies), MONDAY_TEN + 90_000))).toBeUndefined();
  });

  it("is kept by the same record, which goes on and can be cut again", () => {
    const cut = cutByCrash(recordOf([...JOINED, PROMISED, HUNG_UP]), MONDAY_TEN + 90_000);
    const kept = withFact(cut, { seq: 9, at: MONDAY_TEN + 99_000, type: "callback-kept", call, queue, position: 1 });
    expect(kept).toMatchObject({ endedAt: undefined, endedBy: undefined, cause: undefined });
    expect(kept?.way.at(0)).toMatchObject({ type: "queue", position: 3, leftAt: undefined, outcome: undefined });
    expect(kept?.way.at(-1)).toEqual({ type: "callback-kept", at: MONDAY_TEN + 99_000 });
    if (kept === undefined) return;
    expect(owedBy(kept)).toBeUndefined();
    expect(owedBy(cutByCrash(kept, MONDAY_TEN + 120_000))).toMatchObject({ promisedAt: MONDAY_TEN + 3_000 });
  });
});
