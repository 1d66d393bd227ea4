// Connections that were not taken, or not kept: counted all, told now and then, for whoever floods us must not fill the log.
import type { NoPlace } from "./places.ts";

/**
 * `gave-way`: a stranger, for one who came later. `slow`: the first message or request, or the rest of one, did not come in
 * time. `unproven`: has not shown who they are in time. `handshake`: did not agree on a secured connection, or has no certificate
 * that is taken.
 */
export type TurnedAwayWhy = NoPlace | "gave-way" | "slow" | "unproven" | "handshake";

const WHYS: readonly TurnedAwayWhy[] = ["address", "full", "gave-way", "slow", "unproven", "handshake"];
const TELL_MS = 10_000;

/** For the log: how many for what reason since it was told last, and where the latest came from. */
export type TurnedAwayFields = Readonly<Record<string, string | number>>;

export class TurnedAway {
  readonly #tell: (fields: TurnedAwayFields) => void;
  readonly #counts = new Map(WHYS.map((why) => [why, 0]));
  #untold = new Map<TurnedAwayWhy, number>();
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(tell: (fields: TurnedAwayFields) => void) {
    this.#tell = tell;
  }

  /** Since the start, by reason; they only grow. */
  get counts(): ReadonlyMap<TurnedAwayWhy, number> {
    return this.#counts;
  }

  /** `now` in milliseconds. What is not told at once is told with the next one. */
  count(why: TurnedAwayWhy, address: string, now: number): void {
    this.#counts.set(why, (this.#counts.get(why) ?? 0) + 1);
    this.#untold.set(why, (this.#untold.get(why) ?? 0) + 1);
    if (now - this.#toldAt < TELL_MS) return;
    this.#toldAt = now;
    const told = Object.fromEntries(this.#untold);
    this.#untold = new Map();
    this.#tell({ from: address, ...told });
  }
}
