import { describe, expect, it } from "vitest";
import { agentOf, queueOf } from "../../test/scenarios/script.ts";
import { Center } from "./center.ts";
import type { AgentConfig, QueueConfig } from "./model.ts";

describe("rows of logs of earlier versions", () => {
  it("have what was added since as it is unless said otherwise", () => {
    const { ownNumbers: _1, recordConsultation: _2, ...queue } = queueOf("support");
    const { ownNumbers: _3, ...agent } = agentOf("1001");
    const center = new Center();
    const configuration = [
      { type: "put-queue", queue: queue as QueueConfig },
      { type: "put-agent", agent: agent as AgentConfig },
    ] as const;
    center.step({ type: "started", at: 0, seed: 1, lastFact: 0, configuration, agents: [] });
    expect([...center.state.agents.values()].map(({ config }) => config)).toEqual([agentOf("1001")]);
    expect([...center.state.queues.values()].map(({ config }) => config)).toEqual([queueOf("support")]);
  });
});
