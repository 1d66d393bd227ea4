// Whatever may happen to three agents and three callers, in every order, to a depth: the rules of routing hold.
// ENUMERATE_DEPTH=5 goes deeper than every run of the tests does.
import { describe, expect, it } from "vitest";
import { explore } from "./enumerate.ts";

const DEPTH = Number(process.env["ENUMERATE_DEPTH"] ?? 3);
const MOST_STATES = 5_000_000;

const KINDS = [
  "arrive",
  "told",
  "answer",
  "reject",
  "hang-up",
  "timeout",
  "break",
  "sign-out",
  "return",
  "lost",
  "restart",
];

/** Where it begins: with nothing going on, with phones ringing for all, with one who talks and two who wait. */
const TALKING = ["arrive", "told", "answer a0", "told"];
const BEGINNINGS: readonly (readonly string[])[] = [
  [],
  ["arrive", "told", "arrive", "told", "arrive", "told"],
  [...TALKING, "arrive", "arrive"],
];

const CASES = (["ring-all", "longest-idle-agent"] as const).flatMap((strategy) =>
  BEGINNINGS.map((leadIn) => ({ strategy, leadIn })),
);

describe("every interleaving", { timeout: 3_600_000 }, () => {
  const happened = new Map<string, number>();

  it.each(CASES)("keeps the rules with $strategy after $leadIn", ({ strategy, leadIn }) => {
    const began = performance.now();
    const found = explore({
      agents: 3,
      calls: 3,
      depth: DEPTH,
      mostStates: MOST_STATES,
      queue: { strategy },
      leadIn,
    });
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(`${strategy}: ${found.states} states, ${found.steps} steps, depth ${found.depth}, ${seconds} s`);
    expect(found.broken).toEqual([]);
    expect(found.depth).toBe(DEPTH);
    expect(found.states).toBeGreaterThan(100);
    for (const [kind, count] of found.happened) happened.set(kind, (happened.get(kind) ?? 0) + count);
  });

  it("had all of it happen", () => {
    for (const kind of KINDS) expect(happened.get(kind) ?? 0, kind).toBeGreaterThan(50);
  });
});
