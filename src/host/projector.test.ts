import { describe, expect, it } from "vitest";
import type { Fact } from "../core/facts.ts";
import { MemoryJournal } from "./memory-journal.ts";
import { Projector } from "./projector.ts";
import { VirtualClock } from "./virtual-clock.ts";

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const factsFrom = (from: number, count: number): Fact[] =>
  Array.from({ length: count }, (_, index) => ({ seq: from + index, at: 0, type: "switch-up" }));

/** Lets promises settle while virtual time passes. */
async function pass(clock: VirtualClock, totalMs: number): Promise<void> {
  for (let passed = 0; passed < totalMs; passed += 50) {
    clock.advance(50);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
}

function rig() {
  const clock = new VirtualClock(0);
  const journal = new MemoryJournal();
  const stored: number[] = [];
  const sink = {
    away: false,
    poisoned: 0,
    isAway: (error: unknown) => error instanceof Error && error.message.includes("away"),
    batches: 0,
    project(facts: readonly Fact[]): Promise<void> {
      if (sink.away) return Promise.reject(new Error("the database is away"));
      if (facts.some(({ seq }) => seq === sink.poisoned)) return Promise.reject(new Error("no such column"));
      sink.batches += 1;
      stored.push(...facts.map(({ seq }) => seq));
      return Promise.resolve();
    },
  };
  const projector = new Projector({ sink, journal, clock, log: silent });
  const happen = (facts: Fact[]): void => {
    journal.append(facts);
    projector.take(facts);
  };
  return { clock, journal, stored, sink, projector, happen };
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe("the projector", () => {
  it("stores facts in order, gathered into batches", async () => {
    const { clock, stored, sink, projector, happen } = rig();
    await projector.start(0);
    for (let from = 1; from < 100; from += 3) happen(factsFrom(from, 3));
    await pass(clock, 400);
    expect(stored).toEqual(upTo(99));
    expect(sink.batches).toBe(1);
  });

  it("begins with what the journal has and the database has not", async () => {
    const { journal, stored, projector } = rig();
    journal.append(factsFrom(1, 1_200));
    await projector.start(700);
    expect(stored[0]).toBe(701);
    expect(stored.at(-1)).toBe(1_200);
    expect(projector.behind).toBe(0);
  });

  it("tries again while the database is away, and loses and repeats nothing", async () => {
    const { clock, stored, sink, projector, happen } = rig();
    await projector.start(0);
    sink.away = true;
    for (let from = 1; from <= 50_000; from += 100) happen(factsFrom(from, 100));
    await pass(clock, 30_000);
    expect(stored).toEqual([]);
    sink.away = false;
    await pass(clock, 30_000);
    expect(stored).toEqual(upTo(50_000));
  });

  it("leaves out a fact that cannot be stored, and only that", async () => {
    const { clock, stored, sink, projector, happen } = rig();
    await projector.start(0);
    sink.poisoned = 7;
    happen(factsFrom(1, 1_000));
    await pass(clock, 60_000);
    expect(stored).toEqual(upTo(1_000).filter((seq) => seq !== 7));
    expect(projector.behind).toBe(0);
  });

  it("goes on after facts that nobody kept", async () => {
    const { clock, journal, stored, projector, happen } = rig();
    await projector.start(0);
    happen(factsFrom(1, 1));
    await pass(clock, 400);
    projector.take(factsFrom(3, 2));
    journal.forget(10);
    await pass(clock, 1_000);
    expect(stored).toEqual([1, 3, 4]);
  });
});
