// How often passwords may be tried. One guard for each login and each place that it is tried from: all strangers together are
// one place, and what a stranger does closes no other.
//
//            wrong (1 to 5)                     the sixth is wrong
//   open ------------------> open, counted ------------------------> closed for 15, 30, 60 ... minutes, at most a day
//     ^  right one, or a quiet day                                      |
//     +------------------------------------ open again, six more <------+
//
// Attempts are counted before the password is looked at, so that a hundred at once are not a hundred free ones.

export interface Guard {
  /** Attempts of this series, those that are being looked at among them. */
  readonly failures: number;
  /** How often it was closed. */
  readonly series: number;
  /** When the last attempt was counted, milliseconds since 1970. */
  readonly failedAt: number;
  readonly lockedUntil: number | undefined;
}

export type Admission =
  | { readonly type: "may-try"; readonly guard: Guard }
  /** `until`: milliseconds since 1970. */
  | { readonly type: "closed"; readonly until: number; readonly guard: Guard };

export const MOST_ATTEMPTS = 6;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 3_600_000;
/** So long after the last attempt, and after the lock, it is as if nothing had been. */
export const FORGOTTEN_AFTER_MS = 24 * 3_600_000;
/** What takes longer is not being looked at any more: whoever did has died. */
const LOOKED_AT_MS = 60_000;
/** When to ask again while others are being looked at. */
const SOON_MS = 1_000;

const OPEN: Guard = { failures: 0, series: 0, failedAt: 0, lockedUntil: undefined };

/** Counts an attempt, or says until when there is none. `former` undefined: nobody has tried yet. */
export function admit(former: Guard | undefined, now: number): Admission {
  const guard = former === undefined || isForgotten(former, now) ? OPEN : former;
  const { failures, lockedUntil, failedAt } = guard;
  if (lockedUntil !== undefined && lockedUntil > now) return { type: "closed", until: lockedUntil, guard };
  if (lockedUntil === undefined && failures >= MOST_ATTEMPTS) {
    if (now - failedAt < LOOKED_AT_MS) return { type: "closed", until: now + SOON_MS, guard };
    const locked = closed(guard, now);
    return { type: "closed", until: locked.lockedUntil, guard: locked };
  }
  const counted = lockedUntil === undefined ? failures + 1 : 1;
  return { type: "may-try", guard: { ...guard, failures: counted, failedAt: now, lockedUntil: undefined } };
}

/** The password was wrong. */
export function wrong(guard: Guard, now: number): Guard {
  return guard.failures >= MOST_ATTEMPTS && guard.lockedUntil === undefined ? closed(guard, now) : guard;
}

/** The password was not looked at after all. */
export function notLookedAt(guard: Guard): Guard {
  return { ...guard, failures: Math.max(0, guard.failures - 1) };
}

export function isForgotten({ failedAt, lockedUntil = 0 }: Guard, now: number): boolean {
  return Math.max(failedAt, lockedUntil) + FORGOTTEN_AFTER_MS <= now;
}

function closed(guard: Guard, now: number): Guard & { readonly lockedUntil: number } {
  const forMs = Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** guard.series);
  return { ...guard, series: guard.series + 1, lockedUntil: now + forMs };
}
