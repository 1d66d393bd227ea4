// Another plan of numbers: all that is found by a number is found by its new normal form.
import { comparedBy } from "../call/caller-list.ts";
import { notePromise } from "../call/promises.ts";
import type { HotlineConfig } from "../model.ts";
import type { State } from "../state.ts";
import { normalCaller, normalOf } from "./compare.ts";
import type { NumberPlan } from "./plan.ts";

export function compareBy(state: State, plan: NumberPlan | undefined): void {
  if (plan === undefined) delete state.numbers;
  else state.numbers = plan;
  comparedBy(state.callers, plan);
  const hotlines = new Map<string, HotlineConfig[]>();
  for (const hotline of state.hotlines.values()) {
    const number = normalOf(state, hotline.number);
    hotlines.set(number, [...(hotlines.get(number) ?? []), hotline]);
  }
  refill(state.hotlinesByNumber, hotlines);
  // Of two that are one now the later one counts.
  renamed(state, state.contacts);
  renamed(state, state.lastServed);
  for (const call of state.calls.values()) call.normal = normalCaller(state, call);
  state.promises.clear();
  for (const call of state.calls.values()) if (call.callback !== undefined) notePromise(state, call);
  state.numbersInCalls.clear();
  for (const leg of state.legs.values()) {
    if (leg.number === undefined) continue;
    leg.number = normalOf(state, leg.number);
    state.numbersInCalls.set(leg.number, (state.numbersInCalls.get(leg.number) ?? 0) + 1);
  }
}

/** In the order in which they were heard of. */
function renamed<Value>(state: State, known: Map<string, Value>): void {
  const entries = [...known].map(([number, value]) => [normalOf(state, number), value] as const);
  known.clear();
  for (const [number, value] of entries) {
    known.delete(number);
    known.set(number, value);
  }
}

function refill<Value>(map: Map<string, Value>, entries: ReadonlyMap<string, Value>): void {
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}
