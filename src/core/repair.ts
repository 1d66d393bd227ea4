// What becomes of those whom a mistake was about. Each is dealt with on its own: nobody else pays for it.
import { writeOffAgent } from "./agent/write-off.ts";
import { writeOffCall, forgetCall } from "./call/write-off.ts";
import type { Mishap } from "./mishap.ts";
import { command, fact, type State } from "./state.ts";

/** Deals with all that was noted. What comes to light on the way is dealt with too. */
export function repair(state: State): void {
  for (let mishap = state.mishaps.shift(); mishap !== undefined; mishap = state.mishaps.shift()) {
    repairOne(state, mishap);
  }
}

function repairOne(state: State, { culprit, what }: Mishap): void {
  switch (culprit.type) {
    case "call":
      try {
        writeOffCall(state, culprit.call, what);
      } catch {
        forgetCall(state, culprit.call);
      }
      return;
    case "agent":
      writeOffAgent(state, culprit.agent, what);
      return;
    case "queue":
      tell(state, `${what} (queue ${culprit.queue})`);
      return;
    case "row":
      tell(state, `${what} (${culprit.row} is left out)`);
      return;
    case "leg":
      fact(state, { type: "repaired", what, call: undefined, agent: undefined, leg: culprit.leg });
      command(state, { type: "hang-up", leg: culprit.leg, cause: "crashed" });
      return;
    case "nobody":
      tell(state, what);
      return;
  }
}

function tell(state: State, what: string): void {
  fact(state, { type: "repaired", what, call: undefined, agent: undefined, leg: undefined });
}
