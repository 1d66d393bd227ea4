import { nextBelow } from "../../chance.ts";
import type { Member } from "../../queue/roll.ts";
import type { StrategyRule } from "../rule.ts";

/** Uniform among the eligible of the level: drawn one after the other out of those that are left. */
export const random: StrategyRule = {
  rings: "one",
  lineUp: (pool, { state }, most) => {
    const drawn: Member[] = [];
    while (drawn.length < most && pool.length > 0) {
      const place = nextBelow(state.chance, pool.length);
      const last = pool.pop();
      const one = pool[place] ?? last;
      if (last !== undefined && one !== last) pool[place] = last;
      if (one !== undefined) drawn.push(one);
    }
    return drawn;
  },
};
