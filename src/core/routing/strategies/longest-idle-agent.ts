import { byPosition, type StrategyRule } from "../rule.ts";

/** Longest idle first; idle begins at the later of end of wrap-up, sign-in and end of break. */
export const longestIdleAgent: StrategyRule = {
  together: "one",
  compare: (a, b) => a.idleSince - b.idleSince || byPosition(a, b),
};
