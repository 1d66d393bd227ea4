import { leastFirst } from "../by-figures.ts";
import type { StrategyRule } from "../rule.ts";

/** Fewest calls answered today. */
export const agentWithFewestCalls: StrategyRule = {
  rings: "one",
  lineUp: (pool, occasion, most) => leastFirst(pool, occasion, most, "answered"),
};
