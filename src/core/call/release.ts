// The end of a call: nothing of it rings, plays, records or is armed any more, and when its last leg has ended it is told.
import { letGoOfAwaited } from "../awaiting.ts";
import { stopRecording } from "./stop-recording.ts";
import { closeTalk } from "../conversation/close.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { QueueOutcome } from "../facts.ts";
import type { LegId } from "../model.ts";
import { leaveQueueAs } from "../queue/leave.ts";
import { fact, type State } from "../state.ts";
import type { Cause } from "../switch.ts";
import type { Call, Ending } from "./call.ts";
import { hangUp, touchWhoAsked } from "./legs.ts";
import { disarmLimitsOf } from "./limits.ts";

/** Ends the call from whatever stage it is in. `outcome` says what a queue counts it as, where it waits in one. */
export function releaseCall(state: State, call: Call, by: Ending["by"], cause: Cause, outcome?: QueueOutcome): void {
  if (call.stage.type === "ending") return;
  touchWhoAsked(state, call);
  disarmLimitsOf(state, call);
  exitStage(state, call, outcome ?? (by === "caller" ? "abandoned" : "error"));
  call.connecting = undefined;
  call.stage = { type: "ending", by, cause };
  // Phones that still ring stop before the caller is released.
  for (const id of [...call.legs].reverse()) hangUp(state, id, id === call.caller ? cause : calleeCause(state, id));
  finishWhenEmpty(state, call);
}

/** Who is owed a call keeps their place over the end of the process: only phones that ring for them now stop. */
export function stopCall(state: State, call: Call): void {
  if (call.callback === undefined) releaseCall(state, call, "center", "shutdown");
  else for (const leg of [...call.legs].reverse()) hangUp(state, leg, "shutdown");
}

/** A phone that rang in vain shows a missed call; one that talked has merely hung up. */
function calleeCause(state: State, id: LegId): Cause {
  return state.legs.get(id)?.answered === true ? "normal" : "cancelled";
}

export function exitStage(state: State, call: Call, outcome: QueueOutcome): void {
  const stage = call.stage;
  switch (stage.type) {
    case "queued":
      leaveQueueAs(state, call, stage, outcome, undefined);
      return;
    case "hunting":
      for (const ring of stage.rings.values()) cancelDeadline(state.deadlines, ring.over);
      stage.rings.clear();
      return;
    case "talking":
      closeTalk(state, call, stage);
      return;
    case "summoning":
    case "stranded":
      cancelDeadline(state.deadlines, stage.over);
      return;
    case "menu":
      cancelDeadline(state.deadlines, stage.due);
      return;
    case "surveying":
      cancelDeadline(state.deadlines, stage.over);
      return;
    case "leaving-message":
      if (stage.doing === "recording" && stage.awaiting !== undefined) {
        stopRecording(state, call.id, stage.awaiting);
      }
      return;
    case "in-mailbox":
      cancelDeadline(state.deadlines, stage.due);
      return;
    case "new":
    case "parting":
    case "ending":
      return;
  }
}

/** The last leg takes the call along. */
export function finishWhenEmpty(state: State, call: Call): void {
  const { id: ended, stage } = call;
  if (stage.type !== "ending" || call.legs.size > 0 || !state.calls.has(ended)) return;
  const { by, cause } = stage;
  letGoOfAwaited(state, call.awaited);
  state.calls.delete(ended);
  state.emergencies?.delete(ended);
  fact(state, { type: "call-ended", call: ended, by, cause });
}
