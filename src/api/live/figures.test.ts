import { describe, expect, it } from "vitest";
import type { AgentView } from "../../core/agent/agent.ts";
import type { QueueCensus } from "../../core/views/census.ts";
import type { Fact, FactBody } from "../../core/facts.ts";
import type { QueueFigures } from "../../contract/rows.ts";
import type { CallId, QueueName } from "../../core/model.ts";
import { VirtualClock } from "../../host/virtual-clock.ts";
import { countLeaving, noCounts } from "../../core/report/queue-counts.ts";
import { Figures } from "./figures.ts";

const DAY_MS = 86_400_000;
const support = "support" as QueueName;

function rig() {
  const clock = new VirtualClock(10 * DAY_MS + 5_000);
  const queue = { queue: support, waiting: 0, longestWaitMs: 0, waitingSince: undefined as number | undefined };
  const census = { ...queue, members: 1, present: 1, eligible: 1, today: noCounts(), targetMs: 20_000 };
  const agents: Partial<AgentView>[] = [{ state: "READY", callState: "IDLE" }];
  const told: { readonly at: number; readonly changed: readonly QueueFigures[] }[] = [];
  const figures = new Figures({
    center: {
      agentStates: () => agents as AgentView[],
      census: () => ({ queues: [census as QueueCensus] }) as never,
    },
    clock,
    tell: (changed) => {
      if (changed.length > 0) told.push({ at: clock.now(), changed });
    },
  });
  let seq = 0;
  const happen = (body: FactBody): void => {
    seq += 1;
    const fact: Fact = { seq, at: clock.now(), ...body };
    figures.take([fact]);
  };
  return { clock, census, agents, told, figures, happen };
}

const call = "c1" as CallId;
const joined = { type: "queue-joined", call, queue: support, position: 1 } as const;
const left = (outcome: "answered" | "abandoned", waitMs: number) =>
  ({ type: "queue-left", call, queue: support, outcome, waitMs, agent: undefined }) as const;

describe("figures of queues", () => {
  it("are told when they have changed, at most once a second, and are then the newest", () => {
    const { clock, census, told, figures, happen } = rig();
    figures.start();
    expect(told).toHaveLength(1);
    for (let waiting = 1; waiting <= 500; waiting += 1) {
      Object.assign(census, { waiting, waitingSince: 7 });
      happen(joined);
      clock.advance(10);
    }
    clock.advance(2_000);
    const times = told.map(({ at }) => at);
    expect(times.length).toBeGreaterThanOrEqual(5);
    expect(times.length).toBeLessThanOrEqual(8);
    for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(told.at(-1)?.changed[0]).toMatchObject({ queue_id: "support", waiting: 500, longest_wait_since: 7 });
    // Nothing has changed: nothing is told.
    const before = told.length;
    happen(joined);
    clock.advance(5_000);
    expect(told).toHaveLength(before);
  });

  it("tell what the engine has counted of today, by the queue's own target", () => {
    const { clock, census, told, figures, happen } = rig();
    const waits = [5_000, 30_000, 50_000];
    census.targetMs = 40_000;
    for (const waitMs of waits) countLeaving(census.today, "answered", waitMs, census.targetMs);
    figures.start();
    const last = () => told.at(-1)?.changed[0];
    expect(last()).toMatchObject({ target: 40, today: { offered: 3, answered: 3, answeredInTime: 2 } });
    expect(last()?.service_levels["answered-in-time-of-answered"]).toBeCloseTo(2 / 3);
    countLeaving(census.today, "abandoned", 60_000, census.targetMs);
    happen(left("abandoned", 60_000));
    clock.advance(1_500);
    expect(last()?.today).toMatchObject({ offered: 4, abandoned: 1 });
  });

  it("are told again of a queue that was removed and is there again as it was", () => {
    const { clock, told, figures, happen } = rig();
    figures.start();
    clock.advance(5_000);
    happen({ type: "queue-removed", queue: support });
    clock.advance(1);
    expect(told.map(({ changed }) => changed.length)).toEqual([1, 1]);
  });

  it("say what agents do", () => {
    const { agents, told, figures } = rig();
    agents.push({ state: "UNREADY", callState: "IDLE" }, { state: "READY", callState: "TALKING" });
    // Who takes a break in one queue is as away from it as anybody.
    const breakIn = (queue: string) => [{ queue: queue as QueueName, reason: "lunch", since: 1 }];
    agents.push({ state: "READY", callState: "IDLE", breaks: breakIn("support") });
    agents.push({ state: "READY", callState: "IDLE", breaks: breakIn("sales") });
    figures.start();
    expect(told[0]?.changed[0]?.agents).toEqual({ READY: 2, UNREADY: 2, TALKING: 1 });
  });
});
