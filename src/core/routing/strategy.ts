import type { Strategy } from "../model.ts";
import type { StrategyRule } from "./rule.ts";
import { agentWithFewestCalls } from "./strategies/agent-with-fewest-calls.ts";
import { agentWithLeastTalkTime } from "./strategies/agent-with-least-talk-time.ts";
import { longestIdleAgent } from "./strategies/longest-idle-agent.ts";
import { random } from "./strategies/random.ts";
import { ringAll } from "./strategies/ring-all.ts";
import { ringProgressively } from "./strategies/ring-progressively.ts";
import { roundRobin } from "./strategies/round-robin.ts";
import { sequentiallyByAgentOrder } from "./strategies/sequentially-by-agent-order.ts";
import { topDown } from "./strategies/top-down.ts";

const RULES: Readonly<Record<Strategy, StrategyRule>> = {
  "ring-all": ringAll,
  "longest-idle-agent": longestIdleAgent,
  "round-robin": roundRobin,
  "top-down": topDown,
  "agent-with-least-talk-time": agentWithLeastTalkTime,
  "agent-with-fewest-calls": agentWithFewestCalls,
  "sequentially-by-agent-order": sequentiallyByAgentOrder,
  random,
  "ring-progressively": ringProgressively,
};

export function ruleOf(strategy: Strategy): StrategyRule {
  return RULES[strategy];
}
