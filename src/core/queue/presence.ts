// Who is present in a queue: signed in to it and not on break, whatever his phone does. Counted by level, so that nobody
// has to look through a thousand agents to know whether a level is deserted.
//
// Changes in two places only: when an agent of whom something has changed is settled, and when he leaves the queue.
import type { Agent } from "../agent/agent.ts";
import type { AgentId } from "../model.ts";
import type { State } from "../state.ts";
import { beginDesertedWait, endDesertedWait } from "./limits.ts";
import type { Queue } from "./queue.ts";

/** Brings one agent's presence in all his queues up to date. */
export function updatePresence(state: State, agent: Agent): void {
  const session = agent.session;
  if (session === undefined) return;
  for (const name of session.queues) {
    const queue = state.queues.get(name);
    if (queue !== undefined) {
      setPresence(state, queue, agent.id, session.state === "READY" ? agent.config.level : undefined);
    }
  }
}

/** He is no longer signed in to this queue. */
export function endPresence(state: State, queue: Queue, agent: AgentId): void {
  setPresence(state, queue, agent, undefined);
}

export function isDeserted(queue: Queue): boolean {
  return queue.present.size === 0;
}

/** Whether nobody is present on any level below this one. */
export function isDesertedBelow(queue: Queue, level: number): boolean {
  for (const below of queue.presentByLevel.keys()) if (below < level) return false;
  return true;
}

/** `level` undefined: he is not present. */
function setPresence(state: State, queue: Queue, agent: AgentId, level: number | undefined): void {
  const before = queue.present.get(agent);
  if (before === level) return;
  if (before !== undefined) countAt(queue, before, -1);
  if (level === undefined) queue.present.delete(agent);
  else {
    queue.present.set(agent, level);
    countAt(queue, level, 1);
  }
  if (isDeserted(queue)) onDeserted(state, queue);
  else if (before === undefined && queue.present.size === 1) onFirstPresent(state, queue);
  // A level that is deserted now opens the one above it.
  state.stirredQueues.add(queue.config.name);
}

/** The last one has gone. Whatever waits for that begins here. */
function onDeserted(state: State, queue: Queue): void {
  queue.desertedSince = state.now;
  beginDesertedWait(state, queue);
}

/** Somebody is there again. Whatever had begun with the last one's leaving ends here. */
function onFirstPresent(state: State, queue: Queue): void {
  queue.desertedSince = undefined;
  endDesertedWait(state, queue);
}

/** Levels without anybody are not kept: whoever looks through them finds only those that count. */
function countAt(queue: Queue, level: number, change: 1 | -1): void {
  const count = (queue.presentByLevel.get(level) ?? 0) + change;
  if (count === 0) queue.presentByLevel.delete(level);
  else queue.presentByLevel.set(level, count);
}
