// Between `uuid_bridge` and CHANNEL_BRIDGE lie some 40 ms. What becomes of the one that is left, where the other vanishes in them,
// as it was found by hanging up at each millisecond.
import { isTrue, type Bridging, type Leg } from "./leg.ts";
import { takeNext } from "./running.ts";
import type { World } from "./world.ts";

export interface Left {
  readonly left: Leg;
  readonly ends: "lost" | "parks" | "stays";
}

/** The leg named second is not touched before: until then it stays where it was. */
const UNTOUCHED_MS = 2;

export function vanished(world: World, bridging: Bridging, gone: Leg): Left {
  bridging.isOver = true;
  const { first, second } = bridging;
  const left = gone === first ? second : first;
  left.bridging = undefined;
  const isUntouched = gone === first && world.now() - bridging.startedAt < UNTOUCHED_MS;
  const ends = gone === second ? endOfFirst(world, first) : endOfSecond(world, second, isUntouched);
  if (ends === "limbo") {
    // Alive, silent, without an event; what is asked of it does not begin.
    left.doing = "limbo";
    return { left, ends: "stays" };
  }
  if (ends === "stays") {
    if (left.doing === "bridging") left.doing = "parked";
    takeNext(world, left);
  }
  return { left, ends };
}

function endOfFirst(world: World, first: Leg): Left["ends"] {
  // It goes on in the dialplan, where a second `park` catches it and nothing else does.
  if (isTrue(first, "uuid_bridge_continue_on_cancel")) {
    if (first.parksLeft > 0) return "parks";
    return world.chance.happens(29 / 39) ? "lost" : "parks";
  }
  if (isTrue(first, "uuid_bridge_park_on_cancel")) return "parks";
  if (isTrue(first, "park_after_bridge")) return world.chance.happens(13 / 17) ? "lost" : "parks";
  return "lost";
}

function endOfSecond(world: World, second: Leg, isUntouched: boolean): Left["ends"] | "limbo" {
  const parks = isTrue(second, "park_after_bridge");
  if (isUntouched) return parks ? "parks" : "stays";
  const share = world.chance.share();
  if (share < 0.025) return "lost";
  if (share < 0.05) return parks ? "parks" : "stays";
  return "limbo";
}
