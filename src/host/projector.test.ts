import { describe, expect, it } from "vitest";
import type { Event } from "../core/events.ts";
import type { Fact } from "../core/facts.ts";
import { MemoryLog } from "./log/memory-log.ts";
import { Projector, type SinkFailure } from "./projector.ts";
import { VirtualClock } from "./virtual-clock.ts";

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const TICK: Event = { type: "tick", at: 0 };
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
  const log = new MemoryLog();
  const stored: number[] = [];
  const aside: number[] = [];
  const sink = {
    /** What it answers to everything; undefined: it takes what it is given. */
    failure: undefined as SinkFailure | undefined,
    poisoned: 0,
    shelfIsFull: false,
    failureOf: (error: unknown) => (error as { readonly failure: SinkFailure }).failure,
    batches: 0,
    /** It says nothing any more, neither yes nor no. */
    isMute: false,
    project(facts: readonly Fact[]): Promise<void> {
      if (sink.isMute) return new Promise(() => undefined);
      const failure = facts.some(({ seq }) => seq === sink.poisoned) ? "facts" : undefined;
      const why = sink.failure ?? failure;
      if (why !== undefined) return Promise.reject(Object.assign(new Error(why), { failure: why }));
      sink.batches += 1;
      stored.push(...facts.map(({ seq }) => seq));
      return Promise.resolve();
    },
  };
  const layAside = ({ seq }: Fact): void => {
    if (sink.shelfIsFull) throw new Error("no space left on device");
    aside.push(seq);
  };
  const projector = new Projector({ sink, source: log, clock, log: silent, layAside });
  const happen = (facts: Fact[]): void => {
    log.append(TICK, facts);
    projector.take(facts);
  };
  return { clock, log, stored, aside, sink, projector, happen };
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe("the projector", () => {
  it("stores facts in order, gathered into batches", async () => {
    const { clock, stored, sink, projector, happen } = rig();
    projector.start(0, 0);
    for (let from = 1; from < 100; from += 3) happen(factsFrom(from, 3));
    await pass(clock, 400);
    expect(stored).toEqual(upTo(99));
    expect(sink.batches).toBe(1);
  });

  it("is waited for as long as was said, also where the database says nothing any more", async () => {
    const { clock, sink, projector, happen } = rig();
    projector.start(0, 0);
    sink.isMute = true;
    happen(factsFrom(1, 3));
    let isStored: boolean | undefined;
    void projector.flush(5_000).then((done) => (isStored = done));
    await pass(clock, 4_900);
    expect(isStored).toBeUndefined();
    await pass(clock, 200);
    expect(isStored).toBe(false);
  });

  it("begins with what has happened and the database has not", async () => {
    const { clock, log, stored, projector } = rig();
    log.append(TICK, factsFrom(1, 1_200));
    projector.start(700, 1_200);
    await pass(clock, 400);
    expect(stored[0]).toBe(701);
    expect(stored.at(-1)).toBe(1_200);
    expect(projector.behind).toBe(0);
  });

  it.each(["away", "other"] as const)(
    "tries again while what is wrong is %s, and loses and repeats nothing",
    async (failure) => {
      const { clock, stored, aside, sink, projector, happen } = rig();
      projector.start(0, 0);
      sink.failure = failure;
      for (let from = 1; from <= 50_000; from += 100) happen(factsFrom(from, 100));
      await pass(clock, 30_000);
      expect(stored).toEqual([]);
      expect(projector.behind).toBe(50_000);
      // That the database is away is said elsewhere; the rest is for somebody to mend.
      expect(projector.trouble).toBe(failure === "away" ? undefined : "other");
      sink.failure = undefined;
      await pass(clock, 30_000);
      expect(stored).toEqual(upTo(50_000));
      expect(aside).toEqual([]);
      expect(projector.trouble).toBeUndefined();
    },
  );

  it("lays a fact aside that is itself at fault, and only that", async () => {
    const { clock, stored, aside, sink, projector, happen } = rig();
    projector.start(0, 0);
    sink.poisoned = 7;
    happen(factsFrom(1, 1_000));
    await pass(clock, 60_000);
    expect(stored).toEqual(upTo(1_000).filter((seq) => seq !== 7));
    expect(aside).toEqual([7]);
    expect(projector.behind).toBe(0);
  });

  it("waits where a fact can neither be stored nor laid aside", async () => {
    const { clock, stored, aside, sink, projector, happen } = rig();
    projector.start(0, 0);
    sink.poisoned = 7;
    sink.shelfIsFull = true;
    happen(factsFrom(1, 20));
    await pass(clock, 30_000);
    expect(stored).toEqual(upTo(6));
    expect(projector.trouble).toContain("no space left");
    sink.shelfIsFull = false;
    await pass(clock, 30_000);
    expect(aside).toEqual([7]);
    expect(stored).toEqual(upTo(20).filter((seq) => seq !== 7));
  });

  it("goes on after facts that nobody kept", async () => {
    const { clock, log, stored, projector, happen } = rig();
    projector.start(0, 0);
    happen(factsFrom(1, 1));
    await pass(clock, 400);
    projector.take(factsFrom(3, 2));
    log.forget(10);
    await pass(clock, 1_000);
    expect(stored).toEqual([1, 3, 4]);
  });

  it("waits for facts that happened and are not written yet", async () => {
    const { clock, log, stored, projector } = rig();
    projector.start(0, 3);
    await pass(clock, 2_000);
    expect(stored).toEqual([]);
    log.append(TICK, factsFrom(1, 3));
    await pass(clock, 30_000);
    expect(stored).toEqual([1, 2, 3]);
  });
});
