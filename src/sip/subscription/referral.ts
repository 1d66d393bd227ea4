// What whoever has sent us a REFER is told of what becomes of it (RFC 3515 section 2.4.4), as a pure function of its state.
//
//    REFER            200 to the NOTIFY
//   -------> telling -------------------> resting
//             ^  |  <-----------------------  |
//             +--+   progress, SUBSCRIBE      |
//   what came meanwhile                      the time is up
//                |                            |
//                +---> over <--- telling <----+
//    the last word is taken, or any NOTIFY fails
//
// One NOTIFY is under way at a time: over UDP the second might overtake the first, and the last word must be the last.

interface Word {
  readonly status: number;
  /** Of the last word: why there is none after it (RFC 6665 section 4.1.3). */
  readonly ends: "noresource" | "timeout" | undefined;
}

export interface Referral {
  readonly phase: "telling" | "resting" | "over";
  /** What was told last, or is being told. */
  readonly told: Word;
  /** What is to be told next. */
  readonly waiting: Word | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export type ReferralInput =
  /** What the call that was asked for answers; 200 and above is the last word. */
  | { readonly type: "progress"; readonly status: number }
  /** SUBSCRIBE inside the dialog; 0 takes it back. */
  | { readonly type: "refreshed"; readonly expiresSeconds: number }
  /** The NOTIFY under way has its outcome. */
  | { readonly type: "told"; readonly isTaken: boolean }
  | { readonly type: "time" };

export type ReferralEffect =
  /** `state`: the value of Subscription-State. */
  { readonly type: "notify"; readonly status: number; readonly state: string } | { readonly type: "forget" };

export type ReferralStep = readonly [Referral, readonly ReferralEffect[]];

const TRYING: Word = { status: 100, ends: undefined };
const TOO_LATE: Word = { status: 408, ends: "timeout" };

/** A REFER that was accepted: there is a NOTIFY at once. */
export function refer(lifetimeMs: number, now: number): ReferralStep {
  return tell({ phase: "telling", told: TRYING, waiting: undefined, expiresAt: now + lifetimeMs }, TRYING, now);
}

export function stepReferral(referral: Referral, input: ReferralInput, now: number): ReferralStep {
  if (referral.phase === "over") return [referral, []];
  switch (input.type) {
    case "progress":
      return say(referral, { status: input.status, ends: input.status >= 200 ? "noresource" : undefined }, now);
    case "refreshed": {
      // It may be shortened, and goes on no longer than we can say anything.
      const expiresAt = Math.min(referral.expiresAt, now + input.expiresSeconds * 1_000);
      const { status } = lastWord(referral);
      return say({ ...referral, expiresAt }, { status, ends: input.expiresSeconds === 0 ? "timeout" : undefined }, now);
    }
    case "told":
      if (!input.isTaken || referral.told.ends !== undefined) return over(referral);
      return referral.waiting === undefined
        ? [{ ...referral, phase: "resting" }, []]
        : tell(referral, referral.waiting, now);
    case "time":
      return now < referral.expiresAt ? [referral, []] : say(referral, TOO_LATE, now);
  }
}

/** When `time` is due. */
export function referralDeadline(referral: Referral): number {
  return lastWord(referral).ends === undefined ? referral.expiresAt : Number.POSITIVE_INFINITY;
}

function lastWord({ told, waiting }: Referral): Word {
  return waiting ?? told;
}

function say(referral: Referral, word: Word, now: number): ReferralStep {
  if (lastWord(referral).ends !== undefined) return [referral, []];
  return referral.phase === "telling" ? [{ ...referral, waiting: word }, []] : tell(referral, word, now);
}

function tell(referral: Referral, word: Word, now: number): ReferralStep {
  const seconds = Math.max(0, Math.round((referral.expiresAt - now) / 1_000));
  const state = word.ends === undefined ? `active;expires=${seconds}` : `terminated;reason=${word.ends}`;
  const { status } = word;
  return [{ ...referral, phase: "telling", told: word, waiting: undefined }, [{ type: "notify", status, state }]];
}

function over(referral: Referral): ReferralStep {
  return [{ ...referral, phase: "over" }, [{ type: "forget" }]];
}
