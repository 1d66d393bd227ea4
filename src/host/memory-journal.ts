import type { Fact } from "../core/facts.ts";
import type { Journal } from "../ports/journal.ts";

/** A journal for tests and simulations: it keeps the facts, and nothing over a restart. */
export class MemoryJournal implements Journal {
  facts: Fact[] = [];

  get lastFact(): number {
    return this.facts.at(-1)?.seq ?? 0;
  }

  append(facts: readonly Fact[]): void {
    this.facts.push(...facts);
  }

  read(from: number, limit: number): Promise<Fact[]> {
    const start = this.facts.findIndex((fact) => fact.seq >= from);
    return Promise.resolve(start < 0 ? [] : this.facts.slice(start, start + limit));
  }

  forget(upTo: number): void {
    this.facts = this.facts.filter((fact) => fact.seq > upTo);
  }

  close(): void {
    this.facts = [];
  }
}
