// Carries facts into the database: in order, each batch in one transaction with the number it ends at, again and again
// until it has succeeded. Calls never wait for it, and no record is given up: only a fact that is itself at fault is laid
// aside, while its neighbours go in; whatever else is wrong stops the projection until it is mended, and that is said.
import type { Fact } from "../core/facts.ts";
import type { Clock } from "../ports/clock.ts";
import type { FactSource } from "../ports/event-log.ts";
import type { Log } from "../ports/log.ts";
import type { Measure, Measured } from "../ports/measures.ts";
import { gauge } from "./measures.ts";

/** Larger ones bring facts in a little faster, and hold up calls for longer: this many for 14 ms at most, 500 for 20. */
const BATCH_FACTS = 200;
/** What is kept in memory for the next batch; beyond that the facts are made again from the log. */
const MOST_PENDING_FACTS = 20_000;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 10_000;
/** How long facts may gather into one batch: a record is in the database that soon after the call. */
const GATHER_MS = 250;
/** Who waits for all to be stored looks that often. */
const LOOK_MS = 50;
/** Calls whose facts are kept beside the database as well. */
const MOST_CALLS_ASIDE = 1_000;

/**
 * What is wrong when facts cannot be stored: the database is away and comes back by itself; the facts are at fault
 * and will never go in; or something else that somebody has to mend (a table, a permission, a disk).
 */
export type SinkFailure = "away" | "facts" | "other";

/** Where facts end up. `project` takes facts it has already seen without harm. */
export interface FactSink {
  project(facts: readonly Fact[]): Promise<unknown>;
  failureOf(error: unknown): SinkFailure;
}

export interface ProjectorParts {
  readonly sink: FactSink;
  readonly source: FactSource;
  readonly clock: Clock;
  readonly log: Log;
  /** Keeps a fact that cannot be stored, with the reason. Where it throws the projection stops. */
  readonly layAside: (fact: Fact, error: unknown) => void;
}

export class Projector implements Measured {
  readonly #parts: ProjectorParts;
  #pending: Fact[] = [];
  /** The last fact the database has. */
  #cursor = 0;
  #latest = 0;
  #working: Promise<void> | undefined;
  #cancelRetry: (() => void) | undefined;
  #stopped = false;
  #retryMs = FIRST_RETRY_MS;
  /** Facts up to this number are stored one by one: one among them cannot be stored. */
  #oneByOneUpTo = 0;
  #laidAside = 0;
  /** Calls whose beginning was laid aside: without it the rest has no record to go into, and is kept for it. */
  readonly #callsAside = new Set<string>();
  #trouble: string | undefined;

  constructor(parts: ProjectorParts) {
    this.#parts = parts;
  }

  /** `cursor`: the last fact the database has; `latest`: the last one that has happened. */
  start(cursor: number, latest: number): void {
    this.#cursor = cursor;
    this.#latest = Math.max(cursor, latest);
    this.#parts.source.forget(cursor);
    if (this.behind > 0) this.#schedule(0);
  }

