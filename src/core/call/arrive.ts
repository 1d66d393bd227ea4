import type { CallerConfig, CallId, Extn } from "../model.ts";
import type { Cause, SwitchEvent, Withheld } from "../switch.ts";
import { command, fact, type State } from "../state.ts";
import { normalCaller, personOf, rewritten } from "../numbers/compare.ts";
import { isEmergency } from "../trunk/emergency-number.ts";
import { ownNumber } from "../trunk/lines.ts";
import { isFull, type Trunk } from "../trunk/trunk.ts";
import { standBack } from "./callback.ts";
import { newCall, type Call } from "./call.ts";
import { knownCaller } from "./caller-list.ts";
import { addLeg } from "./legs.ts";
import { armCallLimit } from "./limits.ts";
import { releaseCall } from "./release.ts";
import { routeCall } from "./route.ts";

type ArrivedEvent = Extract<SwitchEvent, { type: "leg-arrived" | "leg-refused" }>;

/**
 * A caller, or one whom the switch had no room for: the record of a call is all that there is of those. The call is named
 * after its leg, unless that may have been in one before.
 */
export function onLegArrived(state: State, event: ArrivedEvent, id = event.leg as string as CallId): void {
  const { number, name } = shownCaller(state, event);
  const trunk = event.origin.type === "trunk" ? state.trunks.get(event.origin.trunk) : undefined;
  const dialled = rewritten(event.dialled, trunk?.config.inbound ?? []) ?? event.dialled;
  const call = newCall({
    id,
    caller: event.leg,
    origin: event.origin,
    dialled,
    callerNumber: number,
    callerName: name,
    startedAt: state.now,
  });
  if (event.withheld !== undefined) call.withheld = hiddenCaller(state, event, event.withheld);
  call.normal = normalCaller(state, call);
  // Two legs of one name would be two callers in one call: the second is none of ours.
  if (state.legs.has(event.leg)) {
    fact(state, { type: "repaired", what: "a leg arrived twice", call: undefined, agent: undefined, leg: event.leg });
    return;
  }
  const { origin, leg, verified } = event;
  const { withheld } = call;
  const shown = {
    ...{ callerNumber: number, callerName: name },
    ...(withheld === undefined ? {} : { withheld }),
    ...(verified === undefined ? {} : { verified }),
  };
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
  const farEnd = origin.type === "trunk" ? { trunk: trunk?.config.name, number: call.normal } : {};
  addLeg(state, call, { id: leg, role: "caller", extn, ...farEnd, agent: undefined });
  standBack(state, call);
  // Nothing of what may hold up a call holds up one of these.
  if (extn !== undefined && isEmergency(state, dialled)) routeCall(state, call);
  else if (recognised(state, call)?.kind === "black") releaseCall(state, call, "center", "rejected");
  else if (refused !== undefined) releaseCall(state, call, "center", refused);
  else if (extn !== undefined && state.phones.get(extn)?.config?.disabled !== false) {
    releaseCall(state, call, "center", "not-allowed");
  } else routeCall(state, call);
}

/** The row of the list that they stand on. Of one's own phones the number counts that they are, not the one they show. */
function recognised(state: State, call: Call): CallerConfig | undefined {
  const { withheld, origin } = call;
  const isHidden = withheld !== undefined && origin.type === "trunk";
  const known = isHidden
    ? knownCaller(state.callers, normalCaller(state, { origin, ...withheld }), withheld.callerNumber)
    : knownCaller(state.callers, personOf(state, call), ownNumber(call));
  if (known === undefined) return undefined;
  const { id, kind, priority } = known;
  // The row has the number.
  fact(state, { type: "caller-known", call: call.id, id: isHidden ? "" : id, kind, priority });
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
  if (event.withheld !== undefined) return { number: "anonymous", name: "" };
  if (origin.type === "trunk") return { number: callerNumber, name: callerName };
  return ownOf(state, origin.extn, event);
}

function ownOf(state: State, extn: Extn, claimed: Pick<Withheld, "callerNumber" | "callerName">) {
  const row = state.phones.get(extn)?.config;
  if (row === undefined) return { number: claimed.callerNumber, name: claimed.callerName };
  return { number: row.callerNumber || row.extn, name: row.callerName || row.name };
}

/** Of one's own phones what would be shown. */
function hiddenCaller(state: State, event: ArrivedEvent, withheld: Withheld): Withheld {
  if (event.origin.type === "trunk") return withheld;
  const { number, name } = ownOf(state, event.origin.extn, withheld);
  return { callerNumber: number, callerName: name };
}

/** Lets the caller know that a phone rings. */
export function letCallerHearRinging(state: State, call: Call): void {
  if (call.answer === "not-yet") command(state, { type: "ring", leg: call.caller });
}
