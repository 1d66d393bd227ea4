// Conversations in a call's record, and how much of each was hold. Whoever tells the length of a conversation (the list of
// calls, the reports, the simulator by way of that list) has it from here.
import type { AgentId, LegId } from "../model.ts";

/** After-call work; undefined: none, or not yet over. */
export interface WorkTimes {
  readonly wrapUpSince: number | undefined;
  readonly wrapUpMs: number | undefined;
}

/** Of somebody who had a part in the call, while each of its conversations is another one's to work on: who has called a colleague. */
export interface OtherWork extends WorkTimes {
  readonly agent: AgentId;
}

/** A conversation: from the bridge until one of both was gone, was handed over, or another one began. Times are milliseconds since 1970. */
export interface TalkRecord extends WorkTimes {
  /** The callee's. */
  readonly leg: LegId;
  /** A queue had offered them the call. */
  readonly agent: AgentId | undefined;
  /** The agent who talked, whichever way the call came to them. */
  readonly by: AgentId | undefined;
  /** The other side's leg, where that is not the caller's: one who was called, and handed over to somebody else. */
  readonly customer?: LegId;
  /** The agent is the caller, to whom one came back whom they had called and handed over. */
  readonly callersAgent?: AgentId;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** So long one of both or both kept the other on hold, or asked somebody else meanwhile, up to `heldSince`. */
  readonly holdMs: number;
  /** One of both holds at least; undefined: none does. */
  readonly heldSince: number | undefined;
}

/** Whose after-call work follows, if any does. */
export function servingAgent({ agent, callersAgent }: TalkRecord): AgentId | undefined {
  return callersAgent ?? agent;
}

/** Milliseconds; together they are the time from the bridge to the end. */
export interface TalkTimes {
  /** Without hold. */
  readonly talkMs: number;
  /** Counted once where both held: the measure of the union of both sides' holds, cut to the conversation. */
  readonly holdMs: number;
}

/** `now`: until when a conversation that goes on has gone on. */
export function timesOf(talk: TalkRecord, now: number): TalkTimes {
  const until = talk.endedAt ?? Math.max(now, talk.heldSince ?? talk.startedAt);
  const holdMs = talk.holdMs + (talk.heldSince === undefined ? 0 : until - talk.heldSince);
  return { talkMs: Math.max(0, until - talk.startedAt - holdMs), holdMs };
}

/** `held`: whether one of both holds already. */
export function begunTalk(
  who: Pick<TalkRecord, "leg" | "agent" | "by" | "customer" | "callersAgent">,
  at: number,
  held: boolean,
): TalkRecord {
  return {
    ...{ ...who, startedAt: at, endedAt: undefined },
    ...{ holdMs: 0, heldSince: held ? at : undefined, wrapUpSince: undefined, wrapUpMs: undefined },
  };
}

/** Nothing, where it has ended before. */
export function endedTalk(talk: TalkRecord, at: number): TalkRecord {
  return talk.endedAt === undefined ? { ...withHold(talk, false, at), endedAt: at } : talk;
}

/** From now on one of both holds, or none does. */
export function withHold(talk: TalkRecord, held: boolean, at: number): TalkRecord {
  const { heldSince, holdMs } = talk;
  if (talk.endedAt !== undefined || held === (heldSince !== undefined)) return talk;
  if (heldSince === undefined) return { ...talk, heldSince: at };
  return { ...talk, holdMs: holdMs + at - heldSince, heldSince: undefined };
}
