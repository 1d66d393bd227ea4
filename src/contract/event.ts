// What the world is told of everything that happens, over the WebSocket and to webhooks: the public contract, version 2. The
// engine's facts may change with the engine; these may only grow. Fields are named as in the agents' API.
import { z } from "zod";

/** Of all events here. A field that is added is no new version; one that goes, or means something else, is. */
export const CONTRACT_VERSION = 2;

/** In every event. */
const event = {
  version: z.literal(CONTRACT_VERSION),
  position: z.number().int().describe("its place: events of one installation are numbered upwards, with gaps"),
  index: z.number().int().describe("its place among the events of one position"),
  timestamp: z.number().describe("when it happened, milliseconds since 1970 by the server's clock"),
};

const until = z.number().optional().describe("when that ends by itself, milliseconds since 1970; absent: it does not");
const legUUID = z.string().describe("one phone's part in the call");
const agent_id = z.string().describe("the agent; empty: none");
const queue_id = z.string().describe("the queue's name; empty: none");

/** Which call it is about: in every event of a call. */
const call = {
  callUUID: z.string().describe("the call, as in call records"),
  cidNumber: z.string().describe("who calls; empty: not known"),
  cidName: z.string(),
  destNumber: z.string().describe("what was dialled"),
  direction: z.enum(["inbound", "outbound", "internal"]),
  queue_id: queue_id.describe("the queue that it waits in or waited in last; empty: none"),
};
const hangup_cause = z.string().describe("in FreeSWITCH's names: NORMAL_CLEARING, NO_ANSWER ...");
/** A phone in the call: in `call-started` the caller's. */
const party = {
  ...event,
  ...call,
  legUUID,
  number: z.string(),
  agent_id,
  role: z.string().describe("caller, callee, consulted or supervisor"),
};

/** A page of another system that is to open for the agent. */
const screen_pop = z
  .object({
    url: z.string().describe("finished: whatever stood in placeholders is encoded"),
    when: z.enum(["ring", "answer", "end"]),
    how: z.enum(["tab", "frame"]),
    origin: z.string().describe("whose messages are listened to"),
  })
  .optional()
  .describe("the page that opens for the agent, once in a call; absent: none");

const partyRow = z.object({
  legUUID,
  number: z.string(),
  agent_id,
  role: z.string(),
  state: z.enum(["dialled", "ringing", "in"]),
  held: z.boolean().describe("they hold the others"),
  muted: z.boolean(),
});
/**
 * Everybody who is in it, and with whom the agent speaks: in every event by which somebody comes into a call, or a call to a
 * queue, for there are people who are told of the call from then on.
 */
const coming = {
  parties: z.array(partyRow).describe("all who are in the call now"),
  focus: z
    .enum(["customer", "consulted", "all"])
    .describe("with whom the agent speaks, where they have asked somebody"),
};

/** Of `cc.agent.<agent>`. A superset of a row of `GET /api/cc/agent_state`. */
export const AGENT_EVENTS = {
  "agent-login": z.object({ ...event, agent_id, group_id: z.string(), extn: z.string(), queue_id }),
  "agent-logout": z.object({ ...event, agent_id, group_id: z.string(), queue_id: queue_id.describe("empty: of all") }),
  "agent-state": z.object({
    ...event,
    ...{ agent_id, group_id: z.string(), extn: z.string(), queue_id, queues: z.array(z.string()) },
    state: z.string().describe("LOGOUT, UNREADY or READY"),
    callstate: z.string().describe("IDLE, DIALING, RINGING, TALKING, HELD, ACW (after-call work)"),
    reason: z.string(),
    pending: z.string().describe("what takes effect after the call: break, sign-out or nothing"),
    since: z.number().describe("since when, milliseconds since 1970"),
    until,
    agent_uuid: z.string().describe("the agent's leg; empty: none"),
    destUUID: z.string().describe("the same"),
    ...{ callUUID: z.string(), cidNumber: z.string(), cidName: z.string(), destNumber: z.string() },
    direction: z.string().describe("of the call; empty: none"),
    breaks: z
      .array(z.object({ queue_id: z.string(), reason: z.string() }))
      .optional()
      .describe("queues of theirs in which they take a break, whatever `state` says; absent: none"),
  }),
} as const;

