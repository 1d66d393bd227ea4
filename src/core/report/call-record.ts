// The call record: one per call, with its legs and the way it went. A fold over facts, so that it can be made again from
// them, and a call that a crash cut is told as far as it came.
import type { Fact } from "../facts.ts";
import type { AgentId, CallId, LegId, QueueName } from "../model.ts";
import type { Cause, LegOrigin, Verified, Withheld } from "../switch.ts";
import { isConversationFact, type ConversationFact, type ConversationRecord } from "./conversation-record.ts";
import {
  conversationOver,
  keepsWaiting,
  withConversationFact,
  withOtherLine,
  withoutLeg,
  withTaken,
} from "./conversation.ts";
import { withDisposition, type DispositionRecord } from "./dispositions.ts";
import { isHelpFact, withHelpFact, type HelpRecord } from "./help-record.ts";
import {
  dialledLeg,
  legCome,
  legGone,
  legWith,
  newLeg,
  replacingLeg,
  resumed,
  type LegFact,
  type LegRecord,
} from "./leg-record.ts";
import { isRecordingFact, withRecordingFact, type RecordingRecord } from "./recording-record.ts";
import { begunTalk, endedTalk, withHold, type OtherWork, type TalkRecord } from "./talk-record.ts";
import { wayOfKept, wayOfTakenUp, withWayFact, type TakenUpFact, type WayStep } from "./way.ts";

/** They were asked after the conversation how it was. */
export interface SurveyRecord {
  readonly queue: QueueName;
  readonly agent: AgentId;
  readonly invitedAt: number;
  /** 1 to 5; undefined: they said nothing. */
  readonly score: number | undefined;
  readonly answeredAt: number | undefined;
}

export interface CallRecord {
  readonly call: CallId;
  readonly origin: LegOrigin;
  readonly dialled: string;
  readonly callerNumber: string;
  readonly callerName: string;
  /** Who calls, where they want nobody to see it. Absent: they do not mind. */
  readonly withheld?: Withheld;
  /** What other networks say of the number. Absent: nothing. */
  readonly verified?: Verified;
  readonly startedAt: number;
  /** When the center answered the caller. */
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly endedBy: "caller" | "callee" | "center" | undefined;
  readonly cause: Cause | undefined;
  readonly legs: readonly LegRecord[];
  readonly way: readonly WayStep[];
  readonly talks: readonly TalkRecord[];
  /** After-call work on none of the conversations above. Absent: none. */
  readonly otherWork?: readonly OtherWork[];
  /** What was done in them: undefined: nobody held, asked or watched anybody, nor was anybody handed over. */
  readonly conversation?: ConversationRecord | undefined;
  readonly recordings: readonly RecordingRecord[];
  readonly survey: SurveyRecord | undefined;
  /** What came of it, for each agent. Absent: nobody has said. */
  readonly dispositions?: readonly DispositionRecord[];
  /** Requests for help about it, in the order in which they were made. Absent: there were none. */
  readonly helps?: readonly HelpRecord[];
  /** The time of the last fact that it holds. */
  readonly lastAt: number;
}

export type CallFact = Extract<Fact, { readonly call: CallId }> | TakenUpFact;

