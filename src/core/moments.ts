// What a phone was told has the date of that moment, though it is heard of later: it was on its way, something else happened here
// meanwhile, or the last report of its audio was waited for. The engine's time does not go back for it. So only dates of the one call
// go back that it is about, and never before what is dated in it already.
import type { Event } from "./events.ts";
import { readable } from "./mishap.ts";
import type { CallId } from "./model.ts";
import type { State } from "./state.ts";

/** A call to which something happens that was over a while ago. */
export interface Moment {
  readonly call: CallId;
  readonly agoMs: number;
  /** The date of the last that is told of it. */
  readonly notBefore: number;
}

/** To be asked before it happens; undefined: it happens now, or to no call. */
export function momentOf(state: State, event: Event, call: CallId | undefined): Moment | undefined {
  if (call === undefined || !("leg" in event)) return undefined;
  const lateMs = event.type === "leg-ended" ? (event.lateMs ?? 0) : 0;
  const agoMs = state.now - (event.at - lateMs);
  const notBefore = readable(() => state.calls.get(call)?.toldAt);
  return agoMs <= 0 || notBefore === undefined ? undefined : { call, agoMs, notBefore };
}

/** What has come of it. `from`: facts from there on in this step. */
export function dateBack(state: State, { call, agoMs, notBefore }: Moment, from: number): void {
  state.facts.forEach((one, index) => {
    if (index < from || one.type === "agent-changed" || !("call" in one) || one.call !== call) return;
    state.facts[index] = { ...one, at: Math.max(Math.min(notBefore, one.at), one.at - agoMs) };
  });
}

/** By now, in this step. */
export function noteTold(state: State): void {
  for (const one of state.facts) {
    if (one.type === "agent-changed" || !("call" in one) || one.call === undefined) continue;
    const call = state.calls.get(one.call);
    // One that is broken is found by whoever has to do with it.
    if (call !== undefined) readable(() => (call.toldAt = one.at));
  }
}
