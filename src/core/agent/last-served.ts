// Which agent last served a caller, by the caller's number.
import type { AgentId } from "../model.ts";

/** Callers who are remembered. Of more, those who called longest ago are forgotten. */
const MOST_CALLERS = 100_000;

/** A caller who withholds his number is nobody in particular. */
export function rememberServed(lastServed: Map<string, AgentId>, callerNumber: string, agent: AgentId): void {
  if (callerNumber === "" || callerNumber.toLowerCase() === "anonymous") return;
  // A map keeps the order in which its keys were set: this one is the latest again.
  lastServed.delete(callerNumber);
  lastServed.set(callerNumber, agent);
  if (lastServed.size <= MOST_CALLERS) return;
  for (const oldest of lastServed.keys()) {
    lastServed.delete(oldest);
    return;
  }
}