/** Of `cc.channel.<callUUID>`. */
export const CALL_EVENTS = {
  "call-started": z.object({ ...party, ...coming }),
  "call-routed": z.object({ ...event, ...call, to: z.string(), target: z.string() }),
  "emergency-call": z.object({
    ...party,
    extn: z.string().describe("whose phone it is, or who leads a caller there"),
    dialled: z.string().describe("the emergency number"),
    lines: z.array(z.string()).describe("the lines that are tried, in this order; none: there is none"),
  }),
  "call-answered": z.object({ ...event, ...call }),
  "call-ended": z.object({ ...event, ...call, hangup_cause, by: z.enum(["caller", "callee", "center"]) }),
  "party-dialled": z.object({ ...party, ...coming }),
  "party-ringing": z.object(party),
  "party-answered": z.object(party),
  "party-held": z.object({ ...party, by: z.enum(["phone", "button"]) }),
  "party-resumed": z.object({ ...party, by: z.enum(["phone", "button"]) }),
  "party-muted": z.object(party),
  "party-unmuted": z.object(party),
  "party-silent": z.object({ ...party, silent_ms: z.number() }),
  "party-moved": z.object({ ...party, ...coming, from: z.string().describe("the call that it was in") }),
  "party-replaced": z.object({ ...party, ...coming, replaces: legUUID }),
  "party-taken-up": z.object({
    ...party,
    how: z.enum(["missed", "said-again", "arrives-now", "ended"]).describe("after the center was away for a moment"),
    what: z.string(),
  }),
  "party-left": z.object({ ...party, hangup_cause, by: z.enum(["phone", "command", "switch"]) }),
  "talk-begun": z.object({ ...event, ...call, agent_id, legs: z.array(z.string()).describe("who talk"), screen_pop }),
  "consult-begun": z.object({ ...party, ...coming, of: legUUID, to: z.string(), consulted: agent_id }),
  "consult-answered": z.object(party),
  "consult-ended": z.object({ ...party, end: z.string() }),
  swapped: z.object({ ...event, ...call, to: z.enum(["customer", "consulted"]) }),
  "three-way-begun": z.object({ ...event, ...call }),
  "three-way-ended": z.object({ ...event, ...call }),
  transferred: z.object({ ...party, kind: z.enum(["blind", "attended", "moved"]), to: z.string() }),
  "transfer-failed": z.object({ ...event, ...call, hangup_cause, then: z.string() }),
  "supervisor-joined": z.object({ ...party, ...coming, extn: z.string(), manner: z.string(), watches: legUUID }),
  "supervisor-changed": z.object({ ...party, manner: z.string() }),
  "supervisor-left": z.object(party),
  "taken-over": z.object({ ...party, ...coming, from: legUUID }),
  intervened: z.object({
    ...{ ...event, ...call, agent_id, extn: z.string(), what: z.enum(["hung-up", "moved", "prioritised"]) },
    ...{ priority: z.number().optional(), place: z.number().optional() },
  }),
  "menu-entered": z.object({ ...event, ...call, menu: z.string(), name: z.string() }),
  "menu-left": z.object({ ...event, ...call, menu: z.string(), to: z.string() }),
  "recording-ordered": z.object({ ...event, ...call, name: z.string(), agent_id, doing: z.enum(["start", "stop"]) }),
  "recording-started": z.object({ ...event, ...call, name: z.string() }),
  "recording-paused": z.object({ ...event, ...call, name: z.string(), agent_id }),
  "recording-resumed": z.object({ ...event, ...call, name: z.string(), agent_id }),
  "recording-ended": z.object({ ...event, ...call, file: z.string(), duration_ms: z.number(), size: z.number() }),
  "recording-failed": z.object({ ...event, ...call, reason: z.string() }),
  "message-left": z.object({ ...event, ...call, mailbox: z.string(), message: z.string(), duration_ms: z.number() }),
  "disposition-set": z.object({
    ...{ ...event, ...call, agent_id, code: z.string().describe("empty: notes only"), user: z.string() },
    noted: z.boolean().describe("whether notes came with it; they stand in the call's record"),
    by: z.enum(["agent", "supervisor", "center"]),
  }),
  "survey-invited": z.object({ ...event, ...call, agent_id }),
  "survey-answered": z.object({ ...event, ...call, agent_id, score: z.number().int().describe("1 to 5; 5 is best") }),
} as const;

/** Of `cc.queue.<queue>`, and of the call's channel. */
export const QUEUE_EVENTS = {
  "caller-joined": z.object({ ...event, ...call, ...coming, place: z.number().int().describe("in line, from 1") }),
  "caller-offered": z.object({ ...event, ...call, legUUID, agent_id, extn: z.string(), until, screen_pop }),
  "offer-ended": z.object({ ...event, ...call, legUUID, agent_id, end: z.string(), ring_ms: z.number() }),
  "caller-left": z.object({ ...event, ...call, ...coming, outcome: z.string(), wait_ms: z.number(), agent_id }),
  "caller-sent-on": z.object({ ...event, ...call, limit: z.string(), to: z.string(), target: z.string() }),
  "caller-sent-nowhere": z.object({ ...event, ...call, to: z.string(), target: z.string(), reason: z.string() }),
  "callback-promised": z.object({ ...event, ...call, number: z.string() }),
  "callback-dialled": z.object({ ...party, ...coming, attempt: z.number().int().describe("counted from 1") }),
  "callback-failed": z.object({ ...event, ...call, attempt: z.number().int(), hangup_cause }),
  "callback-put-off": z.object({
    ...{ ...event, ...call },
    reason: z.enum(["in-call", "unreachable"]).describe("in-call: the number is in another call of ours"),
  }),
  "callback-superseded": z.object({
    ...{ ...event, ...call },
    by_uuid: z.string().describe("the call of the same number that has the place now, or was served"),
  }),
  "callback-kept": z.object({ ...event, ...call, ...coming, place: z.number().int() }),
  "queue-removed": z.object({ ...event, queue_id }),
  "queue-renamed": z.object({
    ...{ ...event, queue_id },
    name: z.string().describe("what it is called from now on; its callers and agents go on in it"),
  }),
} as const;

