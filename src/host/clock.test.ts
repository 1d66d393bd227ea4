import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "./clock.ts";

const BEGIN = Date.UTC(2026, 10, 30, 8);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A machine whose clocks a test moves. */
class Machine {
  wallMs = BEGIN;
  steadyMs = 5_000;
  bootMs = 9_000;
  readonly sources = {
    wall: () => this.wallMs,
    steady: () => this.steadyMs,
    sinceBoot: () => this.bootMs,
  };

  /** Time passes, as everybody knows it. */
  pass(ms: number): void {
    this.wallMs += ms;
    this.steadyMs += ms;
    this.bootMs += ms;
  }

  sleep(ms: number): void {
    this.wallMs += ms;
    this.bootMs += ms;
  }
}

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});

describe("the wall clock is set", () => {
  it.each([HOUR_MS, -HOUR_MS, 5_000, -5_000])("by %d ms: dates follow, steady time goes on", (byMs) => {
    const clock = systemClock({}, machine.sources);
    machine.pass(10_000);
    machine.wallMs += byMs;
    expect(clock.look()).toEqual({ setByMs: byMs, sleptMs: 0 });
    expect(clock.now()).toBe(BEGIN + 10_000);
    expect(clock.date()).toBe(BEGIN + 10_000 + byMs);
    expect(clock.offsetMs).toBe(byMs);
    machine.pass(1_000);
    expect(clock.look()).toEqual({ setByMs: 0, sleptMs: 0 });
    expect(clock.now()).toBe(BEGIN + 11_000);
  });

  it("by so little that two looks differ as much, it is not followed; by little again and again, it is", () => {
    const clock = systemClock({}, machine.sources);
    machine.wallMs += 200;
    expect(clock.look().setByMs).toBe(0);
    machine.wallMs += 200;
    expect(clock.look().setByMs).toBe(400);
    expect(clock.date()).toBe(BEGIN + 400);
  });
});

it("time in which the machine slept has passed, also for what was waited for", () => {
  const clock = systemClock({}, machine.sources);
  machine.sleep(HOUR_MS);
  expect(clock.look()).toEqual({ setByMs: 0, sleptMs: HOUR_MS });
  expect(clock.now()).toBe(BEGIN + HOUR_MS);
  expect(clock.date()).toBe(BEGIN + HOUR_MS);
  machine.sleep(HOUR_MS);
  machine.wallMs -= 60_000;
  expect(clock.look()).toEqual({ setByMs: -60_000, sleptMs: HOUR_MS });
});

it("where the machine does not tell whether it slept, the clock was set", () => {
  const clock = systemClock({}, { ...machine.sources, sinceBoot: () => undefined });
  machine.sleep(HOUR_MS);
  expect(clock.look()).toEqual({ setByMs: HOUR_MS, sleptMs: 0 });
});

describe("after a restart", () => {
  it("time goes on as the process before had it, ahead of the wall clock or behind", () => {
    const clock = systemClock({ notBefore: BEGIN - HOUR_MS - 1_000, offsetMs: HOUR_MS }, machine.sources);
    expect(clock.now()).toBe(BEGIN - HOUR_MS);
    expect(clock.date()).toBe(BEGIN);
  });

  it("what has happened was not later than now, though the clock was set back meanwhile; dates are the new clock's", () => {
    const clock = systemClock({ notBefore: BEGIN + HOUR_MS }, machine.sources);
    expect(clock.now()).toBe(BEGIN + HOUR_MS);
    expect(clock.date()).toBe(BEGIN);
    expect(clock.look().setByMs).toBe(0);
  });
});

describe("wakes", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function passes(ms: number): Promise<void> {
    machine.pass(ms);
    await vi.advanceTimersByTimeAsync(ms);
  }

  it("come when they are due, however the clock was set", async () => {
    const clock = systemClock({}, machine.sources);
    const woken = vi.fn();
    clock.wakeAt(clock.now() + 60_000, woken);
    machine.wallMs += HOUR_MS;
    clock.look();
    await passes(59_999);
    expect(woken).not.toHaveBeenCalled();
    machine.wallMs -= 2 * HOUR_MS;
    clock.look();
    await passes(1);
    expect(woken).toHaveBeenCalledOnce();
  });

  it("that are further away than a timer reaches come on their day, and not a second time", async () => {
    const clock = systemClock({}, machine.sources);
    const woken = vi.fn();
    clock.wakeAt(clock.now() + 40 * DAY_MS, woken);
    for (let day = 1; day < 40; day += 1) await passes(DAY_MS);
    expect(woken).not.toHaveBeenCalled();
    await passes(DAY_MS);
    await passes(DAY_MS);
    expect(woken).toHaveBeenCalledOnce();
  });

  it("that fell into a sleep come when it is over; what was taken back does not", async () => {
    const clock = systemClock({}, machine.sources);
    const [woken, takenBack] = [vi.fn(), vi.fn()];
    clock.wakeAt(clock.now() + 60_000, woken);
    clock.wakeAt(clock.now() + 60_000, takenBack)();
    machine.sleep(HOUR_MS);
    clock.look();
    await passes(0);
    expect(woken).toHaveBeenCalledOnce();
    expect(takenBack).not.toHaveBeenCalled();
  });
});
