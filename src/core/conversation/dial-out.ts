// Somebody wants to call: their own phone rings first, and when it is answered the number is called as if dialled there.
import { targetName } from "../call-target.ts";
import { callerAnswered } from "../call/connect.ts";
import { newCall, type Call, type Summoning } from "../call/call.ts";
import { dialLeg } from "../call/legs.ts";
import { armCallLimit } from "../call/limits.ts";
import { releaseCall } from "../call/release.ts";
import { routeCall } from "../call/route.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { Outcome } from "../events.ts";
import { uuidAt } from "../ids.ts";
import type { CallId, Extn, LegId, QueueName } from "../model.ts";
import type { CallTarget } from "../orders.ts";
import { deadlineIn, fact, type State } from "../state.ts";
import { isEmergency } from "../trunk/emergency-number.ts";
import { isReachable, waysTo } from "../trunk/lines.ts";
import { destinationOf, isRefusal, refuse } from "./destination.ts";

const RING_MS = 30_000;

export function dialOut(
  state: State,
  extn: Extn,
  {
    to,
    shown,
    queue,
  }: { readonly to: CallTarget; readonly shown: string | undefined; readonly queue?: QueueName | undefined },
): Outcome {
  const phone = state.phones.get(extn);
  if (phone?.config === undefined) return refuse("no-such-extension", `There is no extension ${extn}.`);
  const isUrgent = to.type === "number" && isEmergency(state, to.number);
  if (phone.config.disabled && !isUrgent) return refuse("disabled", `Extension ${extn} is disabled.`);
  if (phone.legs.size > 0) return refuse("busy", `The phone at extension ${extn} is in a call.`);
  const [way] = isReachable(state, phone) ? waysTo(state, extn) : [];
  if (way === undefined) return refuse("unreachable", `No phone is there at extension ${extn}.`);
  if (state.draining && !isUrgent) return refuse("wrong-state", "The center takes no new calls.");
  const destination = destinationOf(state, extn, to);
  if (isRefusal(destination)) return destination;
  const leg = uuidAt(state.now, state.chance) as LegId;
  const id = leg as string as CallId;
  const origin = { type: "extension", extn } as const;
  const own = {
    callerNumber: phone.config.callerNumber || extn,
    callerName: phone.config.callerName || phone.config.name,
  };
  const dialled = destination.type === "phone" ? destination.target.number : targetName(to);
  const call = newCall({ id, caller: leg, origin, dialled, ...own, startedAt: state.now });
  call.isOrdered = true;
  if (shown !== undefined) call.shown = shown;
  const inNameOf = queue === undefined ? undefined : state.queues.get(queue)?.config;
  if (inNameOf?.recordAnnouncementOutgoing === true && inNameOf.recordAnnouncement !== undefined) {
    call.recordAnnouncement = inNameOf.recordAnnouncement;
  }
  state.calls.set(id, call);
  armCallLimit(state, call);
  const signedIn = phone.agent;
  fact(state, { type: "call-started", call: id, leg, origin, dialled, ...own, signedIn, ordered: true });
  const over = deadlineIn(state, RING_MS, { type: "ring-over", call: id, leg });
  call.stage = { type: "summoning", over, to };
  const dial = { near: leg, to: way, callerNumber: dialled, callerName: "", autoAnswer: true };
  dialLeg(state, call, { id: leg, role: "caller", extn, agent: undefined }, dial);
  return { ok: true, call: id, leg };
}

/** They have picked up: from now on it is as if they had dialled. */
export function onSummoned(state: State, call: Call, stage: Summoning): void {
  cancelDeadline(state.deadlines, stage.over);
  callerAnswered(state, call);
  routeCall(state, call);
}

export function onSummonRingOver(state: State, call: Call): void {
  releaseCall(state, call, "center", "no-answer");
}
