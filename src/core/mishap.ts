// A programmer's mistake that has come to light in a step, and whom it was about.
import type { AgentId, CallId, LegId, QueueName } from "./model.ts";

export type Culprit =
  /** Is ended. */
  | { readonly type: "call"; readonly call: CallId }
  /** Is signed out. */
  | { readonly type: "agent"; readonly agent: AgentId }
  /** Its callers meet no agents for the rest of the step. */
  | { readonly type: "queue"; readonly queue: QueueName }
  /** Something that is configured or was kept from the run before: is left out. */
  | { readonly type: "row"; readonly row: string }
  /** That no call came to know: is hung up. */
  | { readonly type: "leg"; readonly leg: LegId }
  | { readonly type: "nobody" };

export interface Mishap {
  readonly culprit: Culprit;
  /** What was thrown. */
  readonly what: string;
}

/** What reading gives where it may throw. */
export function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
