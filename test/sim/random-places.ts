// Breaks in single queues, and places that are given and taken away, at random instants while callers come. Its chance is its
// own, so that everything else of a run stays as it was.
import type { AgentId, QueueName } from "../../src/core/model.ts";
import type { Host } from "../../src/host/host.ts";
import type { VirtualClock } from "../../src/host/virtual-clock.ts";
import { drawOf } from "./random-work.ts";

interface Places {
  readonly seed: number;
  readonly rasterMs: number;
  readonly clock: VirtualClock;
  readonly host: Host;
  readonly agents: readonly string[];
  readonly queues: readonly string[];
}

export function meddleWithPlaces(places: Places, from: number, until: number): void {
  const below = drawOf(places.seed ^ 0x5eed);
  for (let at = from; at < until; at += places.rasterMs * (1 + below(40))) {
    places.clock.wakeAt(at, () => meddle(places, below));
  }
}

function meddle({ host, agents, queues }: Places, below: (bound: number) => number): void {
  const agent = (agents[below(agents.length)] ?? "") as AgentId;
  // Now and then one that is not there.
  const queue = (below(20) === 0 ? "nowhere" : (queues[below(queues.length)] ?? "")) as QueueName;
  switch (below(6)) {
    case 0:
    case 1:
      host.ask({ type: "agent-break", agent, reason: "training", queue });
      return;
    case 2:
      host.ask({ type: "agent-ready", agent, queue });
      return;
    case 3:
      host.ask({ type: "agent-ready", agent });
      return;
    case 4: {
      const tier = { queue, agent, level: 1 + below(3), position: 1 + below(3) };
      host.handle({ type: "configured", changes: [{ type: "put-tier", tier }] });
      return;
    }
    default:
      host.handle({ type: "configured", changes: [{ type: "drop-tier", queue, agent }] });
  }
}
