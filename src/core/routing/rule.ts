// A strategy says how many phones ring for a caller and in which order agents are offered them; everything else (who can be
// offered at all, levels, missed offers, retained agents) is alike for all nine.
import { compareText } from "../compare-text.ts";
import type { Queued } from "../call/call.ts";
import type { Queue } from "../queue/queue.ts";
import type { Mark, Member } from "../queue/roll.ts";
import type { State } from "../state.ts";

/** For whom agents are lined up. A rule reads what it needs to remember from here: all of it is kept whatever the strategy. */
export interface Occasion {
  readonly state: State;
  readonly queue: Queue;
  readonly stage: Queued;
  /** As it is compared. */
  readonly callerNumber: string;
}

export interface StrategyRule {
  /**
   * "one": one phone at a time, of the agents of the lowest level that is open.
   * "all": all open levels at once, also who becomes free while it rings.
   * "one-more": one phone, and another one every few seconds while the earlier ones keep ringing, through all open levels.
   */
  readonly rings: "one" | "all" | "one-more";
  /**
   * The agents of `pool` in the order in which they are offered this caller, the first `most` of them. They are equals but
   * for the strategy: of one level where one phone rings, and all have missed this call equally often.
   */
  readonly lineUp: (pool: Member[], occasion: Occasion, most: number) => Member[];
}

/** Negative: a comes before b. Always a total order: ties end with the agent's number, so that none is left to chance. */
export type Comparison = (a: Member, b: Member) => number;

export function byPlace(a: Member, b: Member): number {
  return comparePlaces(a, b) || compareText(a.agent.id, b.agent.id);
}

function comparePlaces({ place: a }: Member, { place: b }: Member): number {
  return a.level - b.level || a.position - b.position;
}

/** Those below whoever was offered last, then the others from the top. */
export function byPlaceAfter(last: Mark | undefined): Comparison {
  if (last === undefined) return byPlace;
  const isAbove = ({ place, agent }: Member): number => {
    const below =
      place.level - last.place.level || place.position - last.place.position || compareText(agent.id, last.agent);
    return below > 0 ? 0 : 1;
  };
  return (a, b) => isAbove(a) - isAbove(b) || byPlace(a, b);
}

/** The first `most` in order. Nobody sorts a thousand to offer one: that takes a look at each. */
export function firstBy(pool: Member[], compare: Comparison, most: number): Member[] {
  if (pool.length <= most) return pool.sort(compare);
  const first: Member[] = [];
  for (const member of pool) {
    const last = first[most - 1];
    if (last !== undefined && compare(member, last) >= 0) continue;
    let place = first.length;
    while (place > 0 && isBefore(member, first[place - 1], compare)) place -= 1;
    first.splice(place, 0, member);
    if (first.length > most) first.pop();
  }
  return first;
}

function isBefore(a: Member, b: Member | undefined, compare: Comparison): boolean {
  return b !== undefined && compare(a, b) < 0;
}
