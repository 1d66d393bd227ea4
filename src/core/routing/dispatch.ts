// Where waiting callers and agents meet. Runs at the end of every step over the queues in which something has changed,
// until no caller in them could be offered to anybody more.
import { compareText } from "../compare-text.ts";
import type { QueueName } from "../model.ts";
import { compareWaiting, type Queue, type WaitingCall } from "../queue/queue.ts";
import { mayBeCalled } from "../call/callback.ts";
import type { State } from "../state.ts";
import { blameForMatch, blameUnreadable } from "./blame-match.ts";
import { choose } from "./choose.ts";
import { makeOffer, planOffer } from "./offer.ts";
import { mayFindAgents } from "./pool.ts";

export function dispatch(state: State): void {
  const lines = openLines(state);
  state.stirredQueues.clear();
  for (let line = firstLine(state, lines); line !== undefined; line = firstLine(state, lines)) {
    const waiting = line.queue.waiting[line.next];
    line.next += 1;
    if (waiting !== undefined) offerTo(state, line.queue, waiting);
  }
}

/** A stirred queue and how far its line has been looked at. */
interface Line {
  readonly name: QueueName;
  readonly queue: Queue;
  next: number;
}

function openLines(state: State): Line[] {
  const lines: Line[] = [];
  for (const name of state.stirredQueues) {
    const queue = state.queues.get(name);
    if (queue !== undefined) lines.push({ name, queue, next: 0 });
  }
  return lines;
}

/**
 * The line whose next caller comes first over all: an agent whom queues share takes the caller of the highest queue
 * priority, then the one first in line. A queue with nobody to offer is not looked at.
 */
function firstLine(state: State, lines: readonly Line[]): Line | undefined {
  let best: Line | undefined;
  for (const line of lines) {
    if (line.queue.eligible.members.size === 0) continue;
    skipOthers(state, line);
    if (state.setAside.has(line.name) || line.next >= line.queue.waiting.length) continue;
    if (best === undefined || comesFirst(state, line, best)) best = line;
  }
  return best;
}

/** Callers who look for nobody now, or for whom nobody can be found, are passed over. */
function skipOthers(state: State, line: Line): void {
  for (;;) {
    const waiting = line.queue.waiting[line.next];
    if (waiting === undefined || looks(state, line.queue, waiting)) return;
    line.next += 1;
  }
}

function looks(state: State, queue: Queue, waiting: WaitingCall): boolean {
  try {
    return mayFindAgents(queue, waiting, state.now) && mayBeCalled(state, waiting.call, waiting.stage);
  } catch (error) {
    blameForMatch(state, queue, waiting, error);
    return false;
  }
}

/** Those who cannot be compared come in any order. */
function comesFirst(state: State, line: Line, best: Line): boolean {
  try {
    return comesBefore(line, best);
  } catch (error) {
    for (const { queue, next } of [line, best]) {
      const waiting = queue.waiting[next];
      if (waiting !== undefined) blameUnreadable(state, queue, waiting, error);
    }
    return false;
  }
}

function comesBefore(a: Line, b: Line): boolean {
  const first = a.queue.waiting[a.next];
  const second = b.queue.waiting[b.next];
  if (first === undefined || second === undefined) return second === undefined;
  const byQueue = b.queue.config.priority - a.queue.config.priority;
  // Callers of two queues who joined in one instant with one number: the order of names is as good as any.
  return (byQueue || compareWaiting(first, second) || compareText(a.queue.config.name, b.queue.config.name)) < 0;
}

/** A mistake about one of the three costs the other two nothing but that they meet anew, in this step still. */
function offerTo(state: State, queue: Queue, waiting: WaitingCall): void {
  try {
    const { chosen, candidates } = choose(state, queue, waiting);
    for (const member of chosen) {
      const plan = planOffer(state, queue, waiting, member);
      if (plan !== undefined) makeOffer(state, queue, waiting, plan, candidates);
    }
  } catch (error) {
    blameForMatch(state, queue, waiting, error);
  }
}
