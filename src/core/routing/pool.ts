// Who can be offered a waiting caller at this moment, before the strategy has its say.
import type { AgentId } from "../model.ts";
import { openUpTo } from "../queue/levels.ts";
import type { Queue, WaitingCall } from "../queue/queue.ts";
import { lowestLevel, type Member } from "../queue/roll.ts";
import type { State } from "../state.ts";
import { isOwnCall } from "./own-call.ts";
import type { StrategyRule } from "./rule.ts";
import { ruleOf } from "./strategy.ts";

/** Whether a caller waits for somebody to be offered them, or for one more. */
export function looksForAgents(queue: Queue, { call, stage }: WaitingCall): boolean {
  if (!stage.mayBeOffered || call.connecting !== undefined) return false;
  if (stage.offers.size === 0) return true;
  const { rings } = ruleOf(queue.config.strategy);
  return rings === "all" || (rings === "one-more" && stage.nextPhone === undefined);
}

/** How many agents they may be offered now: the queue keeps some of its idle ones from those who come from another queue. */
export function allowance({ config, eligible }: Queue, { stage }: WaitingCall): number {
  const idle = eligible.members.size;
  return stage.fromQueue ? Math.max(0, idle - config.retainAgents) : idle;
}

/** Quickly, whether it can pay to look through the agents for them. */
export function mayFindAgents(queue: Queue, waiting: WaitingCall, now: number): boolean {
  if (!looksForAgents(queue, waiting) || allowance(queue, waiting) === 0) return false;
  const lowest = lowestLevel(queue.eligible);
  return lowest !== undefined && lowest <= openUpTo(queue, waiting.stage, now);
}

/**
 * Equals but for the strategy: those who have missed this call least often, and of them the lowest level where one phone
 * rings at a time. While phones ring, who has missed it more often than one of those who are rung waits until they have, too.
 */
export function poolFor(state: State, queue: Queue, waiting: WaitingCall, rings: StrategyRule["rings"]): Member[] {
  const { call, stage } = waiting;
  const open = openUpTo(queue, stage, state.now);
  const rung = ringing(waiting);
  let fewest = Number.POSITIVE_INFINITY;
  for (const agent of rung) fewest = Math.min(fewest, stage.misses.get(agent) ?? 0);
  let lowest = Number.POSITIVE_INFINITY;
  let pool: Member[] = [];
  for (const [member, standsOn] of queue.eligible.members) {
    if (standsOn > open || rung.has(member.agent.id) || isOwnCall(state, call, member.agent)) continue;
    const misses = stage.misses.get(member.agent.id) ?? 0;
    const level = rings === "one" ? standsOn : 0;
    if (misses > fewest || (misses === fewest && level > lowest)) continue;
    if (misses < fewest || level < lowest) pool = [];
    fewest = misses;
    lowest = level;
    pool.push(member);
  }
  return pool;
}

/** An agent who takes several calls is not offered one of them twice. */
export function ringing({ stage }: WaitingCall): ReadonlySet<AgentId> {
  if (stage.offers.size === 0) return NOBODY;
  return new Set([...stage.offers.values()].map(({ agent }) => agent));
}

const NOBODY: ReadonlySet<AgentId> = new Set();
