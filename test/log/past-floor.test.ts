// The floor at a moment of the past, made again from the log, is what it was at that moment.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Center, StepResult } from "../../src/core/center.ts";
import type { Event } from "../../src/core/events.ts";
import type { FloorView } from "../../src/core/views/floor.ts";
import type { FileEventLog } from "../../src/host/log/event-log.ts";
import { floorAt } from "../../src/host/log/past-floor.ts";
import { lookingBack } from "../../src/host/log/past-floors.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import { Invariants } from "../sim/invariants.ts";
import { runWorld, type Meddler } from "../sim/world.ts";
import { openedLog } from "./recorded.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xcc-floor-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes down what happens, and what the floor then looks like. */
class Scribe implements Meddler {
  readonly invariants = new Invariants();
  readonly floors = new Map<number, FloorView>();
  #log: FileEventLog | undefined;
  #now = 0;

  step(center: Center, event: Event): StepResult {
    this.#now = event.at + center.clockOffsetMs;
    const clock = Object.assign(new VirtualClock(0), { now: () => this.#now });
    this.#log ??= openedLog({ folder, clock, leastFileBytes: 20_000, mostBytes: 1_000_000 }, center);
    const result = center.step(event);
    this.#log.append(event, result.facts);
    this.floors.set(event.at + center.clockOffsetMs, structuredClone(center.floor()));
    return result;
  }

  async close(): Promise<void> {
    await this.#log?.close();
  }
}

describe("the floor at a moment of the past", () => {
  it("is what it was, made again from states and events", { timeout: 120_000 }, async () => {
    const scribe = new Scribe();
    await runWorld(7, 60, scribe);
    await scribe.close();
    const moments = [...scribe.floors].sort(([a], [b]) => a - b);
    expect(moments.length).toBeGreaterThan(100);
    const isSeen = { callers: 0, talks: 0 };
    for (let index = 0; index < moments.length; index += Math.ceil(moments.length / 60)) {
      const [at, floor] = moments[index] ?? [0, undefined];
      const next = moments[index + 1]?.[0] ?? at + 1;
      // Also just before something else happens.
      for (const moment of [at, next - 1]) {
        expect(floorAt(folder, moment), `at ${moment}`).toMatchObject({ type: "seen", floor });
      }
      isSeen.callers += floor?.queues.some(({ callers }) => callers.length > 0) === true ? 1 : 0;
      isSeen.talks += floor?.talks.length ?? 0;
    }
    expect(isSeen.callers).toBeGreaterThan(0);
    expect(isSeen.talks).toBeGreaterThan(0);
    const [[first] = [0]] = moments;
    expect(floorAt(folder, first - 1)).toEqual({ type: "not-kept", from: first });
    const lookBack = lookingBack(folder);
    const [last, floor] = moments.at(-1) ?? [0, undefined];
    const [seen, second] = await Promise.all([lookBack(last), lookBack(last)]);
    expect(seen).toMatchObject({ type: "seen", floor });
    expect(second).toBe("busy");
    expect(await lookingBack(folder, 1)(last)).toBe("too-long");
  });

  it("is not known where nothing is kept", () => {
    expect(floorAt(folder, 1_000)).toEqual({ type: "not-kept", from: undefined });
  });
});
