// Phones that hold and take up again.
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import type { LegId } from "../../src/core/model.ts";
import type { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { SimulatedSwitch } from "../../src/switch/simulated/switch.ts";

/** Lets a phone hold now and then within so many steps of the raster, whatever it does by then. */
export type RandomHolds = (leg: LegId, mostRasters: number) => void;

/** By a chance of its own, so that whoever holds changes nothing else of what happens. */
export function randomHolds(seed: number, rasterMs: number, clock: VirtualClock, phones: SimulatedSwitch): RandomHolds {
  const chance = chanceOf(seed + 1_000_000);
  return (leg, mostRasters) => {
    for (let times = nextBelow(chance, 6); times > 0; times -= 1) {
      const held = nextBelow(chance, 2) === 0;
      clock.wakeAt(clock.now() + rasterMs * nextBelow(chance, mostRasters), () => phones.hold(leg, held));
    }
  };
}
