import { byPlace, firstBy, type StrategyRule } from "../rule.ts";

/**
 * First the agent who last answered this caller, if they can be offered; then top down, one more phone every 10 s while the
 * earlier ones keep ringing.
 */
export const ringProgressively: StrategyRule = {
  rings: "one-more",
  lineUp: (pool, { state, callerNumber }, most) => {
    const known = state.lastServed.get(callerNumber)?.agent;
    const isOther = (id: string): number => (id === known ? 0 : 1);
    return firstBy(pool, (a, b) => isOther(a.agent.id) - isOther(b.agent.id) || byPlace(a, b), most);
  },
};
