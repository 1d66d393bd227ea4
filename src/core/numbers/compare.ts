// Numbers in the engine are compared by their normal form; shown, told and dialled they are as they came.
import type { Call } from "../call/call.ts";
import type { HotlineConfig, DialRule, Extn, QueueName } from "../model.ts";
import type { State } from "../state.ts";
import { normalForm } from "./normal.ts";

type Plan = Pick<State, "numbers">;
type Caller = Pick<Call, "origin" | "callerNumber" | "normal">;

/** The first rule that fits decides; undefined: none does. */
export function rewritten(number: string, rules: readonly DialRule[]): string | undefined {
  const rule = rules.find(({ prefix }) => number.startsWith(prefix));
  return rule === undefined ? undefined : rewrittenBy(rule, number);
}

export function rewrittenBy({ prepend, strip }: DialRule, number: string): string {
  return prepend + number.slice(strip);
}

export function normalOf({ numbers }: Plan, number: string): string {
  return normalForm(numbers, number);
}

export function isSameNumber(state: Plan, one: string, other: string): boolean {
  return one === other || normalOf(state, one) === normalOf(state, other);
}

/** Of who calls, by what they show; a line may have its own way to write numbers. */
export function normalCaller(
  state: Pick<State, "numbers" | "trunks">,
  { origin, callerNumber }: Pick<Call, "origin" | "callerNumber">,
): string {
  const rules = origin.type === "trunk" ? state.trunks.get(origin.trunk)?.config.callers : undefined;
  const written = rules === undefined ? callerNumber : (rewritten(callerNumber, rules) ?? callerNumber);
  return normalOf(state, written);
}

/** By which contacts and the agents who served them are remembered. */
export function knownBy(state: Pick<State, "numbers" | "trunks">, call: Caller): string {
  return call.normal ?? normalCaller(state, call);
}

/** By which lists and promises know them; of one's own phones the number counts that they are, not the one they show. */
export function personOf(state: Pick<State, "numbers" | "trunks">, call: Caller): string {
  return call.origin.type === "extension" ? normalOf(state, call.origin.extn) : knownBy(state, call);
}

/**
 * The rows of the hotline that a number leads to; undefined: to none. What is inside (an extension, a menu, a queue) and has this
 * very number is not hidden by a hotline that is merely written otherwise.
 */
export function hotlineRows(state: State, number: string): readonly HotlineConfig[] | undefined {
  const rows = state.hotlinesByNumber.get(normalOf(state, number));
  if (rows === undefined || rows.some((row) => row.number === number)) return rows;
  return isInside(state, number) ? undefined : rows;
}

/** Whether a menu, a queue or an extension has this very number. */
export function isInside(state: State, number: string): boolean {
  return (
    state.ivrsByNumber.has(number) ||
    state.queues.has(number as QueueName) ||
    state.phones.get(number as Extn)?.config !== undefined
  );
}
