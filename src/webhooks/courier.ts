// Brings one webhook its facts: in order, one at a time, each until it is taken or given up. What it has done is written in
// the store a little later than it was done: what a crash leaves unwritten is done again, under the same id.
//
//   step:  reload where settings have changed -> write what was done -> give up, disable -> read ahead -> wait -> send
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type {
  DeliveryOutcome,
  OutboxFact,
  Poster,
  PostOutcome,
  WebhookOutbox,
  WebhookProgress,
  WebhookTarget,
} from "../ports/webhooks.ts";
import { messageId, signedPost } from "./message.ts";
import { afterFailure, errorText, isDelivered, LONGEST_ASKED_MS } from "./retry.ts";

/** Read ahead, and done between two writes. */
const FACTS_AT_ONCE = 50;
/** What was done is written no later than that. */
const WRITE_AFTER_MS = 1_000;
/** Until the store is asked again. */
const STORE_RETRY_MS = 2_000;

export interface CourierParts {
  readonly outbox: WebhookOutbox;
  readonly post: Poster;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly chance: () => number;
}

export interface CourierCounts {
  delivered: number;
  failed: number;
  givenUp: number;
}

type Next =
  | { readonly type: "again" }
  /** Until somebody wakes it, or the time has come. */
  | { readonly type: "wait"; readonly until: number | undefined }
  | { readonly type: "gone" };

/** What is to be said to the store before anything else is sent. */
type Duty =
  | { readonly type: "give-up-old"; readonly before: number; readonly why: string }
  | { readonly type: "disable"; readonly why: string };

const AGAIN: Next = { type: "again" };

export class Courier {
  readonly counts: CourierCounts = { delivered: 0, failed: 0, givenUp: 0 };
  readonly #id: number;
  readonly #parts: CourierParts;
  readonly #onDisabled: () => void;
  readonly #abort = new AbortController();
  #target: WebhookTarget | undefined;
  #progress: WebhookProgress = { cursor: 0, attempts: 0, failures: 0, failingSince: undefined, nextAt: undefined };
  #waiting: readonly OutboxFact[] = [];
  #done: DeliveryOutcome[] = [];
  #duty: Duty | undefined;
  #writtenAt = 0;
  #isStale = true;
  #isWoken = false;
  #isStopped = false;
  #cancelWake: (() => void) | undefined;
  #running: Promise<void> | undefined;

  /** `onDisabled`: it has disabled its webhook itself. */
  constructor(id: number, parts: CourierParts, onDisabled: () => void) {
    this.#id = id;
    this.#parts = parts;
    this.#onDisabled = onDisabled;
  }

  get isFailing(): boolean {
    return this.#progress.failingSince !== undefined;
  }

