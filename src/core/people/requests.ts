// Requests for help, as the engine keeps them and as they are shown.
import type { Deadline } from "../deadlines.ts";
import type { AgentId, CallId, Extn, LegId, QueueName } from "../model.ts";
import type { HelpEnd, HelpManner } from "./facts.ts";

/** A supervisor who is being called for it. */
export interface HelpTaken {
  readonly user: string;
  readonly manner: HelpManner;
  readonly leg: LegId;
}

export interface Help {
  readonly id: string;
  readonly agent: AgentId;
  readonly extn: Extn;
  readonly call: CallId | undefined;
  queues: readonly QueueName[];
  readonly text: string;
  /** By the engine's time. */
  readonly since: number;
  readonly over: Deadline;
  taken: HelpTaken | undefined;
}

/** One that is over. */
export interface HelpOver {
  readonly end: HelpEnd;
  readonly by: string | undefined;
}

/** What the outside sees of one that is open; times are dates. */
export interface HelpView {
  readonly help: string;
  readonly agent: AgentId;
  readonly extn: Extn;
  readonly call: CallId | undefined;
  readonly queues: readonly QueueName[];
  readonly text: string;
  readonly since: number;
  readonly until: number;
  /** A supervisor who is being called for it; undefined: nobody. */
  readonly takenBy: string | undefined;
}
