// Who fails again and again is answered more and more slowly, then not at all for a while.
//
//   failures      1 2 3     4 5 6 7 8 9        10
//                 pass      delay, doubling    ignore 1 min, after each further 10 twice as long, at most 16 min
import { countedAddress } from "../../net/counted-address.ts";

export interface ThrottleOptions {
  /** Failures that cost nothing: people mistype. Default 3. */
  readonly freeFailures?: number;
  /** Failures after which the address is ignored. Default 10. */
  readonly failuresToIgnore?: number;
  readonly firstDelayMs?: number;
  readonly longestDelayMs?: number;
  readonly firstIgnoreMs?: number;
  readonly longestIgnoreMs?: number;
  /** A record is forgotten when nothing failed for so long. Default 15 minutes. */
  readonly forgetMs?: number;
  /** Addresses remembered at most; beyond it the one that failed longest ago is forgotten. Default 10 000. */
  readonly limit?: number;
}

export type Verdict =
  | { readonly type: "pass" }
  /** Hold the answer back for so long. */
  | { readonly type: "delay"; readonly delayMs: number }
  /** Drop what comes, without an answer. */
  | { readonly type: "ignore"; readonly until: number };

interface FailureRecord {
  readonly failures: number;
  readonly lastAt: number;
  readonly ignoredUntil: number;
  /** How often it was ignored already. */
  readonly timesIgnored: number;
}

const PASS: Verdict = { type: "pass" };

/** Time is milliseconds since 1970. */
export class Throttle {
  readonly #options: Required<ThrottleOptions>;
  /** In the order of the last failure. */
  readonly #records = new Map<string, FailureRecord>();

  constructor(options: ThrottleOptions = {}) {
    this.#options = {
      freeFailures: 3,
      failuresToIgnore: 10,
      firstDelayMs: 250,
      longestDelayMs: 4_000,
      firstIgnoreMs: 60_000,
      longestIgnoreMs: 960_000,
      forgetMs: 900_000,
      limit: 10_000,
      ...options,
    };
  }

  /** What to do with a message from this address. */
  verdict(address: string, now: number): Verdict {
    const record = this.#records.get(countedAddress(address));
    if (record === undefined) return PASS;
    if (now < record.ignoredUntil) return { type: "ignore", until: record.ignoredUntil };
    if (this.#isForgotten(record, now)) return PASS;
    const beyond = record.failures - this.#options.freeFailures;
    if (beyond <= 0) return PASS;
    const delayMs = Math.min(this.#options.firstDelayMs * 2 ** (beyond - 1), this.#options.longestDelayMs);
    return { type: "delay", delayMs };
  }

  /** Counts one failure. `began`: the address is ignored from now on, which is worth a line in the log. */
  failed(from: string, now: number): { readonly verdict: Verdict; readonly began: boolean } {
    const address = countedAddress(from);
    const { failuresToIgnore, firstIgnoreMs, longestIgnoreMs, limit } = this.#options;
    const old = this.#records.get(address);
    const known = old === undefined || this.#isForgotten(old, now) ? undefined : old;
    const timesIgnored = known?.timesIgnored ?? 0;
    const failures = (known?.failures ?? 0) + 1;
    // What was under way when the address became ignored may still fail; that does not make it longer.
    const isIgnored = known !== undefined && now < known.ignoredUntil;
    const begins = !isIgnored && failures >= failuresToIgnore;
    const ignoredUntil = begins
      ? now + Math.min(firstIgnoreMs * 2 ** timesIgnored, longestIgnoreMs)
      : (known?.ignoredUntil ?? 0);
    this.#records.delete(address);
    this.#records.set(address, {
      failures: begins || isIgnored ? 0 : failures,
      lastAt: now,
      ignoredUntil,
      timesIgnored: begins ? timesIgnored + 1 : timesIgnored,
    });
    this.#forget(now, limit);
    return { verdict: this.verdict(address, now), began: begins };
  }

  /** Somebody there knows a password: behind one address may be a house full of telephones, one of them set up wrong. */
  succeeded(address: string): void {
    this.#records.delete(countedAddress(address));
  }

  /** For tests and gauges. */
  get remembered(): number {
    return this.#records.size;
  }

  #isForgotten(record: FailureRecord, now: number): boolean {
    return now >= record.ignoredUntil && now - Math.max(record.lastAt, record.ignoredUntil) > this.#options.forgetMs;
  }

  #forget(now: number, limit: number): void {
    for (const [address, record] of this.#records) {
      if (this.#records.size <= limit && !this.#isForgotten(record, now)) return;
      this.#records.delete(address);
    }
  }
}
