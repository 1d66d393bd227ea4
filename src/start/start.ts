// A start on its way: what it holds already, and whether somebody ends it before it is over.
import type { RunningCenter } from "../host/running-center.ts";
import { Hurry } from "./hurry.ts";

const DRAIN_LOOK_MS = 100;

/** What can be stopped. */
export interface Stoppable {
  /** Takes no new calls, waits for live ones within `drainMs`, ends the rest, and releases everything. */
  stop(drainMs: number): Promise<void>;
  /** While it stops: nothing is waited for any more but what must be; it is over within a second or so. */
  hurry(): void;
}

const NEVER = new Promise<never>(() => undefined);

export class Start {
  readonly hurry = new Hurry();
  /** Calls are taken, and there is no database yet. */
  isAlone = false;
  /** What comes to nothing is this start alone: where the switch is elsewhere, its calls go on with whoever starts next. */
  leavesCalls = false;
  #held: (() => Promise<void> | void)[] = [];
  #isStopping = false;

  /** What is released where the start comes to nothing, the last first. */
  readonly hold = (release: () => Promise<void> | void): void => void this.#held.push(release);

  /** What who waits for the start gets where somebody stops it. */
  get neverOver(): Promise<never> {
    return NEVER;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  async release(): Promise<void> {
    for (const release of this.#held.splice(0).reverse()) await release();
  }

  /** What comes after this does not happen where somebody stops it. */
  async goOn<Result>(work: Promise<Result>): Promise<Result> {
    const result = await work;
    return this.#isStopping ? NEVER : result;
  }

  /** Ends a center that takes calls and is not all there yet. */
  async stop(running: RunningCenter, drainMs: number): Promise<void> {
    if (this.#isStopping) return;
    this.#isStopping = true;
    running.drain();
    await untilQuiet(running, drainMs, this.hurry);
    await this.release();
  }
}

/** Until no call lives, the time is up, or somebody is in a hurry. */
export async function untilQuiet(running: RunningCenter, withinMs: number, hurry: Hurry): Promise<void> {
  for (let waited = 0; waited < withinMs && running.liveCalls > 0 && !hurry.isAsked; waited += DRAIN_LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, DRAIN_LOOK_MS));
  }
}
