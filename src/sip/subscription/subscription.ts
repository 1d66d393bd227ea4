// One subscription as its notifier sees it (RFC 6665 section 4.2), as a pure function of its state. Who it is and what is
// told is no matter here, only when.
//
//    SUBSCRIBE                  200 to the NOTIFY
//   -----------> telling --------------------------------> resting
//                 ^  |  <-------------------------------      |
//                 |  |   something changed, SUBSCRIBE again   |
//                 +--+ what changed meanwhile                 |
//                    |                                        |
//                    +-----------> over <---------------------+
//     the time is up, Expires: 0, it is dismissed: with a last NOTIFY; a NOTIFY that fails: without a word
//
// One NOTIFY is under way at a time: over UDP the second might overtake the first, and who changes much tells the last.

export interface Subscription {
  readonly phase: "telling" | "resting" | "over";
  /** Something changed while a NOTIFY was under way. */
  readonly isStale: boolean;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export type SubscriptionInput =
  /** SUBSCRIBE inside the dialog; 0 takes it back. */
  | { readonly type: "refreshed"; readonly expiresSeconds: number }
  | { readonly type: "changed" }
  /** The NOTIFY under way has its outcome. */
  | { readonly type: "told"; readonly isTaken: boolean }
  | { readonly type: "time" }
  | { readonly type: "dismissed"; readonly reason: DismissReason };

/** RFC 6665 section 4.1.3: "rejected" and "noresource": do not try again; "probation": not at once. */
export type DismissReason = "rejected" | "noresource" | "probation";

export type SubscriptionEffect =
  /** The value of Subscription-State. */
  { readonly type: "notify"; readonly state: string } | { readonly type: "forget" };

export type SubscriptionStep = readonly [Subscription, readonly SubscriptionEffect[]];

/** A SUBSCRIBE that makes one. Of 0 seconds it is a question: answered by one NOTIFY, and nothing is kept. */
export function subscribe(expiresSeconds: number, now: number): SubscriptionStep {
  const expiresAt = now + expiresSeconds * 1_000;
  const begun: Subscription = { phase: "telling", isStale: false, expiresAt };
  return expiresSeconds === 0 ? end(begun, "timeout") : [begun, [active(begun, now)]];
}

export function stepSubscription(subscription: Subscription, input: SubscriptionInput, now: number): SubscriptionStep {
  if (subscription.phase === "over") return [subscription, []];
  switch (input.type) {
    case "refreshed": {
      const refreshed = { ...subscription, expiresAt: now + input.expiresSeconds * 1_000 };
      return input.expiresSeconds === 0 ? end(refreshed, "timeout") : tell(refreshed, now);
    }
    case "changed":
      return tell(subscription, now);
    case "told":
      if (!input.isTaken) return [{ ...subscription, phase: "over" }, [{ type: "forget" }]];
      return subscription.isStale
        ? [{ ...subscription, isStale: false }, [active(subscription, now)]]
        : [{ ...subscription, phase: "resting" }, []];
    case "time":
      return now < subscription.expiresAt ? [subscription, []] : end(subscription, "timeout");
    case "dismissed":
      return end(subscription, input.reason);
  }
}

function tell(subscription: Subscription, now: number): SubscriptionStep {
  if (subscription.phase === "telling") return [{ ...subscription, isStale: true }, []];
  return [{ ...subscription, phase: "telling" }, [active(subscription, now)]];
}

function active({ expiresAt }: Subscription, now: number): SubscriptionEffect {
  return { type: "notify", state: `active;expires=${Math.max(0, Math.round((expiresAt - now) / 1_000))}` };
}

function end(subscription: Subscription, reason: DismissReason | "timeout"): SubscriptionStep {
  const last: SubscriptionEffect = { type: "notify", state: `terminated;reason=${reason}` };
  return [{ ...subscription, phase: "over" }, [last, { type: "forget" }]];
}
