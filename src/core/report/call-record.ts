// The call record: one per call, with its legs and the way it went. A fold over facts, so that it can be made again from
// them, and a call that a crash cut is told as far as it came.
import type { Fact } from "../facts.ts";
import type { AgentId, CallId, LegId, QueueName } from "../model.ts";
import type { Cause, LegOrigin } from "../switch.ts";
import {
  conversationOver,
  isOpen,
  keepsWaiting,
  withConversationFact,
  withoutButtons,
  withoutLeg,
  withTaken,
  type ConversationFact,
  type ConversationRecord,
} from "./conversation.ts";
import { dialledLeg, legCome, legGone, legWith, newLeg, resumed, type LegFact, type LegRecord } from "./leg-record.ts";
import { begunTalk, endedTalk, withHold, type TalkRecord } from "./talk-record.ts";
import { wayOfKept, withWayFact, type WayStep } from "./way.ts";

export interface RecordingRecord {
  readonly name: string;
  readonly startedAt: number;
  /** Below the recordings folder; undefined: not (yet) written. */
  readonly file: string | undefined;
  readonly durationMs: number | undefined;
  readonly sizeBytes: number | undefined;
  readonly failure: string | undefined;
  /** What is not on it; the last ones. */
  readonly pauses?: readonly { readonly from: number; readonly to: number | undefined }[];
}

/** Of one recording. */
const MOST_PAUSES = 200;

/** He was asked after the conversation how it was. */
export interface SurveyRecord {
  readonly queue: QueueName;
  readonly agent: AgentId;
  readonly invitedAt: number;
  /** 1 to 5; undefined: he said nothing. */
  readonly score: number | undefined;
  readonly answeredAt: number | undefined;
}

export interface CallRecord {
  readonly call: CallId;
  readonly origin: LegOrigin;
  readonly dialled: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly startedAt: number;
  /** When the center answered the caller. */
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly endedBy: "caller" | "callee" | "center" | undefined;
  readonly cause: Cause | undefined;
  readonly legs: readonly LegRecord[];
  readonly way: readonly WayStep[];
  readonly talks: readonly TalkRecord[];
  /** What was done in them: undefined: nobody held, asked or watched anybody, nor was anybody handed over. */
  readonly conversation?: ConversationRecord | undefined;
  readonly recordings: readonly RecordingRecord[];
  readonly survey: SurveyRecord | undefined;
  /** The time of the last fact that it holds. */
  readonly lastAt: number;
}

export type CallFact = Extract<Fact, { readonly call: CallId }>;

/** Lets one fact about a call happen to its record. Facts about a call whose beginning is unknown give none. */
export function withFact(record: CallRecord | undefined, fact: CallFact): CallRecord | undefined {
  if (fact.type === "call-started") return record ?? begun(fact);
  if (record === undefined) return undefined;
  // Its end is told long after it.
  if (fact.type === "call-ended" && fact.livedUntil !== undefined) return cutByCrash(record, fact.livedUntil);
  return { ...changed(record, fact), lastAt: fact.at };
}

function begun(fact: Extract<Fact, { type: "call-started" }>): CallRecord {
  const { origin } = fact;
  const caller = newLeg(fact.leg, "caller", fact.at);
  return {
    call: fact.call,
    origin,
    dialled: fact.dialled,
    callerNumber: fact.callerNumber,
    callerName: fact.callerName,
    startedAt: fact.at,
    answeredAt: undefined,
    endedAt: undefined,
    endedBy: undefined,
    cause: undefined,
    legs: [
      origin.type === "extension"
        ? { ...caller, number: origin.extn, signedIn: fact.signedIn }
        : { ...caller, number: fact.callerNumber, trunk: origin.trunk },
    ],
    way: [],
    talks: [],
    recordings: [],
    survey: undefined,
    lastAt: fact.at,
  };
}

