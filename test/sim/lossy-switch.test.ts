// Random traffic on a switch that swallows what becomes of commands: no call and no agent sticks. SIM_SEED=n runs one seed alone.
import { describe, expect, it } from "vitest";
import type { Center, StepResult } from "../../src/core/center.ts";
import { chanceOf, nextBelow, type Chance } from "../../src/core/chance.ts";
import type { Event } from "../../src/core/events.ts";
import { Invariants } from "./invariants.ts";
import { runWorld, type Meddler } from "./world.ts";

const CALLS_PER_RUN = 60;
const RUNS = 60;
const OUTCOMES: ReadonlySet<Event["type"]> = new Set(["done", "failed", "playing", "played", "recorded"]);

/** What follows from a command; a phone that hangs up is another matter. */
function isOwed(event: Event): boolean {
  return OUTCOMES.has(event.type) || (event.type === "leg-ended" && event.by === "command");
}

const only = process.env["SIM_SEED"];
const seeds = only === undefined ? Array.from({ length: RUNS }, (_, index) => index + 1) : [Number(only)];

class Swallower implements Meddler {
  readonly invariants = new Invariants(true);
  readonly swallowed = new Map<string, number>();
  readonly repaired = new Set<string>();
  readonly #chance: Chance;
  /** One in so many outcomes is swallowed; 1: all of them. */
  readonly #oneIn: number;

  constructor(seed: number) {
    this.#chance = chanceOf(seed);
    this.#oneIn = [1, 2, 5, 20][seed % 4] ?? 1;
  }

  step(center: Center, event: Event): StepResult {
    const isSwallowed = isOwed(event) && nextBelow(this.#chance, this.#oneIn) === 0;
    if (isSwallowed) this.swallowed.set(event.type, (this.swallowed.get(event.type) ?? 0) + 1);
    const result = center.step(isSwallowed ? { type: "tick", at: event.at } : event);
    for (const fact of result.facts) if (fact.type === "repaired") this.repaired.add(fact.what);
    return result;
  }
}

describe("random traffic on a switch that swallows outcomes", () => {
  it(`comes to an end for everybody over ${seeds.length * CALLS_PER_RUN} calls`, { timeout: 240_000 }, async () => {
    const repaired = new Set<string>();
    const swallowed = new Map<string, number>();
    for (const seed of seeds) {
      const swallower = new Swallower(seed);
      await runWorld(seed, CALLS_PER_RUN, swallower);
      const { invariants } = swallower;
      expect(invariants.stuck, `seed ${seed}; run it alone with SIM_SEED=${seed}`).toEqual([]);
      for (const what of swallower.repaired) repaired.add(what);
      for (const [type, count] of swallower.swallowed) swallowed.set(type, (swallowed.get(type) ?? 0) + count);
    }
    expect([...swallowed.keys()].sort()).toEqual(["done", "leg-ended", "played", "playing", "recorded"]);
    for (const purpose of ["answer", "greeting", "last-word", "menu-prompt", "message-greeting", "recorded"]) {
      expect([...repaired].join("; "), purpose).toContain(`(${purpose})`);
    }
    expect([...repaired].filter((what) => what.includes("assertion"))).toEqual([]);
  });
});
