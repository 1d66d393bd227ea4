// `uuid_transfer LEG [-both|-bleg] APPLICATION:ARGUMENT[,...] inline`
import { execute, isApplication } from "./applications.ts";
import { isAlive, type Leg } from "./leg.ts";
import { goElsewhere, partBoth } from "./life.ts";
import type { World } from "./world.ts";

export function transfer(world: World, leg: Leg, words: readonly string[]): string {
  const [flag = "", ...others] = words;
  const isFlag = flag === "-both" || flag === "-bleg";
  const [target = "", dialplan = "", ...more] = isFlag ? others : words;
  if (dialplan !== "inline" || target === "" || more.length > 1) {
    world.violation(`uuid_transfer: only inline is known here: ${words.join(" ")}`);
    return "-ERR No such dialplan\n";
  }
  const steps = target.split(",").map((step) => {
    const at = step.indexOf(":");
    return at < 0 ? { app: step, argument: "" } : { app: step.slice(0, at), argument: step.slice(at + 1) };
  });
  const unknown = steps.find(({ app }) => !isApplication(app));
  if (unknown !== undefined) {
    world.violation(`uuid_transfer: no such application: ${unknown.app}`);
    return "-ERR\n";
  }
  const partner = leg.doing === "bridged" ? leg.partner : undefined;
  const going =
    flag === "-both" && partner !== undefined
      ? [leg, partner]
      : flag === "-bleg" && partner !== undefined
        ? [partner]
        : [leg];
  // One turn of the leg's own loop, so that both are members, or parked, after some 21 ms.
  world.afterBetween(8, 16, () => {
    if (flag === "-both" && partner !== undefined && leg.partner === partner) partBoth(world, leg, partner);
    for (const each of going) go(world, each, steps);
  });
  return "+OK\n";
}

function go(world: World, leg: Leg, steps: readonly { readonly app: string; readonly argument: string }[]): void {
  if (!isAlive(leg)) return;
  if (leg.bridging !== undefined) {
    leg.bridging.isOver = true;
    leg.bridging = undefined;
  }
  goElsewhere(world, leg);
  for (const [at, step] of steps.entries()) {
    execute(world, leg, { ...step, eventUuid: world.chance.uuid(), isLast: at === steps.length - 1 });
  }
}
