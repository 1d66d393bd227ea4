// An agent's part in a call, from its record.
import type { AgentId, CallId, QueueName } from "../core/model.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import type { QueueStep } from "../core/report/way.ts";
import { handlerOf } from "./wrap-up.ts";

export interface PartRecord {
  readonly call: CallId;
  /** Whose caller it was; undefined: no queue's. */
  readonly queue: QueueName | undefined;
  /** Milliseconds since 1970; undefined: it goes on. */
  readonly endedAt: number | undefined;
}

/** Undefined: they had none. Whoever made a call had a part in it, also where nobody took it. */
export function partIn(record: CallRecord, agent: AgentId): PartRecord | undefined {
  const { call, talks, legs, origin, endedAt } = record;
  const talk = talks.findLast((one) => handlerOf(record, one) === agent);
  if (talk !== undefined) {
    return {
      call,
      queue: talk.agent === undefined ? undefined : queueOf(record, talk.startedAt),
      endedAt: talk.endedAt,
    };
  }
  const hasMadeIt = origin.type === "extension" && legs.find(({ role }) => role === "caller")?.signedIn === agent;
  return hasMadeIt ? { call, queue: undefined, endedAt } : undefined;
}

/** The one that the caller had come from last. */
function queueOf({ way }: CallRecord, before: number): QueueName | undefined {
  return way.findLast((step): step is QueueStep => step.type === "queue" && step.at <= before)?.queue;
}
