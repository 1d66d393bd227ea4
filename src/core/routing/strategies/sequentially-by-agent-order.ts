import { byPlace, firstBy, type StrategyRule } from "../rule.ts";

/** By level and position, always from the top (优先级振铃). */
export const sequentiallyByAgentOrder: StrategyRule = {
  rings: "one",
  lineUp: (pool, _occasion, most) => firstBy(pool, byPlace, most),
};
