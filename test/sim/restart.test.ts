// What routing remembers comes back after a restart: from call records and spans alone, the same as in the run before.
import { describe, expect, it } from "vitest";
import { figuresOf } from "../../src/core/agent/today.ts";
import { Center } from "../../src/core/center.ts";
import type { StartedEvent } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { QueueName } from "../../src/core/model.ts";
import { comparedFigures } from "../../src/core/queue/head-start.ts";
import { leftBehind } from "../scenarios/left-behind.ts";
import { SIMULATED_DAY, simulatedDay } from "../store/simulated-day.ts";

const NOON = SIMULATED_DAY.from + 2 * 3_600_000;

/** The day until a moment after noon at which nobody talks. */
async function morning(): Promise<{ center: Center; started: StartedEvent; facts: Fact[]; at: number }> {
  const { events } = await simulatedDay();
  const center = new Center();
  const facts: Fact[] = [];
  let started: StartedEvent | undefined;
  for (const event of events) {
    if (event.type === "started") started = event;
    facts.push(...center.step(event).facts);
    if (started !== undefined && event.at > NOON && center.liveCalls === 0) {
      return { center, started, facts, at: event.at };
    }
  }
  throw new Error("they never stop talking");
}

describe("a restart in the middle of the day", () => {
  it("forgets nobody's contacts, figures and head starts", async () => {
    const { center: before, started, facts, at } = await morning();
    const after = new Center();
    after.step({ ...started, at, ...leftBehind(before, facts) });

    const { state } = after;
    expect(state.lastServed.size).toBeGreaterThan(50);
    expect(new Map(state.lastServed)).toEqual(new Map(before.state.lastServed));
    expect(new Map(state.contacts)).toEqual(new Map(before.state.contacts));
    const figures = (of: Center) =>
      [...of.state.agents].map(([id, agent]) => [id, figuresOf(agent, at, SIMULATED_DAY.from)] as const);
    expect(figures(after)).toEqual(figures(before));
    expect(Math.max(...figures(after).map(([, { answered }]) => answered))).toBeGreaterThan(10);
    const compared = (of: Center) =>
      (["sales", "support"] as QueueName[]).flatMap((name) => {
        const queue = of.state.queues.get(name);
        if (queue === undefined) return [];
        return [...queue.members.values()].map(({ agent }) => [
          `${name} ${agent.id}`,
          comparedFigures(queue, agent, at, SIMULATED_DAY.from).answered,
        ]);
      });
    expect(new Map(compared(after) as [string, number][])).toEqual(new Map(compared(before) as [string, number][]));
    // Somebody came late, and is compared as if they had done as much as the others.
    expect(
      [...(state.queues.get("support" as QueueName)?.headStarts.byAgent.values() ?? [])].some(
        ({ answered }) => answered > 0,
      ),
    ).toBe(true);
  });
});
