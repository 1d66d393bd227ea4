import { byPlace, firstBy, type Comparison, type StrategyRule } from "../rule.ts";

const byIdleTime: Comparison = (a, b) => a.agent.idleSince - b.agent.idleSince || byPlace(a, b);

/** Longest idle first; idle begins at the later of end of wrap-up, sign-in and end of break. */
export const longestIdleAgent: StrategyRule = {
  rings: "one",
  lineUp: (pool, _occasion, most) => firstBy(pool, byIdleTime, most),
};
