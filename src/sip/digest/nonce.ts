// Nonces that prove by themselves when we made them and for whom, and a record of the counts used with them, so that
// credentials that were overheard cannot be sent again (RFC 7616 sections 3.3 and 5.4, 5.5).
//
//   | time, ms, 12 hex | random, 16 hex | HMAC-SHA-256(secret, time random place), first 32 hex |
//
// Whoever forges the address of a datagram does not see what we send there: a nonce of that place shows that its sender
// is there indeed.
import { createHmac } from "node:crypto";
import { isSameDigest } from "./digest.ts";

const TIME_DIGITS = 12;
const RANDOM_BYTES = 8;
const BODY_DIGITS = TIME_DIGITS + 2 * RANDOM_BYTES;
const HMAC_DIGITS = 32;
const NONCE = new RegExp(`^[0-9a-f]{${BODY_DIGITS + HMAC_DIGITS}}$`);

export interface NonceOptions {
  /** Key of the HMAC; anything unguessable. A new one makes all nonces foreign. */
  readonly secret: string;
  /** Lower-case hex digits of so many random bytes. */
  readonly random: (bytes: number) => string;
  /** How long a nonce may be used; default 5 minutes. */
  readonly lifetimeMs?: number;
  /** Used nonces remembered at most; default 10 000. Beyond it the oldest become stale early. */
  readonly limit?: number;
}

/** A nonce that is ours, made for whoever shows it, and not too old, with a count that was not used before. */
export interface GoodNonce {
  readonly nonce: string;
  readonly issuedAt: number;
  readonly count: number;
}

interface Used {
  readonly issuedAt: number;
  readonly highestCount: number;
}

/** Time is milliseconds since 1970. Nothing is remembered for a nonce that is only issued. */
export class Nonces {
  readonly #secret: string;
  readonly #random: (bytes: number) => string;
  readonly #lifetimeMs: number;
  readonly #limit: number;
  /** In the order of first use. */
  readonly #used = new Map<string, Used>();
  /** Nonces issued up to here are stale: a used one may have been forgotten. */
  #staleUntil = -1;

  constructor(options: NonceOptions) {
    this.#secret = options.secret;
    this.#random = options.random;
    this.#lifetimeMs = options.lifetimeMs ?? 300_000;
    this.#limit = options.limit ?? 10_000;
  }

  /** For whoever is at `place`. */
  issue(place: string, now: number): string {
    const body = Math.trunc(now).toString(16).padStart(TIME_DIGITS, "0") + this.#random(RANDOM_BYTES);
    return body + this.#seal(body, place);
  }

  /**
   * Undefined: anything that a peer with the right password may send in good faith: too old, count used already, made for
   * another address, by another process or by nobody. `count` is the nc sent; undefined (no qop) can be used once, for
   * without a count a second use cannot be told from a replay.
   */
  check(nonce: string, place: string, count: number | undefined, now: number): GoodNonce | undefined {
    const issuedAt = this.#issuedAt(nonce, place);
    if (issuedAt === undefined || issuedAt > now || now - issuedAt > this.#lifetimeMs) return undefined;
    const highest = count ?? Number.MAX_SAFE_INTEGER;
    const used = this.#used.get(nonce);
    const isUsed = used === undefined ? issuedAt <= this.#staleUntil || highest < 1 : highest <= used.highestCount;
    return isUsed ? undefined : { nonce, issuedAt, count: highest };
  }

  /** To be called only once the digest was found right, else anybody could use up the counts of others. */
  use({ nonce, issuedAt, count }: GoodNonce, now: number): void {
    this.#used.set(nonce, { issuedAt, highestCount: count });
    this.#forget(now);
  }

  /** For tests and gauges. */
  get remembered(): number {
    return this.#used.size;
  }

  #forget(now: number): void {
    for (const [nonce, { issuedAt }] of this.#used) {
      const isOver = now - issuedAt > this.#lifetimeMs;
      if (!isOver && this.#used.size <= this.#limit) return;
      this.#used.delete(nonce);
      if (!isOver) this.#staleUntil = Math.max(this.#staleUntil, issuedAt);
    }
  }

  #issuedAt(nonce: string, place: string): number | undefined {
    if (!NONCE.test(nonce)) return undefined;
    const body = nonce.slice(0, BODY_DIGITS);
    if (!isSameDigest(this.#seal(body, place), nonce.slice(BODY_DIGITS))) return undefined;
    return Number.parseInt(body.slice(0, TIME_DIGITS), 16);
  }

  #seal(body: string, place: string): string {
    return createHmac("sha256", this.#secret)
      .update(body + place)
      .digest("hex")
      .slice(0, HMAC_DIGITS);
  }
}
