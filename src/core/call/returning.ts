// What the phone hears that has asked for a transfer, and what it means that somebody has taken the customer.
import { command, fact, type State } from "../state.ts";
import type { Cause } from "../switch.ts";
import type { Call, Returning } from "./call.ts";
import { hangUp } from "./legs.ts";

/** The phone that asked for it hears the last word, and has nothing more to do in the call where it succeeded. */
export function tellPhone(state: State, back: Returning, said: "done" | "failed", cause: Cause): void {
  const { waiting } = back;
  if (waiting === undefined) return;
  back.waiting = undefined;
  command(state, { type: "tell-transfer", leg: waiting.leg, request: waiting.request, state: said, cause });
  if (said === "done") hangUp(state, waiting.leg, "normal");
}

export function tellRinging(state: State, { waiting }: Returning): void {
  if (waiting === undefined) return;
  const { leg, request } = waiting;
  command(state, { type: "tell-transfer", leg, request, state: "ringing", cause: "normal" });
}

/** Somebody has taken the customer, or the one who gave them away has them back. */
export function onTaken(state: State, call: Call, back: Returning): void {
  if (back.isBack) fact(state, { type: "transfer-failed", call: call.id, cause: back.cause, then: "returned" });
  else tellPhone(state, back, "done", "normal");
}
