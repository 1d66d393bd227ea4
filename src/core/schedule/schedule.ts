// The schedule: the zone, and the rows that say when the center works.
import type { TimeDefinition, TimeZoneConfig } from "../model.ts";
import { UTC } from "./local-time.ts";

export interface Schedule {
  /** As it is configured. */
  zone: TimeZoneConfig;
  /** By the engine's time, where the wall clock was set; undefined: as configured. */
  setZone?: TimeZoneConfig | undefined;
  readonly times: Map<string, TimeDefinition>;
}

export function emptySchedule(): Schedule {
  return { zone: UTC, times: new Map() };
}

export function zoneOf({ setZone, zone }: Pick<Schedule, "zone" | "setZone">): TimeZoneConfig {
  return setZone ?? zone;
}

/**
 * The years among those given for which no table of days off stands, though dated ones are kept: China announces each
 * year's late in the year before, and a center whose table has run out would work through New Year. A schedule without
 * a single dated row says nothing.
 */
export function yearsWithoutTable(times: Iterable<TimeDefinition>, years: readonly number[]): number[] {
  const known = new Set<number>();
  for (const time of times) {
    if (time.type === "work-time") continue;
    if (time.from.year !== undefined) known.add(time.from.year);
    if (time.to.year !== undefined) known.add(time.to.year);
  }
  return known.size === 0 ? [] : years.filter((year) => !known.has(year));
}
