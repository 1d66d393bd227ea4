// A clock that is set: what lasts is as long as if nobody had, and what is a date follows.
import { describe, expect, it } from "vitest";
import { Center } from "./center.ts";
import { neverSet, setClock, zoneBySettings, type ClockSettings } from "./clock-setting.ts";
import type { Fact, FactBody } from "./facts.ts";
import type { AgentId, CallId, Extn, TimeZoneConfig } from "./model.ts";
import { foldSpans } from "../report/agent-spans.ts";
import { dayStart, wallClockAt } from "./schedule/local-time.ts";

const HOUR_MS = 3_600_000;
/** 10:00 in Shanghai. */
const TEN = Date.UTC(2026, 10, 30, 2);
const SHANGHAI: TimeZoneConfig = { name: "Asia/Shanghai", offsets: [{ from: 0, offsetMs: 8 * HOUR_MS }] };
/** Summer time begins on 28 March 2027 at 1:00 UTC. */
const SUMMER_BEGINS = Date.UTC(2027, 2, 28, 1);
const BERLIN: TimeZoneConfig = {
  name: "Europe/Berlin",
  offsets: [
    { from: Date.UTC(2026, 9, 25, 1), offsetMs: HOUR_MS },
    { from: SUMMER_BEGINS, offsetMs: 2 * HOUR_MS },
  ],
};

function setAt(...settings: readonly (readonly [number, number])[]): ClockSettings {
  const clock = neverSet();
  for (const [at, offsetMs] of settings) setClock(clock, at, offsetMs, new Map());
  return clock;
}

describe("the zone by the engine's time", () => {
  it("is the configured one where nobody has set the clock", () => {
    expect(zoneBySettings(SHANGHAI, neverSet())).toBe(SHANGHAI);
  });

  it("tells the hour of the clock as it was before it was set, and as it is after", () => {
    const zone = zoneBySettings(SHANGHAI, setAt([TEN, HOUR_MS], [TEN + 60_000, -2 * HOUR_MS]));
    expect(wallClockAt(zone, TEN - 1).timeMs).toBe(10 * HOUR_MS - 1);
    expect(wallClockAt(zone, TEN).timeMs).toBe(11 * HOUR_MS);
    expect(wallClockAt(zone, TEN + 60_000).timeMs).toBe(8 * HOUR_MS + 60_000);
  });

  it("the day that has begun goes on", () => {
    const before = dayStart(SHANGHAI, TEN);
    for (const offsetMs of [HOUR_MS, -HOUR_MS]) {
      expect(dayStart(zoneBySettings(SHANGHAI, setAt([TEN, offsetMs])), TEN + 1_000)).toBe(before);
    }
  });

  it("begins another day where the clock was set over midnight", () => {
    const zone = zoneBySettings(SHANGHAI, setAt([TEN, 15 * HOUR_MS]));
    expect(wallClockAt(zone, TEN)).toMatchObject({ dayOfMonth: 1, month: 12, timeMs: HOUR_MS });
    expect(dayStart(zone, TEN + 1_000)).toBe(TEN);
  });

  it("changes to summer time when the new clock does, for clocks that were set by hours and by years", () => {
    for (const offsetMs of [HOUR_MS, -HOUR_MS, 5_000, 100 * 24 * HOUR_MS]) {
      const zone = zoneBySettings(BERLIN, setAt([TEN, offsetMs]));
      const [before, after] = [SUMMER_BEGINS - offsetMs - 1, SUMMER_BEGINS - offsetMs];
      expect(wallClockAt(zone, before).timeMs).toBe(2 * HOUR_MS - 1);
      expect(wallClockAt(zone, after).timeMs).toBe(3 * HOUR_MS);
    }
  });
});

describe("dates of facts", () => {
  const center = new Center();
  const happens = (at: number, event: Parameters<Center["step"]>[0] extends infer E ? Omit<E & object, "at"> : never) =>
    center.step({ ...event, at } as never).facts;

  it("follow the clock, and go back with it, while the numbers and the engine's time go on", () => {
    happens(TEN, { type: "started", seed: 1, lastFact: 0, configuration: [], agents: [] } as never);
    happens(TEN, { type: "up", legs: [], phones: [] } as never);
    const [set] = happens(TEN + 1_000, { type: "clock-set", offsetMs: -HOUR_MS } as never);
    expect(set).toMatchObject({ at: TEN + 1_000 - HOUR_MS, before: TEN + 1_000, byMs: -HOUR_MS });
    const [next] = happens(TEN + 2_000, { type: "down", reason: "" } as never);
    expect(next).toMatchObject({ type: "switch-down", at: TEN + 2_000 - HOUR_MS });
    expect(center.clockOffsetMs).toBe(-HOUR_MS);
  });
});

describe("calls keep the clock that they began by", () => {
  const call = (id: string) => id as CallId;
  it("over any number of settings, as long as they live, and those that begin then have the new one", () => {
    const living = new Map([[call("a"), 0]]);
    const clock = neverSet();
    setClock(clock, TEN, HOUR_MS, living);
    living.set(call("b"), 0);
    setClock(clock, TEN + 1, -HOUR_MS, living);
    expect([...clock.ofCalls]).toEqual([
      ["a", 0],
      ["b", HOUR_MS],
    ]);
    living.delete(call("a"));
    setClock(clock, TEN + 2, 0, living);
    expect([...clock.ofCalls.keys()]).toEqual(["b"]);
  });

  it("keeps no more settings than it needs", () => {
    const clock = neverSet();
    for (let hour = 1; hour <= 100; hour += 1) setClock(clock, TEN + hour * HOUR_MS, hour * 1_000, new Map());
    expect(clock.settings).toHaveLength(16);
    expect(clock.offsetMs).toBe(100_000);
  });
});

it.each([HOUR_MS, -HOUR_MS])("what agents were is as long as it was, the clock set by %d", (byMs) => {
  const agent = "1001" as AgentId;
  const is = (at: number, state: "READY" | "LOGOUT"): Fact => {
    const rest = { pending: undefined, call: undefined, leg: undefined, reason: "", callState: "IDLE" } as const;
    return { seq: at, at, type: "agent-changed", agent, extn: "1001" as Extn, state, ...rest };
  };
  const set: FactBody = { type: "clock-set", byMs, before: TEN + 600_000 };
  const facts = [is(TEN, "READY"), { seq: 2, at: TEN + 600_000 + byMs, ...set }, is(TEN + 900_000 + byMs, "LOGOUT")];
  const { open, changed } = foldSpans(new Map(), facts, 0);
  expect(open.size).toBe(0);
  expect(changed.map(({ from, to = 0 }) => to - from)).toEqual([600_000, 300_000]);
});
