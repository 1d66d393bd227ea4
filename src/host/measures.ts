// What the running call center tells about itself.
import type { Census } from "../core/views/census.ts";
import type { Measure, MeasureSample } from "../ports/measures.ts";

type QueueNumbers = Census["queues"][number];

export function centerMeasures(census: Census, isDraining: boolean): readonly Measure[] {
  const { callsByStage, queues, agents } = census;
  const calls = [...callsByStage].map(([stage, value]) => ({ labels: { stage }, value }));
  const perQueue = (value: (queue: QueueNumbers) => number): MeasureSample[] =>
    queues.map((queue) => ({ labels: { queue: queue.queue }, value: value(queue) }));
  const queueAgents = queues.flatMap(({ queue, members, present, eligible }) => [
    { labels: { queue, which: "signed-in" }, value: members },
    { labels: { queue, which: "present" }, value: present },
    { labels: { queue, which: "eligible" }, value: eligible },
  ]);
  const agentStates = agents.map(({ state, callState, count }) => ({
    labels: { state, call_state: callState },
    value: count,
  }));
  return [
    gauge("xcc_calls", "Calls that live, by stage.", calls),
    gauge("xcc_legs", "Legs that live.", [{ value: census.legs }]),
    gauge("xcc_phones_registered", "Phones that are registered.", [{ value: census.phonesRegistered }]),
    gauge("xcc_phones_silent", "Registered phones that answer nothing.", [{ value: census.phonesSilent }]),
    gauge("xcc_agents", "Signed-in agents by state and by what their phone does.", agentStates),
    gauge(
      "xcc_queue_waiting",
      "Callers in line.",
      perQueue(({ waiting }) => waiting),
    ),
    gauge("xcc_queue_longest_wait_seconds", "How long the one who has waited longest has waited.", [
      ...perQueue(({ longestWaitMs }) => longestWaitMs / 1_000),
    ]),
    gauge("xcc_queue_agents", "Agents of a queue: signed in, not on break, and free for an offer now.", queueAgents),
    gauge("xcc_draining", "1 while the server is stopping, else 0.", [{ value: isDraining ? 1 : 0 }]),
  ];
}

export function gauge(name: string, help: string, samples: readonly MeasureSample[]): Measure {
  return { name, help, type: "gauge", samples };
}
