import type { Strategy } from "../model.ts";
import type { StrategyRule } from "./rule.ts";
import { longestIdleAgent } from "./strategies/longest-idle-agent.ts";
import { ringAll } from "./strategies/ring-all.ts";

/** Those that are built; the API refuses the names of the others. */
const RULES: Partial<Record<Strategy, StrategyRule>> = {
  "ring-all": ringAll,
  "longest-idle-agent": longestIdleAgent,
};

export function isBuilt(strategy: Strategy): boolean {
  return RULES[strategy] !== undefined;
}

export function ruleOf(strategy: Strategy): StrategyRule {
  return RULES[strategy] ?? longestIdleAgent;
}