  /** How long the fact whose turn it is has been waiting; 0: there is none. */
  get waitingMs(): number {
    const [next] = this.#waiting;
    return next === undefined ? 0 : Math.max(0, this.#parts.clock.date() - next.at);
  }

  /** There may be new facts; `isChanged`: or the webhook is another. */
  wake(isChanged = false): void {
    if (this.#isStopped) return;
    this.#isStale ||= isChanged;
    this.#isWoken = true;
    this.#running ??= this.#run()
      .catch((error: unknown) => {
        this.#isWoken = false;
        this.#parts.log.error({ err: error, webhook: this.#id }, "a webhook stands still until there is something new");
      })
      .finally(() => {
        this.#running = undefined;
        if (this.#isWoken) this.wake();
      });
  }

  /** Sends nothing more. What is under way may end within `withinMs`; what was done is written, nothing else where it was changed. */
  async stop(withinMs: number): Promise<void> {
    this.#isStopped = true;
    const cancel = this.#parts.clock.wakeAt(this.#parts.clock.now() + withinMs, () => this.#abort.abort());
    await this.#running;
    this.#cancelWake?.();
    cancel();
    try {
      if (this.#target !== undefined && (this.#done.length > 0 || !this.#isStale)) await this.#write();
    } catch (error) {
      this.#parts.log.warn({ err: error, webhook: this.#id }, "deliveries could not be written; they will be repeated");
    }
  }

  async #run(): Promise<void> {
    this.#cancelWake?.();
    this.#cancelWake = undefined;
    while (!this.#isStopped) {
      this.#isWoken = false;
      const next = await this.#step();
      if (next.type === "again") continue;
      if (next.type === "wait" && next.until !== undefined) {
        this.#cancelWake = this.#parts.clock.wakeAt(next.until, () => this.wake());
      }
      return;
    }
    this.#isWoken = false;
  }

  async #step(): Promise<Next> {
    const { clock, log } = this.#parts;
    let next: Next | undefined;
    try {
      next = await this.#prepare();
    } catch (error) {
      log.warn({ err: error, webhook: this.#id }, "a webhook's facts cannot be read or written; trying again");
      return { type: "wait", until: clock.now() + STORE_RETRY_MS };
    }
    if (next !== undefined) return next;
    const [fact] = this.#waiting;
    if (fact === undefined || this.#target === undefined) return { type: "wait", until: undefined };
    const { nextAt } = this.#progress;
    const waitMs = nextAt === undefined ? 0 : nextAt - clock.now();
    // What is further away was said by a clock that has been set back since.
    if (waitMs > 0 && waitMs <= LONGEST_ASKED_MS) return { type: "wait", until: nextAt };
    await this.#deliver(fact, this.#target);
    return AGAIN;
  }

  /** All that has to do with the store. Undefined: it is time to send. */
  async #prepare(): Promise<Next | undefined> {
    const { clock } = this.#parts;
    const isDue = this.#waiting.length === 0 || this.isFailing || clock.now() - this.#writtenAt >= WRITE_AFTER_MS;
    if (this.#done.length > 0 && (isDue || this.#isStale)) await this.#write();
    if (this.#isStale) return this.#reload();
    if (this.#target === undefined) return { type: "gone" };
    if (this.#duty !== undefined) return this.#doDuty(this.#duty, this.#target);
    if (this.#waiting.length === 0) {
      const { facts, upTo } = await this.#parts.outbox.facts(this.#target, this.#progress.cursor, FACTS_AT_ONCE);
      this.#waiting = facts;
      if (facts.length === 0) this.#progress = { ...this.#progress, cursor: Math.max(this.#progress.cursor, upTo) };
    }
    return undefined;
  }

  async #reload(): Promise<Next> {
    this.#isStale = false;
    try {
      const found = await this.#parts.outbox.take(this.#id);
      this.#target = found?.target;
      if (found !== undefined) this.#progress = found.progress;
      this.#waiting = [];
      this.#duty = undefined;
      return found === undefined ? { type: "gone" } : AGAIN;
    } catch (error) {
      this.#isStale = true;
      throw error;
    }
  }

  async #write(): Promise<void> {
    const done = this.#done;
    await this.#parts.outbox.write(this.#id, this.#progress, done);
    this.#done = this.#done.slice(done.length);
    this.#writtenAt = this.#parts.clock.now();
  }

  async #doDuty(duty: Duty, target: WebhookTarget): Promise<Next> {
    const { outbox, log } = this.#parts;
    if (duty.type === "disable") {
      await outbox.disable(this.#id, duty.why);
      log.error({ webhook: this.#id, why: duty.why }, "a webhook is disabled");
      this.#target = undefined;
      this.#waiting = [];
      this.#onDisabled();
    } else {
      const { count, cursor } = await outbox.giveUp(target, duty.before, duty.why);
      this.givenUp(count, duty.why);
      this.#progress = { ...this.#progress, cursor: Math.max(cursor, this.#progress.cursor), attempts: 0 };
      this.#waiting = [];
    }
    this.#duty = undefined;
    return AGAIN;
  }

  givenUp(count: number, why: string): void {
    if (count === 0) return;
    this.counts.givenUp += count;
    this.#parts.log.error({ webhook: this.#id, facts: count, why }, "facts for a webhook are given up");
  }

  async #deliver(fact: OutboxFact, target: WebhookTarget): Promise<void> {
    const { clock, post } = this.#parts;
    const startedAt = clock.now();
    const message = { id: messageId(this.#id, fact), body: fact.body };
    const outcome = await post(signedPost(target, message, clock.date()), this.#abort.signal);
    const attempts = this.#progress.attempts + 1;
    if (isDelivered(outcome)) {
      this.counts.delivered += 1;
      this.#passOn(fact, this.#outcomeOf(fact, "delivered", outcome, attempts, startedAt));
      this.#progress = { ...this.#progress, failures: 0, failingSince: undefined, nextAt: undefined };
      return;
    }
    // We ended it ourselves, or it went where it should no longer go: it says nothing about the receiver.
    if (this.#abort.signal.aborted || this.#isStale) return;
    this.counts.failed += 1;
    this.#afterFailure(fact, outcome, attempts, startedAt);
  }

  #afterFailure(fact: OutboxFact, outcome: PostOutcome, attempts: number, startedAt: number): void {
    const { clock, log, chance } = this.#parts;
    const now = clock.now();
    const failures = this.#progress.failures + 1;
    const failingSince = this.#progress.failingSince ?? startedAt;
    const why = errorText(outcome);
    if (failures === 1) log.warn({ webhook: this.#id, why }, "a webhook fails; trying again");
    const factAt = fact.at - (clock.date() - now);
    const verdict = afterFailure({ outcome, attempts, failures, failingSince, factAt, now }, chance());
    this.#progress = { ...this.#progress, attempts, failures, failingSince };
    if (verdict.type === "give-up") {
      this.#passOn(fact, this.#outcomeOf(fact, "given-up", outcome, attempts, startedAt));
      this.givenUp(1, why);
    } else {
      this.#done.push(this.#outcomeOf(fact, "failing", outcome, attempts, startedAt));
    }
    if (verdict.type === "disable") this.#duty = { type: "disable", why: `${verdict.why} (last: ${why})` };
    if (verdict.type === "give-up-old") this.#duty = { type: "give-up-old", before: verdict.before, why };
    const nextAt = verdict.type === "disable" ? undefined : verdict.type === "retry" ? verdict.at : verdict.nextAt;
    this.#progress = { ...this.#progress, nextAt };
  }

  /** This fact is done with. */
  #passOn(fact: OutboxFact, outcome: DeliveryOutcome): void {
    this.#done.push(outcome);
    this.#waiting = this.#waiting.slice(1);
    this.#progress = { ...this.#progress, cursor: fact.seq, attempts: 0 };
  }

  #outcomeOf(
    { seq, type }: OutboxFact,
    status: DeliveryOutcome["status"],
    outcome: PostOutcome,
    attempts: number,
    startedAt: number,
  ): DeliveryOutcome {
    const at = this.#parts.clock.now();
    const httpStatus = outcome.type === "answered" ? outcome.status : undefined;
    return { seq, type, status, attempts, httpStatus, error: errorText(outcome), ms: at - startedAt, at };
  }
}
