// Where waiting callers and agents meet. Runs at the end of every step over the queues in which something has changed,
// until no caller in them could be offered to anybody more.
import { compareText } from "../compare-text.ts";
import { compareWaiting, type Queue, type WaitingCall } from "../queue/queue.ts";
import type { Member } from "../queue/roll.ts";
import type { State } from "../state.ts";
import { explain, MOST_CANDIDATES } from "./explain.ts";
import { makeOffer } from "./offer.ts";
import { allowance, mayFindAgents, poolFor } from "./pool.ts";
import { ruleOf } from "./strategy.ts";

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
  readonly queue: Queue;
  next: number;
}

function openLines(state: State): Line[] {
  const lines: Line[] = [];
  for (const name of state.stirredQueues) {
    const queue = state.queues.get(name);
    if (queue !== undefined) lines.push({ queue, next: 0 });
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
    if (line.next >= line.queue.waiting.length) continue;
    if (best === undefined || comesBefore(line, best)) best = line;
  }
  return best;
}

/** Callers who look for nobody now, or for whom nobody can be found, are passed over. */
function skipOthers(state: State, line: Line): void {
  for (;;) {
    const waiting = line.queue.waiting[line.next];
    if (waiting === undefined || mayFindAgents(line.queue, waiting, state.now)) return;
    line.next += 1;
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

function offerTo(state: State, queue: Queue, waiting: WaitingCall): void {
  const { rings, lineUp } = ruleOf(queue.config.strategy);
  const pool = poolFor(queue, waiting, state.now, rings);
  const phones = rings === "all" ? Math.min(pool.length, allowance(queue, waiting)) : 1;
  const { call, stage } = waiting;
  const occasion = { state, queue, stage, callerNumber: call.callerNumber };
  const most = Math.max(phones, MOST_CANDIDATES);
  const known = rings === "all" ? undefined : stickyMember(state, queue, waiting, pool);
  const order = putFirst(known, lineUp(pool, occasion, most), most);
  // All are explained before the first offer changes what the next one would be explained by.
  const chosen = order.slice(0, phones);
  // Where all ring, the others of them are kept back.
  const others = rings === "all" ? "retained" : "later-in-order";
  const candidates = explain(state, queue, waiting, { order, chosen, others });
  for (const member of chosen) makeOffer(state, queue, waiting, member, candidates);
}

/**
 * The agent who last served this caller, if that was not too long ago and he is one of those who can be offered: of the
 * level that is served, and not one who has missed this call. A key of the one order of agents, before the strategy's own.
 */
function stickyMember(state: State, queue: Queue, { call }: WaitingCall, pool: readonly Member[]): Member | undefined {
  const served = state.lastServed.get(call.callerNumber);
  if (served === undefined || state.now - served.at >= queue.config.stickyMs) return undefined;
  return pool.find((member) => member.agent.id === served.agent);
}

function putFirst(first: Member | undefined, order: readonly Member[], most: number): readonly Member[] {
  if (first === undefined || order[0] === first) return order;
  return [first, ...order.filter((member) => member !== first)].slice(0, most);
}
