import { expect, it } from "vitest";
import { Memory } from "./memory.ts";

function rig(most = 10) {
  const world = { now: 0, generation: 1, asked: 0, whileAsked: (): void => undefined };
  const memory = new Memory<number, string>({
    clock: { now: () => world.now },
    generation: () => world.generation,
    most,
  });
  const recall = (key: number): Promise<string | undefined> => {
    return memory.recall(key, () => {
      world.asked += 1;
      world.whileAsked();
      return Promise.resolve(`answer ${world.asked}`);
    });
  };
  return { world, recall };
}

it("keeps an answer until something is written", async () => {
  const { world, recall } = rig();
  expect([await recall(1), await recall(1)]).toEqual(["answer 1", "answer 1"]);
  world.now = Number.MAX_SAFE_INTEGER;
  expect(await recall(1)).toBe("answer 1");
  world.generation += 1;
  expect([await recall(1), await recall(1)]).toEqual(["answer 2", "answer 2"]);
});

it("does not keep what was asked for before a write and came after it", async () => {
  const { world, recall } = rig();
  world.whileAsked = () => void (world.generation += 1);
  expect(await recall(1)).toBe("answer 1");
  world.whileAsked = () => undefined;
  expect([await recall(1), await recall(1)]).toEqual(["answer 2", "answer 2"]);
});

it("asks once for all who ask at the same time, and again for who asks after a write", async () => {
  const { world, recall } = rig();
  expect(await Promise.all([recall(1), recall(1), recall(2)])).toEqual(["answer 1", "answer 1", "answer 2"]);
  world.generation += 1;
  const before = recall(1);
  world.generation += 1;
  expect(await Promise.all([recall(1), before])).toEqual(["answer 4", "answer 3"]);
  expect(await recall(1)).toBe("answer 4");
});

it("keeps so many, the latest", async () => {
  const { world, recall } = rig(3);
  for (const key of [1, 2, 3, 4]) await recall(key);
  world.asked = 0;
  for (const key of [4, 3, 2]) await recall(key);
  expect(world.asked).toBe(0);
  await recall(1);
  expect(world.asked).toBe(1);
});
