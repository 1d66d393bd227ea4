// A strategy says in which order agents are offered a call and how many at once; everything else is alike for all nine.
import type { Agent } from "../agent/agent.ts";

export interface StrategyRule {
  /** "one": a call rings one phone at a time. "all": everybody who can be offered, also who becomes so while it rings. */
  readonly together: "one" | "all";
  /** Negative: a is offered before b. A total order: ties end with the agent's number. */
  readonly compare: (a: Agent, b: Agent) => number;
}

/** By position in the level, then by number: the last word of every order, so that none is left to chance. */
export function byPosition(a: Agent, b: Agent): number {
  return a.config.level - b.config.level || a.config.position - b.config.position || compareText(a.id, b.id);
}

/** By code units: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
