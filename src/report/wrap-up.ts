// After-call work in call records: it belongs to the agent's last conversation in that call, or, where each is another one's, is
// beside them.
import type { AgentId } from "../core/model.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import type { TalkRecord, WorkTimes } from "../core/report/talk-record.ts";

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
  return onWork(record, agent, ({ wrapUpMs = 0 }) => ({ wrapUpSince: at - wrapUpMs, wrapUpMs: undefined }));
}

export function withWrapUpEnded(record: CallRecord, agent: AgentId, at: number): CallRecord {
  return onWork(record, agent, (work) => {
    const { wrapUpSince } = work;
    return wrapUpSince === undefined ? work : { wrapUpSince, wrapUpMs: at - wrapUpSince };
  });
}

/** The clock was set while it lasts, by so much. */
export function withWrapUpMoved(record: CallRecord, agent: AgentId, byMs: number): CallRecord {
  return onWork(record, agent, ({ wrapUpSince, wrapUpMs }) => {
    return { wrapUpSince: wrapUpSince === undefined ? undefined : wrapUpSince + byMs, wrapUpMs };
  });
}

export function isBeingWrappedUp({ wrapUpSince, wrapUpMs }: WorkTimes): boolean {
  return wrapUpSince !== undefined && wrapUpMs === undefined;
}

function onWork(record: CallRecord, agent: AgentId, change: (work: WorkTimes) => WorkTimes): CallRecord {
  const index = record.talks.findLastIndex((talk) => handlerOf(record, talk) === agent);
  if (index >= 0) {
    return {
      ...record,
      talks: record.talks.map((talk, i) => (i === index ? { ...talk, ...timesIn(change(talk)) } : talk)),
    };
  }
  const { otherWork = [] } = record;
  const known = otherWork.find((one) => one.agent === agent);
  const changed = timesIn(change(known ?? NO_WORK));
  if (changed.wrapUpSince === undefined) return record;
  const others = otherWork.filter((one) => one !== known);
  return { ...record, otherWork: [...others, { agent, ...changed }] };
}

const NO_WORK: WorkTimes = { wrapUpSince: undefined, wrapUpMs: undefined };

function timesIn({ wrapUpSince, wrapUpMs }: WorkTimes): WorkTimes {
  return { wrapUpSince, wrapUpMs };
}
