// Calls and stays in menus last so long and no longer, where the settings say so: armed here, met in limit-reached.ts.
import { cancelDeadline } from "../deadlines.ts";
import { deadlineIn, type State } from "../state.ts";
import type { Call } from "./call.ts";

export function armCallLimit(state: State, call: Call): void {
  const ms = state.limits?.callMs ?? 0;
  if (ms > 0) call.limitOver = deadlineIn(state, ms, { type: "call-limit", call: call.id });
}

/** From the first menu on; whoever comes back from a number that nobody answers has been there all the time. */
export function armMenuLimit(state: State, call: Call): void {
  const ms = state.limits?.menuMs ?? 0;
  if (ms > 0 && call.menuOver === undefined) {
    call.menuOver = deadlineIn(state, ms, { type: "menu-limit", call: call.id });
  }
}

/** They are elsewhere. */
export function disarmMenuLimit(state: State, call: Call): void {
  cancelDeadline(state.deadlines, call.menuOver);
  delete call.menuOver;
}

export function disarmLimitsOf(state: State, call: Call): void {
  cancelDeadline(state.deadlines, call.limitOver);
  delete call.limitOver;
  disarmMenuLimit(state, call);
}
