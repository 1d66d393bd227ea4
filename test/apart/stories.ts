// Stories of a line: what happens to either end, by seed, and how all comes to rest.
import type { SwitchEvent } from "../../src/core/switch.ts";
import { Line, type LineOptions } from "./line.ts";

/** Mulberry32: the same seed, the same story. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const ACTS: readonly (readonly [number, (line: Line, chance: () => number) => void])[] = [
  [30, (line) => line.happen()],
  [10, (line) => line.order()],
  [30, (line) => line.deliverToSwitch()],
  [30, (line) => line.deliverToController()],
  [10, (line) => line.connect()],
  [10, (line) => line.startController()],
  [10, (line) => line.startSwitch()],
  [10, (line, chance) => line.pass(Math.floor(chance() * 300))],
  [6, (line, chance) => line.changeAccounts(chance())],
  [4, (line) => line.complete()],
  [4, (line) => line.write()],
  [2, (line) => void (line.logIsBehind = true)],
  [2, (line) => line.breakLine()],
  [2, (line) => line.killController()],
  [1, (line) => line.killSwitch()],
];
const WEIGHT = ACTS.reduce((sum, [weight]) => sum + weight, 0);

function act(line: Line, chance: () => number): void {
  let at = chance() * WEIGHT;
  const found = ACTS.find(([weight]) => (at -= weight) < 0);
  found?.[1](line, chance);
}

/** Everything comes back, and all that is on its way arrives. */
export function settle(line: Line): void {
  line.write();
  line.startSwitch();
  line.startController();
  line.complete();
  line.connect();
  deliver(line);
  line.write();
}

export function deliver(line: Line): void {
  for (let rounds = 0; line.waits > 0 && rounds < 100_000; rounds += 1) {
    line.deliverToSwitch();
    line.deliverToController();
  }
}

export function keysOf(line: Line): number[] {
  return line.log.flatMap(({ event }) => (event.type === "digit" ? [Number(event.digit)] : []));
}

export function lastUp(line: Line): Extract<SwitchEvent, { readonly type: "up" }> {
  const up = line.log.findLast(({ event }) => event.type === "up")?.event;
  if (up?.type !== "up") throw new Error("the switch never said what is so");
  return up;
}

export function play(seed: number, options: LineOptions): Line {
  const line = new Line(options);
  const chance = chanceOf(seed);
  for (let step = 0; step < 400; step += 1) act(line, chance);
  settle(line);
  return line;
}
