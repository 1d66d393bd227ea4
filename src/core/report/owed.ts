// Who was promised a call when the center went down: they are owed it still when it comes back.
import type { CallId, QueueName } from "../model.ts";
import type { CallRecord } from "./call-record.ts";
import type { QueueStep } from "./way.ts";

/** Whoever could not be called back by then no longer expects it. */
export const CALLBACK_LIFE_MS = 7_200_000;

/** Times are milliseconds since 1970. */
export interface Owed extends Pick<CallRecord, "origin" | "dialled" | "callerNumber" | "callerName" | "startedAt"> {
  readonly call: CallId;
  readonly queue: QueueName;
  readonly joinedAt: number;
  /** They came from another queue. */
  readonly fromQueue: boolean;
  readonly promisedAt: number;
  /** How often they were not reached. */
  readonly attempts: number;
}

/** Undefined: they talked with somebody, gave up, or were never promised anything. */
export function owedBy(record: CallRecord): Owed | undefined {
  if (record.cause !== "crashed" && record.cause !== "shutdown") return undefined;
  const stays = record.way.filter((step): step is QueueStep => step.type === "queue");
  const stay = stays.at(-1);
  if (stay?.outcome !== "error") return undefined;
  const since = record.way.slice(record.way.indexOf(stay));
  const promise = since.find((step) => step.type === "callback-promised");
  if (promise === undefined || record.talks.some(({ startedAt }) => startedAt >= promise.at)) return undefined;
  const { call, origin, dialled, callerNumber, callerName, startedAt } = record;
  return {
    ...{ call, origin, dialled, callerNumber, callerName, startedAt },
    ...{ queue: stay.queue, joinedAt: stay.at, fromQueue: stays.length > 1 },
    promisedAt: promise.at,
    attempts: since.filter((step) => step.type === "callback-failed").length,
  };
}