  /** New facts, in order and without gaps. */
  take(facts: readonly Fact[]): void {
    const last = facts.at(-1);
    if (last === undefined) return;
    this.#latest = last.seq;
    if (this.#pending.length + facts.length <= MOST_PENDING_FACTS) this.#pending.push(...facts);
    else this.#pending = [];
    this.#schedule(GATHER_MS);
  }

  /** How many facts the database does not have yet. */
  get behind(): number {
    return this.#latest - this.#cursor;
  }

  /** Why facts are not stored although the database answers; undefined: they are, or it does not. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  measures(): readonly Measure[] {
    const value = (amount: number) => [{ value: amount }];
    return [
      gauge("xcc_facts_behind", "Facts that the database does not have yet.", value(this.behind)),
      gauge("xcc_facts_laid_aside", "Facts that could not be stored since the start.", value(this.#laidAside)),
      gauge(
        "xcc_projection_stopped",
        "1 while facts cannot be stored though the database is there, else 0.",
        value(this.#trouble === undefined ? 0 : 1),
      ),
    ];
  }

  /** Resolves when the database has all facts, or `withinMs` have passed. True: it has. */
  async flush(withinMs: number): Promise<boolean> {
    const until = this.#parts.clock.now() + withinMs;
    while (this.behind > 0 && this.#parts.clock.now() < until) {
      if (this.#working === undefined) this.#work();
      // A database that is asked and says nothing is not waited for longer than that either.
      await this.#until(until, this.#working);
      if (this.behind > 0) await this.#until(Math.min(until, this.#parts.clock.now() + LOOK_MS));
    }
    return this.behind === 0;
  }

  /** Until that time, or the end of this. */
  #until(at: number, ended?: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.wakeAt(at, resolve);
      void ended?.finally(() => {
        cancel();
        resolve();
      });
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelRetry?.();
  }

  #schedule(delayMs: number): void {
    if (this.#working !== undefined || this.#cancelRetry !== undefined || this.#stopped) return;
    this.#cancelRetry = this.#parts.clock.wakeAt(this.#parts.clock.now() + delayMs, () => {
      this.#cancelRetry = undefined;
      this.#work();
    });
  }

  /** One at a time: who waits for all to be stored begins at once, and the alarm that was set before goes off meanwhile. */
  #work(): void {
    if (this.#working !== undefined) return;
    this.#working = this.#workOff().finally(() => {
      this.#working = undefined;
      if (this.behind > 0) this.#schedule(this.#retryMs);
    });
  }

  async #workOff(): Promise<void> {
    while (this.behind > 0 && !this.#stopped) {
      const facts = await this.#nextFacts();
      if (facts.length === 0) return;
      try {
        await this.#parts.sink.project(facts);
        this.#keepForLater(facts);
        this.#isStored(facts);
      } catch (error) {
        if (!this.#goesOnAfter(error, facts)) return;
      }
    }
  }

  #isStored(facts: readonly Fact[]): void {
    this.#moveTo(facts.at(-1)?.seq ?? this.#cursor);
    this.#retryMs = FIRST_RETRY_MS;
    if (this.#trouble === undefined) return;
    this.#trouble = undefined;
    this.#parts.log.warn({ behind: this.behind }, "facts are stored again");
  }

  #moveTo(fact: number): void {
    this.#cursor = fact;
    this.#pending = this.#pending.filter(({ seq }) => seq > fact);
    this.#parts.source.forget(fact);
  }

  /** False: it is tried again later. */
  #goesOnAfter(error: unknown, facts: readonly Fact[]): boolean {
    const { sink, log } = this.#parts;
    const failure = sink.failureOf(error);
    if (failure === "facts") return this.#isolate(error, facts);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    const fields = { err: error, behind: this.behind, retryMs: this.#retryMs };
    if (failure === "away") log.warn(fields, "facts could not be stored; trying again");
    else this.#stopsFor(error, fields, "facts cannot be stored; they are kept until what is wrong is mended");
    return false;
  }

  #stopsFor(error: unknown, fields: object, text: string): void {
    this.#trouble = error instanceof Error ? error.message : String(error);
    this.#parts.log.error(fields, text);
  }

  /** One fact at fault must not hold up all that come after it: it is looked for, told, and laid aside. */
  #isolate(error: unknown, facts: readonly Fact[]): boolean {
    const { log, layAside } = this.#parts;
    const [fact] = facts;
    if (fact === undefined || facts.length > 1) {
      this.#oneByOneUpTo = facts.at(-1)?.seq ?? this.#cursor;
      log.error({ err: error, from: this.#cursor + 1 }, "a fact cannot be stored; looking for it");
      return true;
    }
    try {
      layAside(fact, error);
    } catch (why) {
      this.#retryMs = LONGEST_RETRY_MS;
      this.#stopsFor(why, { err: why, fact: fact.seq }, "a fact can neither be stored nor laid aside");
      return false;
    }
    this.#laidAside += 1;
    if (fact.type === "call-started") this.#noteCallAside(fact.call);
    this.#moveTo(fact.seq);
    log.error({ err: error, fact: fact.seq }, "a fact cannot be stored; it is laid aside");
    return true;
  }

  #noteCallAside(call: string): void {
    const [oldest] = this.#callsAside;
    if (oldest !== undefined && this.#callsAside.size >= MOST_CALLS_ASIDE) this.#callsAside.delete(oldest);
    this.#callsAside.add(call);
  }

  /** What has gone in, but into no record. */
  #keepForLater(facts: readonly Fact[]): void {
    if (this.#callsAside.size === 0) return;
    const why = new Error("the beginning of its call is laid aside");
    for (const fact of facts) {
      if (!("call" in fact) || fact.call === undefined || !this.#callsAside.has(fact.call)) continue;
      try {
        this.#parts.layAside(fact, why);
      } catch (error) {
        this.#parts.log.error({ err: error, fact: fact.seq }, "a fact of a call that is laid aside cannot be kept");
      }
    }
  }

  get #batch(): number {
    return this.#cursor < this.#oneByOneUpTo ? 1 : BATCH_FACTS;
  }

  /** None: there are none by now, though there should be; they are looked for again. */
  async #nextFacts(): Promise<readonly Fact[]> {
    const inMemory = this.#fromMemory();
    if (inMemory !== undefined) return inMemory;
    let made: readonly Fact[];
    try {
      made = await this.#parts.source.read(this.#cursor + 1, this.#batch);
    } catch (error) {
      this.#retryMs = LONGEST_RETRY_MS;
      this.#stopsFor(error, { err: error, from: this.#cursor + 1 }, "facts cannot be made again from the log");
      return [];
    }
    const [first] = made;
    if (first !== undefined) return this.#afterGap(first.seq, made);
    // What the log does not have but memory does: it could not be written.
    const [next] = this.#pending;
    return next === undefined ? [] : this.#afterGap(next.seq, this.#pending.slice(0, this.#batch));
  }

  #fromMemory(): readonly Fact[] | undefined {
    const [first] = this.#pending;
    return first?.seq === this.#cursor + 1 ? this.#pending.slice(0, this.#batch) : undefined;
  }

  #afterGap(first: number, facts: readonly Fact[]): readonly Fact[] {
    const lost = first - this.#cursor - 1;
    if (lost > 0) {
      const fields = { lost, from: this.#cursor + 1 };
      this.#parts.log.error(fields, "facts are neither in memory nor in the log; going on after them");
      this.#cursor = first - 1;
    }
    return facts;
  }
}