const call_id = z.string().describe("the call that it is about; empty: none");
/** A request for help: whom it is for is said in each of its events. */
const help = {
  ...event,
  help: z.string().describe("the request"),
  agent_id: z.string().describe("who asks"),
  extn: z.string(),
  callUUID: call_id,
  queues: z.array(z.string()).describe("the agent's queues when they asked: whose supervisors it is for"),
};
const by = z.string().describe("a supervisor's login, or the extension that they act at");
const manner = z.string().describe("message, listen, whisper, barge or take-over; empty: it was not answered");

/** Of `cc.agent.<agent>`, and of the call's channel where it is about one. */
export const HELP_EVENTS = {
  "help-asked": z.object({
    ...help,
    text: z.string().describe("as it was written: no markup, any Unicode"),
    until: z.number().describe("when it ends by itself, milliseconds since 1970"),
  }),
  "help-taken": z.object({ ...help, by, manner }),
  "help-released": z.object({ ...help, by: by.describe("who has not come: it is open again") }),
  "help-ended": z.object({
    ...help,
    end: z.string().describe("answered, withdrawn, call-ended, signed-out, timed-out or lost"),
    by: by.describe("who has answered it or taken it back; empty: nobody"),
    manner,
    text: z.string().describe("of an answer by a message"),
  }),
} as const;

/** Of `cc.people.<login>`, of both: told to nobody else. */
export const PEOPLE_EVENTS = {
  "people-message": z.object({
    ...event,
    from: z.string().describe("a user's login"),
    to: z.string(),
    text: z.string().describe("as it was written: no markup, any Unicode"),
    help: z.string().describe("the request for help that it answers; empty: none"),
  }),
  "people-messages-read": z.object({
    ...event,
    user: z.string().describe("who has read what they were sent"),
    up_to: z.number().int().describe("the place of the last message that they have read"),
  }),
} as const;

/** Of `cc.center`: what those who run it want to know. */
export const CENTER_EVENTS = {
  "center-started": z.object({ ...event }),
  "switch-state": z.object({ ...event, up: z.boolean(), reason: z.string() }),
  "line-state": z.object({ ...event, line: z.string(), up: z.boolean(), reason: z.string() }),
  "phone-state": z.object({
    ...event,
    extn: z.string(),
    registered: z.boolean().optional().describe("absent: as before"),
    answers: z.boolean().optional().describe("whether it answers when it is called; absent: as before"),
    reason: z.string(),
  }),
  "clock-set": z.object({ ...event, by_ms: z.number() }),
  repaired: z.object({ ...event, what: z.string(), callUUID: z.string(), agent_id, legUUID: z.string() }),
} as const;

export type PartyRow = Readonly<z.infer<typeof partyRow>>;

/** In every event of an alarm. */
const alarm = {
  ...event,
  alarm_id: z.number().int().describe("never used twice: the position of the event by which it fired"),
  rule_id: z.string(),
  name: z.string().describe("the rule's"),
  severity: z.enum(["warning", "critical"]),
  metric: z.string().describe("waiting, longest-wait, service-level, time-in-state ...: docs/alarms.md"),
  state: z.string().describe("of time-in-state: which; empty: another metric"),
  comparison: z.enum(["at-least", "at-most"]),
  threshold: z.number().describe("seconds, percent or a count, as the metric has it"),
  queue_id: queue_id.describe("the queue that it is about; empty: none"),
  agent_id: agent_id.describe("the agent that it is about; empty: none"),
  queues: z.array(z.string()).describe("the queue, or those that the agent worked for when it fired"),
};

/** Of `cc.alarm.<rule>`, and of the queue's or the agent's channel. */
export const ALARM_EVENTS = {
  "alarm-fired": z.object({
    ...{ ...alarm, figure: z.number().describe("what was measured") },
    since: z.number().describe("since when the figure has been beyond the threshold, milliseconds since 1970"),
  }),
  "alarm-cleared": z.object({
    ...{ ...alarm, figure: z.number().nullable().describe("null: there is none any more") },
    why: z.enum(["over", "gone", "rule-changed", "rule-removed"]),
  }),
  "alarm-acknowledged": z.object({ ...alarm, user: z.string().describe("who"), notes: z.string() }),
} as const;

export const EVENTS = {
  ...{ ...AGENT_EVENTS, ...CALL_EVENTS, ...QUEUE_EVENTS, ...ALARM_EVENTS, ...HELP_EVENTS, ...PEOPLE_EVENTS },
  ...CENTER_EVENTS,
} as const;

export type EventName = keyof typeof EVENTS;

/** One event: its name and its fields in one flat object. */
export type PublicEvent = {
  [Name in EventName]: { readonly event: Name } & Readonly<z.infer<(typeof EVENTS)[Name]>>;
}[EventName];
