import { expect, it } from "vitest";
import { foundByWalk, hangUpWalk } from "./hang-up-walk.ts";
import { simulatedRig } from "./simulated-rig.ts";

hangUpWalk("the simulated switch", (room) => simulatedRig(room), { strideMs: 1 });

it("the walk finds a caller who is left in silence", async () => {
  expect(await foundByWalk((room) => simulatedRig(room), 200)).toMatchObject({ callerLives: true, hears: [] });
});
