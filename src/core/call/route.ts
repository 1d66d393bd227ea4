// Where a number leads: hotline, menu, queue, extension, service code, outside line, in this order.
import { takePartAsCaller } from "../conversation/handles.ts";
import { rowFor } from "../hotline/hotline.ts";
import { enterIvr } from "../ivr/menu.ts";
import type { Extn, HotlineConfig, QueueName } from "../model.ts";
import { hotlineRows } from "../numbers/compare.ts";
import { joinQueue } from "../queue/join.ts";
import { periodAt } from "../schedule/period.ts";
import { fact, type State } from "../state.ts";
import { emergencyLines, tellEmergency } from "../trunk/emergency.ts";
import { isEmergency } from "../trunk/emergency-number.ts";
import { allLinesTo, linesTo } from "../trunk/lines.ts";
import { listenAt } from "../voicemail/listen.ts";
import { ANY_MAILBOX_CODE, OWN_MAILBOX_CODE } from "../voicemail/mailbox.ts";
import type { Call, Hunting } from "./call.ts";
import { huntEmergency, huntExtension, huntHotline, huntOutside } from "./hunt.ts";
import { partWith } from "./part.ts";
import { releaseCall } from "./release.ts";

/** A call goes where the number leads that was dialled. */
export function routeCall(state: State, call: Call): void {
  if (routeEmergency(state, call)) return;
  if (routeToHotline(state, call, call.dialled)) return;
  if (routeToIvr(state, call, call.dialled)) return;
  if (routeToQueue(state, call, call.dialled as QueueName)) return;
  if (mayDialExtensions(state, call) && routeToExtension(state, call, call.dialled as Extn, "cause")) return;
  if (mayDialExtensions(state, call) && routeToMailboxes(state, call)) return;
  if (routeDialledOutside(state, call)) return;
  fact(state, { type: "call-unroutable", call: call.id, dialled: call.dialled });
  releaseCall(state, call, "center", "no-such-number");
}

/** Takes a caller to a number that the configuration names: it is the operator who lets them reach it. False: nothing is there. */
export function routeToNumber(state: State, call: Call, number: string): boolean {
  return (
    routeToHotline(state, call, number) ||
    routeToIvr(state, call, number) ||
    routeToQueue(state, call, number as QueueName) ||
    routeToExtension(state, call, number as Extn, "prompt") ||
    routeOutside(state, call, { number, context: undefined, otherwise: "prompt" })
  );
}

export function routeToHotline(state: State, call: Call, number: string): boolean {
  const rows = hotlineRows(state, number);
  if (rows === undefined) return false;
  routeHotline(state, call, rows);
  return true;
}

/** It is told by the number that the operator has written, whatever was dialled. */
function routeHotline(state: State, call: Call, rows: readonly HotlineConfig[]): void {
  const { period } = periodAt(state.schedule, state.now);
  const row = rowFor(rows, period);
  const number = (row ?? rows[0])?.number ?? call.dialled;
  if (row === undefined) {
    fact(state, { type: "call-routed", call: call.id, step: { type: "closed", number, period } });
    partWith(state, call, "closed", "normal");
    return;
  }
  fact(state, { type: "call-routed", call: call.id, step: { type: "hotline", id: row.id, number, period } });
  call.hotline = { number: row.number, pop: row.pop };
  if (row.recordAnnouncement !== undefined) call.recordAnnouncement = row.recordAnnouncement;
  const destination = row.destination;
  switch (destination.type) {
    case "only":
      huntHotline(state, call, destination.numbers, "turn");
      return;
    case "ringall":
      huntHotline(state, call, destination.numbers, "together");
      return;
    case "queue":
      if (!routeToQueue(state, call, destination.queue)) partWith(state, call, "nobody", "no-such-number");
      return;
    case "ivr":
      if (!routeToIvr(state, call, destination.number)) partWith(state, call, "nobody", "no-such-number");
      return;
  }
}

export function routeToIvr(state: State, call: Call, number: string): boolean {
  const ivr = state.ivrsByNumber.get(number);
  if (ivr === undefined) return false;
  enterIvr(state, call, ivr);
  return true;
}

export function routeToQueue(state: State, call: Call, name: QueueName, isInFront = false): boolean {
  const queue = state.queues.get(name);
  if (queue === undefined) return false;
  fact(state, { type: "call-routed", call: call.id, step: { type: "queue", queue: name } });
  joinQueue(state, call, queue, isInFront);
  return true;
}

/** A call from outside reaches an extension only where its line may. */
function mayDialExtensions(state: State, { origin }: Call): boolean {
  return origin.type === "extension" || state.trunks.get(origin.trunk)?.config.reachesExtensions === true;
}

/** The service codes. From outside there is no mailbox that is a phone's own. */
function routeToMailboxes(state: State, call: Call): boolean {
  const { dialled, origin } = call;
  if (dialled === OWN_MAILBOX_CODE && origin.type === "extension") listenAt(state, call, origin.extn);
  else if (dialled === ANY_MAILBOX_CODE) listenAt(state, call, undefined);
  else return false;
  return true;
}

function routeToExtension(state: State, call: Call, extn: Extn, otherwise: Hunting["otherwise"]): boolean {
  if (state.phones.get(extn)?.config === undefined) return false;
  if (otherwise === "cause") takePartAsCaller(state, call);
  fact(state, { type: "call-routed", call: call.id, step: { type: "extension", extn } });
  huntExtension(state, call, extn, otherwise);
  return true;
}

/** What a caller from outside dials never leads outside again: they would call at our cost. */
function routeDialledOutside(state: State, call: Call): boolean {
  if (call.origin.type !== "extension") return false;
  const context = state.phones.get(call.origin.extn)?.config?.context;
  return context !== undefined && routeOutside(state, call, { number: call.dialled, context, otherwise: "cause" });
}

/** Before all else: no hotline, menu or queue stands in its place. From outside nobody calls at our cost, there neither. */
function routeEmergency(state: State, call: Call): boolean {
  const { origin, dialled: number, caller: leg } = call;
  if (origin.type !== "extension" || !isEmergency(state, number)) return false;
  const lines = emergencyLines(state, number);
  takePartAsCaller(state, call);
  fact(state, { type: "call-routed", call: call.id, step: { type: "outside", number } });
  tellEmergency(state, call, { number, extn: origin.extn, leg, lines });
  if (lines.length > 0) huntEmergency(state, call, lines);
  else releaseCall(state, call, "center", "congestion");
  return true;
}

interface Outside {
  readonly number: string;
  /** Undefined: the operator's own configuration names the number. */
  readonly context: string | undefined;
  readonly otherwise: Hunting["otherwise"];
}

function routeOutside(state: State, call: Call, { number, context, otherwise }: Outside): boolean {
  const all = allLinesTo(state, number, context);
  if (all.length === 0) return false;
  if (otherwise === "cause") takePartAsCaller(state, call);
  fact(state, { type: "call-routed", call: call.id, step: { type: "outside", number } });
  const lines = linesTo(state, number, context);
  if (lines.length > 0) huntOutside(state, call, lines, otherwise);
  else if (otherwise === "prompt") partWith(state, call, "nobody", "congestion");
  else releaseCall(state, call, "center", "congestion");
  return true;
}
