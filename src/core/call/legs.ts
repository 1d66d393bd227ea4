// The legs of a call: their beginning, the order to hang up, their end.
import { cancelDeadline } from "../deadlines.ts";
import type { AgentId, Extn, LegId } from "../model.ts";
import type { Cause, SwitchEvent } from "../switch.ts";
import { command, deadlineIn, fact, phoneOf, touchPhone, type State } from "../state.ts";
import { releaseLine, takeLine } from "../trunk/changes.ts";
import type { Call, Leg } from "./call.ts";

/** A switch owes the end of every leg; one that is not reported for so long is taken as ended, and that is told. */
const LEG_OVERDUE_MS = 40_000;

export interface LegBeginning {
  readonly id: LegId;
  readonly role: Leg["role"];
  readonly extn: Extn | undefined;
  readonly trunk?: string | undefined;
  readonly agent: AgentId | undefined;
}

export function addLeg(state: State, call: Call, beginning: LegBeginning): Leg {
  const leg: Leg = {
    ...beginning,
    trunk: beginning.trunk,
    call: call.id,
    answered: false,
    ringing: false,
    held: false,
    bridgedAt: undefined,
    since: state.now,
    answeredAt: undefined,
    ending: undefined,
  };
  state.legs.set(leg.id, leg);
  call.legs.add(leg.id);
  takeLine(state, leg);
  if (leg.extn !== undefined) {
    const phone = phoneOf(state, leg.extn);
    phone.legs.add(leg.id);
    touchPhone(state, phone);
  }
  return leg;
}

/** Tells the switch to end a leg; once only. */
export function hangUp(state: State, id: LegId, cause: Cause): void {
  const leg = state.legs.get(id);
  if (leg === undefined || leg.ending !== undefined) return;
  leg.ending = deadlineIn(state, LEG_OVERDUE_MS, { type: "leg-overdue", leg: id });
  command(state, { type: "hang-up", leg: id, cause });
}

export type LegEnd = Omit<Extract<SwitchEvent, { type: "leg-ended" }>, "type">;

/** The leg is no more. What that means for its call is for others to say. */
export function removeLeg(state: State, call: Call, leg: Leg, end: LegEnd): void {
  state.legs.delete(leg.id);
  call.legs.delete(leg.id);
  cancelDeadline(state.deadlines, leg.ending);
  releaseLine(state, leg);
  if (leg.extn !== undefined) {
    const phone = phoneOf(state, leg.extn);
    phone.legs.delete(leg.id);
    touchPhone(state, phone);
  }
  fact(state, { type: "leg-ended", call: call.id, ...end });
}
