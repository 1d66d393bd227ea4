import type { CutCall } from "../core/events.ts";
import type { Fact } from "../core/facts.ts";
import type { AgentSession, ConfigChange } from "../core/model.ts";
import type { PeopleMessage } from "../core/people/unread.ts";
import type { Owed } from "../core/report/owed.ts";
import type { Past } from "../core/report/past.ts";
import type { AccountChange } from "./switch.ts";

/** All rows as the engine and the switch want them: nothing but `put`s. */
export interface Configuration {
  readonly changes: readonly ConfigChange[];
  readonly accounts: readonly AccountChange[];
}

/**
 * What the host needs of whatever keeps the call center's memory.
 *
 * The implementer owes:
 * - what a promise has resolved for survives `kill -9` of the process;
 * - while the database is away every promise rejects, and nothing is half-written: the caller tries again;
 * - `project` is called with facts in their order, one call at a time, and may be given the same facts again.
 */
export interface CenterStore {
  configuration(): Promise<Configuration>;
  /** Who was signed in when the last fact was projected. */
  agentSessions(): Promise<readonly AgentSession[]>;
  /**
   * Whom agents have served and called from `since` on, and when they came today, which began at `dayStart`; oldest first.
   * To be called after `closeOpenCalls`.
   */
  past(since: number, dayStart: number): Promise<readonly Past[]>;
  /** Who was promised a call. To be called after `closeOpenCalls`. */
  owed(now: number): Promise<readonly Owed[]>;
  /** Messages between people that nobody has read when the last fact was projected, the oldest first. */
  unread(): Promise<readonly PeopleMessage[]>;
  /** A number of 32 bits, drawn once for this installation. */
  installationSeed(): Promise<number>;
  /** The `seq` of the last fact that `project` has stored; 0 before the first. */
  lastProjectedFact(): Promise<number>;
  /**
   * Stores what the facts mean (call records, recordings, who is signed in) in one transaction with their number. True:
   * some of them wait for webhooks now.
   */
  project(facts: readonly Fact[]): Promise<boolean>;
  /**
   * Completes the records of calls that a crash left open, with the cause "crashed" and the time the center is last
   * known to have lived (at most `at`, milliseconds since 1970). Returns which: their ends become facts. To be called at the start, when what
   * the run before has left in the journal is projected and nothing of this run is.
   */
  closeOpenCalls(at: number): Promise<readonly CutCall[]>;
}
