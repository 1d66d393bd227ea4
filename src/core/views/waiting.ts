// The callers in line as somebody sees them who asks why nothing moves.
import type { CallId, QueueName } from "../model.ts";
import type { Queue } from "../queue/queue.ts";
import { waitsFor, type WaitsFor } from "../routing/explain.ts";
import type { State } from "../state.ts";

export interface WaitingView {
  readonly call: CallId;
  readonly queue: QueueName;
  /** From 1. */
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly joinedAt: number;
  readonly priority: number;
  /** What must happen for them to move. */
  readonly waitsFor: WaitsFor;
}

/** Of one queue or of all, each in its order; the first `most`. */
export function waitingOf(state: State, queueName: QueueName | undefined, most: number): WaitingView[] {
  const views: WaitingView[] = [];
  for (const queue of state.queues.values()) {
    if (queueName !== undefined && queue.config.name !== queueName) continue;
    for (const index of queue.waiting.keys()) {
      if (views.length >= most) return views;
      const view = viewAt(state, queue, index);
      if (view !== undefined) views.push(view);
    }
  }
  return views;
}

/** Undefined: this call waits in no queue. */
export function waitingCall(state: State, id: CallId): WaitingView | undefined {
  const stage = state.calls.get(id)?.stage;
  const queue = stage?.type === "queued" ? state.queues.get(stage.queue) : undefined;
  if (queue === undefined) return undefined;
  return viewAt(
    state,
    queue,
    queue.waiting.findIndex(({ call }) => call.id === id),
  );
}

function viewAt(state: State, queue: Queue, index: number): WaitingView | undefined {
  const waiting = queue.waiting[index];
  if (waiting === undefined) return undefined;
  const { call, stage } = waiting;
  return {
    call: call.id,
    queue: queue.config.name,
    position: index + 1,
    joinedAt: stage.joinedAt,
    priority: stage.priority,
    waitsFor: waitsFor(state, queue, waiting),
  };
}
