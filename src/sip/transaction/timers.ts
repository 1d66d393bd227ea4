// The timers of RFC 3261 section 17 (table 4 of annex A), in milliseconds.

/** The three base values; every timer A..M is derived from them. */
export interface Timers {
  /** Estimated round-trip time. */
  readonly t1: number;
  /** Longest interval between retransmissions of non-INVITE requests and of INVITE responses. */
  readonly t2: number;
  /** Longest time a message stays in the network. */
  readonly t4: number;
}

export const DEFAULT_TIMERS: Timers = { t1: 500, t2: 4_000, t4: 5_000 };

/** 64*T1: how long a request is tried (timers B, F, H), and how long late messages are awaited (J, L, M). */
export function lifetimeMs(timers: Timers): number {
  return 64 * timers.t1;
}

/** Timer D: at least 32 s over unreliable transport, none over reliable. */
export function timerD(timers: Timers): number {
  return Math.max(32_000, lifetimeMs(timers));
}

/** No deadline. */
export const NEVER = Number.POSITIVE_INFINITY;
