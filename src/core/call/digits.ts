// A key was pressed on a leg: what it means is for the stage its call is in to say.
import { onMenuKey } from "../ivr/menu.ts";
import type { LegId } from "../model.ts";
import type { State } from "../state.ts";
import { onMessageKey } from "../voicemail/leave.ts";
import { onMailboxKey } from "../voicemail/listen.ts";
import { onCallbackKey } from "./callback.ts";
import { onSurveyDigit } from "./survey.ts";

export function onDigit(state: State, id: LegId, digit: string): void {
  const leg = state.legs.get(id);
  if (leg !== undefined) leg.keys = (leg.keys ?? 0) + 1;
  const call = leg === undefined ? undefined : state.calls.get(leg.call);
  if (leg === undefined || call === undefined || leg.ending !== undefined) return;
  switch (call.stage.type) {
    case "menu":
      if (leg.role === "caller") onMenuKey(state, call, call.stage, digit);
      return;
    case "queued":
      if (leg.role === "caller") onCallbackKey(state, call, call.stage, digit);
      return;
    case "surveying":
      if (leg.role === "caller") onSurveyDigit(state, call, call.stage, digit);
      return;
    case "leaving-message":
      if (leg.role === "caller") onMessageKey(state, call, call.stage, digit);
      return;
    case "in-mailbox":
      if (leg.role === "caller") onMailboxKey(state, call, call.stage, digit);
      return;
    case "new":
    case "summoning":
    case "stranded":
    case "hunting":
    case "talking":
    case "parting":
    case "ending":
      // Nobody asked for a key.
      return;
  }
}
