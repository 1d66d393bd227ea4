import { beforeEach, describe, expect, it } from "vitest";
import { agentOf, queueOf } from "../../../test/scenarios/script.ts";
import { newAgent, type Agent, type SignedIn } from "../agent/agent.ts";
import type { Extn, QueueName } from "../model.ts";
import { emptyState, type State } from "../state.ts";
import { isDeserted, isDesertedBelow, joinMembers, leaveMembers, updateStanding } from "./presence.ts";
import { newQueue, type Queue } from "./queue.ts";

const SUPPORT = "support" as QueueName;

describe("presence", () => {
  let state: State;
  let queue: Queue;
  beforeEach(() => {
    state = emptyState();
    state.now = 1_000;
    queue = newQueue(queueOf(SUPPORT), state.now);
    state.queues.set(SUPPORT, queue);
  });

  const agentOn = (level: number): Agent => {
    const agent = newAgent(agentOf(`a${level}`, { level }));
    setWork(agent, "READY");
    return agent;
  };

  const setWork = (agent: Agent, work: SignedIn["state"]): void => {
    agent.session = { extn: "1001" as Extn, queues: new Set([SUPPORT]), state: work, reason: "", pending: undefined };
    joinMembers(state, queue, agent);
    updateStanding(state, agent, false);
  };

  it("is nobody's who is on break, nor of a new queue", () => {
    setWork(newAgent(agentOf("a1")), "UNREADY");
    expect(isDeserted(queue)).toBe(true);
    expect(queue.desertedSince).toBe(1_000);
    expect(state.stirredQueues.size).toBe(0);
  });

  it("begins with ready and ends with a break, and each stirs the queue", () => {
    const agent = agentOn(1);
    expect(isDeserted(queue)).toBe(false);
    expect(queue.desertedSince).toBeUndefined();
    expect([...state.stirredQueues]).toEqual([SUPPORT]);
    state.stirredQueues.clear();
    state.now = 5_000;
    setWork(agent, "UNREADY");
    expect(queue.desertedSince).toBe(5_000);
    expect([...state.stirredQueues]).toEqual([SUPPORT]);
  });

  it("ends with the sign-out, once", () => {
    const agent = agentOn(1);
    state.now = 2_000;
    leaveMembers(state, queue, agent.id);
    state.now = 3_000;
    leaveMembers(state, queue, agent.id);
    expect(queue.desertedSince).toBe(2_000);
    expect(queue.present.counts.size).toBe(0);
  });

  it("is told by level: a level is deserted below while nobody present has a lower one", () => {
    const third = agentOn(3);
    expect(isDesertedBelow(queue, 3)).toBe(true);
    const first = agentOn(1);
    expect(isDesertedBelow(queue, 3)).toBe(false);
    expect(isDesertedBelow(queue, 1)).toBe(true);
    leaveMembers(state, queue, first.id);
    expect(isDesertedBelow(queue, 3)).toBe(true);
    third.config = agentOf("a3", { level: 2 });
    updateStanding(state, third, false);
    expect(isDesertedBelow(queue, 3)).toBe(false);
    expect(queue.desertedSince).toBeUndefined();
  });
});
