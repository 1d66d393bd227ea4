// Why: of an offer, who was considered in which order and why each of the others was not the one; of a waiting caller, what
// must happen for them to move.
import { whyNotEligible } from "../agent/derive.ts";
import { isPresentIn } from "../agent/queue-break.ts";
import type { Candidate, SkipReason } from "../facts.ts";
import { nextOpening, openUpTo } from "../queue/levels.ts";
import { isDeserted } from "../queue/presence.ts";
import type { Queue, WaitingCall } from "../queue/queue.ts";
import type { Member } from "../queue/roll.ts";
import { whyNotCalled } from "../call/promises.ts";
import type { State } from "../state.ts";
import { isOwnCall } from "./own-call.ts";
import { allowance, ringing } from "./pool.ts";

/** How many agents an explanation names. */
export const MOST_CANDIDATES = 16;

interface LineUp {
  /** Those who were equals but for the strategy, in its order. */
  readonly order: readonly Member[];
  /** Those of them who are rung, from the first on. */
  readonly chosen: readonly Member[];
  /** Why the others of them are not. */
  readonly others: SkipReason;
}

/** Those in the strategy's order, the chosen ones first; then everybody else, who for some reason was none of them. */
export function explain(
  state: State,
  queue: Queue,
  waiting: WaitingCall,
  { order, chosen, others }: LineUp,
): readonly Candidate[] {
  const said: Candidate[] = [];
  for (const member of order.slice(0, MOST_CANDIDATES)) {
    said.push({ agent: member.agent.id, skipped: said.length < chosen.length ? undefined : others });
  }
  if (said.length === MOST_CANDIDATES) return said;
  const first = chosen[0]?.agent.id;
  const missed = first === undefined ? 0 : (waiting.stage.misses.get(first) ?? 0);
  const inOrder = new Set(order);
  for (const member of queue.members.values()) {
    if (inOrder.has(member)) continue;
    said.push({ agent: member.agent.id, skipped: whySkipped(state, queue, waiting, member, missed) });
    if (said.length === MOST_CANDIDATES) break;
  }
  return said;
}

/** `missed`: how often whoever is offered has missed this call. */
function whySkipped(
  state: State,
  queue: Queue,
  waiting: WaitingCall,
  { agent, place }: Member,
  missed: number,
): SkipReason {
  if (ringing(waiting).has(agent.id)) return "ringing";
  const own = whyNotEligible(state, agent);
  if (own !== undefined) return own;
  if (agent.session !== undefined && !isPresentIn(agent.session, queue.config.name)) return "break-here";
  if (isOwnCall(state, waiting.call, agent)) return "own-call";
  if (place.level > openUpTo(queue, waiting.stage, state.now)) return "level-closed";
  return (waiting.stage.misses.get(agent.id) ?? 0) > missed ? "missed-before" : "later-in-order";
}

/** What a waiting caller waits for. */
export type WaitsFor =
  /** The greeting has not been heard to its end. */
  | { readonly type: "greeting" }
  /** They were not reached when they were called back; they are offered to nobody before then. */
  | { readonly type: "pause"; readonly until: number }
  /** They are owed a call, and their number is in another call of ours. */
  | { readonly type: "number-in-call" }
  /** They are owed a call, and their phone is not there, or no line leads to their number. */
  | { readonly type: "number-unreachable" }
  /** An agent has answered for them, and their phone is rung. */
  | { readonly type: "caller" }
  /** An agent has answered; the bridge is being made. */
  | { readonly type: "connecting" }
  /** Somebody must answer; another phone rings at `nextPhoneAt`, where one does. */
  | { readonly type: "answer"; readonly nextPhoneAt: number | undefined }
  /** Somebody must sign in and be ready. */
  | { readonly type: "anybody" }
  /** More than so many agents must be idle, since they come from another queue. */
  | { readonly type: "more-idle"; readonly idle: number; readonly retained: number }
  /** One of these must become free, or a level open: the next one does at `levelOpensAt`, where one does. */
  | { readonly type: "agent"; readonly agents: readonly Candidate[]; readonly levelOpensAt: number | undefined };

export function waitsFor(state: State, queue: Queue, waiting: WaitingCall): WaitsFor {
  const { call, stage } = waiting;
  if (call.connecting !== undefined) {
    return { type: call.connecting.step === "calling-back" ? "caller" : "connecting" };
  }
  if (call.callback?.again !== undefined) return { type: "pause", until: call.callback.again.at };
  if (!stage.mayBeOffered) return { type: "greeting" };
  if (stage.offers.size > 0) return { type: "answer", nextPhoneAt: stage.nextPhone?.at };
  const putOff = whyNotCalled(state, call);
  if (putOff !== undefined) return { type: putOff === "in-call" ? "number-in-call" : "number-unreachable" };
  if (isDeserted(queue)) return { type: "anybody" };
  const idle = queue.eligible.members.size;
  if (idle > 0 && allowance(queue, waiting) === 0)
    return { type: "more-idle", idle, retained: queue.config.retainAgents };
  const agents: Candidate[] = [];
  for (const member of queue.members.values()) {
    if (agents.length === MOST_CANDIDATES) break;
    agents.push({
      agent: member.agent.id,
      skipped: whySkipped(state, queue, waiting, member, Number.POSITIVE_INFINITY),
    });
  }
  return { type: "agent", agents, levelOpensAt: nextOpening(queue, stage, state.now) };
}
