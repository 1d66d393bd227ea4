// How much one socket, one user and one address may ask of us.

export interface LiveLimits {
  /** Sockets of all together; a tenth more for those who come back. */
  readonly all: number;
  /** Sockets of one user. */
  readonly perUser: number;
  /** Of one address; an IPv6 network of 64 bits counts as one. */
  readonly perAddress: number;
  /** Requests a second on one socket, over a while; twice as many at once. */
  readonly requests: number;
  /** Subscriptions of one socket. */
  readonly subscriptions: number;
  /** That wait to be read by a client, before it is taken as too slow. */
  readonly bufferBytes: number;
  /** In which somebody must have logged in. */
  readonly loginMs: number;
}

export const DEFAULT_LIVE_LIMITS: LiveLimits = {
  all: 4_000,
  perUser: 100,
  perAddress: 1_000,
  requests: 50,
  subscriptions: 200,
  bufferBytes: 1_048_576,
  loginMs: 10_000,
};

/** Of one message, as mod_verto has it. */
export const LONGEST_MESSAGE_BYTES = 1_000_000;
/** Of one message, and of all together, before somebody has logged in. */
export const LONGEST_BEFORE_LOGIN_BYTES = 16_384;
export const MOST_BEFORE_LOGIN_BYTES = 65_536;
/** Requests of one socket that wait for their turn. */
export const MOST_PENDING = 50;
/** Wrong logins on one socket. */
export const MOST_FAILED_LOGINS = 3;
/** Clients' data on free channels goes to all who listen there. */
export const LONGEST_BROADCAST = 65_536;
/** Without a word from the client it is asked whether it is there. */
export const PING_AFTER_MS = 30_000;
export const GONE_AFTER_MS = 60_000;

/** Why a socket is closed, and what it is told (RFC 6455 section 7.4.1; 4000 and above are ours). */
export const CLOSES = {
  "shutting-down": { code: 1001, reason: "the server is shutting down" },
  "taken-over": { code: 1000, reason: "the session goes on at another socket" },
  binary: { code: 1003, reason: "text frames only" },
  "too-large": { code: 1009, reason: "too much before login" },
  "not-logged-in": { code: 4408, reason: "nobody has logged in in time" },
  "wrong-logins": { code: 4401, reason: "too many wrong logins" },
  "session-in-use": { code: 4409, reason: "the session is somebody else's" },
  "let-out": { code: 4403, reason: "who logged in here is not let in any more" },
  flood: { code: 4429, reason: "too many requests" },
  slow: { code: 4413, reason: "the client reads too slowly" },
  silent: { code: 4504, reason: "no sign of life" },
} as const satisfies Readonly<Record<string, { readonly code: number; readonly reason: string }>>;
export type CloseWhy = keyof typeof CLOSES;

/** So many a second over a while, and `most` at once. */
export class Allowance {
  readonly #perSecond: number;
  readonly #most: number;
  #left: number;
  #at: number;

  constructor(perSecond: number, most: number, now: number) {
    this.#perSecond = perSecond;
    this.#most = most;
    this.#left = most;
    this.#at = now;
  }

  /** How many are left after this one; below zero: it was one too many. `now` in milliseconds of a clock that nobody sets. */
  take(now: number): number {
    const grown = this.#left + ((now - this.#at) * this.#perSecond) / 1000;
    this.#at = now;
    // Who goes on asks in vain for as long again, no longer.
    this.#left = Math.max(-this.#most, Math.min(this.#most, grown) - 1);
    return this.#left;
  }
}
