import { describe, expect, it } from "vitest";
import { LastKnown, rememberingPrincipals } from "./principal-cache.ts";
import { DatabaseAway } from "./failures.ts";
import type { Principal } from "./principal.ts";

const somebody: Principal = {
  ...{ userId: 1, login: "admin", role: "administrator", tokenKind: "user-token" },
  ...{ tokenId: 1, devKeyId: undefined, extension: undefined, ownExtn: undefined, queues: [] },
};

function rig() {
  const world = {
    now: 0,
    generation: 1,
    asked: 0,
    answer: somebody as Principal | undefined,
    whileAsked: (): void => undefined,
    isAway: false,
  };
  const known = new LastKnown();
  const principalOf = rememberingPrincipals({
    clock: { now: () => world.now },
    generation: () => world.generation,
    find: () => {
      world.asked += 1;
      world.whileAsked();
      if (world.isAway) return Promise.reject(new DatabaseAway("it is away"));
      return Promise.resolve(world.answer);
    },
    known,
  });
  return { world, principalOf, known };
}

describe("while the database is away", () => {
  it("who was let in before still is, until their token ends; a stranger is not", async () => {
    const { world, principalOf } = rig();
    world.answer = { ...somebody, expiresAt: 100_000 };
    await principalOf("t");
    world.isAway = true;
    world.now = 99_000;
    world.generation += 1;
    expect(await principalOf("t")).toEqual(world.answer);
    await expect(principalOf("other")).rejects.toThrow("away");
    world.now = 100_000;
    await expect(principalOf("t")).rejects.toThrow("away");
  });

  it("whoever has been changed since is not", async () => {
    const { world, principalOf, known } = rig();
    await principalOf("t");
    known.forget(({ userId }) => userId === somebody.userId);
    world.isAway = true;
    world.now = 5_000;
    await expect(principalOf("t")).rejects.toThrow("away");
  });

  it("a token that was revoked while it was read is not kept", async () => {
    const { world, principalOf, known } = rig();
    world.whileAsked = () => {
      world.generation += 1;
      known.forget(() => true);
    };
    await principalOf("t");
    world.isAway = true;
    world.now = 5_000;
    await expect(principalOf("t")).rejects.toThrow("away");
  });
});

describe("the owners of tokens", () => {
  it("are remembered for a moment", async () => {
    const { world, principalOf } = rig();
    for (let request = 0; request < 5; request += 1) expect(await principalOf("t")).toBe(somebody);
    expect(world.asked).toBe(1);
    world.now = 1_000;
    await principalOf("t");
    expect(world.asked).toBe(2);
    world.now = 2_000;
    world.answer = { ...somebody, expiresAt: 2_500 };
    await principalOf("t");
    world.now = 2_500;
    world.answer = undefined;
    expect(await principalOf("t")).toBeUndefined();
  });

  it("are forgotten at once when something is written, also while they are looked for", async () => {
    const { world, principalOf } = rig();
    await principalOf("t");
    world.generation += 1;
    world.answer = undefined;
    expect(await principalOf("t")).toBeUndefined();
    world.answer = somebody;
    world.whileAsked = () => void (world.generation += 1);
    await principalOf("t");
    await principalOf("t");
    expect(world.asked).toBe(4);
  });

  it("are not remembered where there are none, and not without end", async () => {
    const { world, principalOf } = rig();
    world.answer = undefined;
    await principalOf("t");
    await principalOf("t");
    expect(world.asked).toBe(2);
    world.answer = somebody;
    for (let token = 0; token <= 10_000; token += 1) await principalOf(`token ${token}`);
    world.asked = 0;
    await principalOf("token 0");
    await principalOf("token 10000");
    expect(world.asked).toBe(1);
  });
});
