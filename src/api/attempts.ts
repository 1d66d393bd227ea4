// Wrong keys, passwords and tokens per address: after so many in a window, the address waits the window out.
import { countedAddress } from "../net/counted-address.ts";

const MOST_ATTEMPTS = 10;
const WINDOW_MS = 60_000;
/** Addresses remembered; beyond that the oldest is forgotten, so that nobody fills the memory. */
const MOST_ADDRESSES = 10_000;

export class Attempts {
  readonly #clock: { now(): number };
  readonly #failures = new Map<string, { count: number; readonly until: number }>();

  constructor(clock: { now(): number }) {
    this.#clock = clock;
  }

  /** Milliseconds for which the address is not listened to; 0: it may try. */
  blockedMs(address: string): number {
    const failures = this.#failures.get(countedAddress(address));
    if (failures === undefined || failures.count < MOST_ATTEMPTS) return 0;
    return Math.max(0, failures.until - this.#clock.now());
  }

  failed(from: string): void {
    const address = countedAddress(from);
    const now = this.#clock.now();
    const former = this.#failures.get(address);
    if (former !== undefined && former.until > now) {
      former.count += 1;
      return;
    }
    this.#failures.delete(address);
    const [oldest] = this.#failures.keys();
    if (oldest !== undefined && this.#failures.size >= MOST_ADDRESSES) this.#failures.delete(oldest);
    this.#failures.set(address, { count: 1, until: now + WINDOW_MS });
  }
}
