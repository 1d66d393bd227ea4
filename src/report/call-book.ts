// The records of the calls that live or have just ended, kept up to date fact by fact.
import type { Fact } from "../core/facts.ts";
import type { AgentCallState, AgentId, CallId } from "../core/model.ts";
import { withFact, withLegCome, withLegGone, type CallFact, type CallRecord } from "../core/report/call-record.ts";
import { withQueueRenamed } from "../core/report/renamed-queue.ts";
import { servingAgent, type TalkRecord } from "../core/report/talk-record.ts";
import { handlerOf, isBeingWrappedUp, withWrapUpBegun, withWrapUpEnded, withWrapUpMoved } from "./wrap-up.ts";

/** How long the record of a call that is over waits for a leg's end or a recording; later ones find it in the store. */
const KEPT_AFTER_END_MS = 600_000;

export interface CallBook {
  readonly records: ReadonlyMap<CallId, CallRecord>;
  /** The call that an agent talked in last, as long as its after-call work may still come. */
  readonly lastCalls: ReadonlyMap<AgentId, CallId>;
  /** Agents in after-call work. */
  readonly wrappingUp: ReadonlySet<AgentId>;
}

export const EMPTY_BOOK: CallBook = { records: new Map(), lastCalls: new Map(), wrappingUp: new Set() };

/**
 * The book of a reader who has none, where others have read before: of the records that live or have just ended, and of what
 * agents do who are not idle. Whose last talk it was decides whose after-call work is to come, or goes on.
 */
export function bookOf(records: readonly CallRecord[], busy: ReadonlyMap<AgentId, AgentCallState>): CallBook {
  const lastTalks = new Map<AgentId | undefined, { readonly call: CallId; readonly talk: TalkRecord }>();
  const workedOn = new Map<AgentId | undefined, CallId>();
  for (const record of records) {
    const { call, talks } = record;
    for (const talk of talks) {
      const agent = servingAgent(talk);
      const known = lastTalks.get(agent);
      if (known === undefined || known.talk.startedAt <= talk.startedAt) lastTalks.set(agent, { call, talk });
      if (isBeingWrappedUp(talk)) workedOn.set(handlerOf(record, talk), call);
    }
    for (const work of record.otherWork ?? []) if (isBeingWrappedUp(work)) workedOn.set(work.agent, call);
  }
  const lastCalls = new Map<AgentId, CallId>();
  const wrappingUp = new Set<AgentId>();
  for (const [agent, callState] of busy) {
    const last = lastTalks.get(agent);
    const call = workedOn.get(agent);
    if (callState === "ACW") {
      if (call === undefined) continue;
      lastCalls.set(agent, call);
      wrappingUp.add(agent);
    } else if (last !== undefined && last.talk.wrapUpSince === undefined) lastCalls.set(agent, last.call);
  }
  return { records: new Map(), lastCalls, wrappingUp };
}

/** Calls that ended before have no after-call work to come that anybody waits for. */
export function heededSince(now: number): number {
  return now - KEPT_AFTER_END_MS;
}

export interface BookedFacts {
  readonly book: CallBook;
  /** Every record that the facts changed, as it is now. */
  readonly touched: ReadonlyMap<CallId, CallRecord>;
}

/**
 * Lets facts happen, in their order. `known` gives records that the book no longer or not yet has, for facts that come
 * late or after a restart (see `callsOf`). The book it was given stays as it is, so that it can be done again.
 */
