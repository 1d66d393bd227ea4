import { byPlace, firstBy, type StrategyRule } from "../rule.ts";

/** All eligible at once; who becomes ready while it rings joins; the first answer wins. */
export const ringAll: StrategyRule = {
  rings: "all",
  lineUp: (pool, _occasion, most) => firstBy(pool, byPlace, most),
};
