// Which agent last served a caller, by the caller's number.
import type { AgentId } from "../model.ts";
import { isWithheld } from "../withheld.ts";

export interface Served {
  readonly agent: AgentId;
  /** When they were connected. */
  readonly at: number;
}

/** Callers who are remembered. Of more, those who called longest ago are forgotten. */
const MOST_CALLERS = 100_000;

export function rememberServed(lastServed: Map<string, Served>, callerNumber: string, served: Served): void {
  if (isWithheld(callerNumber)) return;
  // A map keeps the order in which its keys were set: this one is the latest again.
  lastServed.delete(callerNumber);
  lastServed.set(callerNumber, served);
  if (lastServed.size <= MOST_CALLERS) return;
  for (const oldest of lastServed.keys()) {
    lastServed.delete(oldest);
    return;
  }
}
