// A floor as theory has it: calls that come by chance alone, exponential times, agents who answer at once.
import type { Strategy } from "../../src/core/model.ts";
import { peopleOf, type Group, type Scenario } from "../../src/sim/scenario.ts";
import { agentOf, queueOf } from "../scenarios/script.ts";

const HOUR_MS = 3_600_000;

export interface Floor {
  readonly callsPerHour: number;
  readonly agents: number;
  readonly meanTalkMs: number;
  readonly meanPatienceMs?: number;
  readonly strategy?: Strategy;
  readonly hours: number;
  readonly targetMs?: number;
}

export function groupOf(name: string, queues: readonly string[], count: number, over: Partial<Group> = {}): Group {
  const { agent: _agent, name: _name, ...config } = agentOf("any", { wrapUpMs: 0 });
  const people = peopleOf([count], Number.MAX_SAFE_INTEGER);
  const hands = { answersAfter: { type: "constant", ms: 0 }, misses: 0, rejects: 0 } as const;
  return { name, queues, config, ...hands, people, ...over };
}

export function floorOf(floor: Floor): Scenario {
  const { callsPerHour, agents, meanTalkMs, meanPatienceMs, strategy = "longest-idle-agent", hours } = floor;
  return {
    ...{
      name: "theory",
      startMs: 0,
      durationMs: (hours + 1) * HOUR_MS,
      intervalMs: HOUR_MS,
      warmUpMs: HOUR_MS,
      seeds: 1,
    },
    serviceLevel: { definition: "answered-in-time-of-offered", targetMs: floor.targetMs ?? 20_000 },
    queues: [queueOf("line", { strategy, music: undefined })],
    streams: [
      {
        queue: "line",
        expected: [callsPerHour],
        talk: { type: "exponential", meanMs: meanTalkMs },
        patience: meanPatienceMs === undefined ? undefined : { type: "exponential", meanMs: meanPatienceMs },
      },
    ],
    groups: [groupOf("floor", ["line"], agents)],
  };
}
