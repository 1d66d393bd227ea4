// Whatever may happen in conversations of a small center, in every order, to a depth: their rules hold. Each beginning is a
// conversation in another state. EXPLORE_DEPTH=3 goes deeper than every run of the tests does.
import { describe, expect, it } from "vitest";
import { explore } from "./explore.ts";

const DEPTH = Number(process.env["EXPLORE_DEPTH"] ?? 2);

const TALK = ["arrive", "told", "answer a0", "told", "told"];
const CONSULTATION = [...TALK, "a0: consult agent", "answer a1"];
const BEGINNINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ["two talk", TALK],
  ["held by a button and by a phone", [...TALK, "a0: hold", "holds c1"]],
  ["a consultation rings", [...TALK, "a0: consult agent"]],
  ["a consultation", CONSULTATION],
  ["swapped back", [...CONSULTATION, "a0: swap"]],
  ["three talk", [...CONSULTATION, "a0: three-way"]],
  ["somebody outside is consulted", [...TALK, "a0: consult number", "answer outside"]],
  ["a supervisor whispers", [...TALK, "s0: whisper a0", "answer s0"]],
  ["a supervisor barges into three", [...CONSULTATION, "a0: three-way", "s0: barge a0", "answer s0"]],
  ["a supervisor's phone rings", [...TALK, "s0: take-over a0"]],
  ["a phone waits for its transfer", [...TALK, "refer a0 to a1", "rings a1"]],
  ["a phone with two calls", [...TALK, "a0 calls e0", "answer e0", "told", "told"]],
  ["two phones of ours", ["e0 calls a1", "answer a1", "told", "told"]],
  ["a phone takes another one's place", [...TALK, "s0 replaces a0"]],
  ["a blind transfer rings", [...TALK, "a0: transfer extension"]],
  ["a number is dialled for somebody", ["a0: dial", "answer a0", "answer outside"]],
  ["the holder is gone", [...TALK, "a0: hold", "lost a0"]],
]);

const HAPPENS = ["bridged", "talk-held", "consult-begun", "consult-answered", "consult-ended", "swapped"];
const MORE = ["three-way-begun", "transferred", "transfer-failed", "supervisor-joined", "taken-over", "leg-moved"];

describe("every interleaving of conversations", { timeout: 3_600_000 }, () => {
  const happened = new Map<string, number>();

  it.each([...BEGINNINGS.keys()])("keeps the rules where %s", (name) => {
    const began = performance.now();
    const found = explore({ depth: DEPTH, leadIn: BEGINNINGS.get(name) ?? [], goesHomeOneIn: 8 });
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(`${name}: ${found.states} states, ${found.steps} steps, ${found.refused} refused, ${seconds} s`);
    expect(found.broken).toEqual([]);
    expect(found.states).toBeGreaterThan(30);
    expect(found.refused).toBeGreaterThan(30);
    for (const [fact, count] of found.happened) happened.set(fact, (happened.get(fact) ?? 0) + count);
  });

  it("had all of it happen", () => {
    for (const fact of [...HAPPENS, ...MORE]) expect(happened.get(fact) ?? 0, fact).toBeGreaterThan(10);
  });
});
