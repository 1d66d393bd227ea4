// Queues and agents of a random world.
import { STRATEGIES, type AgentConfig, type QueueConfig } from "../../src/core/model.ts";
import { agentOf, queueOf } from "../scenarios/script.ts";
import { randomLimits } from "./random-limits.ts";

type Below = (bound: number) => number;

export function randomQueue(below: Below, rasterMs: number, name: string): QueueConfig {
  const oneIn = (count: number): boolean => below(count) === 0;
  return queueOf(name, {
    strategy: STRATEGIES[below(STRATEGIES.length)] ?? "ring-all",
    agentTimeoutMs: rasterMs * (5 + below(30)),
    notifyAgentAnswer: oneIn(4),
    autoRecord: oneIn(2),
    priority: below(2),
    levelWaitMs: oneIn(3) ? 0 : rasterMs * below(60),
    retainAgents: oneIn(2) ? 0 : below(3),
    ...randomLimits(below, rasterMs),
    recordConsultation: oneIn(2),
  });
}

export function randomAgent(below: Below, rasterMs: number, agent: string): AgentConfig {
  const oneIn = (count: number): boolean => below(count) === 0;
  return agentOf(agent, {
    wrapUpMs: oneIn(3) ? 0 : rasterMs * below(40),
    lagMs: oneIn(3) ? rasterMs * below(10) : 0,
    maxNoAnswer: below(4),
    rejectDelayMs: rasterMs * below(30),
    busyDelayMs: rasterMs * below(30),
    position: 1 + below(3),
    level: oneIn(2) ? 1 : 1 + below(3),
    simo: oneIn(4) ? 2 : 1,
  });
}
