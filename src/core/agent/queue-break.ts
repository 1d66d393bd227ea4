// Breaks in single queues: an agent is away from the callers of one queue and goes on in the others. What rings or is talked
// meanwhile goes on. Without a queue, ready and break are about all of them; a break from the last queue is one altogether.
import type { QueueName } from "../model.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { State } from "../state.ts";
import type { Agent, SignedIn } from "./agent.ts";

/** Whether they take this queue's callers, as far as that is theirs to say. */
export function isPresentIn(session: SignedIn, queue: QueueName): boolean {
  return session.state === "READY" && session.breaks?.has(queue) !== true;
}

/** Undefined: it is one of theirs, or none was named. */
export function whyNotTheirs(
  state: State,
  { id }: Agent,
  session: SignedIn,
  queue: QueueName | undefined,
): Refusal | undefined {
  if (queue === undefined || session.queues.has(queue)) return undefined;
  if (!state.queues.has(queue)) return refuse("no-such-queue", `There is no queue ${queue}.`);
  return refuse("not-signed-in", `Agent ${id} is not signed in to the queue ${queue}.`);
}

/** They take a break in all of their queues, each for itself. */
export function isAwayFromAll({ queues, breaks }: SignedIn): boolean {
  return queues.size > 0 && [...queues].every((queue) => breaks?.has(queue) === true);
}

/** Whether no other of their queues would be left to them. */
export function isLastOne({ queues, breaks }: SignedIn, queue: QueueName): boolean {
  return [...queues].every((other) => other === queue || breaks?.has(other) === true);
}

export function beginQueueBreak(state: State, session: SignedIn, queue: QueueName, reason: string): void {
  const since = session.breaks?.get(queue)?.reason === reason ? session.breaks.get(queue)?.since : undefined;
  (session.breaks ??= new Map()).set(queue, { reason, since: since ?? state.now });
}

/** `queue` undefined: in all. */
export function endQueueBreak(session: SignedIn, queue: QueueName | undefined): void {
  if (queue !== undefined) session.breaks?.delete(queue);
  if (queue === undefined || session.breaks?.size === 0) delete session.breaks;
}

/** Ready in one queue: the break goes on in the others. */
export function breakElsewhere(state: State, session: SignedIn, queue: QueueName, reason: string): void {
  for (const other of session.queues) {
    if (other !== queue && session.breaks?.has(other) !== true) beginQueueBreak(state, session, other, reason);
  }
}
