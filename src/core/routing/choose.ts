// Who is offered a waiting caller now, and why each of the others is not.
import type { Candidate } from "../facts.ts";
import { knownBy } from "../numbers/compare.ts";
import type { Queue, WaitingCall } from "../queue/queue.ts";
import type { Member } from "../queue/roll.ts";
import type { State } from "../state.ts";
import { explain, MOST_CANDIDATES } from "./explain.ts";
import { allowance, poolFor } from "./pool.ts";
import { ruleOf } from "./strategy.ts";

export interface Choice {
  readonly chosen: readonly Member[];
  readonly candidates: readonly Candidate[];
}

/** Changes nothing; chance may be drawn from. */
export function choose(state: State, queue: Queue, waiting: WaitingCall): Choice {
  const { rings, lineUp } = ruleOf(queue.config.strategy);
  const pool = poolFor(state, queue, waiting, rings);
  const phones = rings === "all" ? Math.min(pool.length, allowance(queue, waiting)) : 1;
  const { call, stage } = waiting;
  const occasion = { state, queue, stage, callerNumber: knownBy(state, call) };
  const most = Math.max(phones, MOST_CANDIDATES);
  const known = rings === "all" ? undefined : stickyMember(state, queue, waiting, pool);
  const order = putFirst(known, lineUp(pool, occasion, most), most);
  // All are explained before the first offer changes what the next one would be explained by.
  const chosen = order.slice(0, phones);
  // Where all ring, the others of them are kept back.
  const others = rings === "all" ? "retained" : "later-in-order";
  const candidates = explain(state, queue, waiting, { order, chosen, others });
  return { chosen, candidates };
}

/**
 * The agent who last served this caller, if that was not too long ago and they are one of those who can be offered: of the
 * level that is served, and not one who has missed this call. A key of the one order of agents, before the strategy's own.
 */
function stickyMember(state: State, queue: Queue, { call }: WaitingCall, pool: readonly Member[]): Member | undefined {
  if (queue.config.stickyMs === 0) return undefined;
  const served = state.lastServed.get(knownBy(state, call));
  if (served === undefined || state.now - served.at >= queue.config.stickyMs) return undefined;
  return pool.find((member) => member.agent.id === served.agent);
}

function putFirst(first: Member | undefined, order: readonly Member[], most: number): readonly Member[] {
  if (first === undefined || order[0] === first) return order;
  return [first, ...order.filter((member) => member !== first)].slice(0, most);
}
