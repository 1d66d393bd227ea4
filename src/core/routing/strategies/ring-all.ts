import { byPosition, type StrategyRule } from "../rule.ts";

/** All eligible at once; who becomes ready while it rings joins; the first answer wins. */
export const ringAll: StrategyRule = { together: "all", compare: byPosition };
