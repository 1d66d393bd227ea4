// A talk in which somebody waits, on hold or while others consult, waits so long and no longer.
import type { Call } from "../call/call.ts";
import { cancelDeadline } from "../deadlines.ts";
import { deadlineIn, type State } from "../state.ts";
import { consultedOf, type Talking } from "./talking.ts";

export function reviseHoldLimit(state: State, call: Call, stage: Talking): void {
  if (!somebodyWaits(state, stage)) {
    endHoldLimit(state, stage);
    return;
  }
  const ms = state.limits?.holdMs ?? 0;
  if (ms > 0 && stage.holdOver === undefined) {
    stage.holdOver = deadlineIn(state, ms, { type: "hold-limit", call: call.id });
  }
}

export function endHoldLimit(state: State, stage: Talking): void {
  cancelDeadline(state.deadlines, stage.holdOver);
  delete stage.holdOver;
}

/** Whether the one who is asked rings still has a limit of its own. */
function somebodyWaits(state: State, stage: Talking): boolean {
  const consulted = consultedOf(stage);
  if (consulted !== undefined && consulted.ring === undefined && stage.focus !== "all") return true;
  return [...stage.parties.values()].some(({ leg, role }) => {
    const { held = false, holding = false } = state.legs.get(leg) ?? {};
    return role !== "supervisor" && (held || holding);
  });
}
