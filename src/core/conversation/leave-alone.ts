// The talk is over, and the customer goes on in the call without those they talked with.
import type { Call } from "../call/call.ts";
import { hangUp } from "../call/legs.ts";
import type { LegId } from "../model.ts";
import type { State } from "../state.ts";
import { closeTalk } from "./close.ts";
import { followCustomer } from "./hand-over.ts";
import { endConversation } from "./say.ts";
import { customerOf, type Talking } from "./talking.ts";

/** `but`: a leg that stays as well. */
export function leaveCustomerAlone(state: State, call: Call, stage: Talking, but?: LegId): void {
  const { leg: customer } = customerOf(stage);
  closeTalk(state, call, stage);
  endConversation(state, call, stage);
  followCustomer(state, call, customer);
  for (const leg of call.legs) if (leg !== customer && leg !== but) hangUp(state, leg, "normal");
}
