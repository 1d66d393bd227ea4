// A fact of the engine as the world is told of it. Every type of fact stands here once: one that is new does not compile until
// somebody has decided whether the world hears of it.
import { targetName } from "../core/call-target.ts";
import type { Fact } from "../core/facts.ts";
import type { CallId, LegId } from "../core/model.ts";
import { alarmFields } from "./alarm-event.ts";
import type { HelpFact } from "../core/people/facts.ts";
import { agentStateOf, GROUP } from "./agent-event.ts";
import { CONTRACT_VERSION, type PublicEvent } from "./event.ts";
import { HANGUP_CAUSES } from "./hangup-causes.ts";
import { involvedParty, partiesOf, type Involved, type InvolvedCall } from "./involved.ts";

export type FactOf<Type extends Fact["type"]> = Extract<Fact, { readonly type: Type }>;
type Teller<Type extends Fact["type"]> = (fact: FactOf<Type>, involved: Involved) => Told | undefined;
/** An event without what every event has. */
type Told = PublicEvent extends infer Each ? (Each extends PublicEvent ? Omit<Each, keyof Head> : never) : never;

interface Head {
  readonly version: typeof CONTRACT_VERSION;
  readonly position: number;
  readonly index: number;
  readonly timestamp: number;
}

/** Undefined: nobody outside is told. `involved` has taken the fact. */
export function eventOf(fact: Fact, involved: Involved): PublicEvent | undefined {
  // The table has for each type a teller of that type.
  const tell = TELLERS[fact.type] as ((fact: Fact, involved: Involved) => Told | undefined) | undefined;
  const told = tell?.(fact, involved);
  if (told === undefined) return undefined;
  const { event, ...fields } = told;
  const head: Head = { version: CONTRACT_VERSION, position: fact.seq, index: 0, timestamp: fact.at };
  return { event, ...head, ...fields } as PublicEvent;
}

function callFields(callUUID: CallId, { cidNumber, cidName, destNumber, direction, queue }: InvolvedCall) {
  return { callUUID, cidNumber, cidName, destNumber, direction, queue_id: queue };
}

function inCall(fact: { readonly call: CallId }, involved: Involved) {
  return callFields(fact.call, involved.call(fact.call));
}

/** In which queue, where the fact says so itself. */
function inQueue(fact: { readonly call: CallId; readonly queue: string }, involved: Involved) {
  return { ...inCall(fact, involved), queue_id: fact.queue };
}

function partyIn(fact: { readonly call: CallId; readonly leg: LegId }, involved: Involved) {
  const party = involvedParty(involved.call(fact.call), fact.leg);
  return {
    ...inCall(fact, involved),
    ...{ legUUID: fact.leg, number: party?.number ?? "", agent_id: party?.agent ?? "", role: party?.role ?? "" },
  };
}

function comingIn(fact: { readonly call: CallId; readonly leg: LegId }, involved: Involved) {
  return { ...partyIn(fact, involved), ...partiesOf(involved.call(fact.call)) };
}

function helpOf({ help, agent, extn, call, queues }: HelpFact) {
  return { help, agent_id: agent, extn, callUUID: call ?? "", queues: [...queues] };
}

