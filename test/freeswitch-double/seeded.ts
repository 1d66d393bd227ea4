// Chance by seed: the same seed gives the same delays and the same faults.
import { chanceOf, nextUint32, type Chance } from "../../src/core/chance.ts";

export class Seeded {
  readonly #chance: Chance;

  constructor(seed: number) {
    this.#chance = chanceOf(seed);
  }

  /** Uniform in 0 .. 1. */
  share(): number {
    return nextUint32(this.#chance) / 0x1_0000_0000;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.share();
  }

  happens(share: number): boolean {
    // Nothing is drawn where nothing can happen: faults that are off do not move the delays.
    return share > 0 && this.share() < share;
  }

  uuid(): string {
    const hex = Array.from({ length: 4 }, () => nextUint32(this.#chance).toString(16).padStart(8, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join(
      "-",
    );
  }
}
