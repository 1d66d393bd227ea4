import type { CallerConfig, CallId } from "../model.ts";
import type { Cause, SwitchEvent } from "../switch.ts";
import { command, fact, type State } from "../state.ts";
import { ownNumber, rewritten } from "../trunk/lines.ts";
import { isFull, type Trunk } from "../trunk/trunk.ts";
import { newCall, type Call } from "./call.ts";
import { knownCaller } from "./caller-list.ts";
import { addLeg } from "./legs.ts";
import { armCallLimit } from "./limits.ts";
import { releaseCall } from "./release.ts";
import { routeCall } from "./route.ts";

type ArrivedEvent = Extract<SwitchEvent, { type: "leg-arrived" | "leg-refused" }>;

/** A caller, or one whom the switch had no room for: the record of a call is all that there is of those. */
export function onLegArrived(state: State, event: ArrivedEvent): void {
  const { number, name } = shownCaller(state, event);
  const trunk = event.origin.type === "trunk" ? state.trunks.get(event.origin.trunk) : undefined;
  const dialled = rewritten(event.dialled, trunk?.config.inbound ?? []) ?? event.dialled;
  const call = newCall({
    id: event.leg as string as CallId,
    caller: event.leg,
    origin: event.origin,
    dialled,
    callerNumber: number,
    callerName: name,
    startedAt: state.now,
  });
  // Two legs of one name would be two callers in one call: the second is none of ours.
  if (state.legs.has(event.leg)) {
    fact(state, { type: "repaired", what: "a leg arrived twice", call: undefined, agent: undefined, leg: event.leg });
    return;
  }
  const { origin, leg } = event;
  const shown = { callerNumber: number, callerName: name };
  const signedIn = origin.type === "extension" ? state.phones.get(origin.extn)?.agent : undefined;
  fact(state, { type: "call-started", call: call.id, leg, origin, dialled, ...shown, signedIn });
  if (event.type === "leg-refused") {
    const { cause } = event;
    fact(state, { type: "leg-ended", call: call.id, leg, cause, by: "switch", media: undefined });
    fact(state, { type: "call-ended", call: call.id, by: "center", cause });
    return;
  }
  state.calls.set(call.id, call);
  armCallLimit(state, call);
  const extn = origin.type === "extension" ? origin.extn : undefined;
  const refused = refusal(state, trunk);
  addLeg(state, call, { id: leg, role: "caller", extn, trunk: trunk?.config.name, agent: undefined });
  if (recognised(state, call)?.kind === "black") releaseCall(state, call, "center", "rejected");
  else if (refused !== undefined) releaseCall(state, call, "center", refused);
  else if (extn !== undefined && state.phones.get(extn)?.config?.disabled !== false) {
    releaseCall(state, call, "center", "not-allowed");
  } else routeCall(state, call);
}

/** The row of the list that he stands on. Of one's own phones the number counts that they are, not the one they show. */
function recognised(state: State, call: Call): CallerConfig | undefined {
  const known = knownCaller(state.callers, ownNumber(call));
  if (known === undefined) return undefined;
  const { id, kind, priority } = known;
  fact(state, { type: "caller-known", call: call.id, id, kind, priority });
  call.priority = priority;
  return known;
}

/** Why nobody new is let in now. */
function refusal(state: State, trunk: Trunk | undefined): Cause | undefined {
  if (state.draining) return "shutdown";
  if (trunk === undefined) return undefined;
  if (!trunk.config.enabled) return "not-allowed";
  return isFull(trunk) ? "congestion" : undefined;
}

/** What the called party is shown: of an extension what its row says, whatever its phone claims. */
function shownCaller(state: State, event: ArrivedEvent): { readonly number: string; readonly name: string } {
  const { origin, callerNumber, callerName } = event;
  const row = origin.type === "extension" ? state.phones.get(origin.extn)?.config : undefined;
  if (row === undefined) return { number: callerNumber, name: callerName };
  return { number: row.callerNumber || row.extn, name: row.callerName || row.name };
}

/** Lets the caller know that a phone rings. */
export function letCallerHearRinging(state: State, call: Call): void {
  if (call.answer === "not-yet") command(state, { type: "ring", leg: call.caller });
}
