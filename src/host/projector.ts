// Carries facts from the journal into the database: in order, each batch in one transaction with the number it ends at,
// again and again until it has succeeded. Calls never wait for it.
import type { Fact } from "../core/facts.ts";
import type { Clock } from "../ports/clock.ts";
import type { Journal } from "../ports/journal.ts";
import type { Log } from "../ports/log.ts";
import type { Measure, Measured } from "../ports/measures.ts";
import { gauge } from "./measures.ts";

const BATCH_FACTS = 500;
/** What is kept in memory for the next batch; beyond that the journal is read instead. */
const MOST_PENDING_FACTS = 20_000;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 10_000;
/** How long facts may gather into one batch: a record is in the database that soon after the call. */
const GATHER_MS = 250;

/** Where facts end up. `project` takes facts it has already seen without harm. */
export interface FactSink {
  project(facts: readonly Fact[]): Promise<unknown>;
  /** Whether the same facts may go well another time: the database is away, not the facts at fault. */
  isAway(error: unknown): boolean;
}

export interface ProjectorParts {
  readonly sink: FactSink;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
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

  constructor(parts: ProjectorParts) {
    this.#parts = parts;
  }

  /** `cursor`: the last fact the database has. Brings it up to date with the journal before it resolves. */
  async start(cursor: number): Promise<void> {
    this.#cursor = cursor;
    this.#latest = Math.max(cursor, this.#parts.journal.lastFact);
    while (this.#cursor < this.#latest && (await this.#projectSome()));
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

  measures(): readonly Measure[] {
    return [gauge("xcc_facts_behind", "Facts that the database does not have yet.", [{ value: this.behind }])];
  }

  /** Resolves when the database has all facts, or `withinMs` have passed. True: it has. */
  async flush(withinMs: number): Promise<boolean> {
    const until = this.#parts.clock.now() + withinMs;
    while (this.behind > 0 && this.#parts.clock.now() < until) {
      if (this.#working === undefined) this.#work();
      await this.#working;
      if (this.behind > 0)
        await new Promise<void>((resolve) => this.#parts.clock.wakeAt(this.#parts.clock.now() + 50, resolve));
    }
    return this.behind === 0;
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

  #work(): void {
    this.#working = this.#workOff().finally(() => {
      this.#working = undefined;
      if (this.behind > 0) this.#schedule(this.#retryMs);
    });
  }

  async #workOff(): Promise<void> {
    while (this.behind > 0 && !this.#stopped) {
      try {
        if (!(await this.#projectSome())) return;
        this.#retryMs = FIRST_RETRY_MS;
      } catch (error) {
        if (!this.#parts.sink.isAway(error)) {
          this.#isolate(error);
          continue;
        }
        this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
        const { log } = this.#parts;
        log.warn(
          { err: error, behind: this.behind, retryMs: this.#retryMs },
          "facts could not be stored; trying again",
        );
        return;
      }
    }
  }

  /** One fact that cannot be stored must not hold up all that come after it: it is looked for, told, and left out. */
  #isolate(error: unknown): void {
    const { log } = this.#parts;
    if (this.#cursor >= this.#oneByOneUpTo) {
      this.#oneByOneUpTo = Math.min(this.#cursor + BATCH_FACTS, this.#latest);
      log.error({ err: error, from: this.#cursor + 1 }, "facts cannot be stored; looking for the one at fault");
      return;
    }
    this.#cursor += 1;
    this.#pending = this.#pending.filter((fact) => fact.seq > this.#cursor);
    log.error({ err: error, fact: this.#cursor }, "a fact cannot be stored; it is left out");
  }

  get #batch(): number {
    return this.#cursor < this.#oneByOneUpTo ? 1 : BATCH_FACTS;
  }

  /** False: there was nothing to project, though there should have been (the journal lost facts it could not write). */
  async #projectSome(): Promise<boolean> {
    const facts = await this.#nextFacts();
    const last = facts.at(-1);
    if (last === undefined) {
      const lost = this.#latest - this.#cursor;
      if (lost > 0 && this.#pending.length === 0) {
        this.#parts.log.error(
          { lost, from: this.#cursor + 1 },
          "facts are neither in memory nor in the journal; going on after them",
        );
        this.#cursor = this.#latest;
      }
      return false;
    }
    await this.#parts.sink.project(facts);
    this.#cursor = last.seq;
    this.#pending = this.#pending.filter((fact) => fact.seq > last.seq);
    this.#parts.journal.forget(last.seq);
    return true;
  }

  async #nextFacts(): Promise<readonly Fact[]> {
    const first = this.#pending[0];
    if (first?.seq === this.#cursor + 1) return this.#pending.slice(0, this.#batch);
    const kept = await this.#parts.journal.read(this.#cursor + 1, this.#batch);
    if (kept.length > 0) return kept;
    // What the journal does not have but memory does.
    return this.#pending.slice(0, this.#batch);
  }
}
