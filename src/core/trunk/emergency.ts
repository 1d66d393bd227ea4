// Emergency numbers: they go out over the first line that is up, past whatever limits other calls.
import { rewrittenBy } from "../numbers/compare.ts";
import type { Call } from "../call/call.ts";
import type { Extn, LegId, TrunkConfig } from "../model.ts";
import type { Cause, DialTarget } from "../switch.ts";
import { fact, signedInAt, type State } from "../state.ts";
import { dialledEmergency } from "./emergency-number.ts";
import { byPriority } from "./lines.ts";

/** Nobody hangs up for those who wait there: as long as a call may ring at all. */
export const EMERGENCY_RING_MS = 180_000;

/**
 * Every line that is switched on, those that are up first: of whatever context, full or not, and whatever may go out over
 * it. A line that is not up is better than none.
 */
export function emergencyLines(state: State, number: string): readonly DialTarget[] {
  const lines = [...state.trunks.values()].filter(({ config }) => config.enabled).sort(byPriority);
  const inOrder = [...lines.filter(({ up }) => up), ...lines.filter(({ up }) => !up)];
  const called = dialledEmergency(state, number) ?? number;
  return inOrder.map(({ config }) => ({ type: "trunk", trunk: config.name, number: calledOver(config, called) }));
}

/** As it is, unless the line has a rule for this very number. */
function calledOver({ outbound }: TrunkConfig, number: string): string {
  const rule = outbound.find(({ prefix }) => prefix === number);
  return (rule === undefined ? undefined : rewrittenBy(rule, number)) || number;
}

/** Every other line is tried before such a call is given up: whatever became of one, unless they had answered or it was us. */
export function isLineToBlame(cause: Cause): boolean {
  return cause !== "normal" && cause !== "cancelled";
}

/** Told once, before any line is tried. `extn`: whose phone it is, or who leads the caller there. */
export function tellEmergency(
  state: State,
  call: Call,
  given: { readonly number: string; readonly extn: Extn; readonly leg: LegId; readonly lines: readonly DialTarget[] },
): void {
  const { extn, leg } = given;
  const number = dialledEmergency(state, given.number) ?? given.number;
  (state.emergencies ??= new Set()).add(call.id);
  const lines = given.lines.flatMap((line) => (line.type === "trunk" ? [line.trunk] : []));
  fact(state, { type: "emergency-call", call: call.id, leg, extn, agent: signedInAt(state, extn), number, lines });
}
