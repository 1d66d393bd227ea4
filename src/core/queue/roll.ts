// A roll: members of a queue who are alike in something (present, or free to be offered a call), counted by level, so that
// nobody has to look through a thousand agents to know which levels there are.
import type { Agent } from "../agent/agent.ts";
import type { AgentId } from "../model.ts";

/** Where an agent stands among those of a queue: lower levels first, then lower positions, then the lower work number. */
export interface Place {
  readonly level: number;
  readonly position: number;
}

/** Who was offered a call, and where they stood then: they may be gone when the next one is offered. */
export interface Mark {
  readonly agent: AgentId;
  readonly place: Place;
}

/** An agent who is signed in to a queue. */
export interface Member {
  readonly agent: Agent;
  place: Place;
}

export interface Roll {
  /** Each with the level they are counted on. */
  readonly members: Map<Member, number>;
  /** How many stand on each level that has any. */
  readonly counts: Map<number, number>;
}

export function newRoll(): Roll {
  return { members: new Map(), counts: new Map() };
}

/** Puts them on the roll, or on another level of it. False: they stood there already. */
export function enterRoll(roll: Roll, member: Member): boolean {
  const before = roll.members.get(member);
  const level = member.place.level;
  if (before === level) return false;
  if (before !== undefined) count(roll, before, -1);
  roll.members.set(member, level);
  count(roll, level, 1);
  return true;
}

/** False: they were not on it. */
export function leaveRoll(roll: Roll, member: Member): boolean {
  const before = roll.members.get(member);
  if (before === undefined) return false;
  roll.members.delete(member);
  count(roll, before, -1);
  return true;
}

/** Undefined: the roll is empty. */
export function lowestLevel({ counts }: Roll): number | undefined {
  let lowest: number | undefined;
  for (const level of counts.keys()) if (lowest === undefined || level < lowest) lowest = level;
  return lowest;
}

/** Levels without anybody are not kept: whoever looks through them finds only those that count. */
function count({ counts }: Roll, level: number, change: 1 | -1): void {
  const left = (counts.get(level) ?? 0) + change;
  if (left === 0) counts.delete(level);
  else counts.set(level, left);
}
