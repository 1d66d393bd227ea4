// What the switch reports, taken to where it belongs.
import { onPlaying } from "./awaiting.ts";
import { onLegArrived } from "./call/arrive.ts";
import { onDigit } from "./call/digits.ts";
import { onLegForwarded } from "./call/forwarded.ts";
import { onLegAnswered, onLegEnded, onLegHeld, onLegRinging, onLegSilent, onLegSound } from "./call/leg-events.ts";
import { onOutcome, onRecorded } from "./call/outcomes.ts";
import { onToneHeard } from "./call/tone.ts";
import { onTransferAsked } from "./conversation/asked-by-phone.ts";
import { onReplacing } from "./conversation/replace.ts";
import type { State } from "./state.ts";
import type { SwitchEvent } from "./switch.ts";
import { onDown, onPhoneSilent, onRegistration, onUp } from "./switch-life.ts";
import { onTrunkState } from "./trunk/changes.ts";

export function onSwitchEvent(state: State, event: SwitchEvent): void {
  switch (event.type) {
    case "up":
      onUp(state, event);
      return;
    case "down":
      onDown(state, event.reason);
      return;
    case "leg-arrived":
    case "leg-refused":
      if (event.type === "leg-refused" || event.replaces === undefined) onLegArrived(state, event);
      else onReplacing(state, event, event.replaces);
      return;
    case "trunk-up":
    case "trunk-down":
      onTrunkState(state, event.trunk, event.type === "trunk-up", reasonIn(event));
      return;
    case "leg-ringing":
      onLegRinging(state, event.leg);
      return;
    case "leg-answered":
      onLegAnswered(state, event.leg, event.number);
      return;
    case "leg-forwarded":
      onLegForwarded(state, event);
      return;
    case "leg-ended":
      onLegEnded(state, { leg: event.leg, cause: event.cause, by: event.by, media: event.media });
      return;
    case "leg-held":
    case "leg-resumed":
      onLegHeld(state, event.leg, event.type === "leg-held");
      return;
    case "leg-silent":
    case "leg-sound":
    case "tone-heard":
      onLegHeard(state, event);
      return;
    case "digit":
      onDigit(state, event.leg, event.digit);
      return;
    case "transfer-asked":
      onTransferAsked(state, event);
      return;
    case "done":
      onOutcome(state, event.command, { ok: true });
      return;
    case "playing":
      onPlaying(state, event.command, event.lengthMs);
      return;
    case "played":
      onOutcome(state, event.command, { ok: true, ended: event.ended });
      return;
    case "failed":
      onOutcome(state, event.command, { ok: false, cause: event.cause, reason: event.reason });
      return;
    case "recorded":
      onRecorded(state, event);
      return;
    case "phone-registered":
    case "phone-unregistered":
      onRegistration(state, event.extn, event.type === "phone-registered", reasonIn(event));
      return;
    case "phone-silent":
    case "phone-answers":
      onPhoneSilent(state, event.extn, event.type === "phone-silent");
      return;
  }
}

function reasonIn(event: SwitchEvent): string {
  return "reason" in event ? event.reason : "";
}

type Heard = Extract<SwitchEvent, { readonly type: "leg-silent" | "leg-sound" | "tone-heard" }>;

/** What can be heard of a leg, and how. */
function onLegHeard(state: State, event: Heard): void {
  switch (event.type) {
    case "leg-silent": {
      onLegSilent(state, event.leg, event.silentMs);
      return;
    }
    case "leg-sound": {
      onLegSound(state, event.leg, event.mos);
      return;
    }
    case "tone-heard": {
      onToneHeard(state, event.leg, event.tone);
      return;
    }
  }
}
