// Where waiting callers and agents meet. Runs at the end of every step over the queues in which something has changed,
// until no caller in them could be offered to anybody more.
import type { Agent } from "../agent/agent.ts";
import { whyNotEligible } from "../agent/derive.ts";
import type { Candidate } from "../facts.ts";
import type { QueueName } from "../model.ts";
import { compareWaiting, type Queue, type WaitingCall } from "../queue/queue.ts";
import type { State } from "../state.ts";
import { makeOffer } from "./offer.ts";
import type { StrategyRule } from "./rule.ts";
import { ruleOf } from "./strategy.ts";

/** How many candidates the fact of an offer names; the rest can be had by replaying. */
const MOST_CANDIDATES = 16;

export function dispatch(state: State): void {
  const lines = openLines(state);
  state.stirredQueues.clear();
  for (let line = firstLine(lines); line !== undefined; line = firstLine(lines)) {
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
function firstLine(lines: readonly Line[]): Line | undefined {
  let best: Line | undefined;
  for (const line of lines) {
    skipServed(line);
    if (line.next >= line.queue.waiting.length || line.queue.eligible.size === 0) continue;
    if (best === undefined || comesBefore(line, best)) best = line;
  }
  return best;
}

/** Callers who look for nobody now are passed over. */
function skipServed(line: Line): void {
  for (;;) {
    const waiting = line.queue.waiting[line.next];
    if (waiting === undefined || looksForAgents(line.queue, waiting)) return;
    line.next += 1;
  }
}

export function looksForAgents(queue: Queue, { call, stage }: WaitingCall): boolean {
  if (!stage.mayBeOffered || call.connecting !== undefined) return false;
  return stage.offers.size === 0 || ruleOf(queue.config.strategy).together === "all";
}

function comesBefore(a: Line, b: Line): boolean {
  const first = a.queue.waiting[a.next];
  const second = b.queue.waiting[b.next];
  if (first === undefined || second === undefined) return second === undefined;
  const byQueue = b.queue.config.priority - a.queue.config.priority;
  return (byQueue || compareWaiting(first, second) || compareNames(a.queue, b.queue)) < 0;
}

/** Callers of two queues who joined in one instant with one number: the order of names is as good as any. */
function compareNames(a: Queue, b: Queue): number {
  const nameOf = (queue: Queue): QueueName => queue.config.name;
  return nameOf(a) < nameOf(b) ? -1 : 1;
}

function offerTo(state: State, queue: Queue, waiting: WaitingCall): void {
  const rule = ruleOf(queue.config.strategy);
  const candidates = candidatesFor(state, queue, waiting, rule);
  if (rule.together === "one") {
    const chosen = candidates[0];
    if (chosen !== undefined) makeOffer(state, queue, waiting, chosen, explain(state, queue, candidates, chosen));
    return;
  }
  // The whole line-up is explained before the first offer changes it.
  for (const chosen of together(waiting, candidates)) {
    makeOffer(state, queue, waiting, chosen, explain(state, queue, candidates, chosen));
  }
}

/** Everybody eligible, in the order of misses of this call, then of the strategy. */
function candidatesFor(state: State, queue: Queue, { stage }: WaitingCall, rule: StrategyRule): Agent[] {
  const agents: Agent[] = [];
  for (const id of queue.eligible) {
    const agent = state.agents.get(id);
    if (agent !== undefined) agents.push(agent);
  }
  const missesOf = (agent: Agent): number => stage.misses.get(agent.id) ?? 0;
  if (rule.together === "one") return bestFirst(agents, (a, b) => missesOf(a) - missesOf(b) || rule.compare(a, b));
  return agents.sort((a, b) => missesOf(a) - missesOf(b) || rule.compare(a, b));
}

/** Only the best matters, and a few after it for the explanation: no need to sort a thousand. */
function bestFirst(agents: Agent[], compare: (a: Agent, b: Agent) => number): Agent[] {
  if (agents.length <= MOST_CANDIDATES) return agents.sort(compare);
  const best: Agent[] = [];
  for (const agent of agents) {
    const last = best[MOST_CANDIDATES - 1];
    if (last !== undefined && compare(agent, last) >= 0) continue;
    let place = best.length;
    while (place > 0 && isBefore(agent, best[place - 1], compare)) place -= 1;
    best.splice(place, 0, agent);
    if (best.length > MOST_CANDIDATES) best.pop();
  }
  return best;
}

function isBefore(a: Agent, b: Agent | undefined, compare: (a: Agent, b: Agent) => number): boolean {
  return b !== undefined && compare(a, b) < 0;
}

/**
 * Who rings together: those who have missed this call least, as long as they or others who missed it no more are
 * ringing; who has missed it more often waits until all others have missed it too.
 */
function together({ stage }: WaitingCall, candidates: readonly Agent[]): Agent[] {
  let least = Number.POSITIVE_INFINITY;
  for (const offer of stage.offers.values()) least = Math.min(least, stage.misses.get(offer.agent) ?? 0);
  for (const agent of candidates) least = Math.min(least, stage.misses.get(agent.id) ?? 0);
  return candidates.filter((agent) => (stage.misses.get(agent.id) ?? 0) <= least);
}

/** The chosen one, those who could have been, then those who could not, each with the reason; bounded. */
function explain(state: State, queue: Queue, candidates: readonly Agent[], chosen: Agent): Candidate[] {
  const said: Candidate[] = [];
  for (const agent of candidates) {
    if (said.length >= MOST_CANDIDATES) return said;
    said.push({ agent: agent.id, skipped: agent === chosen ? undefined : "later-in-order" });
  }
  for (const id of queue.members) {
    if (said.length >= MOST_CANDIDATES) return said;
    const agent = state.agents.get(id);
    if (agent === undefined || candidates.includes(agent)) continue;
    const skipped = whyNotEligible(state, agent);
    if (skipped !== undefined) said.push({ agent: id, skipped });
  }
  return said;
}
