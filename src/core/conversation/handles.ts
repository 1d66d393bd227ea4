// Whose call it is that somebody talks in: what follows it for them is decided by that.
import type { Call } from "../call/call.ts";
import type { State } from "../state.ts";
import { agentOf, customerOf, type Talking } from "./talking.ts";

/** From now on the agent of this talk has a part in the call. */
export function takePart(state: State, call: Call, stage: Talking): void {
  const leg = state.legs.get(agentOf(stage).leg);
  if (leg === undefined) return;
  const isOutside = state.legs.get(customerOf(stage).leg)?.trunk !== undefined;
  leg.handles = { call: call.id, queue: stage.queue, ...(isOutside ? { outside: true } : {}) };
}

/** Who calls somebody themself has a part in that call, whatever becomes of it. */
export function takePartAsCaller(state: State, call: Call): void {
  const leg = state.legs.get(call.caller);
  if (leg?.extn !== undefined) leg.handles = { call: call.id, queue: undefined };
}
