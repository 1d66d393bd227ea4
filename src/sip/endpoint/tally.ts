// How many of what has passed since the start, for counters. Bounded, whatever is sent: methods that we do not know are
// one, and so are the refusals of others by their class.
import type { Slowed } from "../digest/guesses.ts";

/** Counts since the start; they only grow. */
export interface Tally {
  /** Messages that were understood, retransmissions included, by method ("other" for those we do not know). */
  readonly requestsReceived: ReadonlyMap<string, number>;
  /** By class: 1xx to 6xx. */
  readonly responsesReceived: ReadonlyMap<string, number>;
  /** Without retransmissions. */
  readonly requestsSent: ReadonlyMap<string, number>;
  /** By status; those repeated because a request was repeated count once, except outside of transactions. */
  readonly responsesSent: ReadonlyMap<number, number>;
  readonly malformed: number;
  /** Credentials that were wrong. */
  readonly authenticationFailures: number;
  /** Credentials that were not looked at, by whose failures that was. */
  readonly authenticationsSlowed: ReadonlyMap<Slowed, number>;
  /** Credentials with a nonce that was too old, used already, of another address, or never ours. */
  readonly staleNonces: number;
  /** Transactions whose peer never answered, or never acknowledged. */
  readonly timeouts: number;
}

export class Counts {
  readonly #methods: ReadonlySet<string>;
  readonly #requestsReceived = new Map<string, number>();
  readonly #responsesReceived = new Map<string, number>();
  readonly #requestsSent = new Map<string, number>();
  readonly #responsesSent = new Map<number, number>();
  readonly #authenticationsSlowed = new Map<Slowed, number>();
  malformed = 0;
  authenticationFailures = 0;
  staleNonces = 0;

  constructor(methods: readonly string[]) {
    this.#methods = new Set(methods);
  }

  requestReceived(method: string): void {
    count(this.#requestsReceived, this.#methods.has(method) ? method : "other");
  }

  responseReceived(status: number): void {
    count(this.#responsesReceived, `${Math.floor(status / 100)}xx`);
  }

  requestSent(method: string): void {
    count(this.#requestsSent, method);
  }

  responseSent(status: number): void {
    count(this.#responsesSent, status);
  }

  authenticationSlowed(why: Slowed): void {
    count(this.#authenticationsSlowed, why);
  }

  tally(timeouts: number): Tally {
    return {
      requestsReceived: this.#requestsReceived,
      responsesReceived: this.#responsesReceived,
      requestsSent: this.#requestsSent,
      responsesSent: this.#responsesSent,
      malformed: this.malformed,
      authenticationFailures: this.authenticationFailures,
      authenticationsSlowed: this.#authenticationsSlowed,
      staleNonces: this.staleNonces,
      timeouts,
    };
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
