import { blameCall } from "../blame.ts";
import type { State } from "../state.ts";
import type { Call } from "./call.ts";

/** What something else changes of a call. Where it cannot be done everything else goes on: it is not what is broken. */
export function forCall<Kind extends Call>(state: State, call: Kind, act: (call: Kind) => void): void {
  try {
    act(call);
  } catch (error) {
    blameCall(state, call, error);
  }
}
