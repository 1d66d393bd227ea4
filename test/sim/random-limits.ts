// How long and how many a queue of the random traffic keeps, and where it sends those whom it does not.
import type { CallerConfig, ConfigChange, OverflowAction, QueueConfig, QueueName } from "../../src/core/model.ts";

type Below = (bound: number) => number;

/** Limits so tight that each is reached now and then; about half of the queues have none of a kind. */
export function randomLimits(below: Below, rasterMs: number): Partial<QueueConfig> {
  const oneIn = (count: number): boolean => below(count) === 0;
  return {
    ...(oneIn(3) ? { greeting: { type: "silence", durationMs: rasterMs * below(30) } as const } : {}),
    capacity: oneIn(2) ? 0 : 1 + below(4),
    waitTimeoutMs: oneIn(2) ? 0 : rasterMs * (1 + below(80)),
    waitTimeoutWithoutAgentMs: oneIn(2) ? 0 : rasterMs * (1 + below(40)),
    notifyPositionIntervalMs: oneIn(2) ? undefined : rasterMs * (1 + below(30)),
    notifyWaitIntervalMs: oneIn(2) ? undefined : rasterMs * (1 + below(30)),
    survey: oneIn(2),
    stickyMs: oneIn(2) ? 0 : rasterMs * below(600),
    callbackKey: oneIn(2) ? "1" : undefined,
    overflowAction: randomAction(below),
    waitTimeoutAction: randomAction(below),
    waitTimeoutWithoutAgentAction: randomAction(below),
  };
}

/** Queues that may be missing, full or the very same one; numbers of all kinds; a mailbox. */
function randomAction(below: Below): OverflowAction {
  const numbers = ["4000", "4001", "5000", "5001", "2000", "2001", "q0", "1001", "7777"];
  switch (below(4)) {
    case 0:
      return { type: "hang-up" };
    case 1:
      return { type: "transfer", to: "queue", target: `q${below(4)}` as QueueName };
    case 2:
      return { type: "transfer", to: "number", target: numbers[below(numbers.length)] ?? "4000" };
    default:
      return below(3) === 0 ? { type: "transfer", to: "voicemail", target: "2000" } : { type: "hang-up" };
  }
}

/** One of the three callers may be a VIP, one on the black list. */
export function knownCallers(below: Below): ConfigChange[] {
  const rows: CallerConfig[] = [];
  if (below(2) === 0) rows.push({ id: "1", number: "1001", match: "exact", kind: "vip", priority: 1 + below(3) });
  if (below(4) === 0) rows.push({ id: "2", number: "1002", match: "prefix", kind: "black", priority: 0 });
  return rows.map((caller) => ({ type: "put-caller", caller }));
}
