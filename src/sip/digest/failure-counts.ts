// How many failures each of many has not been forgiven yet. One is forgiven after the other, a leaky bucket: so all that
// is kept of one is the time at which the last of them will be.
//
//   added:       |    |  |
//   count:    0  1    2  3 - - 2 - - 1 - - 0
//                              <--->  forgiveMs

export interface FailureCountsOptions {
  /** Each failure takes so long to be forgiven, one after the other. */
  readonly forgiveMs: number;
  /** More are not counted, so that everybody is forgiven in bounded time. */
  readonly most: number;
  /** How many are remembered; beyond it those with the fewest failures are forgotten. */
  readonly limit: number;
}

/** Looked at when somebody new comes and there is no room; and when there is. */
const LOOKED_AT_FULL = 8;
const LOOKED_AT = 2;

/** Time is milliseconds since 1970. */
export class FailureCounts {
  readonly #options: FailureCountsOptions;
  /** When all is forgiven. */
  readonly #forgivenAt = new Map<string, number>();
  /** Goes round and round through them: to begin anew each time would lead past all that were taken out since. */
  #hand: MapIterator<[string, number]>;

  constructor(options: FailureCountsOptions) {
    this.#options = options;
    this.#hand = this.#forgivenAt.entries();
  }

  of(key: string, now: number): number {
    const forgivenAt = this.#forgivenAt.get(key);
    if (forgivenAt === undefined || forgivenAt <= now) return 0;
    return Math.ceil((forgivenAt - now) / this.#options.forgiveMs);
  }

  /** Counts one more, and returns how many there are. */
  add(key: string, now: number): number {
    const { forgiveMs, most } = this.#options;
    const before = this.#forgivenAt.get(key);
    if (before === undefined) this.#makeRoom(now);
    const forgivenAt = Math.min(Math.max(before ?? now, now) + forgiveMs, now + most * forgiveMs);
    this.#forgivenAt.set(before === undefined ? copyOf(key) : key, forgivenAt);
    return this.of(key, now);
  }

  clear(key: string): void {
    this.#forgivenAt.delete(key);
  }

  /** For tests. */
  get remembered(): number {
    return this.#forgivenAt.size;
  }

  /**
   * Of the next few, who is forgiven goes. Where there is no room, the one who is forgiven first goes: who makes up names
   * or moves from network to network has one failure by each, and pushes out their own.
   */
  #makeRoom(now: number): void {
    const isFull = this.#forgivenAt.size >= this.#options.limit;
    let least: string | undefined;
    let leastAt = Number.POSITIVE_INFINITY;
    for (let looked = 0; looked < (isFull ? LOOKED_AT_FULL : LOOKED_AT); looked++) {
      const [key, forgivenAt] = this.#next() ?? [];
      if (key === undefined || forgivenAt === undefined) break;
      if (forgivenAt <= now) this.#forgivenAt.delete(key);
      else if (forgivenAt < leastAt) [least, leastAt] = [key, forgivenAt];
    }
    if (least !== undefined && this.#forgivenAt.size >= this.#options.limit) this.#forgivenAt.delete(least);
  }

  #next(): readonly [string, number] | undefined {
    const next = this.#hand.next();
    if (next.done !== true) return next.value;
    this.#hand = this.#forgivenAt.entries();
    const first = this.#hand.next();
    return first.done === true ? undefined : first.value;
  }
}

/** A piece of a message's text would keep the whole text in memory. */
function copyOf(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
