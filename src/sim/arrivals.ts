import type { Chance } from "../core/chance.ts";
import { drawExponential, drawMs } from "./draw.ts";
import type { Stream } from "./scenario.ts";

/** A caller to be: all that chance says of them is drawn beforehand, so that they are the same whatever the floor does. */
export interface Caller {
  readonly stream: Stream;
  /** From the scenario's beginning. */
  readonly atMs: number;
  readonly talkMs: number;
  /** Undefined: they never hang up. */
  readonly patienceMs: number | undefined;
}

/** The callers of a stream, one after the other: a Poisson process with the rate of each interval. */
export function* callersOf(stream: Stream, intervalMs: number, durationMs: number, chance: Chance): Generator<Caller> {
  let atMs = 0;
  for (;;) {
    // What is still to be gone through of the integrated rate before the next one comes.
    let rest = drawExponential(chance);
    for (;;) {
      const index = Math.floor(atMs / intervalMs);
      if (atMs >= durationMs) return;
      const perMs = (stream.expected[Math.min(index, stream.expected.length - 1)] ?? 0) / intervalMs;
      const leftMs = (index + 1) * intervalMs - atMs;
      if (rest < leftMs * perMs) {
        atMs += rest / perMs;
        break;
      }
      rest -= leftMs * perMs;
      atMs = (index + 1) * intervalMs;
    }
    if (atMs >= durationMs) return;
    const talkMs = drawMs(chance, stream.talk);
    const patienceMs = stream.patience === undefined ? undefined : drawMs(chance, stream.patience);
    yield { stream, atMs, talkMs, patienceMs };
  }
}
