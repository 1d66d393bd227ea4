import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { armedCount, cancelDeadline, nextDue, noDeadlines, setDeadline, takeDue, type Deadline } from "./deadlines.ts";
import type { AgentId } from "./model.ts";

const due = { type: "wrap-up-over", agent: "1" as AgentId } as const;

describe("deadlines", () => {
  it("come in the order of time, then of setting, and not when taken back", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.boolean()), { maxLength: 300 }), (plan) => {
        const deadlines = noDeadlines();
        const kept: Deadline[] = [];
        for (const [at, takenBack] of plan) {
          const deadline = setDeadline(deadlines, at, due);
          if (takenBack) cancelDeadline(deadlines, deadline);
          else kept.push(deadline);
        }
        expect(armedCount(deadlines)).toBe(kept.length);
        const expected = kept.toSorted((a, b) => a.at - b.at || a.order - b.order);
        expect(nextDue(deadlines)).toBe(expected[0]?.at);
        const taken: Deadline[] = [];
        for (let next = takeDue(deadlines, 50); next !== undefined; next = takeDue(deadlines, 50)) taken.push(next);
        expect(taken).toEqual(expected);
        expect(armedCount(deadlines)).toBe(0);
      }),
    );
  });

  it("stay until they are due", () => {
    const deadlines = noDeadlines();
    setDeadline(deadlines, 10, due);
    expect(takeDue(deadlines, 9)).toBeUndefined();
    expect(takeDue(deadlines, 10)?.at).toBe(10);
  });

  it("do not pile up when most are taken back", () => {
    const deadlines = noDeadlines();
    for (let turn = 0; turn < 10_000; turn += 1) cancelDeadline(deadlines, setDeadline(deadlines, turn, due));
    expect(deadlines.heap.length).toBeLessThan(200);
  });

  it("can be taken back twice or after they came, without harm", () => {
    const deadlines = noDeadlines();
    const first = setDeadline(deadlines, 1, due);
    takeDue(deadlines, 5);
    cancelDeadline(deadlines, first);
    cancelDeadline(deadlines, undefined);
    setDeadline(deadlines, 2, due);
    expect(armedCount(deadlines)).toBe(1);
  });
});
