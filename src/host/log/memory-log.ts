import type { Event } from "../../core/events.ts";
import type { Fact } from "../../core/facts.ts";
import type { EventLog, FactSource } from "../../ports/event-log.ts";

/** A log for tests and simulations: it keeps the facts, and nothing over a restart. */
export class MemoryLog implements EventLog, FactSource {
  facts: Fact[] = [];
  isWritten = true;

  append(_event: Event, facts: readonly Fact[]): void {
    this.facts.push(...facts);
  }

  get lastFact(): number {
    return this.facts.at(-1)?.seq ?? 0;
  }

  read(from: number, limit: number): Promise<Fact[]> {
    const start = this.facts.findIndex((fact) => fact.seq >= from);
    return Promise.resolve(start < 0 ? [] : this.facts.slice(start, start + limit));
  }

  forget(upTo: number): void {
    this.facts = this.facts.filter((fact) => fact.seq > upTo);
  }
}
