// A caller, a queue and its agents come together and something throws: who of them is to blame? Each is tried with those of
// whom nothing odd can be: a stranger who has just called, a newcomer who has just signed in.
import { newAgent } from "../agent/agent.ts";
import { whyNotEligible } from "../agent/derive.ts";
import { blameAgent, blameCall, blameQueue } from "../blame.ts";
import { newCall, type Call } from "../call/call.ts";
import { readable } from "../mishap.ts";
import type { AgentConfig, AgentId, CallId, Extn, LegId } from "../model.ts";
import { knownBy } from "../numbers/compare.ts";
import { newStay } from "../queue/join.ts";
import { compareWaiting, type Queue, type WaitingCall } from "../queue/queue.ts";
import { enterRoll, newRoll, type Member } from "../queue/roll.ts";
import type { State } from "../state.ts";
import { choose } from "./choose.ts";
import { planOffer } from "./offer.ts";
import { mayFindAgents } from "./pool.ts";
import { ruleOf } from "./strategy.ts";

const MANY = 3;

/** Who is not to blame meets the others again before the step ends. */
export function blameForMatch(state: State, queue: Queue, waiting: WaitingCall, error: unknown): void {
  // Whatever the trial does to it, the living state stays as it is.
  const trial: State = { ...state, chance: { ...state.chance }, phones: new Map(state.phones) };
  const stranger = readable(() => strangerIn(queue, state.now));
  if (stranger === undefined || fails(trial, queue, stranger, newcomer())) {
    blameQueue(state, queue, error);
    return;
  }
  const guilty = [...queue.members].filter(([, member]) => fails(trial, queue, stranger, member));
  // With a newcomer it went well, with all of many it does not: no floor is sent home for a mistake that is hardly theirs.
  if (guilty.length >= MANY && guilty.length === queue.members.size) blameQueue(state, queue, error);
  else if (guilty.length === 0) blameCall(state, waiting.call, error);
  else {
    for (const [agent] of guilty) blameAgent(state, agent, error);
    state.stirredQueues.add(queue.config.name);
  }
}

/** Where two lines cannot be compared: the first of this one, or the queue itself. */
export function blameUnreadable(state: State, queue: Queue, waiting: WaitingCall, error: unknown): void {
  if (readable(() => queue.config.priority) === undefined) blameQueue(state, queue, error);
  else if (readable(() => compareWaiting(waiting, waiting)) === undefined) blameCall(state, waiting.call, error);
}

function fails(state: State, queue: Queue, waiting: WaitingCall, member: Member): boolean {
  try {
    const eligible = newRoll();
    enterRoll(eligible, member);
    const alone: Queue = { ...queue, members: new Map([[member.agent.id, member]]), eligible };
    whyNotEligible(state, member.agent);
    mayFindAgents(alone, waiting, state.now);
    const { call, stage } = waiting;
    const occasion = { state, queue: alone, stage, callerNumber: knownBy(state, call) };
    // One alone would not be compared with anybody.
    ruleOf(queue.config.strategy).lineUp([member, member], occasion, 2);
    choose(state, alone, waiting);
    planOffer(state, alone, waiting, member);
    return false;
  } catch {
    return true;
  }
}

function strangerIn(queue: Queue, now: number): WaitingCall {
  const call: Call = newCall({
    ...{ id: "stranger" as CallId, caller: "stranger" as LegId, origin: { type: "trunk", trunk: "" } },
    ...{ dialled: "", callerNumber: "", callerName: "", startedAt: now },
  });
  const beginning = { joinedAt: now, fromQueue: false, priority: 0, mayBeOffered: true };
  return { call, stage: newStay({ ...queue }, beginning) };
}

function newcomer(): Member {
  const config: AgentConfig = {
    ...{ agent: "newcomer" as AgentId, name: "", timeoutMs: undefined, wrapUpMs: 0, lagMs: 0, maxNoAnswer: 0 },
    ...{ rejectDelayMs: 0, busyDelayMs: 0, simo: 1, level: 1, position: 1, ownNumbers: [] },
  };
  const agent = newAgent(config);
  agent.session = { extn: "newcomer" as Extn, queues: new Set(), state: "READY", reason: "", pending: undefined };
  return { agent, place: { level: 1, position: 1 } };
}
