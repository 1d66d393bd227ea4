// After-call work in call records: it belongs to the agent's last conversation in that call.
import type { AgentId } from "../core/model.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import type { TalkRecord } from "../core/report/talk-record.ts";

/** Whose work the conversation was: who took the call or was given it, else who made it. */
export function handlerOf(record: CallRecord, talk: TalkRecord): AgentId | undefined {
  return talk.callersAgent ?? talk.agent ?? talk.by ?? callingAgent(record, talk);
}

/** An agent who made the call talks on the caller's leg; undefined: the other side has gone on without them. */
export function callingAgent(record: CallRecord, { customer }: Pick<TalkRecord, "customer">): AgentId | undefined {
  if (customer !== undefined || record.origin.type !== "extension") return undefined;
  return record.legs.find(({ role }) => role === "caller")?.signedIn;
}

/** It begins, or goes on: who is called meanwhile works on it again afterwards. */
export function withWrapUpBegun(record: CallRecord, agent: AgentId, at: number): CallRecord {
  return onLastTalk(record, agent, (talk) => {
    return { ...talk, wrapUpSince: at - (talk.wrapUpMs ?? 0), wrapUpMs: undefined };
  });
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

export function isBeingWrappedUp({ wrapUpSince, wrapUpMs }: TalkRecord): boolean {
  return wrapUpSince !== undefined && wrapUpMs === undefined;
}

function onLastTalk(record: CallRecord, agent: AgentId, change: (talk: TalkRecord) => TalkRecord): CallRecord {
  const index = record.talks.findLastIndex((talk) => handlerOf(record, talk) === agent);
  return { ...record, talks: record.talks.map((talk, i) => (i === index ? change(talk) : talk)) };
}
