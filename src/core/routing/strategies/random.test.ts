import { expect, it } from "vitest";
import { agentOf } from "../../../../test/scenarios/script.ts";
import { newAgent } from "../../agent/agent.ts";
import { chanceOf } from "../../chance.ts";
import type { Member } from "../../queue/roll.ts";
import type { Occasion } from "../rule.ts";
import { random } from "./random.ts";

it("draws each of the pool equally often at each place of the order", () => {
  const members: Member[] = ["a", "b", "c", "d", "e"].map((id) => {
    const agent = newAgent(agentOf(id));
    return { agent, place: agent.config };
  });
  const occasion = { state: { chance: chanceOf(1) } } as unknown as Occasion;
  const drawn = new Map<string, number>();
  const runs = 10_000;
  for (let run = 0; run < runs; run += 1) {
    const order = random.lineUp([...members], occasion, 3);
    expect(new Set(order).size).toBe(3);
    for (const [place, { agent }] of order.entries()) {
      const key = `${agent.id} at ${place}`;
      drawn.set(key, (drawn.get(key) ?? 0) + 1);
    }
  }
  expect(drawn.size).toBe(15);
  // Each of 15 counts is binomial, 2000 expected, with a deviation of 40: four of them are never seen by chance.
  for (const [key, count] of drawn) expect(Math.abs(count - runs / 5), key).toBeLessThan(160);
});
