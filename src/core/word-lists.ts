// Words that the operator gives their agents to choose from, as the engine sees them: names are for people, codes for facts.
/** What may come of a call (disposition): a node of a queue's tree, or of the center's own. */
export interface DispositionConfig {
  readonly id: string;
  /** By its name; undefined: the center's, for calls without a queue and for queues that have none of their own. */
  readonly queue: string | undefined;
  /** Once in its tree. */
  readonly code: string;
  /** The node above; undefined: it is at the top. */
  readonly parent: string | undefined;
  /** It can be chosen, and what is under it. */
  readonly active: boolean;
}

/** Why an agent may be on break. */
export interface BreakReasonConfig {
  readonly id: string;
  readonly code: string;
  /** How long such a break lasts; undefined: until the agent is ready. */
  readonly lastsMs: number | undefined;
  /** When that has passed they are ready again by themselves; else it is only shown. */
  readonly thenReady: boolean;
  readonly active: boolean;
}
