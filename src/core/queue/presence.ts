// Who is present in a queue: signed in to it and not on break, whatever their phone does. And who of them is free: could be
// offered a call at this moment.
//
// Both change in two places only: when an agent of whom something has changed is settled, and when they leave the queue.
import { stirQueueAlarms } from "../alarm/alarms.ts";
import type { Agent } from "../agent/agent.ts";
import { isPresentIn } from "../agent/queue-break.ts";
import type { AgentId } from "../model.ts";
import type { State } from "../state.ts";
import { beginDesertedWait, endDesertedWait } from "./limits.ts";
import { giveHeadStart } from "./head-start.ts";
import { armAllLevels } from "./levels.ts";
import type { Queue } from "./queue.ts";
import { enterRoll, leaveRoll, lowestLevel, type Member, type Place } from "./roll.ts";

/** The place that was given them in this queue, or else the one they have in all. */
export function placeIn(queue: Queue, agent: Agent): Place {
  return queue.tiers.get(agent.id) ?? agent.config;
}

/** Signs an agent in to a queue, where they stay until `leaveMembers`. */
export function joinMembers(state: State, queue: Queue, agent: Agent): void {
  if (queue.members.has(agent.id)) return;
  giveHeadStart(state, queue, agent);
  queue.members.set(agent.id, { agent, place: placeIn(queue, agent) });
  stirQueueAlarms(state, queue.config.name);
}

export function leaveMembers(state: State, queue: Queue, agent: AgentId): void {
  const member = queue.members.get(agent);
  if (member === undefined) return;
  queue.members.delete(agent);
  stirQueueAlarms(state, queue.config.name);
  leaveRoll(queue.eligible, member);
  if (leaveRoll(queue.present, member)) onFewerPresent(state, queue);
}

/** Brings an agent's place, presence and freedom in all their queues up to date. */
export function updateStanding(state: State, agent: Agent, isEligible: boolean): void {
  const session = agent.session;
  if (session === undefined) return;
  for (const name of session.queues) {
    const queue = state.queues.get(name);
    const member = queue?.members.get(agent.id);
    if (queue === undefined || member === undefined) continue;
    member.place = placeIn(queue, agent);
    stirQueueAlarms(state, name);
    setPresence(state, queue, member, isPresentIn(session, name));
    if (!isEligible || !isPresentIn(session, name)) leaveRoll(queue.eligible, member);
    else if (enterRoll(queue.eligible, member)) state.stirredQueues.add(name);
  }
}

export function isDeserted(queue: Queue): boolean {
  return queue.present.members.size === 0;
}

/** Whether nobody is present on any level below this one. */
export function isDesertedBelow(queue: Queue, level: number): boolean {
  return level <= (lowestLevel(queue.present) ?? Number.POSITIVE_INFINITY);
}

function setPresence(state: State, queue: Queue, member: Member, isPresent: boolean): void {
  const { present } = queue;
  if (!isPresent) {
    if (leaveRoll(present, member)) onFewerPresent(state, queue);
    return;
  }
  const wasDeserted = isDeserted(queue);
  if (!enterRoll(present, member)) return;
  if (wasDeserted) onFirstPresent(state, queue);
  onLevelsChanged(state, queue);
}

function onFewerPresent(state: State, queue: Queue): void {
  if (isDeserted(queue)) onDeserted(state, queue);
  onLevelsChanged(state, queue);
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

/** A level that is deserted now opens the one above it; a new one opens at its time. */
function onLevelsChanged(state: State, queue: Queue): void {
  armAllLevels(state, queue);
  state.stirredQueues.add(queue.config.name);
}
