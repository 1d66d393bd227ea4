// What comes after an attempt that failed: when the next one is made, and when it is enough.
//
//   5xx, 408, 425, 429, no answer     the receiver is down: tried again until it takes the fact, in order; what is older than
//                                     a day is given up once it has been down for a day
//   3xx, any other 4xx                it does not want this fact: given up after ten attempts, so that it holds up no other
//   410                               it says that it is gone: disabled
//   nothing accepted for three days   disabled
import type { PostOutcome } from "../ports/webhooks.ts";

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 300_000;
/** A receiver may ask for more time than we would give it, up to this. */
export const LONGEST_ASKED_MS = 3_600_000;
const MOST_REFUSALS = 10;
export const GIVE_UP_AFTER_MS = 86_400_000;
export const DISABLE_AFTER_MS = 3 * 86_400_000;

const NOT_NOW = new Set([408, 425, 429]);
const GONE = 410;

export interface Failing {
  readonly outcome: PostOutcome;
  /** Of this fact, with this one. */
  readonly attempts: number;
  /** In a row, with this one. */
  readonly failures: number;
  readonly failingSince: number;
  readonly factAt: number;
  readonly now: number;
}

export type Verdict =
  | { readonly type: "retry"; readonly at: number }
  /** This fact only. */
  | { readonly type: "give-up"; readonly nextAt: number }
  | { readonly type: "give-up-old"; readonly before: number; readonly nextAt: number }
  | { readonly type: "disable"; readonly why: string };

export function isDelivered(outcome: PostOutcome): boolean {
  return outcome.type === "answered" && outcome.status >= 200 && outcome.status <= 299;
}

/** `chance`: from 0 to 1, drawn anew each time, so that receivers which fell together are not called together. */
export function afterFailure({ outcome, now, ...state }: Failing, chance: number): Verdict {
  if (outcome.type === "answered" && outcome.status === GONE) {
    return { type: "disable", why: "the receiver answered 410: it is gone" };
  }
  const failingMs = now - state.failingSince;
  if (failingMs >= DISABLE_AFTER_MS)
    return { type: "disable", why: "the receiver has accepted nothing for three days" };
  const nextAt = now + retryMs(state.failures, outcome, chance);
  if (isRefusal(outcome) && state.attempts >= MOST_REFUSALS) return { type: "give-up", nextAt };
  const before = now - GIVE_UP_AFTER_MS;
  if (failingMs >= GIVE_UP_AFTER_MS && state.factAt < before) return { type: "give-up-old", before, nextAt };
  return { type: "retry", at: nextAt };
}

/** Doubled from one to the next, of which at least half is waited. */
export function retryMs(failures: number, outcome: PostOutcome, chance: number): number {
  const doubled = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(30, failures - 1));
  const asked = outcome.type === "answered" ? Math.min(outcome.retryAfterMs ?? 0, LONGEST_ASKED_MS) : 0;
  return Math.max(Math.round(doubled * (0.5 + chance / 2)), asked);
}

function isRefusal(outcome: PostOutcome): boolean {
  return outcome.type === "answered" && outcome.status >= 300 && outcome.status <= 499 && !NOT_NOW.has(outcome.status);
}

/** For people. */
export function errorText(outcome: PostOutcome): string {
  if (outcome.type === "failed") return outcome.error;
  if (isDelivered(outcome)) return "";
  if (outcome.status >= 300 && outcome.status <= 399) return `answered ${outcome.status}; redirects are not followed`;
  return `answered ${outcome.status}`;
}
