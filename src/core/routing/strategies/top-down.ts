import { byPlaceAfter, firstBy, type StrategyRule } from "../rule.ts";

/**
 * Each call from the top, going down: it goes on below the agent who did not answer, and starts again at the top when it has
 * been through.
 */
export const topDown: StrategyRule = {
  rings: "one",
  lineUp: (pool, { stage }, most) => firstBy(pool, byPlaceAfter(stage.lastOffered), most),
};
