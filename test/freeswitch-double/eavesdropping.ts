// `eavesdrop UUID`: who does it hears both; what they say goes nowhere, to the leg (2), to its partner (1), or to both (3).
import { hearingChanged } from "./hearing.ts";
import { isAlive, isTrue, topOf, type Leg, type Running } from "./leg.ts";
import { atOnce, begin, finish } from "./running.ts";
import type { World } from "./world.ts";

type About = Pick<Running, "app" | "argument" | "eventUuid">;

export function eavesdrop(world: World, leg: Leg, about: About, ended: () => void): void {
  const target = world.legs.get(about.argument);
  if (target === undefined || !isAlive(target)) {
    atOnce(world, leg, about);
    ended();
    return;
  }
  const toPartner = isTrue(leg, "eavesdrop_whisper_aleg") ? 1 : 0;
  const toTarget = isTrue(leg, "eavesdrop_whisper_bleg") ? 2 : 0;
  const mode = (toPartner + toTarget) as 0 | 1 | 2 | 3;
  const running: Running = {
    ...{ app: about.app, argument: about.argument, eventUuid: about.eventUuid, sound: false },
    eavesdrop: { target, mode, since: world.now() },
    stop: () => {
      if (!leg.running.includes(running)) return;
      finish(world, leg, running, "_none_");
      ended();
    },
  };
  begin(world, leg, running);
}

/** Keys that the leg's own phone would press, and `uuid_recv_dtmf`. */
export function eavesdropKey(world: World, leg: Leg, digit: string): boolean {
  const found = topOf(leg)?.eavesdrop;
  if (found === undefined || !/^[0-3]$/.test(digit)) return false;
  world.afterBetween(2, 18, () => {
    found.mode = Number(digit) as 0 | 1 | 2 | 3;
    hearingChanged(world);
  });
  return true;
}
