// Runs the engine: the only place where a loop turns and the only one that stamps events with the time.
//
//   switch, API, clock --event--> step --> journal --> switch (commands) --> listeners (facts)
//
// Facts are written before commands are sent: what a phone has seen happen is on record.
import type { StepResult } from "../core/center.ts";
import type { AgentEvent, Event, EventBody, MessageEvent, Outcome, StartedEvent } from "../core/events.ts";
import type { Fact } from "../core/facts.ts";
import type { Clock } from "../ports/clock.ts";
import type { Journal } from "../ports/journal.ts";
import type { Log } from "../ports/log.ts";
import type { Measure, Measured } from "../ports/measures.ts";
import type { Switch } from "../ports/switch.ts";
import { gauge } from "./measures.ts";

/** Facts kept in memory while the journal cannot be written; beyond that the oldest are given up, and said so. */
const MOST_UNWRITTEN_FACTS = 100_000;

/** What the host needs of the engine. */
export interface Engine {
  step(event: Event): StepResult;
  nextDeadline(): number | undefined;
}

export interface HostParts {
  readonly center: Engine;
  readonly switch: Switch;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly log: Log;
}

export class Host implements Measured {
  readonly #parts: HostParts;
  readonly #listeners = new Set<(facts: readonly Fact[]) => void>();
  readonly #backlog: EventBody[] = [];
  #running = false;
  #unwritten: Fact[] = [];
  #cancelWake: (() => void) | undefined;
  #wakesAt: number | undefined;

  constructor(parts: HostParts) {
    this.#parts = parts;
  }

  /** Starts the engine from what is kept, then the switch. */
  async start(started: Omit<StartedEvent, "type">): Promise<void> {
    this.#run({ type: "started", ...started });
    await this.#parts.switch.start((event) => this.handle(event));
  }

  /** Called with the facts of each step, in order. A listener must not call back into the host in the same turn. */
  onFacts(listener: (facts: readonly Fact[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets an event happen, after those that are happening. */
  handle(event: EventBody): void {
    if (this.#running) {
      this.#backlog.push(event);
      return;
    }
    this.#run(event);
  }

  /** Lets an event happen now and answers what the domain says to it. */
  ask(event: AgentEvent | MessageEvent): Outcome {
    if (this.#running) throw new Error("The host was asked from inside a step.");
    return this.#run(event);
  }

  /** Whether all that has happened is in the journal. */
  get isWritten(): boolean {
    return this.#unwritten.length === 0;
  }

  measures(): readonly Measure[] {
    const value = this.#unwritten.length;
    return [gauge("xcc_facts_unwritten", "Facts that the journal on disk does not have.", [{ value }])];
  }

  /** Ends every call, then the switch. */
  async stop(): Promise<void> {
    this.handle({ type: "stopping" });
    await this.#parts.switch.stop();
    this.#cancelWake?.();
    this.#writeUnwritten();
  }

  #run(event: EventBody): Outcome {
    this.#running = true;
    let outcome: Outcome;
    try {
      outcome = this.#step(event);
      for (let next = this.#backlog.shift(); next !== undefined; next = this.#backlog.shift()) this.#step(next);
    } finally {
      this.#running = false;
    }
    this.#armWake();
    return outcome;
  }

  #step(event: EventBody): Outcome {
    const result = this.#parts.center.step({ ...event, at: this.#parts.clock.now() });
    this.#keep(result);
    if (result.commands.length > 0) this.#parts.switch.send(result.commands);
    if (result.facts.length > 0) this.#tell(result.facts);
    return result.outcome;
  }

  #keep({ facts }: StepResult): void {
    if (facts.length === 0) return;
    if (this.#unwritten.length > 0) {
      this.#unwritten.push(...facts);
      this.#writeUnwritten();
      return;
    }
    try {
      this.#parts.journal.append(facts);
    } catch (error) {
      this.#unwritten.push(...facts);
      this.#parts.log.error({ err: error }, "the journal cannot be written; facts are kept in memory until it can");
    }
  }

  /** Calls go on while the disk is full; what they did is written as soon as there is room. */
  #writeUnwritten(): void {
    if (this.#unwritten.length === 0) return;
    try {
      this.#parts.journal.append(this.#unwritten);
      this.#unwritten = [];
    } catch (error) {
      if (this.#unwritten.length <= MOST_UNWRITTEN_FACTS) return;
      const lost = this.#unwritten.length - MOST_UNWRITTEN_FACTS;
      this.#unwritten = this.#unwritten.slice(lost);
      this.#parts.log.error(
        { err: error, lost },
        "the journal cannot be written for too long; the oldest facts are lost",
      );
    }
  }

  #tell(facts: readonly Fact[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(facts);
      } catch (error) {
        this.#parts.log.error({ err: error }, "a listener to facts failed");
      }
    }
  }

  #armWake(): void {
    const next = this.#parts.center.nextDeadline();
    if (next === this.#wakesAt) return;
    this.#cancelWake?.();
    this.#wakesAt = next;
    this.#cancelWake =
      next === undefined
        ? undefined
        : this.#parts.clock.wakeAt(next, () => {
            this.#wakesAt = undefined;
            this.handle({ type: "tick" });
          });
  }
}
