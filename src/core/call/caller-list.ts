// The callers whom the center knows by their numbers: VIPs, who are served before others, and the black list, whose calls
// are refused before they cost anything.
import type { CallerConfig } from "../model.ts";

export interface CallerList {
  readonly rows: Map<string, CallerConfig>;
  /** By the whole number. */
  readonly exact: Map<string, CallerConfig>;
  /** By what a number begins with. */
  readonly prefixes: Map<string, CallerConfig>;
}

/** A longer number has no prefix in the list, whatever it says it is. */
const LONGEST_PREFIX = 32;

export function newCallerList(): CallerList {
  return { rows: new Map(), exact: new Map(), prefixes: new Map() };
}

export function putCaller(list: CallerList, row: CallerConfig): void {
  dropCaller(list, row.id);
  list.rows.set(row.id, row);
  placeOf(list, row).set(row.number, row);
}

export function dropCaller(list: CallerList, id: string): void {
  const row = list.rows.get(id);
  if (row === undefined) return;
  list.rows.delete(id);
  const place = placeOf(list, row);
  if (place.get(row.number) === row) place.delete(row.number);
}

function placeOf(list: CallerList, row: CallerConfig): Map<string, CallerConfig> {
  return row.match === "exact" ? list.exact : list.prefixes;
}

/** The row of the very number, else that of its longest prefix: so one number of a refused range can be let in. */
export function knownCaller(list: CallerList, number: string): CallerConfig | undefined {
  const exact = list.exact.get(number);
  if (exact !== undefined || list.prefixes.size === 0) return exact;
  for (let length = Math.min(number.length, LONGEST_PREFIX); length > 0; length -= 1) {
    const row = list.prefixes.get(number.slice(0, length));
    if (row !== undefined) return row;
  }
  return undefined;
}
