// Queues that choose by the figures of the day would give all their calls to whoever came last, with no figures yet. So a
// newcomer is compared as if they had done as much as the one of the others who has done least.
import { blameAgent } from "../blame.ts";
import type { Agent } from "../agent/agent.ts";
import { figuresOf, type Figures } from "../agent/today.ts";
import { dayStartOf } from "../day.ts";
import type { State } from "../state.ts";
import type { Queue } from "./queue.ts";

/** By what this queue compares an agent. */
export function comparedFigures(queue: Queue, agent: Agent, now: number, dayStart: number): Figures {
  const own = figuresOf(agent, now, dayStart);
  const { byAgent, dayStart: day } = queue.headStarts;
  const ahead = day === dayStart ? byAgent.get(agent.id) : undefined;
  if (ahead === undefined) return own;
  return { talkMs: own.talkMs + ahead.talkMs, answered: own.answered + ahead.answered };
}

/** They sign in to the queue. Who comes back on the same day goes on where they were. */
export function giveHeadStart(state: State, queue: Queue, agent: Agent): void {
  const dayStart = dayStartOf(state);
  const { headStarts } = queue;
  if (headStarts.dayStart !== dayStart) {
    headStarts.byAgent.clear();
    headStarts.dayStart = dayStart;
  }
  if (headStarts.byAgent.has(agent.id)) return;
  const own = figuresOf(agent, state.now, dayStart);
  const lowest = lowestOfOthers(state, queue, agent, dayStart) ?? own;
  headStarts.byAgent.set(agent.id, {
    talkMs: Math.max(0, lowest.talkMs - own.talkMs),
    answered: Math.max(0, lowest.answered - own.answered),
  });
}

function lowestOfOthers(state: State, queue: Queue, agent: Agent, dayStart: number): Figures | undefined {
  let lowest: Figures | undefined;
  for (const { agent: other } of queue.members.values()) {
    if (other === agent) continue;
    const figures = figuresOrBlame(state, queue, other, dayStart);
    if (figures === undefined) continue;
    const { talkMs, answered } = figures;
    lowest = {
      talkMs: Math.min(talkMs, lowest?.talkMs ?? talkMs),
      answered: Math.min(answered, lowest?.answered ?? answered),
    };
  }
  return lowest;
}

/** Who comes does not pay for it that another's figures cannot be read. */
function figuresOrBlame(state: State, queue: Queue, other: Agent, dayStart: number): Figures | undefined {
  try {
    return comparedFigures(queue, other, state.now, dayStart);
  } catch (error) {
    blameAgent(state, other, error);
    return undefined;
  }
}
