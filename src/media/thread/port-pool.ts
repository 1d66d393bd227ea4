import type { PortRange } from "./protocol.ts";

/** The even ports of a range, or all, each one's turn as late as possible, and not before it has rested. */
export class PortPool {
  readonly #restMs: number;
  /** In the order of their turn; a port that was used goes to the end. */
  readonly #free: { readonly port: number; readonly notBeforeMs: number }[] = [];
  #head = 0;

  /** `step`: 2 where each takes the one above, too. */
  constructor(range: PortRange, restMs: number, step: 1 | 2 = 2) {
    this.#restMs = restMs;
    for (let port = range.from + (range.from % step); port + step - 1 <= range.to; port += step) {
      this.#free.push({ port, notBeforeMs: -Infinity });
    }
  }

  /** How many are free or resting. */
  get size(): number {
    return this.#free.length - this.#head;
  }

  /** Undefined: all are in use or resting. */
  take(nowMs: number): number | undefined {
    const first = this.#free[this.#head];
    if (first === undefined || first.notBeforeMs > nowMs) return undefined;
    this.#head += 1;
    if (this.#head > 1_024 && this.#head * 2 > this.#free.length) {
      this.#free.splice(0, this.#head);
      this.#head = 0;
    }
    return first.port;
  }

  giveBack(port: number, nowMs: number): void {
    this.#free.push({ port, notBeforeMs: nowMs + this.#restMs });
  }
}
