// A node dies, in each of three ways, under a switch that speaks to it: that is told once, within 3 s, and when another is there in
// its place, that is told once as well. For every switch on a node's event socket, in virtual time.
import { expect, describe, it } from "vitest";
import type { SwitchEvent } from "../../src/core/switch.ts";
import type { DoubleRig } from "./rig.ts";
import type { Death } from "./node.ts";

const DOWN_WITHIN_MS = 3_000;
const UP_WITHIN_MS = 15_000;

export type MakeDoubleRig = () => Promise<DoubleRig>;

export interface Story {
  /** Of `up` and `down`, in order. */
  readonly told: readonly string[];
  readonly downAfterMs: number | undefined;
  readonly legsAfterwards: number | undefined;
}

export async function died(makeRig: MakeDoubleRig, how: Death): Promise<Story> {
  const rig = await makeRig();
  const events: SwitchEvent[] = [];
  const isTold = (type: SwitchEvent["type"], times = 1) =>
    events.filter((event) => event.type === type).length >= times;
  const starting = rig.switch.start((event) => events.push(event));
  await rig.until(() => isTold("up"), "up");
  await starting;
  rig.phone("1001").register();
  rig.phone("1001").call("4000");
  // Longer than two heartbeats: whoever watches them has seen that they come.
  await rig.pass(45_000);
  rig.node.die(how);
  const at = rig.node.world.now();
  let downAfterMs: number | undefined;
  while (rig.node.world.now() - at < 30_000) {
    await rig.pass(50);
    if (isTold("down")) downAfterMs ??= rig.node.world.now() - at;
  }
  rig.node.restart();
  for (let passed = 0; passed < UP_WITHIN_MS && !isTold("up", 2); passed += 100) await rig.pass(100);
  // Nothing flaps.
  await rig.pass(60_000);
  const told = events.map(({ type }) => type).filter((type) => type === "up" || type === "down");
  const last = events.findLast((event) => event.type === "up");
  await rig.switch.stop();
  await rig.stop();
  return { told, downAfterMs, legsAfterwards: last?.legs.length };
}

export function nodeDeath(name: string, makeRig: MakeDoubleRig): void {
  describe(`${name}: the node dies`, () => {
    it.each(["closed", "silent", "half-open"] as const)(
      "%s: down in 3 s, up with the next one, nothing flaps",
      async (how) => {
        const story = await died(makeRig, how);
        expect(story.told).toEqual(["up", "down", "up"]);
        expect(story.downAfterMs).toBeLessThanOrEqual(DOWN_WITHIN_MS);
        expect(story.legsAfterwards).toBe(0);
      },
    );
  });
}
