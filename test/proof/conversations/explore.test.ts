// Whatever may happen in conversations of a small center, in every order, to a depth: their rules hold. Each beginning is a
// conversation in another state. EXPLORE_DEPTH=3 goes deeper than every run of the tests does.
import { describe, expect, it } from "vitest";
import { BEGINNINGS } from "./beginnings.ts";
import { explore } from "./explore.ts";

const DEPTH = Number(process.env["EXPLORE_DEPTH"] ?? 2);

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
