// What the switch reports, taken to where it belongs.
import { dropAllRecorded, onPlaying } from "./awaiting.ts";
import { onLegArrived } from "./call/arrive.ts";
import { onDigit } from "./call/digits.ts";
import {
  forgetLost,
  loseLegs,
  onLegAnswered,
  onLegEnded,
  onLegHeld,
  onLegRinging,
  onLegSilent,
} from "./call/leg-events.ts";
import { onOutcome, onRecorded } from "./call/outcomes.ts";
import { repair } from "./repair.ts";
import { command, fact, phoneOf, touchPhone, type State } from "./state.ts";
import type { LivingLeg, SwitchEvent } from "./switch.ts";
import { onTrunkState } from "./trunk/changes.ts";
import { lightAll, lightWhereDark } from "./voicemail/lamp.ts";
import { loseMessagesBeingTaken } from "./voicemail/leave.ts";

export function onSwitchEvent(state: State, event: SwitchEvent): void {
  switch (event.type) {
    case "up":
      onUp(state, event.legs);
      return;
    case "down":
      onDown(state, event.reason);
      return;
    case "leg-arrived":
      onLegArrived(state, event);
      return;
    case "trunk-up":
      onTrunkState(state, event.trunk, true, "");
      return;
    case "trunk-down":
      onTrunkState(state, event.trunk, false, event.reason);
      return;
    case "leg-ringing":
      onLegRinging(state, event.leg);
      return;
    case "leg-answered":
      onLegAnswered(state, event.leg);
      return;
    case "leg-ended":
      onLegEnded(state, { leg: event.leg, cause: event.cause, by: event.by, media: event.media });
      return;
    case "leg-held":
    case "leg-resumed":
      onLegHeld(state, event.leg, event.type === "leg-held");
      return;
    case "leg-silent":
      onLegSilent(state, event.leg, event.silentMs);
      return;
    case "digit":
      onDigit(state, event.leg, event.digit);
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
      onRegistration(state, event.extn, true, "");
      return;
    case "phone-unregistered":
      onRegistration(state, event.extn, false, event.reason);
      return;
  }
}

/** The switch is gone, and all that it held. */
function onDown(state: State, reason: string): void {
  fact(state, { type: "switch-down", reason });
  const legs = [...state.legs.keys()];
  loseLegs(state, legs, "crashed");
  for (const phone of state.phones.values()) {
    if (phone.registered) onRegistration(state, phone.extn, false, "removed");
  }
  state.recordings.clear();
  dropAllRecorded(state);
  loseMessagesBeingTaken(state);
  repair(state);
  forgetLost(state, legs);
}

/** The switch is there. Legs that only it knows have nobody left to care for them; legs that only we know are gone. */
function onUp(state: State, legs: readonly LivingLeg[]): void {
  fact(state, { type: "switch-up" });
  const living = new Set(legs.map(({ leg }) => leg));
  const lost = [...state.legs.keys()].filter((leg) => !living.has(leg));
  loseLegs(state, lost, "vanished");
  repair(state);
  forgetLost(state, lost);
  for (const leg of living) {
    if (state.legs.has(leg)) continue;
    fact(state, { type: "repaired", what: "a leg lived that no call knows", call: undefined, agent: undefined, leg });
    command(state, { type: "hang-up", leg, cause: "crashed" });
  }
  lightAll(state);
}

function onRegistration(state: State, extn: Parameters<typeof phoneOf>[1], registered: boolean, reason: string): void {
  const phone = phoneOf(state, extn);
  if (phone.registered === registered) return;
  phone.registered = registered;
  if (registered) fact(state, { type: "phone-registered", extn });
  else fact(state, { type: "phone-unregistered", extn, reason });
  touchPhone(state, phone);
  lightWhereDark(state, phone);
}
