// Unreliable transport: what is not answered is sent again after 0.5, 1, 2, 4, 4, ... s (RFC 3261 section 17.1), until
// it is answered or given up.
const FIRST_MS = 500;
const LONGEST_MS = 4_000;
const SWEEP_MS = 50;

interface Repeat {
  readonly send: () => void;
  readonly giveUp: () => void;
  readonly until: number;
  intervalMs: number;
  next: number;
}

export class Repeats {
  readonly #pending = new Map<string, Repeat>();
  #timer: NodeJS.Timeout | undefined;
  /** How often something had to be sent again: more than a few mean that the server is overloaded. */
  sentAgain = 0;

  start(): void {
    this.#timer = setInterval(() => this.#sweep(performance.now()), SWEEP_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Sends at once and again until `answered(key)`; replaces what was pending under the key. */
  add(key: string, send: () => void, giveUpMs: number, giveUp: () => void): void {
    const now = performance.now();
    this.#pending.set(key, { send, giveUp, until: now + giveUpMs, intervalMs: FIRST_MS, next: now + FIRST_MS });
    send();
  }

  /** A provisional response also stops the repetition, but not the wait for the final one. */
  heard(key: string): void {
    const repeat = this.#pending.get(key);
    if (repeat !== undefined) repeat.next = Number.POSITIVE_INFINITY;
  }

  answered(key: string): void {
    this.#pending.delete(key);
  }

  #sweep(now: number): void {
    for (const [key, repeat] of this.#pending) {
      if (now >= repeat.until) {
        this.#pending.delete(key);
        repeat.giveUp();
      } else if (now >= repeat.next) {
        repeat.intervalMs = Math.min(2 * repeat.intervalMs, LONGEST_MS);
        repeat.next = now + repeat.intervalMs;
        this.sentAgain += 1;
        repeat.send();
      }
    }
  }
}
