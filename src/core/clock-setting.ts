// The wall clock may be set; the engine's own time is steady and never notices. What it knows of the wall clock is how far the
// two are apart, and since when: dates are told by it, lengths and deadlines are not.
import type { CallId, TimeZoneConfig } from "./model.ts";
import type { FactBody } from "./facts.ts";

/** From `from` on, by the engine's time, the wall clock shows `offsetMs` more than that. */
export interface ClockSetting {
  readonly from: number;
  readonly offsetMs: number;
}

/** Of what has dates. */
export interface Dated {
  /** The date of the last that was told of it. Absent: nothing was. */
  toldAt?: number;
}

export interface ClockSettings {
  /** What the wall clock shows beyond the engine's time. */
  offsetMs: number;
  /** Oldest first; before the first of them nobody had set it. */
  settings: readonly ClockSetting[];
  /** Calls that lived when it was set keep the clock they began by: what they took is then right whatever is subtracted. */
  readonly ofCalls: Map<CallId, number>;
}

/** Of older ones only what they came to is kept. */
const MOST_SETTINGS = 16;

export function neverSet(): ClockSettings {
  return { offsetMs: 0, settings: [], ofCalls: new Map() };
}

/** The clock is set at `now`; these calls live. */
export function setClock(
  clock: ClockSettings,
  now: number,
  offsetMs: number,
  living: ReadonlyMap<CallId, unknown>,
): void {
  for (const call of clock.ofCalls.keys()) if (!living.has(call)) clock.ofCalls.delete(call);
  for (const call of living.keys()) if (!clock.ofCalls.has(call)) clock.ofCalls.set(call, clock.offsetMs);
  clock.offsetMs = offsetMs;
  clock.settings = [...clock.settings, { from: now, offsetMs }].slice(-MOST_SETTINGS);
}

/** The date of what happens at `now`: a call's by the clock that it began by, everything else by the clock as it is. */
export function dateOfFact(clock: ClockSettings, now: number, body: FactBody): number {
  if (clock.ofCalls.size === 0 || body.type === "agent-changed") return now + clock.offsetMs;
  const call = "call" in body ? body.call : undefined;
  return now + ((call === undefined ? undefined : clock.ofCalls.get(call)) ?? clock.offsetMs);
}

/**
 * The zone as it is by the engine's time. A clock that is set is to it what summer time is: local time jumps, and a day that
 * has begun goes on.
 */
export function zoneBySettings(zone: TimeZoneConfig, { settings }: Pick<ClockSettings, "settings">): TimeZoneConfig {
  if (settings.length === 0) return zone;
  const stretches = [{ from: Number.NEGATIVE_INFINITY, offsetMs: 0 }, ...settings];
  const offsets = stretches.flatMap(({ from, offsetMs: aheadMs }, index) => {
    const until = stretches[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const ofZone = zone.offsets.map((one) => ({ from: one.from - aheadMs, offsetMs: one.offsetMs + aheadMs }));
    const first = Math.max(
      0,
      ofZone.findLastIndex((one) => one.from <= from),
    );
    const within = ofZone.slice(first).filter((one, at) => at === 0 || one.from < until);
    return within.map((one, at) => (at === 0 && index > 0 ? { ...one, from } : one));
  });
  return { name: zone.name, offsets };
}
