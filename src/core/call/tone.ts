// Nobody is there any more: a gateway sends its busy tone, or one tone without end, instead of telling that they have hung up.
import type { LegId } from "../model.ts";
import { fact, type State } from "../state.ts";
import type { LineTone } from "../switch.ts";
import type { Call } from "./call.ts";
import { releaseCall } from "./release.ts";

/** Who talks with somebody is left to them: they hear it too. */
export function onToneHeard(state: State, id: LegId, tone: LineTone): void {
  const leg = state.legs.get(id);
  const call = leg === undefined ? undefined : state.calls.get(leg.call);
  if (leg === undefined || call?.caller !== id || leg.ending !== undefined || !isAlone(call)) return;
  fact(state, { type: "tone-heard", call: call.id, leg: id, tone });
  releaseCall(state, call, "caller", "normal");
}

/** On the line with nobody but us. */
function isAlone({ stage, connecting, answer }: Call): boolean {
  if (connecting !== undefined || answer !== "done") return false;
  switch (stage.type) {
    case "menu":
    case "queued":
    case "hunting":
    case "surveying":
    case "leaving-message":
    case "in-mailbox":
    case "stranded":
    case "parting":
      return true;
    case "new":
    case "summoning":
    case "talking":
    case "ending":
      return false;
  }
}
