// `uuid_bridge ONE OTHER`: +OK when it is queued, CHANNEL_BRIDGE some 40 ms later.
import { hearingChanged } from "./hearing.ts";
import { isAlive, type Bridging, type Leg } from "./leg.ts";
import { goElsewhere, pairHeaders } from "./life.ts";
import { takeNext } from "./running.ts";
import type { World } from "./world.ts";

export function bridge(world: World, first: Leg, second: Leg): string {
  if (first === second) return "-ERR Invalid uuid\n";
  if (first.phase !== "answered" && second.phase !== "answered") return "-ERR Channels not ready\n";
  const bridging: Bridging = { first, second, startedAt: world.now(), isOver: false };
  for (const leg of [first, second]) {
    if (leg.bridging !== undefined) leg.bridging.isOver = true;
    leg.bridging = bridging;
  }
  // What plays on them ends when their state turns; until then it is heard.
  world.afterBetween(14, 20, () => {
    if (bridging.isOver) return;
    for (const leg of [first, second]) {
      goElsewhere(world, leg);
      leg.doing = "bridging";
    }
  });
  // 41 to 64 ms to the socket, of which the way takes 5 to 28.
  world.afterBetween(35.8, 37, () => {
    if (!bridging.isOver) stand(world, bridging);
  });
  return `+OK ${second.uuid}\n`;
}

function stand(world: World, bridging: Bridging): void {
  const { first, second } = bridging;
  bridging.isOver = true;
  if (!isAlive(first) || !isAlive(second)) return;
  for (const [leg, partner] of [
    [first, second],
    [second, first],
  ] as const) {
    leg.bridging = undefined;
    leg.partner = partner;
    leg.isFirst = leg === first;
    leg.doing = "bridged";
    leg.bridgedAt = world.now();
    leg.variables.set("last_bridge_to", partner.uuid);
    leg.variables.set("signal_bond", partner.uuid);
  }
  world.tell(first, "CHANNEL_BRIDGE", pairHeaders(first, second));
  hearingChanged(world);
  for (const leg of [first, second]) takeNext(world, leg);
}
