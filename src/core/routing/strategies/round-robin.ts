import { byPlaceAfter, firstBy, type StrategyRule } from "../rule.ts";

/** After the last agent whom this queue has offered a call on this level, whether they took it or not, by position. */
export const roundRobin: StrategyRule = {
  rings: "one",
  lineUp: (pool, { queue }, most) => {
    const level = pool[0]?.place.level;
    const last = level === undefined ? undefined : queue.lastOffered.get(level);
    return firstBy(pool, byPlaceAfter(last), most);
  },
};
