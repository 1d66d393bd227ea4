// The judge of every assignment knows breaks in single queues, and sees who is passed over or rung in spite of one.
import { expect, it } from "vitest";
import { Center } from "../../src/core/center.ts";
import type { EventBody } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { AgentId, ConfigChange, Extn, LegId, QueueName } from "../../src/core/model.ts";
import { agentOf, extensionOf, queueOf } from "../scenarios/script.ts";
import { Oracle } from "./oracle.ts";

const AGENT = "1001" as AgentId;
const EXTN = "1001" as Extn;
const queues = [queueOf("sales"), queueOf("support")];
const agents = [agentOf("1001")];

/** What the judge says of a break in one queue, and a caller of each; `spoil`: what it is told instead. */
function judged(spoil: (fact: Fact) => Fact): readonly string[] {
  const oracle = new Oracle(agents, queues);
  const center = new Center();
  let at = 0;
  const step = (event: EventBody): void => {
    at += 1_000;
    oracle.afterStep(center.step({ ...event, at }).facts.map(spoil), at);
  };
  const configuration: ConfigChange[] = [
    ...["1000", "1001"].map((extn): ConfigChange => ({ type: "put-extension", extension: extensionOf(extn) })),
    ...agents.map((agent): ConfigChange => ({ type: "put-agent", agent })),
    ...queues.map((queue): ConfigChange => ({ type: "put-queue", queue })),
  ];
  step({ type: "started", seed: 1, lastFact: 0, configuration, agents: [] });
  step({ type: "up", legs: [], phones: [] });
  step({ type: "phone-registered", extn: EXTN });
  for (const { name: queue } of queues) step({ type: "agent-sign-in", agent: AGENT, extn: EXTN, queue });
  step({ type: "agent-ready", agent: AGENT });
  step({ type: "agent-break", agent: AGENT, reason: "training", queue: "sales" as QueueName });
  const origin = { type: "extension", extn: "1000" as Extn } as const;
  for (const dialled of ["sales", "support"]) {
    const shown = { callerNumber: "1000", callerName: "" };
    step({ type: "leg-arrived", leg: `to ${dialled}` as LegId, origin, dialled, ...shown });
  }
  return oracle.disagreements;
}

it("agrees with an engine that keeps the break", () => {
  expect(judged((fact) => fact)).toEqual([]);
});

it("disagrees where nobody is on break and the caller waits all the same", () => {
  const without = (fact: Fact): Fact => (fact.type === "agent-changed" ? { ...fact, breaks: [] } : fact);
  expect(judged(without)).toContainEqual(expect.stringMatching(/waits while 1001 could take it$/));
});

it("disagrees where a caller is offered in spite of the break", () => {
  const breaks = [{ queue: "support" as QueueName, reason: "training" }];
  const moved = (fact: Fact): Fact =>
    fact.type === "agent-changed" && fact.breaks !== undefined ? { ...fact, breaks } : fact;
  expect(judged(moved).some((what) => /1001 was offered to support instead of nobody/.test(what))).toBe(true);
});
