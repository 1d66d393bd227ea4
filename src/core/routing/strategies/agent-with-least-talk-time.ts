import { leastFirst } from "../by-figures.ts";
import type { StrategyRule } from "../rule.ts";

/** Least talk time today. */
export const agentWithLeastTalkTime: StrategyRule = {
  rings: "one",
  lineUp: (pool, occasion, most) => leastFirst(pool, occasion, most, "talkMs"),
};
