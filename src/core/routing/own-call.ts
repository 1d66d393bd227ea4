// Nobody is offered their own call: they would ring themselves, and where they are owed a call neither of their two calls could ever
// be answered.
import type { Agent } from "../agent/agent.ts";
import type { Call } from "../call/call.ts";
import { knownBy, normalOf } from "../numbers/compare.ts";
import type { State } from "../state.ts";

/** Whether the agent is signed in where the caller calls from: at that phone, or at that number outside. */
export function isOwnCall(state: State, call: Call, { session }: Pick<Agent, "session">): boolean {
  if (session === undefined) return false;
  const { extn } = session;
  const { origin } = call;
  if (origin.type === "extension") return origin.extn === extn;
  // A caller from outside is no phone of ours, but may be at the number that one stands for.
  return state.phones.get(extn)?.config?.kind === "tel" && normalOf(state, extn) === knownBy(state, call);
}
