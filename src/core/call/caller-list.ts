// The callers whom the center knows by their numbers: VIPs, who are served before others, and the black list, whose calls
// are refused before they cost anything. Numbers are compared by their normal form (numbers/normal.ts).
import type { CallerConfig } from "../model.ts";
import { normalForm, plainDigits } from "../numbers/normal.ts";
import type { NumberPlan } from "../numbers/plan.ts";
import { writingsOf } from "../numbers/writings.ts";

export interface CallerList {
  readonly rows: Map<string, CallerConfig>;
  /** By the whole number's normal form. */
  readonly exact: Map<string, CallerConfig>;
  /** By what a number begins with, as somebody has written it. */
  readonly prefixes: Map<string, CallerConfig>;
  /** By which they are compared. Absent: as they are written. */
  plan?: NumberPlan | undefined;
  /** Rows of one number that is written in several ways, which another row stands before. Absent: none. */
  hidden?: Map<string, readonly CallerConfig[]>;
}

/** A longer number has no prefix in the list, whatever it says it is. */
const LONGEST_PREFIX = 32;

export function newCallerList(): CallerList {
  return { rows: new Map(), exact: new Map(), prefixes: new Map() };
}

/** From now on numbers are compared by this plan. */
export function comparedBy(list: CallerList, plan: NumberPlan | undefined): void {
  const rows = [...list.rows.values()];
  list.plan = plan;
  for (const map of [list.rows, list.exact, list.prefixes]) map.clear();
  delete list.hidden;
  for (const row of rows) putCaller(list, row);
}

export function putCaller(list: CallerList, row: CallerConfig): void {
  dropCaller(list, row.id);
  list.rows.set(row.id, row);
  const { place, key } = placeOf(list, row);
  const former = place.get(key);
  if (former !== undefined) hide(list, hiddenKey(row, key), former);
  place.set(key, row);
}

export function dropCaller(list: CallerList, id: string): void {
  const row = list.rows.get(id);
  if (row === undefined) return;
  list.rows.delete(id);
  const { place, key } = placeOf(list, row);
  const under = hiddenKey(row, key);
  const others = list.hidden?.get(under)?.filter((other) => other !== row) ?? [];
  if (place.get(key) === row) {
    const next = others.pop();
    if (next === undefined) place.delete(key);
    else place.set(key, next);
  }
  if (others.length > 0) list.hidden?.set(under, others);
  else list.hidden?.delete(under);
}

function hide(list: CallerList, under: string, row: CallerConfig): void {
  list.hidden ??= new Map();
  list.hidden.set(under, [...(list.hidden.get(under) ?? []), row]);
}

function hiddenKey({ match }: CallerConfig, key: string): string {
  return `${match} ${key}`;
}

function placeOf(
  { exact, prefixes, plan }: CallerList,
  { match, number }: CallerConfig,
): { readonly place: Map<string, CallerConfig>; readonly key: string } {
  if (match === "exact") return { place: exact, key: normalForm(plan, number) };
  return { place: prefixes, key: plan === undefined ? number : (plainDigits(number) ?? number) };
}

/**
 * The row of the very number, else that which leaves least of it open, in whichever way it is written: so one number of a
 * refused range can be let in. `normal`: its normal form; `written`: as the line has shown it.
 */
export function knownCaller(list: CallerList, normal: string, written = normal): CallerConfig | undefined {
  const exact = list.exact.get(normal) ?? list.exact.get(normalForm(list.plan, written));
  if (exact !== undefined || list.prefixes.size === 0) return exact;
  let best: CallerConfig | undefined;
  let open = Number.POSITIVE_INFINITY;
  for (const writing of new Set([written, ...writingsOf(list.plan, normal)])) {
    for (let length = Math.min(writing.length, LONGEST_PREFIX); length > 0; length -= 1) {
      if (writing.length - length >= open) break;
      const row = list.prefixes.get(writing.slice(0, length));
      if (row === undefined) continue;
      best = row;
      open = writing.length - length;
      break;
    }
  }
  return best;
}