function changed(record: CallRecord, fact: Exclude<CallFact, { type: "call-started" }>): CallRecord {
  switch (fact.type) {
    case "call-answered":
      return {
        ...onCallerLeg(record, (leg) => ({ ...leg, answeredAt: leg.answeredAt ?? fact.at })),
        answeredAt: fact.at,
      };
    case "leg-dialled":
    case "callback-dialled":
    case "leg-ringing":
    case "leg-answered":
    case "leg-held":
    case "leg-resumed":
    case "leg-ended":
      return withLegFact(record, fact);
    case "leg-replaces": {
      const { leg, extn, agent: signedIn, at } = fact;
      return { ...record, legs: [...record.legs, { ...newLeg(leg, "callee", at), number: extn, signedIn }] };
    }
    case "leg-moved":
      return withLegCome(record, fact, undefined);
    case "talk-held":
    case "talk-unheld":
    case "muted":
    case "unmuted":
    case "consult-begun":
    case "consult-answered":
    case "consult-ended":
    case "swapped":
    case "three-way-begun":
    case "three-way-ended":
    case "transferred":
    case "transfer-failed":
    case "supervisor-joined":
    case "supervisor-changed":
    case "supervisor-left":
    case "taken-over":
    case "intervened":
      return withConversation(record, fact);
    case "call-routed":
    case "call-unroutable":
    case "caller-known":
    case "callback-promised":
    case "callback-failed":
    case "call-sent-on":
    case "call-sent-nowhere":
    case "menu-entered":
    case "menu-key":
    case "menu-timeout":
    case "menu-left":
    case "mailbox-full":
    case "message-begun":
    case "message-left":
    case "message-dropped":
    case "message-failed":
    case "mailbox-opened":
    case "mailbox-refused":
    case "mailbox-locked":
    case "message-heard":
    case "message-deleted":
    case "queue-joined":
    case "offer-made":
    case "offer-ended":
    case "queue-left":
      return { ...record, way: withWayFact(record.way, fact) };
    default:
      return otherwiseChanged(record, fact);
  }
}

/** By what is neither of a leg, of a conversation nor of the way. */
function otherwiseChanged(record: CallRecord, fact: CallFact): CallRecord {
  switch (fact.type) {
    case "bridged":
      return withTalk(record, fact);
    case "recording-started":
    case "recording-ended":
    case "recording-failed":
      return { ...record, recordings: withRecordingFact(record.recordings, fact) };
    case "recording-paused":
    case "recording-resumed":
      return { ...record, recordings: withPauseFact(record.recordings, fact) };
    case "survey-invited": {
      const { queue, agent, at } = fact;
      return { ...record, survey: { queue, agent, invitedAt: at, score: undefined, answeredAt: undefined } };
    }
    case "survey-answered": {
      const survey = record.survey && { ...record.survey, score: fact.score, answeredAt: fact.at };
      return { ...record, survey };
    }
    case "callback-kept":
      return { ...notEnded(record), way: wayOfKept(record.way, fact.at) };
    case "call-ended":
      return ended(record, fact.at, fact.by, fact.cause);
    default:
      // What says nothing to a record: a silence that ended, an agent's state, a repair.
      return record;
  }
}

function onCallerLeg(record: CallRecord, change: (leg: LegRecord) => LegRecord): CallRecord {
  return { ...record, legs: record.legs.map((leg) => (leg.role === "caller" ? change(leg) : leg)) };
}

function withLegFact(record: CallRecord, fact: LegFact): CallRecord {
  if (fact.type === "leg-dialled" || fact.type === "callback-dialled") {
    return { ...record, legs: [...record.legs, dialledLeg(fact, roleOf(record.conversation, fact.leg))] };
  }
  const changed = { ...record, legs: record.legs.map((leg) => (leg.leg === fact.leg ? legWith(leg, fact) : leg)) };
  if (fact.type === "leg-held" || fact.type === "leg-resumed") return withConversation(changed, fact);
  return fact.type === "leg-ended" ? withLegOut(changed, fact.leg, fact.at) : changed;
}

function roleOf(conversation: ConversationRecord | undefined, leg: LegId): LegRecord["role"] {
  if (conversation?.consults.some((consult) => consult.leg === leg) === true) return "consulted";
  return conversation?.supervisors.some((visit) => visit.leg === leg) === true ? "supervisor" : "callee";
}

/** A conversation ends with either of its legs. */
function withLegOut(record: CallRecord, leg: LegId, at: number): CallRecord {
  const talks = record.talks.map((talk) => (sidesOf(record, talk).includes(leg) ? endedTalk(talk, at) : talk));
  return afterwards({ ...record, talks, conversation: withoutLeg(record.conversation, leg, at) }, at);
}

