import type { LegId } from "../../core/model.ts";

/** Remembers the legs that ended last: a command for one of them has crossed the news and is no mistake. */
export class EndedLegs {
  readonly #limit: number;
  readonly #legs = new Set<LegId>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(leg: LegId): void {
    this.#legs.add(leg);
    // A Set keeps the order of insertion: its first value is the oldest.
    const oldest = this.#legs.size > this.#limit ? this.#legs.values().next().value : undefined;
    if (oldest !== undefined) this.#legs.delete(oldest);
  }

  has(leg: LegId): boolean {
    return this.#legs.has(leg);
  }
}
