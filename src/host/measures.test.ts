import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Center } from "../core/center.ts";
import type { EventBody } from "../core/events.ts";
import type { AgentId, Extn, LegId, QueueName } from "../core/model.ts";
import { agentOf, extensionOf, queueOf } from "../../test/scenarios/script.ts";
import { centerMeasures } from "./measures.ts";

/** Two callers in line since 1 000 and 4 000, an agent who rings, one on break. */
function busyCenter(): Center {
  const center = new Center();
  const step = (event: EventBody, at = 1_000): void => void center.step({ ...event, at });
  const people = ["1000", "1001", "1002"];
  const configuration = [
    ...people.map((extn) => ({ type: "put-extension", extension: extensionOf(extn) }) as const),
    ...people.map((agent) => ({ type: "put-agent", agent: agentOf(agent) }) as const),
    { type: "put-queue", queue: queueOf("support") } as const,
  ];
  step({ type: "started", seed: 1, lastFact: 0, configuration, agents: [] });
  step({ type: "phone-registered", extn: "1001" as Extn });
  for (const who of ["1001", "1002"]) {
    step({ type: "agent-sign-in", agent: who as AgentId, extn: who as Extn, queue: "support" as QueueName });
  }
  step({ type: "agent-ready", agent: "1001" as AgentId });
  for (const [leg, at] of [
    ["c1", 1_000],
    ["c2", 4_000],
  ] as const) {
    const origin = { type: "extension", extn: "1000" as Extn } as const;
    step({ type: "leg-arrived", leg: leg as LegId, origin, dialled: "support", callerNumber: "", callerName: "" }, at);
  }
  step({ type: "tick" }, 6_000);
  return center;
}

it("tells what lives, by queue and by what agents do, and every measure is described", () => {
  const measures = centerMeasures(busyCenter().census(6_000), true);
  const values = Object.fromEntries(
    measures.flatMap(({ name, samples }) =>
      samples.map(({ labels, value }) => [[name, ...Object.values(labels ?? {})].join(" "), value] as const),
    ),
  );
  expect(values).toMatchObject({
    "xcc_calls queued": 2,
    xcc_phones_registered: 1,
    "xcc_queue_waiting support": 2,
    "xcc_queue_longest_wait_seconds support": 5,
    "xcc_queue_agents support signed-in": 2,
    "xcc_queue_agents support eligible": 0,
    xcc_draining: 1,
  });
  expect(values["xcc_agents READY RINGING"] ?? values["xcc_agents READY DIALING"]).toBe(1);
  const page = readFileSync(join(import.meta.dirname, "../../docs/operations.md"), "utf8");
  expect(measures.filter(({ name }) => !page.includes(`\`${name}\``))).toEqual([]);
});

it("tells how long somebody has waited by now, though nothing has happened meanwhile", () => {
  const [queue] = busyCenter().census(61_000).queues;
  expect(queue?.longestWaitMs).toBe(60_000);
});