/** Null: a matter of the engine's own, or told by another fact. */
const TELLERS: { readonly [Type in Fact["type"]]: Teller<Type> | null } = {
  "engine-started": () => ({ event: "center-started" }),
  "engine-resumed": () => ({ event: "center-started" }),
  "clock-set": ({ byMs }) => ({ event: "clock-set", by_ms: byMs }),
  "switch-up": () => ({ event: "switch-state", up: true, reason: "" }),
  "switch-down": ({ reason }) => ({ event: "switch-state", up: false, reason }),
  "trunk-changed": ({ trunk, up, reason }) => ({ event: "line-state", line: trunk, up, reason }),
  "phone-registered": ({ extn }) => ({ event: "phone-state", extn, registered: true, reason: "" }),
  "phone-unregistered": ({ extn, reason }) => ({ event: "phone-state", extn, registered: false, reason }),
  "phone-silent": ({ extn }) => ({ event: "phone-state", extn, answers: false, reason: "" }),
  "phone-answers": ({ extn }) => ({ event: "phone-state", extn, answers: true, reason: "" }),
  repaired: ({ what, call, agent, leg }) => ({
    ...{ event: "repaired", what, callUUID: call ?? "", agent_id: agent ?? "", legUUID: leg ?? "" },
  }),

  "agent-signed-in": ({ agent, extn, queue }) => ({
    ...{ event: "agent-login", agent_id: agent, group_id: GROUP, extn, queue_id: queue ?? "" },
  }),
  "agent-signed-out": ({ agent, queue }) => ({
    ...{ event: "agent-logout", agent_id: agent, group_id: GROUP, queue_id: queue ?? "" },
  }),
  "agent-changed": (fact, involved) => ({ event: "agent-state", ...agentStateOf(fact, involved) }),

  "alarm-fired": (fact) => ({
    ...{ event: "alarm-fired", ...alarmFields(fact), figure: fact.figure, since: fact.since },
  }),
  "alarm-cleared": (fact) => ({
    ...{ event: "alarm-cleared", ...alarmFields(fact), figure: fact.figure ?? null, why: fact.why },
  }),
  "alarm-acknowledged": (fact) => ({
    ...{ event: "alarm-acknowledged", ...alarmFields(fact), user: fact.user, notes: fact.notes },
  }),

  "help-asked": (fact) => ({ event: "help-asked", ...helpOf(fact), text: fact.text, until: fact.until }),
  "help-taken": (fact) => ({ event: "help-taken", ...helpOf(fact), by: fact.by, manner: fact.manner }),
  "help-released": (fact) => ({ event: "help-released", ...helpOf(fact), by: fact.by }),
  "help-ended": (fact) => ({
    ...{ event: "help-ended", ...helpOf(fact), end: fact.end, by: fact.by ?? "" },
    ...{ manner: fact.manner ?? "", text: fact.text ?? "" },
  }),
  "people-message": ({ from, to, text, help }) => ({ event: "people-message", from, to, text, help: help ?? "" }),
  "people-messages-read": ({ user, upTo }) => ({ event: "people-messages-read", user, up_to: upTo }),
  "queue-removed": ({ queue }) => ({ event: "queue-removed", queue_id: queue }),
  "queue-renamed": ({ queue, name }) => ({ event: "queue-renamed", queue_id: queue, name }),

  "call-started": (fact, involved) => ({ event: "call-started", ...comingIn(fact, involved) }),
  "caller-known": null,
  "limit-reached": null,
  "tone-heard": null,
  "recording-announced": null,
  "leg-forwarded": null,
  "call-routed": (fact, involved) => ({ event: "call-routed", ...inCall(fact, involved), ...stepOf(fact.step) }),
  "call-unroutable": (fact, involved) => ({
    ...{ event: "call-routed", ...inCall(fact, involved), to: "nowhere", target: fact.dialled },
  }),
  "emergency-call": (fact, involved) => ({
    ...{ event: "emergency-call", ...partyIn(fact, involved), extn: fact.extn, dialled: fact.number },
    ...{ agent_id: fact.agent ?? "", lines: [...fact.lines] },
  }),
  "call-answered": (fact, involved) => ({ event: "call-answered", ...inCall(fact, involved) }),
  "call-ended": (fact, involved) => ({
    ...{ event: "call-ended", ...inCall(fact, involved), hangup_cause: HANGUP_CAUSES[fact.cause], by: fact.by },
  }),

  "leg-dialled": (fact, involved) => ({ event: "party-dialled", ...comingIn(fact, involved) }),
  "leg-ringing": (fact, involved) => ({ event: "party-ringing", ...partyIn(fact, involved) }),
  "leg-answered": (fact, involved) => ({ event: "party-answered", ...partyIn(fact, involved) }),
  "leg-held": (fact, involved) => ({ event: "party-held", ...partyIn(fact, involved), by: "phone" }),
  "leg-resumed": (fact, involved) => ({ event: "party-resumed", ...partyIn(fact, involved), by: "phone" }),
  "talk-held": (fact, involved) => ({ event: "party-held", ...partyIn(fact, involved), by: "button" }),
  "talk-unheld": (fact, involved) => ({ event: "party-resumed", ...partyIn(fact, involved), by: "button" }),
  muted: (fact, involved) => ({ event: "party-muted", ...partyIn(fact, involved) }),
  unmuted: (fact, involved) => ({ event: "party-unmuted", ...partyIn(fact, involved) }),
  "leg-silent": (fact, involved) => ({
    ...{ event: "party-silent", ...partyIn(fact, involved), silent_ms: fact.silentMs },
  }),
  "leg-sound": null,
  "leg-moved": (fact, involved) => ({ event: "party-moved", ...comingIn(fact, involved), from: fact.from }),
  "leg-replaces": (fact, involved) => ({
    ...{ event: "party-replaced", ...comingIn(fact, involved), replaces: fact.replaces },
  }),
  "leg-taken-up": ({ call, leg, how, what }, involved) =>
    call === undefined ? undefined : { event: "party-taken-up", ...partyIn({ call, leg }, involved), how, what },
  "leg-ended": (fact, involved) => ({
    ...{ event: "party-left", ...partyIn(fact, involved), hangup_cause: HANGUP_CAUSES[fact.cause], by: fact.by },
  }),

  bridged: (fact, involved) => ({
    ...{ event: "talk-begun", ...inCall(fact, involved), agent_id: fact.agent ?? "", legs: [...fact.legs] },
    ...(fact.pop === undefined ? {} : { screen_pop: fact.pop }),
  }),
  "consult-begun": (fact, involved) => ({
    ...{ event: "consult-begun", ...comingIn(fact, involved), of: fact.of, to: targetName(fact.to) },
    consulted: fact.consulted ?? "",
  }),
  "consult-answered": (fact, involved) => ({ event: "consult-answered", ...partyIn(fact, involved) }),
  "consult-ended": (fact, involved) => ({ event: "consult-ended", ...partyIn(fact, involved), end: fact.end }),
  swapped: (fact, involved) => ({ event: "swapped", ...inCall(fact, involved), to: fact.to }),
  "three-way-begun": (fact, involved) => ({ event: "three-way-begun", ...inCall(fact, involved) }),
  "three-way-ended": (fact, involved) => ({ event: "three-way-ended", ...inCall(fact, involved) }),
  transferred: (fact, involved) => ({
    event: "transferred",
    ...{ ...partyIn({ call: fact.call, leg: fact.from }, involved), kind: fact.kind, to: targetName(fact.to) },
  }),
  "transfer-failed": (fact, involved) => ({
    ...{
      event: "transfer-failed",
      ...inCall(fact, involved),
      hangup_cause: HANGUP_CAUSES[fact.cause],
      then: fact.then,
    },
  }),
  "supervisor-joined": (fact, involved) => ({
    ...{ event: "supervisor-joined", ...comingIn(fact, involved), extn: fact.extn, manner: fact.manner },
    watches: fact.watches,
  }),
  "supervisor-changed": (fact, involved) => ({
    ...{ event: "supervisor-changed", ...partyIn(fact, involved), manner: fact.manner },
  }),
  "supervisor-left": (fact, involved) => ({ event: "supervisor-left", ...partyIn(fact, involved) }),
  "taken-over": (fact, involved) => ({ event: "taken-over", ...comingIn(fact, involved), from: fact.from }),
  intervened: (fact, involved) => ({
    event: "intervened",
    ...{ ...inCall(fact, involved), agent_id: fact.agent ?? "", extn: fact.extn, what: fact.what },
    ...(fact.line === undefined ? {} : { priority: fact.line.priority, place: fact.line.position }),
  }),

  "menu-entered": (fact, involved) => ({
    ...{ event: "menu-entered", ...inCall(fact, involved), menu: fact.menu, name: fact.name },
  }),
  // Keys may be numbers that callers know by heart: whoever needs them finds them in the call's record.
  "menu-key": null,
  "menu-timeout": null,
  "menu-left": (fact, involved) => ({
    ...{ event: "menu-left", ...inCall(fact, involved), menu: fact.menu ?? "", to: fact.to },
  }),

  "queue-joined": (fact, involved) => ({
    ...{
      event: "caller-joined",
      ...inQueue(fact, involved),
      ...partiesOf(involved.call(fact.call)),
      place: fact.position,
    },
  }),
  "offer-made": (fact, involved) => ({
    ...{
      event: "caller-offered",
      ...inQueue(fact, involved),
      legUUID: fact.leg,
      agent_id: fact.agent,
      extn: fact.extn,
    },
    ...(fact.until === undefined ? {} : { until: fact.until }),
    ...(fact.pop === undefined ? {} : { screen_pop: fact.pop }),
  }),
  "offer-ended": (fact, involved) => ({
    ...{ event: "offer-ended", ...inQueue(fact, involved), legUUID: fact.leg, agent_id: fact.agent, end: fact.end },
    ring_ms: fact.ringMs,
  }),
  "queue-left": (fact, involved) => ({
    ...{
      event: "caller-left",
      ...inQueue(fact, involved),
      ...partiesOf(involved.call(fact.call)),
      outcome: fact.outcome,
      wait_ms: fact.waitMs,
    },
    agent_id: fact.agent ?? "",
  }),
  "call-sent-on": (fact, involved) => ({
    event: "caller-sent-on",
    ...{ ...inQueue(fact, involved), limit: fact.limit, to: fact.to, target: fact.target },
  }),
  "call-sent-nowhere": (fact, involved) => ({
    event: "caller-sent-nowhere",
    ...{ ...inCall(fact, involved), to: fact.to, target: fact.target, reason: fact.reason },
  }),
  "callback-promised": (fact, involved) => ({
    ...{ event: "callback-promised", ...inQueue(fact, involved), number: fact.number },
  }),
  "callback-dialled": (fact, involved) => ({
    ...{ event: "callback-dialled", ...comingIn(fact, involved), attempt: fact.attempt },
  }),
  "callback-failed": (fact, involved) => ({
    event: "callback-failed",
    ...{ ...inQueue(fact, involved), attempt: fact.attempt, hangup_cause: HANGUP_CAUSES[fact.cause] },
  }),
  "callback-put-off": (fact, involved) => ({
    ...{ event: "callback-put-off", ...inQueue(fact, involved), reason: fact.reason },
  }),
  "callback-superseded": (fact, involved) => ({
    ...{ event: "callback-superseded", ...inQueue(fact, involved), by_uuid: fact.by },
  }),
  "callback-kept": (fact, involved) => ({
    ...{
      event: "callback-kept",
      ...inQueue(fact, involved),
      ...partiesOf(involved.call(fact.call)),
      place: fact.position,
    },
  }),

  "disposition-set": (fact, involved) => ({
    ...{ event: "disposition-set", ...inCall(fact, involved), agent_id: fact.agent, code: fact.code ?? "" },
    ...{ noted: fact.notes !== undefined && fact.notes !== "", by: fact.by, user: fact.user ?? "" },
  }),
  "survey-invited": (fact, involved) => ({
    ...{ event: "survey-invited", ...inQueue(fact, involved), agent_id: fact.agent },
  }),
  "survey-answered": (fact, involved) => ({
    ...{ event: "survey-answered", ...inQueue(fact, involved), agent_id: fact.agent, score: fact.score },
  }),
  "recording-ordered": (fact, involved) => ({
    ...{ event: "recording-ordered", ...inCall(fact, involved), name: fact.name, agent_id: fact.agent ?? "" },
    doing: fact.doing,
  }),
  "recording-started": (fact, involved) => ({
    ...{ event: "recording-started", ...inCall(fact, involved), name: fact.name },
  }),
  "recording-paused": (fact, involved) => ({
    ...{ event: "recording-paused", ...inCall(fact, involved), name: fact.name, agent_id: fact.agent ?? "" },
  }),
  "recording-resumed": (fact, involved) => ({
    ...{ event: "recording-resumed", ...inCall(fact, involved), name: fact.name, agent_id: fact.agent ?? "" },
  }),
  "recording-ended": (fact, involved) => ({
    event: "recording-ended",
    ...{ ...inCall(fact, involved), file: fact.file, duration_ms: fact.durationMs, size: fact.sizeBytes },
  }),
  "recording-failed": (fact, involved) => ({
    ...{ event: "recording-failed", ...inCall(fact, involved), reason: fact.reason },
  }),
  "message-left": (fact, involved) => ({
    event: "message-left",
    ...{ ...inCall(fact, involved), mailbox: fact.mailbox, message: fact.message, duration_ms: fact.durationMs },
  }),
  // Mailboxes are their owners' own; they are told by the phone's lamp.
  "mailbox-full": null,
  "message-begun": null,
  "message-dropped": null,
  "message-failed": null,
  "mailbox-opened": null,
  "mailbox-refused": null,
  "mailbox-locked": null,
  "message-heard": null,
  "message-deleted": null,
  "message-marked": null,
  "message-removed": null,
};

function stepOf(step: FactOf<"call-routed">["step"]): { readonly to: string; readonly target: string } {
  switch (step.type) {
    case "queue":
      return { to: "queue", target: step.queue };
    case "extension":
    case "mailbox":
      return { to: step.type, target: step.extn };
    case "mailbox-access":
      return { to: step.type, target: "" };
    case "hotline":
    case "outside":
    case "ivr":
    case "closed":
      return { to: step.type, target: step.number };
  }
}
