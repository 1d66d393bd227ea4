// Wrong keys, passwords and tokens per address (of IPv6 per network): after so many in a window, the address waits the window
// out.
import type { Log } from "../ports/log.ts";
import { countedAddress } from "../net/counted-address.ts";

const MOST_ATTEMPTS = 10;
const WINDOW_MS = 60_000;
/** Addresses remembered; beyond that the oldest is forgotten, so that nobody fills the memory. */
const MOST_ADDRESSES = 10_000;

export class Attempts {
  readonly #clock: { now(): number };
  readonly #failures = new Map<string, { count: number; readonly until: number }>();
  readonly #log: Pick<Log, "warn"> | undefined;

  constructor(clock: { now(): number }, log?: Pick<Log, "warn">) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Milliseconds for which the address is not listened to; 0: it may try. */
  blockedMs(address: string): number {
    const failures = this.#failures.get(countedAddress(address));
    if (failures === undefined || failures.count < MOST_ATTEMPTS) return 0;
    return leftMs(failures.until, this.#clock.now());
  }

  failed(from: string): void {
    const address = countedAddress(from);
    const now = this.#clock.now();
    const network = countedAddress(address);
    const former = this.#failures.get(network);
    if (former !== undefined && leftMs(former.until, now) > 0) {
      former.count += 1;
      // Once in a window. examples/fail2ban looks for this text.
      if (former.count === MOST_ATTEMPTS) this.#log?.warn({ address }, "Passwords are guessed from an address");
      return;
    }
    this.#failures.delete(network);
    const [oldest] = this.#failures.keys();
    if (oldest !== undefined && this.#failures.size >= MOST_ADDRESSES) this.#failures.delete(oldest);
    this.#failures.set(network, { count: 1, until: now + WINDOW_MS });
  }
}

/** A window that is longer than any was begun by a clock that has been set back since. */
function leftMs(until: number, now: number): number {
  return until - now > WINDOW_MS ? 0 : Math.max(0, until - now);
}
