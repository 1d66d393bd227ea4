// What became of queues' callers in a part of a day, out of their records: where the log that had counted them is lost.
import type { CallRecord } from "../core/report/call-record.ts";
import { countLeaving, noCounts, type CountingQueue } from "../core/report/queue-counts.ts";
import type { QueueName } from "../core/model.ts";

export interface Counted {
  /** Whoever left between these is counted; milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  /** Within which an answer is in time, of each queue that is there; others are not counted. */
  readonly targetsMs: ReadonlyMap<QueueName, number>;
  /** Added to. */
  readonly counts: Map<QueueName, CountingQueue>;
}

export function countRecords(records: readonly CallRecord[], { from, until, targetsMs, counts }: Counted): void {
  for (const step of records.flatMap(({ way }) => way)) {
    if (step.type !== "queue" || step.outcome === undefined) continue;
    const { queue, outcome, leftAt = 0, waitMs = 0 } = step;
    const target = targetsMs.get(queue);
    if (target === undefined || leftAt < from || leftAt > until) continue;
    const counted = counts.get(queue) ?? noCounts();
    counts.set(queue, counted);
    countLeaving(counted, outcome, waitMs, target);
  }
}
