// Random traffic whose callers are written otherwise in every call, in the lists and by who calls back, and whose hotline is dialled
// otherwise: word for word it is what it would have been, had all been written alike. SIM_SEED=n runs one seed alone.
import { expect, it } from "vitest";
import { chanceOf, nextBelow, type Chance } from "../../src/core/chance.ts";
import type { Center, StepResult } from "../../src/core/center.ts";
import type { Event } from "../../src/core/events.ts";
import type { ConfigChange } from "../../src/core/model.ts";
import { numberPlan } from "../../src/host/number-plan.ts";
import { Invariants } from "./invariants.ts";
import { runWorld, type Meddler } from "./world.ts";

const only = process.env["SIM_SEED"];
const seeds = only === undefined ? Array.from({ length: 12 }, (_, index) => index + 1) : [Number(only)];

const PLAN = numberPlan({ country: "CN", areaCode: "010", trunkPrefix: undefined });
/** The callers of the world are 1000 to 1008. */
const MOBILE = "1380000";
const CALLER_WRITINGS: readonly ((number: string) => string)[] = [
  // Where all are alike it is the form by which they are compared: whatever was compared as it is written would go well.
  (number) => `+86${number}`,
  (number) => number,
  (number) => `0${number}`,
  (number) => `86${number}`,
  (number) => `0086${number}`,
  (number) => `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
  (number) => `+86 ${number.slice(0, 3)} ${number.slice(3)}`,
  (number) => `+860${number}`,
];
const HOTLINE_WRITINGS = [
  "+864008001234",
  "4008001234",
  "400-800-1234",
  "04008001234",
  "86 400 800 1234",
  "00864008001234",
];

/** `seed` undefined: all are written alike. */
class Writer implements Meddler {
  readonly invariants = new Invariants();
  readonly seen = new Map<string, number>();
  readonly #chance: Chance | undefined;

  constructor(seed: number | undefined) {
    this.#chance = seed === undefined ? undefined : chanceOf(seed + 9_000_000);
  }

  step(center: Center, event: Event): StepResult {
    const result = center.step(this.#written(event));
    for (const fact of result.facts) {
      const what = fact.type === "caller-known" ? `known as ${fact.kind}` : fact.type;
      this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
    }
    return result;
  }

  #written(event: Event): Event {
    if (event.type === "started") {
      const changes = event.configuration.map((change) => this.#row(change));
      return { ...event, configuration: [...changes, { type: "put-number-plan", plan: PLAN }] };
    }
    if (event.type === "configured") return { ...event, changes: event.changes.map((change) => this.#row(change)) };
    if (event.type !== "leg-arrived") return event;
    const dialled = event.dialled === "4000" ? this.#oneOf(HOTLINE_WRITINGS) : event.dialled;
    if (event.origin.type !== "trunk") return { ...event, dialled };
    return { ...event, dialled, callerNumber: this.#caller(event.callerNumber) };
  }

  #row(change: ConfigChange): ConfigChange {
    if (change.type === "put-queue") return { ...change, queue: { ...change.queue, stickyMs: 600_000 } };
    if (change.type === "put-caller") {
      // What begins like the whole number is the same people.
      return { ...change, caller: { ...change.caller, number: this.#caller(change.caller.number), match: "exact" } };
    }
    if (change.type === "put-hotline" && change.hotline.number === "4000") {
      return { ...change, hotline: { ...change.hotline, number: this.#oneOf(HOTLINE_WRITINGS) } };
    }
    if (change.type !== "put-trunk") return change;
    // They can be called back however they are written.
    return {
      ...change,
      trunk: { ...change.trunk, outbound: [...change.trunk.outbound, { prefix: "", strip: 0, prepend: "" }] },
    };
  }

  #caller(number: string): string {
    return this.#oneOf(CALLER_WRITINGS)(`${MOBILE}${number}`);
  }

  #oneOf<One>(all: readonly One[]): One {
    const one = all[this.#chance === undefined ? 0 : nextBelow(this.#chance, all.length)];
    if (one === undefined) throw new Error("there is none");
    return one;
  }
}

/** Facts with one writing of each number. */
function alike(facts: string): string {
  return facts.replaceAll(/"([-+ 0-9]{10,})"/g, (whole, text: string) => {
    const digits = text.replaceAll(/[-+ ]/g, "");
    const found = /^(?:0086|86|0|860)?(1380000100\d|4008001234)$/.exec(digits)?.[1];
    return found === undefined ? whole : JSON.stringify(found);
  });
}

it("one and the same caller is one, however they are written", { timeout: 240_000 }, async () => {
  const seen = new Map<string, number>();
  for (const seed of seeds) {
    const [one, other] = [new Writer(undefined), new Writer(seed)];
    const before = await runWorld(seed, 100, one);
    const after = await runWorld(seed, 100, other);
    expect(other.invariants.broken, `seed ${seed}`).toEqual([]);
    expect(after.facts === before.facts, "they are not written alike").toBe(false);
    expect(firstDifference(alike(before.facts), alike(after.facts)), `SIM_SEED=${seed}`).toBeUndefined();
    for (const [what, count] of other.seen) seen.set(what, (seen.get(what) ?? 0) + count);
  }
  for (const what of [
    "known as vip",
    "known as black",
    "callback-promised",
    "callback-superseded",
    "callback-put-off",
    "callback-dialled",
  ]) {
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(0);
  }
});

function firstDifference(one: string, other: string): string | undefined {
  if (one === other) return undefined;
  const at = Array.from({ length: one.length }, (_, index) => index).find((index) => one[index] !== other[index]) ?? 0;
  return `${one.slice(at - 300, at + 200)}\n---\n${other.slice(at - 300, at + 200)}`;
}
