import type { Fact } from "../core/facts.ts";

/**
 * Where facts are kept the moment they happen, until the database has them.
 *
 * The implementer owes: what `append` returned from survives the end of the process; `read` gives facts in order,
 * without gaps from the oldest kept; a last line that was cut off is dropped, not an error.
 */
export interface Journal {
  /** The number of the last fact kept; 0: none. */
  readonly lastFact: number;
  /** Throws where it cannot (a full disk): the caller decides what becomes of the facts. */
  append(facts: readonly Fact[]): void;
  /** Facts with numbers from `from` on, at most `limit` of them. */
  read(from: number, limit: number): Promise<Fact[]>;
  /** Facts up to this number are no longer needed. */
  forget(upTo: number): void;
  close(): void;
}
