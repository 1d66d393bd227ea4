// Whatever happened, and wherever the process died: another one knows what it knew, ends what can no longer be, and goes on.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Center } from "../../src/core/center.ts";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import type { Event } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { CallId } from "../../src/core/model.ts";
import { readLog } from "../../src/host/log/resume.ts";
import { runWorld } from "../sim/world.ts";
import { openedLog } from "./recorded.ts";

const SEEDS = [31, 32, 33, 34];
const CRASHES = 6;
const DOWN_MS = 3_600_000;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crash-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An engine that dies after some of these events, and the one that reads its log. */
function crashed(events: readonly Event[]): {
  readonly before: Center;
  readonly after: Center;
  readonly lastAt: number;
} {
  const before = new Center();
  let now = 0;
  const clock = { now: () => now, date: () => now, wakeAt: () => () => undefined };
  const log = openedLog({ folder, leastFileBytes: 8_000, mostBytes: 1e6, clock }, before);
  for (const event of events) {
    now = event.at;
    log.append(event, before.step(event).facts);
  }
  const found = readLog(folder);
  if (found.type !== "resumed") throw new Error(`the log is ${found.type}`);
  return { before, after: found.center, lastAt: found.lastAt };
}

/** Goes on an hour later, with a switch that has lost all legs. */
function goOn(after: Center, lastAt: number): readonly Fact[] {
  const resumed = after.step({ type: "resumed", seed: 5, at: lastAt });
  // Nothing lies there of what was being recorded.
  const lost = after.recordingsUnderWay().map(({ command }) => {
    return after.step({ type: "failed", command, cause: "crashed", reason: "nothing is there", at: lastAt });
  });
  const up = after.step({ type: "up", legs: [], phones: [], at: lastAt + DOWN_MS });
  return [resumed, ...lost, up].flatMap(({ facts }) => facts);
}

/** Moments at which something is under way, spread over the run. */
function moments(seed: number, events: readonly Event[]): readonly number[] {
  const chance = chanceOf(seed);
  return Array.from({ length: CRASHES }, () => 20 + nextBelow(chance, events.length - 20));
}

describe.each(SEEDS)("a center that dies in random traffic, seed %i", (seed) => {
  it("is known again byte for byte, and what lived has ended when it was last known to live", async () => {
    const { events } = await runWorld(seed, 40);
    expect(events.filter(({ type }) => type === "call-order").length).toBeGreaterThan(20);
    for (const moment of moments(seed, events)) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      const { before, after, lastAt } = crashed(events.slice(0, moment));
      expect(after.state, `after event ${moment}`).toEqual(before.state);

      const living = [...before.state.calls.values()];
      const owed = living.filter(({ callback }) => callback !== undefined).map(({ id }) => id);
      const facts = goOn(after, lastAt);
      const ended = facts.filter((fact) => fact.type === "call-ended");
      const cut = ended.filter(({ cause }) => cause === "crashed");
      const known = new Set<CallId>(living.map(({ id }) => id));
      for (const fact of cut) {
        expect(fact.at).toBe(lastAt);
        expect(known.has(fact.call)).toBe(true);
      }
      // All are over but those who wait at home, and those had an hour in which their promise may have run out.
      expect(new Set([...ended.map(({ call }) => call), ...owed])).toEqual(known);
      for (const { call } of after.snapshot().calls) expect(owed).toContain(call);
      expect(after.state.legs.size).toBe(0);
      expect(facts.filter(({ type }) => type === "repaired")).toEqual([]);
      // Numbered on, and in the order of time.
      expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => before.state.lastFact + 1 + index));
      expect(facts.map(({ at }) => at)).toEqual(facts.map(({ at }) => at).sort((a, b) => a - b));
    }
  });
});

describe("commands of a process that died", () => {
  it("have other numbers than those of the next one, and their outcomes mean nothing to it", async () => {
    const { events } = await runWorld(35, 30);
    const { before, after, lastAt } = crashed(events.slice(0, 200));
    const old = new Set([...before.state.awaited.keys()]);
    goOn(after, lastAt);
    const at = lastAt + DOWN_MS + 1;
    const { facts } = after.step({ type: "stopping", at });
    expect(facts.filter(({ type }) => type === "repaired")).toEqual([]);
    for (const command of old) expect(after.step({ type: "done", command, at }).commands).toEqual([]);
    expect(after.state.epoch).toBe(before.state.epoch + 1);
  });
});

describe("an agent who wanted to leave after a call", () => {
  it("has left when the center is back, though the call was cut", async () => {
    const { events } = await runWorld(36, 60);
    const center = new Center();
    let cutAt: number | undefined;
    for (const [index, event] of events.entries()) {
      center.step(event);
      if (center.agents(undefined).some(({ pending }) => pending !== undefined)) {
        cutAt = index + 1;
        break;
      }
    }
    if (cutAt === undefined) throw new Error("nobody wanted to leave");
    const { before, after, lastAt } = crashed(events.slice(0, cutAt));
    const leaving = before.agents(undefined).find(({ pending }) => pending !== undefined);
    if (leaving === undefined) throw new Error("nobody is leaving");
    goOn(after, lastAt);
    const now = after.agents(undefined).find(({ agent }) => agent === leaving.agent);
    if (leaving.pending === "sign-out") expect(now).toBeUndefined();
    else expect(now).toMatchObject({ state: "UNREADY", pending: undefined });
  });
});