/** Lets one fact about a call happen to its record. Facts about a call whose beginning is unknown give none. */
export function withFact(record: CallRecord | undefined, fact: CallFact): CallRecord | undefined {
  if (fact.type === "call-started") return record ?? begun(fact);
  if (record === undefined) return undefined;
  // Its end is told long after it.
  if (fact.type === "call-ended" && fact.livedUntil !== undefined) return cutByCrash(record, fact.livedUntil);
  if (fact.type === "disposition-set") return withDisposition(record, fact);
  if (isHelpFact(fact)) return withHelpFact(record, fact);
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
    ...(fact.withheld === undefined ? {} : { withheld: fact.withheld }),
    ...(fact.verified === undefined ? {} : { verified: fact.verified }),
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
    case "leg-moved":
      return withLegCome(record, fact, undefined);
    case "leg-forwarded": {
      const { at, leg, number, refused } = fact;
      const from = record.legs.find((one) => one.leg === leg)?.number ?? "";
      const why = refused === undefined ? {} : { refused };
      return { ...record, way: [...record.way, { type: "forwarded", at, leg, from, number, ...why }] };
    }
    case "leg-replaces":
      return { ...record, legs: [...record.legs, replacingLeg(fact, record.legs)] };
    case "call-routed":
    case "call-unroutable":
    case "emergency-call":
    case "caller-known":
    case "callback-promised":
    case "callback-failed":
    case "callback-put-off":
    case "callback-superseded":
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
    case "limit-reached":
    case "tone-heard":
    case "recording-announced":
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
    case "survey-invited": {
      const { queue, agent, at } = fact;
      return { ...record, survey: { queue, agent, invitedAt: at, score: undefined, answeredAt: undefined } };
    }
    case "survey-answered":
      return { ...record, survey: record.survey && { ...record.survey, score: fact.score, answeredAt: fact.at } };
    case "callback-kept":
      return { ...notEnded(record), way: wayOfKept(record.way, fact.at) };
    case "leg-taken-up":
      return record.endedAt === undefined ? { ...record, way: wayOfTakenUp(record.way, fact) } : record;
    case "call-ended":
      return ended(record, endOf(record, fact), fact.by, fact.cause);
    default:
      if (isRecordingFact(fact)) return { ...record, recordings: withRecordingFact(record.recordings, fact) };
      // What else says nothing to a record: a silence that ended, an agent's state, a repair.
      return isConversationFact(fact) ? withConversation(record, fact) : record;
  }
}

function onCallerLeg(record: CallRecord, change: (leg: LegRecord) => LegRecord): CallRecord {
  return { ...record, legs: record.legs.map((leg) => (leg.role === "caller" ? change(leg) : leg)) };
}

function withLegFact(record: CallRecord, fact: LegFact): CallRecord {
  if (fact.type === "leg-dialled" || fact.type === "callback-dialled") {
    const conversation = withOtherLine(record.conversation, fact);
    return afterwards({ ...record, legs: [...record.legs, dialledLeg(fact)], conversation }, fact.at);
  }
  const changed = { ...record, legs: record.legs.map((leg) => (leg.leg === fact.leg ? legWith(leg, fact) : leg)) };
  if (fact.type === "leg-held" || fact.type === "leg-resumed") return withConversation(changed, fact);
  return fact.type === "leg-ended" ? withLegOut(changed, fact.leg, fact.at) : changed;
}

/** A conversation ends with either of its legs. */
function withLegOut(record: CallRecord, leg: LegId, at: number): CallRecord {
  const talks = record.talks.map((talk) => (sidesOf(record, talk).includes(leg) ? endedTalk(talk, at) : talk));
  return afterwards({ ...record, talks, conversation: withoutLeg(record.conversation, leg, at) }, at);
}

/** Whom a queue offered the call there, else who was signed in. */
export function agentAt({ legs }: Pick<CallRecord, "legs">, id: LegId): AgentId | undefined {
  const leg = legs.find((one) => one.leg === id);
  return leg?.agent ?? leg?.signedIn;
}

function withConversation(record: CallRecord, fact: ConversationFact): CallRecord {
  const { at } = fact;
  const conversation = withConversationFact(record.conversation, fact, (leg) => agentAt(record, leg));
  const changed = { ...record, conversation };
  // Whoever has given the customer away talks with them no more, whenever their phone is told.
  return fact.type === "transferred" && fact.kind !== "moved"
    ? withLegOut(changed, fact.from, at)
    : afterwards(changed, at);
}

/** What follows for the conversations: each is hold or is not. */
function afterwards(record: CallRecord, at: number): CallRecord {
  return { ...record, talks: record.talks.map((talk) => withHold(talk, isHeld(record, talk), at)) };
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
  const [leg, isCallers] = other === caller ? [customer, true] : [other, false];
  // One who was called may go on with another one when the caller is long gone.
  const who = {
    ...{ leg, agent: isCallers ? undefined : agent, by: (isCallers ? undefined : agent) ?? agentAt(record, leg) },
    ...(legs.some((one) => one === caller) ? {} : { customer }),
    ...(isCallers && agent !== undefined ? { callersAgent: agent } : {}),
  };
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

/** Who has called and hung up was in it no longer than that, though the phones of others were told of it after that. */
function endOf({ legs }: CallRecord, { at, by }: Extract<CallFact, { type: "call-ended" }>): number {
  const caller = by === "caller" ? legs.findLast(({ role }) => role === "caller") : undefined;
  return caller?.endedBy === "phone" ? (caller.endedAt ?? at) : at;
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
