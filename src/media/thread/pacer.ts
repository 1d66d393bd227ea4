/** What the pacer turns. */
export interface Paced {
  /** A slot's turn: `nowMs` is the time it should be (exactly 20 ms after that slot's last turn), not the time it is. */
  tick(slot: number, period: number, nowMs: number): void;
}

export const PERIOD_MS = 20;
/** Further behind than this, turns are left out: sending a second of audio at once would help nobody. */
const MAX_BEHIND_MS = 100;

/**
 * The beat of all sessions of a thread. Turn n is due at `start + n * 20 / slots` on an absolute scale, so lateness of
 * the timer never adds up.
 *
 *   slot   0    1    2    3    0    1    2    3
 *          |----|----|----|----|----|----|----|---->  5 ms each
 *   period 0                   1
 */
export class Pacer {
  readonly #paced: Paced;
  readonly #slots: number;
  readonly #startMs: number;
  #turn = 0;
  /** Periods left out. */
  periodsSkipped = 0;

  constructor(paced: Paced, slots: number, startMs: number) {
    this.#paced = paced;
    this.#slots = slots;
    this.#startMs = startMs;
  }

  /** Does the turns that are due and says how many milliseconds from now the next one is. */
  run(nowMs: number): number {
    const step = PERIOD_MS / this.#slots;
    if (nowMs - this.#due(step) > MAX_BEHIND_MS) this.#skip(nowMs);
    while (this.#due(step) <= nowMs) {
      this.#paced.tick(this.#turn % this.#slots, Math.floor(this.#turn / this.#slots), this.#due(step));
      this.#turn += 1;
    }
    return this.#due(step) - nowMs;
  }

  /** After a rest that was meant: goes on from now, and nothing was left out. */
  resume(nowMs: number): void {
    const skipped = this.periodsSkipped;
    this.#skip(nowMs);
    this.periodsSkipped = skipped;
  }

  #due(step: number): number {
    return this.#startMs + this.#turn * step;
  }

  /** Whole periods, so that every slot leaves out the same number of turns. */
  #skip(nowMs: number): void {
    const behind = nowMs - this.#due(PERIOD_MS / this.#slots);
    const periods = Math.max(0, Math.floor(behind / PERIOD_MS));
    this.#turn += periods * this.#slots;
    this.periodsSkipped += periods;
  }
}
