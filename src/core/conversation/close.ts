// The end of a talk, whatever follows: nothing of it rings, is recorded or goes on, and that is told.
import type { Call, Leg } from "../call/call.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { ConsultEnd } from "./facts.ts";
import { fact, signedInAt, touchPhone, type State } from "../state.ts";
import { supervisorStaysAway } from "../people/help.ts";
import { hangUp } from "../call/legs.ts";
import { endHoldLimit } from "./hold-limit.ts";
import { endConsultRecording, endRecording } from "./recording.ts";
import { consultedOf, supervisorsOf, type Party, type Talking } from "./talking.ts";

export function closeTalk(state: State, call: Call, stage: Talking): void {
  endHoldLimit(state, stage);
  endRecording(state, call, stage);
  endConsultation(state, call, stage, "over");
  for (const party of supervisorsOf(stage)) dropSupervisor(state, call, stage, party);
  for (const id of stage.parties.keys()) {
    const leg = state.legs.get(id);
    if (leg !== undefined) forgetButtons(state, call, leg);
  }
}

/** The consulted party is none any more; undefined: there is none. What becomes of their leg is for the caller to say. */
export function endConsultation(state: State, call: Call, stage: Talking, end: ConsultEnd): Party | undefined {
  const party = consultedOf(stage);
  if (party === undefined) return undefined;
  cancelDeadline(state.deadlines, party.ring?.over);
  stage.parties.delete(party.leg);
  if (stage.focus === "all") fact(state, { type: "three-way-ended", call: call.id });
  stage.focus = "customer";
  endConsultRecording(state, call, stage);
  fact(state, { type: "consult-ended", call: call.id, leg: party.leg, end });
  if (end !== "transferred") dropWatchersOf(state, call, stage, party);
  return party;
}

/** Nobody is left whom they have come for. */
function dropWatchersOf(state: State, call: Call, stage: Talking, { leg }: Party): void {
  for (const one of supervisorsOf(stage)) {
    if (one.watches !== leg) continue;
    dropSupervisor(state, call, stage, one);
    hangUp(state, one.leg, one.ring === undefined ? "normal" : "cancelled");
  }
}

export function dropSupervisor(state: State, call: Call, stage: Talking, { leg, ring }: Party): void {
  cancelDeadline(state.deadlines, ring?.over);
  stage.parties.delete(leg);
  // Who was still being called has not been there.
  if (ring === undefined) fact(state, { type: "supervisor-left", call: call.id, leg });
  else supervisorStaysAway(state, leg);
}

/** Whoever goes on elsewhere is neither muted nor holds anybody. */
export function forgetButtons(state: State, call: Call, leg: Leg): void {
  if (leg.holding !== true && leg.muted !== true) return;
  const whose = { call: call.id, leg: leg.id, agent: signedInAt(state, leg.extn) };
  if (leg.holding === true) fact(state, { type: "talk-unheld", ...whose });
  if (leg.muted === true) fact(state, { type: "unmuted", ...whose });
  delete leg.holding;
  delete leg.muted;
  if (leg.extn !== undefined) touchPhone(state, state.phones.get(leg.extn));
}