function withConversation(record: CallRecord, fact: ConversationFact): CallRecord {
  const { at } = fact;
  const agentAt = (id: LegId): AgentId | undefined => {
    const leg = record.legs.find((one) => one.leg === id);
    return leg?.agent ?? leg?.signedIn;
  };
  const conversation = withConversationFact(record.conversation, fact, agentAt);
  const legs =
    fact.type === "consult-begun" || fact.type === "supervisor-joined"
      ? record.legs.map((leg) => (leg.leg === fact.leg ? { ...leg, role: roleOf(conversation, leg.leg) } : leg))
      : record.legs;
  const changed = { ...record, legs, conversation };
  // Whoever has given the customer away talks with them no more, whenever their phone is told.
  return fact.type === "transferred" ? withLegOut(changed, fact.from, at) : afterwards(changed, at);
}

/** What follows for the conversations: each is hold or is not. */
function afterwards(record: CallRecord, at: number): CallRecord {
  const talks = record.talks.map((talk) => withHold(talk, isHeld(record, talk), at));
  const { consults = [], supervisors = [] } = record.conversation ?? {};
  const inTalk = new Set<LegId>([
    ...talks.filter(({ endedAt }) => endedAt === undefined).flatMap((talk) => sidesOf(record, talk)),
    ...consults.filter(isOpen).flatMap(({ leg, of }) => [leg, of]),
    ...supervisors.filter(({ leftAt }) => leftAt === undefined).map(({ leg }) => leg),
  ]);
  return { ...record, talks, conversation: withoutButtons(record.conversation, (leg) => inTalk.has(leg), at) };
}

/** Who was called back talks on the leg that reached them, the last one. */
function callerOf(legs: readonly LegRecord[]): LegId | undefined {
  return legs.findLast((leg) => leg.role === "caller")?.leg;
}

function sidesOf({ legs }: CallRecord, { leg, customer }: Pick<TalkRecord, "leg" | "customer">): readonly LegId[] {
  const other = customer ?? callerOf(legs);
  return other === undefined ? [leg] : [leg, other];
}

/** Whether one of both holds, by phone or button, or asks somebody else meanwhile. */
function isHeld(record: CallRecord, talk: Pick<TalkRecord, "leg" | "customer">): boolean {
  return sidesOf(record, talk).some((side) => {
    const leg = record.legs.find((one) => one.leg === side);
    return leg?.heldSince !== undefined || keepsWaiting(record.conversation, side);
  });
}

function withTalk(record: CallRecord, { legs, agent, at }: Extract<Fact, { type: "bridged" }>): CallRecord {
  const caller = callerOf(record.legs);
  const [customer, other] = legs;
  const leg = other === caller ? customer : other;
  const by = agent ?? record.legs.find((one) => one.leg === leg)?.signedIn;
  // One who was called may go on with another one when the caller is long gone.
  const who = { leg, agent, by, ...(legs.some((one) => one === caller) ? {} : { customer }) };
  const former = { ...record, talks: record.talks.map((talk) => endedTalk(talk, at)) };
  const talks = [...former.talks, begunTalk(who, at, isHeld(record, who))];
  return afterwards({ ...former, talks, conversation: withTaken(record.conversation, leg, at) }, at);
}

/** A leg goes on in another call: what of it was this one's. */
export function withLegGone(record: CallRecord, fact: Extract<Fact, { type: "leg-moved" }>): CallRecord {
  const legs = record.legs.map((leg) => (leg.leg === fact.leg ? legGone(leg, fact.call, fact.at) : leg));
  return { ...withLegOut({ ...record, legs }, fact.leg, fact.at), lastAt: fact.at };
}

/** `former`: its part in the call that it comes from. */
export function withLegCome(
  record: CallRecord,
  fact: Extract<Fact, { type: "leg-moved" }>,
  former: LegRecord | undefined,
): CallRecord {
  const known = record.legs.findIndex(({ leg }) => leg === fact.leg);
  const come = legCome(fact, record.legs[known], former);
  const legs = known < 0 ? [...record.legs, come] : record.legs.with(known, come);
  return { ...afterwards({ ...record, legs }, fact.at), lastAt: fact.at };
}

type RecordingFact = Extract<CallFact, { type: "recording-started" | "recording-ended" | "recording-failed" }>;

