// The call record: one per call, with its legs and the way it went. A fold over facts, so that it can be made again from
// them, and a call that a crash cut is told as far as it came.
import type { Fact } from "../facts.ts";
import type { AgentId, CallId, LegId, QueueName } from "../model.ts";
import type { Cause, LegOrigin, MediaReport } from "../switch.ts";
import { begunTalk, endedTalk, withHold, type TalkRecord } from "./talk-record.ts";
import { wayOfKept, withWayFact, type WayStep } from "./way.ts";

/** One phone's part. Times are milliseconds since 1970. */
export interface LegRecord {
  readonly leg: LegId;
  readonly role: "caller" | "callee";
  /** The extension or outside number at its end. */
  readonly number: string;
  /** The line it came or went over; undefined: a phone of ours. */
  readonly trunk: string | undefined;
  /** Whom a queue offered the call at this phone. */
  readonly agent: AgentId | undefined;
  /** Who was signed in at this phone, where no queue offered the call. Legs of earlier versions do not say. */
  readonly signedIn?: AgentId | undefined;
  readonly startedAt: number;
  readonly ringingAt: number | undefined;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly cause: Cause | undefined;
  readonly endedBy: "phone" | "command" | "switch" | undefined;
  /** How long this phone held, in a conversation or not; what of it was a conversation's is in the conversation. */
  readonly holdMs: number;
  readonly heldSince: number | undefined;
  readonly media: MediaReport | undefined;
}

export interface RecordingRecord {
  readonly name: string;
  readonly startedAt: number;
  /** Below the recordings folder; undefined: not (yet) written. */
  readonly file: string | undefined;
  readonly durationMs: number | undefined;
  readonly sizeBytes: number | undefined;
  readonly failure: string | undefined;
}

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

function newLeg(leg: LegId, role: LegRecord["role"], startedAt: number): LegRecord {
  return {
    leg,
    role,
    number: "",
    trunk: undefined,
    agent: undefined,
    startedAt,
    ringingAt: undefined,
    answeredAt: undefined,
    endedAt: undefined,
    cause: undefined,
    endedBy: undefined,
    holdMs: 0,
    heldSince: undefined,
    media: undefined,
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
    case "bridged":
      return withTalk(record, fact);
    case "recording-started":
    case "recording-ended":
    case "recording-failed":
      return { ...record, recordings: withRecordingFact(record.recordings, fact) };
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

type LegFact = Extract<
  CallFact,
  {
    type:
      "leg-dialled" | "callback-dialled" | "leg-ringing" | "leg-answered" | "leg-held" | "leg-resumed" | "leg-ended";
  }
>;

function withLegFact(record: CallRecord, fact: LegFact): CallRecord {
  if (fact.type === "leg-dialled" || fact.type === "callback-dialled") {
    const { to } = fact;
    const dialled: LegRecord = {
      ...newLeg(fact.leg, fact.type === "leg-dialled" ? "callee" : "caller", fact.at),
      number: to.type === "extension" ? to.extn : to.number,
      trunk: to.type === "trunk" ? to.trunk : undefined,
      agent: fact.type === "leg-dialled" ? fact.agent : undefined,
      signedIn: fact.type === "leg-dialled" ? fact.signedIn : undefined,
    };
    return { ...record, legs: [...record.legs, dialled] };
  }
  const legs = record.legs.map((leg) => (leg.leg === fact.leg ? legWith(leg, fact) : leg));
  if (fact.type === "leg-held" || fact.type === "leg-resumed") {
    const talks = record.talks.map((talk) => withHold(talk, isHeld(legs, talk.leg), fact.at));
    return { ...record, legs, talks };
  }
  if (fact.type !== "leg-ended") return { ...record, legs };
  // A conversation ends with either of its legs; the caller's is in all of them.
  const isCaller = callerOf(legs)?.leg === fact.leg;
  const talks = record.talks.map((talk) => (isCaller || talk.leg === fact.leg ? endedTalk(talk, fact.at) : talk));
  return { ...record, legs, talks };
}

/** Who was called back talks on the leg that reached them, the last one. */
function callerOf(legs: readonly LegRecord[]): LegRecord | undefined {
  return legs.findLast((leg) => leg.role === "caller");
}

/** Whether the callee on this leg or the caller holds. */
function isHeld(legs: readonly LegRecord[], peer: LegId): boolean {
  const holds = (leg: LegRecord | undefined): boolean => leg?.heldSince !== undefined;
  return holds(callerOf(legs)) || holds(legs.find((leg) => leg.leg === peer));
}

function legWith(leg: LegRecord, fact: Exclude<LegFact, { type: "leg-dialled" | "callback-dialled" }>): LegRecord {
  switch (fact.type) {
    case "leg-ringing":
      return { ...leg, ringingAt: leg.ringingAt ?? fact.at };
    case "leg-answered":
      return { ...leg, answeredAt: leg.answeredAt ?? fact.at };
    case "leg-held":
      return { ...leg, heldSince: leg.heldSince ?? fact.at };
    case "leg-resumed":
      return resumed(leg, fact.at);
    case "leg-ended":
      return { ...resumed(leg, fact.at), endedAt: fact.at, cause: fact.cause, endedBy: fact.by, media: fact.media };
  }
}

function resumed(leg: LegRecord, at: number): LegRecord {
  if (leg.heldSince === undefined) return leg;
  return { ...leg, holdMs: leg.holdMs + at - leg.heldSince, heldSince: undefined };
}

function withTalk(record: CallRecord, { legs, agent, at }: Extract<Fact, { type: "bridged" }>): CallRecord {
  const peer = legs[0] === callerOf(record.legs)?.leg ? legs[1] : legs[0];
  const by = agent ?? record.legs.find((leg) => leg.leg === peer)?.signedIn;
  const talk = begunTalk({ leg: peer, agent, by }, at, isHeld(record.legs, peer));
  return { ...record, talks: [...record.talks.map((former) => endedTalk(former, at)), talk] };
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

function ended(record: CallRecord, at: number, by: CallRecord["endedBy"], cause: Cause): CallRecord {
  const talks = record.talks.map((talk) => endedTalk(talk, at));
  return { ...record, talks, endedAt: at, endedBy: by, cause };
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
