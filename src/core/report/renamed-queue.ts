// A queue has got another name: what is written of it follows.
import type { QueueName } from "../model.ts";
import type { CallRecord } from "./call-record.ts";

/** The same record where it does not name the queue. In a record a queue stands under `queue`, and nothing else does. */
export function withQueueRenamed(record: CallRecord, from: QueueName, to: QueueName): CallRecord {
  return renamedIn(record, from, to) as CallRecord;
}

function renamedIn(value: unknown, from: QueueName, to: QueueName): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const all = value.map((one: unknown) => renamedIn(one, from, to));
    return all.some((one, index) => one !== value[index]) ? all : value;
  }
  const changed = Object.entries(value).flatMap(([key, one]: [string, unknown]) => {
    const now = key === "queue" && one === from ? to : renamedIn(one, from, to);
    return now === one ? [] : [[key, now] as const];
  });
  return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
}
