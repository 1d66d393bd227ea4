// Facts on their way to receivers outside: what whoever delivers them needs of the store, and what the API may ask of them.

/** What a webhook is sent: 1: facts as the engine has them; 2: events of the public contract. */
export type WebhookVersion = 1 | 2;

export interface WebhookTarget {
  readonly id: number;
  readonly url: string;
  /** The one in use first; then one that was in use until lately. */
  readonly secrets: readonly string[];
  readonly version: WebhookVersion;
  /** Of facts; names of events where it is of version 2. */
  readonly types: readonly string[];
  /** Of these: those that it is told without the words that people have written to one another; absent: none. */
  readonly wordless?: readonly string[];
  /** Facts of calls that have come into one of these; empty: all facts. */
  readonly queues: readonly string[];
}

/** How far a webhook has come. Times are milliseconds since 1970. */
export interface WebhookProgress {
  /** The last fact that is done with. */
  readonly cursor: number;
  /** Of the fact after that. */
  readonly attempts: number;
  /** Attempts that have failed since the last one that went well. */
  readonly failures: number;
  readonly failingSince: number | undefined;
  readonly nextAt: number | undefined;
}

/** A fact as it is sent, the same at every attempt. */
export interface OutboxFact {
  readonly seq: number;
  readonly at: number;
  /** The fact's, or the name of the event that it is told as. */
  readonly type: string;
  readonly body: string;
}

export interface DeliveryOutcome {
  readonly seq: number;
  readonly type: string;
  readonly status: "delivered" | "failing" | "given-up";
  readonly attempts: number;
  /** Undefined: nothing was answered. */
  readonly httpStatus: number | undefined;
  /** In our own words, without anything of the receiver's; empty: there is none. */
  readonly error: string;
  readonly ms: number;
  readonly at: number;
}

/**
 * What the implementer owes: facts are there in their order, and none becomes visible before an earlier one; what `write`
 * has resolved for survives the end of the process; while the database is away every promise rejects.
 */
export interface WebhookOutbox {
  /** All that are not removed. */
  webhooks(): Promise<readonly { readonly id: number; readonly enabled: boolean }[]>;
  /** Undefined: it is gone, or disabled. */
  take(id: number): Promise<{ readonly target: WebhookTarget; readonly progress: WebhookProgress } | undefined>;
  /** Also of one that is disabled. */
  target(id: number): Promise<WebhookTarget | undefined>;
  /** Facts after the cursor that this webhook wants; there are no others up to `upTo`. */
  facts(
    target: WebhookTarget,
    cursor: number,
    limit: number,
  ): Promise<{ readonly facts: readonly OutboxFact[]; readonly upTo: number }>;
  /** One of them as this webhook is sent it, whether it picked it or not; people's own messages only if it did. */
  fact(target: WebhookTarget, seq: number): Promise<OutboxFact | undefined>;
  write(id: number, progress: WebhookProgress, outcomes: readonly DeliveryOutcome[]): Promise<void>;
  /** An attempt beside the order: the progress stays. */
  note(id: number, outcome: DeliveryOutcome): Promise<void>;
  /** Gives up what waits and is older than `before`. */
  giveUp(
    target: WebhookTarget,
    before: number,
    why: string,
  ): Promise<{ readonly count: number; readonly cursor: number }>;
  disable(id: number, why: string): Promise<void>;
  /** Removes what is too old or too much. How much was removed that a webhook had not got yet. */
  trim(): Promise<readonly { readonly id: number; readonly count: number }[]>;
}

/** One request to a receiver. */
export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type PostOutcome =
  | { readonly type: "answered"; readonly status: number; readonly retryAfterMs: number | undefined }
  /** `error` in our own words. */
  | { readonly type: "failed"; readonly error: string };

/** Never rejects, follows no redirect, and takes no longer than its limit. */
export type Poster = (post: Post, signal: AbortSignal) => Promise<PostOutcome>;

/** How an attempt went that somebody asked for. */
export interface Tried {
  readonly delivered: boolean;
  readonly httpStatus: number | undefined;
  readonly error: string;
  readonly ms: number;
}

export interface WebhookDesk {
  /** Webhooks have been changed. */
  refresh(): void;
  /** Sends a message of the type `test`. Undefined: there is no such webhook. */
  test(id: number): Promise<Tried | undefined>;
  /** Sends a fact once more, beside the order. Undefined: the webhook or the fact is not there (any more). */
  redeliver(id: number, seq: number): Promise<Tried | undefined>;
}
