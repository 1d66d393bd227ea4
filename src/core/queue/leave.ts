import type { Call, Queued } from "../call/call.ts";
import { forgetPromise } from "../call/promises.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { QueueOutcome } from "../facts.ts";
import type { AgentId } from "../model.ts";
import { endOffer } from "../routing/offer.ts";
import { fact, type State } from "../state.ts";
import { learn } from "./estimate.ts";
import { leaveLine } from "./queue.ts";

/** The caller leaves the line, by exactly one outcome; whatever rings for them stops. */
export function leaveQueueAs(
  state: State,
  call: Call,
  stage: Queued,
  outcome: QueueOutcome,
  agent: AgentId | undefined,
): void {
  for (const offer of [...stage.offers.values()]) endOffer(state, call, stage, offer, "withdrawn");
  cancelDeadline(state.deadlines, stage.levelOpens);
  const queue = state.queues.get(stage.queue);
  const { again, over, ring } = call.callback ?? {};
  for (const armed of [again, over, ring?.over]) cancelDeadline(state.deadlines, armed);
  if (call.callback !== undefined) forgetPromise(state, call);
  call.callback = undefined;
  for (const armed of [stage.waitOver, stage.desertedOver, stage.announceDue]) cancelDeadline(state.deadlines, armed);
  const waitMs = state.now - stage.joinedAt;
  if (outcome === "answered" && stage.stood !== undefined && queue !== undefined) {
    learn(queue.pace, state.now, waitMs, stage.stood);
  }
  if (queue !== undefined) leaveLine(queue, call);
  fact(state, { type: "queue-left", call: call.id, queue: stage.queue, outcome, waitMs, agent });
}
