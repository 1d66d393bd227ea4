import type { CallId } from "../model.ts";
import type { SwitchEvent } from "../switch.ts";
import { command, fact, type State } from "../state.ts";
import type { Call } from "./call.ts";
import { addLeg } from "./legs.ts";
import { releaseCall } from "./release.ts";
import { routeCall } from "./route.ts";

/** A caller. His leg's id names the call for as long as anybody asks for it. */
export function onLegArrived(state: State, event: Extract<SwitchEvent, { type: "leg-arrived" }>): void {
  const call: Call = {
    id: event.leg as string as CallId,
    caller: event.leg,
    origin: event.origin,
    dialled: event.dialled,
    callerNumber: event.callerNumber,
    callerName: event.callerName,
    startedAt: state.now,
    legs: new Set(),
    awaited: new Set(),
    unbegunRecordings: new Set(),
    answer: "not-yet",
    connecting: undefined,
    stage: { type: "new" },
  };
  // Two legs of one name would be two callers in one call: the second is none of ours.
  if (state.legs.has(event.leg)) {
    fact(state, { type: "repaired", what: "a leg arrived twice", call: undefined, leg: event.leg });
    return;
  }
  state.calls.set(call.id, call);
  const { origin, dialled, callerNumber, callerName, leg } = event;
  fact(state, { type: "call-started", call: call.id, leg, origin, dialled, callerNumber, callerName });
  const extn = origin.type === "extension" ? origin.extn : undefined;
  addLeg(state, call, { id: leg, role: "caller", extn, agent: undefined });
  if (state.draining) releaseCall(state, call, "center", "shutdown");
  else if (extn !== undefined && state.phones.get(extn)?.config?.disabled !== false) {
    releaseCall(state, call, "center", "not-allowed");
  } else routeCall(state, call);
}

/** Lets the caller know that a phone rings. */
export function letCallerHearRinging(state: State, call: Call): void {
  if (call.answer === "not-yet") command(state, { type: "ring", leg: call.caller });
}