function withRecordingFact(recordings: readonly RecordingRecord[], fact: RecordingFact): readonly RecordingRecord[] {
  const fresh = {
    startedAt: fact.at,
    file: undefined,
    durationMs: undefined,
    sizeBytes: undefined,
    failure: undefined,
  };
  if (fact.type === "recording-started") return [...recordings, { ...fresh, name: fact.name }];
  const isOpen = (recording: RecordingRecord): boolean =>
    recording.file === undefined && recording.failure === undefined;
  // A file is named after its recording; where that says nothing, the oldest one that still runs is meant.
  const named =
    fact.type === "recording-ended"
      ? recordings.findIndex((recording) => isOpen(recording) && fact.file.includes(recording.name))
      : -1;
  const index = named >= 0 ? named : recordings.findIndex(isOpen);
  // None runs: it could not even be begun.
  if (fact.type === "recording-failed" && index < 0) {
    return [...recordings, { ...fresh, name: fact.call, failure: fact.reason }];
  }
  return recordings.map((recording, i) => {
    if (i !== index) return recording;
    if (fact.type === "recording-failed") return { ...recording, failure: fact.reason };
    return { ...recording, file: fact.file, durationMs: fact.durationMs, sizeBytes: fact.sizeBytes };
  });
}

type PauseFact = Extract<CallFact, { type: "recording-paused" | "recording-resumed" }>;

function withPauseFact(recordings: readonly RecordingRecord[], fact: PauseFact): readonly RecordingRecord[] {
  const index = recordings.findLastIndex(({ name }) => name === fact.name);
  return recordings.map((recording, i) => {
    const { pauses = [] } = recording;
    const isPaused = pauses.some(({ to }) => to === undefined);
    if (i !== index || isPaused === (fact.type === "recording-paused")) return recording;
    if (isPaused) return { ...recording, pauses: pauses.map((one) => ({ ...one, to: one.to ?? fact.at })) };
    return { ...recording, pauses: [...pauses, { from: fact.at, to: undefined }].slice(-MOST_PAUSES) };
  });
}

function ended(record: CallRecord, at: number, by: CallRecord["endedBy"], cause: Cause): CallRecord {
  const talks = record.talks.map((talk) => endedTalk(talk, at));
  const conversation = conversationOver(record.conversation, at);
  return { ...record, talks, conversation, endedAt: at, endedBy: by, cause };
}

function notEnded(record: CallRecord): CallRecord {
  return { ...record, endedAt: undefined, endedBy: undefined, cause: undefined };
}

/** Completes the record of a call that nobody saw the end of: it lived at `lastAt` for the last time. */
export function cutByCrash(record: CallRecord, at: number): CallRecord {
  if (record.endedAt !== undefined) return record;
  const end = Math.max(at, record.lastAt);
  const legs = record.legs.map((leg): LegRecord => {
    if (leg.endedAt !== undefined) return leg;
    return { ...resumed(leg, end), endedAt: end, cause: "crashed", endedBy: "switch" };
  });
  const way = record.way.map((step): WayStep => {
    if (step.type === "mailbox" && step.message === "recording") return { ...step, message: "cut", messageAt: end };
    if (step.type !== "queue" || step.outcome !== undefined || step.position === 0) return step;
    return { ...step, leftAt: end, outcome: "error", waitMs: end - step.at };
  });
  return { ...ended({ ...record, legs, way }, end, "center", "crashed"), lastAt: end };
}

/** The agent's after-call work for his last conversation in this call begins. */
export function withWrapUpBegun(record: CallRecord, agent: AgentId, at: number): CallRecord {
  return onLastTalk(record, agent, (talk) => ({ ...talk, wrapUpSince: at }));
}

export function withWrapUpEnded(record: CallRecord, agent: AgentId, at: number): CallRecord {
  return onLastTalk(record, agent, (talk) => {
    return talk.wrapUpSince === undefined ? talk : { ...talk, wrapUpMs: at - talk.wrapUpSince };
  });
}

/** The clock was set while it lasts, by so much. */
export function withWrapUpMoved(record: CallRecord, agent: AgentId, byMs: number): CallRecord {
  return onLastTalk(record, agent, (talk) => {
    return talk.wrapUpSince === undefined ? talk : { ...talk, wrapUpSince: talk.wrapUpSince + byMs };
  });
}

function onLastTalk(record: CallRecord, agent: AgentId, change: (talk: TalkRecord) => TalkRecord): CallRecord {
  const index = record.talks.findLastIndex((talk) => talk.agent === agent);
  return { ...record, talks: record.talks.map((talk, i) => (i === index ? change(talk) : talk)) };
}
