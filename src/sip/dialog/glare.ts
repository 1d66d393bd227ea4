// Both sides re-INVITE at once: each refuses the other's with 491, and waits before it tries again. The one who made the
// Call-ID waits longer, so that they do not meet again (RFC 3261 section 14.1).

/** Milliseconds to wait after a 491, in steps of 10 ms. `random` is in [0, 1). */
export function glareDelayMs(ownsCallId: boolean, random: number): number {
  return ownsCallId ? 2_100 + 10 * Math.floor(random * 191) : 10 * Math.floor(random * 201);
}

/** Retry-After of the 500 that a second request gets while the first is unanswered, 0 to 10 s (sections 14.2). */
export function retryAfterSeconds(random: number): number {
  return Math.floor(random * 11);
}