export function bookFacts(
  book: CallBook,
  facts: readonly Fact[],
  known: ReadonlyMap<CallId, CallRecord> = new Map(),
): BookedFacts {
  const records = new Map(book.records);
  const lastCalls = new Map(book.lastCalls);
  const wrappingUp = new Set(book.wrappingUp);
  const touched = new Map<CallId, CallRecord>();
  const change = (call: CallId, by: (record: CallRecord | undefined) => CallRecord | undefined): void => {
    const changed = by(touched.get(call) ?? records.get(call) ?? known.get(call));
    if (changed === undefined) return;
    touched.set(call, changed);
    records.set(call, changed);
  };
  for (const fact of facts) {
    if (fact.type === "agent-changed") {
      bookWrapUp(fact, lastCalls, wrappingUp, change);
      continue;
    }
    if (fact.type === "queue-renamed") {
      for (const [call, record] of records) {
        const renamed = withQueueRenamed(record, fact.queue, fact.name);
        if (renamed !== record) change(call, () => renamed);
      }
    }
    if (fact.type === "clock-set") {
      for (const agent of wrappingUp) {
        const call = lastCalls.get(agent);
        if (call !== undefined) change(call, (record) => record && withWrapUpMoved(record, agent, fact.byMs));
      }
    }
    if (!isCallFact(fact)) continue;
    if (fact.type === "leg-moved") {
      const recordOf = touched.get(fact.from) ?? records.get(fact.from) ?? known.get(fact.from);
      const former = recordOf?.legs.find(({ leg }) => leg === fact.leg);
      change(fact.from, (record) => record && withLegGone(record, fact));
      change(fact.call, (record) => record && withLegCome(record, fact, former));
      continue;
    }
    if (fact.type === "bridged" && fact.agent !== undefined) lastCalls.set(fact.agent, fact.call);
    change(fact.call, (record) => withFact(record, fact));
  }
  const awaited = new Set([...wrappingUp].map((agent) => lastCalls.get(agent)));
  const now = facts.at(-1)?.at ?? 0;
  for (const record of records.values()) {
    if (isComplete(record, now) && !awaited.has(record.call)) records.delete(record.call);
  }
  return { book: { records, lastCalls, wrappingUp }, touched };
}

/** The calls that these facts speak of and that the book has no record of. */
export function callsOf(book: CallBook, facts: readonly Fact[]): CallId[] {
  const calls = new Set<CallId>();
  const begun = new Set<CallId>();
  for (const fact of facts) {
    for (const call of meantBy(book, fact)) {
      if (book.records.has(call) || begun.has(call)) continue;
      if (fact.type === "call-started") begun.add(call);
      else calls.add(call);
    }
  }
  return [...calls];
}

function meantBy(book: CallBook, fact: Fact): readonly CallId[] {
  if (fact.type === "agent-changed") {
    const meant = workedOnIn(fact) ?? book.lastCalls.get(fact.agent);
    return meant === undefined ? [] : [meant];
  }
  if (fact.type === "leg-moved") return [fact.from, fact.call];
  return isCallFact(fact) ? [fact.call] : [];
}

function isCallFact(fact: Fact): fact is CallFact {
  return "call" in fact && fact.call !== undefined;
}

/** For which call they do after-call work. Facts of earlier versions do not say: for the one they talked in last. */
function workedOnIn({ callState, call }: Extract<Fact, { type: "agent-changed" }>): CallId | undefined {
  return callState === "ACW" ? call : undefined;
}

function bookWrapUp(
  fact: Extract<Fact, { type: "agent-changed" }>,
  lastCalls: Map<AgentId, CallId>,
  wrappingUp: Set<AgentId>,
  change: (call: CallId, by: (record: CallRecord | undefined) => CallRecord | undefined) => void,
): void {
  const { agent, at, callState } = fact;
  const last = lastCalls.get(agent);
  const call = workedOnIn(fact) ?? last;
  if (call === undefined) return;
  if (callState === "ACW" && wrappingUp.has(agent) && last !== undefined && last !== call) {
    // Another call's work has taken its place.
    change(last, (record) => record && withWrapUpEnded(record, agent, at));
    wrappingUp.delete(agent);
  }
  if (callState === "ACW" && !wrappingUp.has(agent)) {
    wrappingUp.add(agent);
    lastCalls.set(agent, call);
    change(call, (record) => record && withWrapUpBegun(record, agent, at));
  } else if (callState !== "ACW" && wrappingUp.has(agent)) {
    wrappingUp.delete(agent);
    lastCalls.delete(agent);
    change(call, (record) => record && withWrapUpEnded(record, agent, at));
  } else if (callState === "IDLE") {
    lastCalls.delete(agent);
  }
}

/** Nothing more is to come but after-call work, or it is too late to be waited for. */
function isComplete(record: CallRecord, now: number): boolean {
  if (record.endedAt === undefined) return false;
  if (now - record.endedAt > KEPT_AFTER_END_MS) return true;
  return (
    record.legs.every((leg) => leg.endedAt !== undefined) &&
    record.recordings.every((recording) => recording.file !== undefined || recording.failure !== undefined) &&
    record.way.every((step) => step.type !== "mailbox" || step.message !== "recording")
  );
}
