/*
 * Which packet of a stream it is (RFC 3711 section 3.3.1), and whether it was there before (section 3.3.2).
 *
 *   index = roll-overs of the sequence number so far * 65 536 + sequence number
 */
/** More than any network lets come late. */
const WINDOW = 128;
const WHEEL = 65_536;

export class PacketIndexes {
  /** None yet: -1. */
  #highest = -1;
  /** The indexes that were taken last, each in its place. */
  readonly #taken = new Float64Array(WINDOW).fill(-1);

  /** The index that a sequence number most likely means: the one that is nearest to the highest so far. */
  guess(sequence: number): number {
    if (this.#highest < 0) return sequence;
    const low = this.#highest % WHEEL;
    const base = this.#highest - low;
    if (low < WHEEL / 2) return sequence - low > WHEEL / 2 && base > 0 ? base - WHEEL + sequence : base + sequence;
    return low - WHEEL / 2 > sequence ? base + WHEEL + sequence : base + sequence;
  }

  /** Whether it has neither been taken nor is too old for that to be known. */
  isNew(index: number): boolean {
    return index > this.#highest - WINDOW && this.#taken[index % WINDOW] !== index;
  }

  /** Only what is known to be the peer's: a forged one must not move the window. */
  take(index: number): void {
    this.#taken[index % WINDOW] = index;
    if (index > this.#highest) this.#highest = index;
  }
}
