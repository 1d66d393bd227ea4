// The switch comes and goes, and with it legs and registrations.
import { takeInStrangers } from "./adoption/strangers.ts";
import { dropAllRecorded } from "./awaiting.ts";
import { onPhoneBack } from "./call/callback.ts";
import { forgetLost, loseLegs } from "./call/leg-events.ts";
import type { Extn } from "./model.ts";
import { repair } from "./repair.ts";
import { fact, phoneOf, touchPhone, type State } from "./state.ts";
import type { SwitchEvent } from "./switch.ts";
import { lightAll, lightWhereDark } from "./voicemail/lamp.ts";
import { loseMessagesBeingTaken } from "./voicemail/leave.ts";

/** The switch is there, and who lives in it has been told from who does not. */
export function onUp(state: State, up: Extract<SwitchEvent, { type: "up" }>): void {
  fact(state, { type: "switch-up" });
  const registered = new Set(up.phones);
  for (const phone of [...state.phones.values()]) {
    // Nobody asks it any more: the next call will tell.
    onPhoneSilent(state, phone.extn, false);
    if (phone.registered && !registered.has(phone.extn)) onRegistration(state, phone.extn, false, "not renewed");
  }
  for (const extn of registered) onRegistration(state, extn, true, "");
  if (state.resuming) {
    state.resuming = false;
    for (const name of state.queues.keys()) state.stirredQueues.add(name);
  }
  takeInStrangers(state, up.legs);
  lightAll(state);
}

export function onRegistration(state: State, extn: Extn, registered: boolean, reason: string): void {
  const phone = phoneOf(state, extn);
  if (phone.registered === registered) return;
  phone.registered = registered;
  phone.silent = false;
  if (registered) fact(state, { type: "phone-registered", extn });
  else fact(state, { type: "phone-unregistered", extn, reason });
  touchPhone(state, phone);
  lightWhereDark(state, phone);
  if (registered) onPhoneBack(state, extn);
}

/** Whether anybody is there where a phone is registered. Offers to one who is not would be in vain. */
export function onPhoneSilent(state: State, extn: Extn, isSilent: boolean): void {
  const phone = state.phones.get(extn);
  if (phone === undefined || phone.silent === isSilent || (isSilent && !phone.registered)) return;
  phone.silent = isSilent;
  fact(state, { type: isSilent ? "phone-silent" : "phone-answers", extn });
  touchPhone(state, phone);
  if (!isSilent) onPhoneBack(state, extn);
}

export function onDown(state: State, reason: string): void {
  fact(state, { type: "switch-down", reason });
  const legs = [...state.legs.keys()];
  loseLegs(state, legs, "crashed");
  for (const phone of state.phones.values()) if (phone.registered) onRegistration(state, phone.extn, false, "removed");
  state.recordings.clear();
  dropAllRecorded(state);
  loseMessagesBeingTaken(state);
  repair(state);
  forgetLost(state, legs);
}
