// Which outside lines lead to a number, and what the number is called on each.
import type { Call } from "../call/call.ts";
import type { Extn } from "../model.ts";
import type { Cause, DialTarget } from "../switch.ts";
import { rewritten } from "../numbers/compare.ts";
import { emergencyNumberIn } from "./emergency-number.ts";
import { phoneOf, type Phone, type State } from "../state.ts";
import { isWithheld } from "../withheld.ts";
import { isFull, type Trunk } from "./trunk.ts";

/**
 * The lines that take the number now, best first. `context`: of the extension that calls; undefined: the operator's own
 * configuration sends the caller on, which may use every line.
 */
export function linesTo(state: State, number: string, context: string | undefined): readonly DialTarget[] {
  const lines = allLinesTo(state, number, context).filter((way) => isUsable(state, way));
  const up = lines.filter((way) => isUp(state, way));
  // Better than nothing: some carriers take calls and answer no question.
  return up.length > 0 ? up : lines;
}

/** The lines that would take the number, be it that they can at this moment or not. */
export function allLinesTo(state: State, number: string, context: string | undefined): DialTarget[] {
  const lines: DialTarget[] = [];
  for (const { config } of [...state.trunks.values()].sort(byPriority)) {
    if (context !== undefined && config.contexts.length > 0 && !config.contexts.includes(context)) continue;
    const asDialled = rewritten(number, config.outbound);
    // These are called by people only, who dial them past all of this (emergency.ts): no row and no caller leads there.
    if (asDialled !== undefined && emergencyNumberIn(state, asDialled) !== undefined) continue;
    if (asDialled !== undefined && asDialled !== "")
      lines.push({ type: "trunk", trunk: config.name, number: asDialled });
  }
  return lines;
}

/** A line that is disabled, full or not logged in is no way at this moment; one that merely does not answer can be tried. */
export function isUsable(state: State, way: DialTarget): boolean {
  if (way.type === "extension") return true;
  const trunk = state.trunks.get(way.trunk);
  if (trunk === undefined || !trunk.config.enabled || isFull(trunk)) return false;
  return trunk.up || !trunk.config.registers;
}

function isUp(state: State, way: DialTarget): boolean {
  return way.type === "extension" || state.trunks.get(way.trunk)?.up === true;
}

export function byPriority({ config: a }: Trunk, { config: b }: Trunk): number {
  return a.priority - b.priority || (a.name < b.name ? -1 : 1);
}

/** The ways to a number that the operator's configuration names: an extension's phone, or an outside number. */
export function waysTo(state: State, number: string): readonly DialTarget[] {
  const phone = state.phones.get(number as Extn);
  if (phone?.config === undefined) return linesTo(state, number, undefined);
  if (phone.config.disabled) return [];
  return waysToPhone(state, phone);
}

function waysToPhone(state: State, { extn, config }: Phone): readonly DialTarget[] {
  return config?.kind === "tel" ? linesTo(state, extn, undefined) : [{ type: "extension", extn }];
}

/** Where an agent's phone is called; an extension that is an outside number over the best line to it. */
export function wayToAgent(state: State, extn: Extn): DialTarget {
  return waysToPhone(state, phoneOf(state, extn))[0] ?? { type: "extension", extn };
}

/** What the called party is shown, and what the line alone is told (see the command `dial`). */
export interface Shown {
  readonly callerNumber: string;
  readonly callerName: string;
  readonly asserted?: string;
}

type Showing = Pick<Call, "callerNumber" | "callerName" | "shown"> & Partial<Pick<Call, "origin" | "withheld">>;

/** What the called party is shown: a line may have a number of its own. */
export function shownOver(state: State, who: Showing, to: DialTarget): Shown {
  const { callerNumber, callerName, shown, withheld } = who;
  if (to.type === "extension") return { callerNumber, callerName };
  const line = state.trunks.get(to.trunk)?.config;
  // Somebody has chosen one of their own numbers for it.
  const own = shown ?? line?.callerNumber ?? "";
  // It is a number of ours, and a phone of ours that is not to be seen: the line knows it, and shows nobody.
  if (own !== "" && withheld !== undefined && who.origin?.type === "extension") {
    return { callerNumber, callerName, asserted: own };
  }
  if (own !== "") return { callerNumber: own, callerName };
  const isTold = line?.trusted === true && withheld !== undefined && withheld.callerNumber !== "";
  return isTold ? { callerNumber, callerName, asserted: withheld.callerNumber } : { callerNumber, callerName };
}

/** Whoever is called in an emergency is to know who calls. */
export function shownInEmergency(state: State, call: Showing, to: DialTarget): Shown {
  const { withheld } = call;
  if (withheld === undefined || withheld.callerNumber === "") return shownOver(state, call, to);
  const { callerNumber, callerName } = withheld;
  return shownOver(state, { callerNumber, callerName, ...(call.shown === undefined ? {} : { shown: call.shown }) }, to);
}

/** A phone can be called where it has registered and somebody is there, an outside number where a line leads to it. */
export function isReachable(state: State, phone: Phone): boolean {
  if (phone.config?.kind !== "tel") return phone.registered && !phone.silent;
  return waysToPhone(state, phone).some((way) => isUp(state, way));
}

/** The number that a caller calls from; of one's own phones the one that they are, not the one they show. */
export function ownNumber({ origin, callerNumber }: Pick<Call, "origin" | "callerNumber">): string {
  return origin.type === "extension" ? origin.extn : callerNumber;
}

/** The ways back to a caller; none to one who withholds their number. */
export function waysBack(state: State, call: Pick<Call, "origin" | "callerNumber">): readonly DialTarget[] {
  const number = ownNumber(call);
  return isWithheld(number) ? [] : waysTo(state, number);
}

/** The line failed, rather than the one who was called. */
export function isLineTrouble(cause: Cause): boolean {
  return cause === "congestion" || cause === "unreachable" || cause === "vanished" || cause === "protocol-error";
}
