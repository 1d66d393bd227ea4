import type { Event } from "../core/events.ts";
import type { Fact } from "../core/facts.ts";

/**
 * Where events are kept the moment they happen: the only truth. All else (the engine, facts, rows) follows from them.
 *
 * The implementer owes: what was appended while `isWritten` holds survives the end of the process, however it ends; appending
 * never throws, and events that cannot be written now are kept, within a limit, until they can.
 */
export interface EventLog {
  /** Whether all that has happened is kept. */
  readonly isWritten: boolean;
  /** An event that has happened and the facts that came of it, before anybody acts on them. */
  append(event: Event, facts: readonly Fact[]): void;
}

/** Facts once more, for whoever has not had them yet: made again from the events. */
export interface FactSource {
  /** Facts with numbers from `from` on, in order, at most about `limit` of them; none: there are none yet. */
  read(from: number, limit: number): Promise<readonly Fact[]>;
  /** Facts up to this number are no longer needed. */
  forget(upTo: number): void;
}
