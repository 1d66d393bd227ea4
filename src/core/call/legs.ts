// The legs of a call: their beginning, the order to hang up, their end.
import { onLegOver } from "../awaiting.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { AgentId, Extn, LegId } from "../model.ts";
import { normalOf, personOf } from "../numbers/compare.ts";
import type { Cause, SwitchCommandBody, SwitchEvent } from "../switch.ts";
import { command, fact, owedIn, phoneOf, touchPhone, type State } from "../state.ts";
import { releaseLine, takeLine } from "../trunk/changes.ts";
import type { Call, Leg } from "./call.ts";
import { stirPromisesAt, stirPromisesTo } from "./promises.ts";

/** A switch owes the end of every leg; one that is not reported for so long is taken as ended, and that is told. */
const LEG_OVERDUE_MS = 40_000;

export interface LegBeginning {
  readonly id: LegId;
  readonly role: Leg["role"];
  readonly extn: Extn | undefined;
  readonly trunk?: string | undefined;
  readonly number?: string | undefined;
  readonly agent: AgentId | undefined;
}

export function addLeg(state: State, call: Call, beginning: LegBeginning): Leg {
  const { number, ...rest } = beginning;
  const leg: Leg = {
    ...rest,
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
  if (number !== undefined) {
    leg.number = number;
    state.numbersInCalls.set(number, (state.numbersInCalls.get(number) ?? 0) + 1);
  }
  call.legs.add(leg.id);
  state.legs.set(leg.id, leg);
  takeLine(state, leg);
  if (leg.extn !== undefined) {
    const phone = phoneOf(state, leg.extn);
    phone.legs.add(leg.id);
    touchPhone(state, phone);
  }
  return leg;
}

/** What an agent does whose call was asked for depends on where it is: it rings elsewhere, or somebody is there. */
export function touchWhoAsked(state: State, call: Call): void {
  if (call.isOrdered !== true) return;
  const { extn } = state.legs.get(call.caller) ?? {};
  if (extn !== undefined) touchPhone(state, state.phones.get(extn));
}

type Dial = Extract<SwitchCommandBody, { type: "dial" }>;

/** A leg and the order to dial it: never one without the other, so that none rings which nobody knows. */
export function dialLeg(
  state: State,
  call: Call,
  beginning: Omit<LegBeginning, "trunk" | "number">,
  dial: Omit<Dial, "type" | "leg">,
): void {
  const trunk = dial.to.type === "trunk" ? dial.to.trunk : undefined;
  const number = dial.to.type === "trunk" ? numberFor(state, call, beginning, dial.to.number) : undefined;
  const { id } = command(state, { type: "dial", leg: beginning.id, ...dial });
  try {
    addLeg(state, call, { ...beginning, trunk, number });
  } catch (error) {
    // The step is not over: what the switch has not been told it need not know.
    if (!state.legs.has(beginning.id)) state.commands = state.commands.filter((one) => one.id !== id);
    throw error;
  }
}

/** Of whoever is called outside; a caller who is called back is who they were, whatever their line wants to be dialled. */
function numberFor(state: State, call: Call, { role }: Pick<LegBeginning, "role">, dialled: string): string {
  return role === "caller" && call.callback !== undefined ? personOf(state, call) : normalOf(state, dialled);
}

/** Tells the switch to end a leg; once only. */
export function hangUp(state: State, id: LegId, cause: Cause): void {
  const leg = state.legs.get(id);
  if (leg === undefined || leg.ending !== undefined) return;
  leg.ending = owedIn(state, LEG_OVERDUE_MS, { type: "leg-overdue", leg: id });
  command(state, { type: "hang-up", leg: id, cause });
}

export type LegEnd = Omit<Extract<SwitchEvent, { type: "leg-ended" }>, "type">;

/** The leg is no more. What that means for its call is for others to say. */
export function removeLeg(state: State, call: Call, leg: Leg, end: LegEnd): void {
  const { id: owner, legs, awaited } = call;
  legs.delete(leg.id);
  state.legs.delete(leg.id);
  // At once: whatever goes wrong after this, nobody would know of the leg any more.
  fact(state, { type: "leg-ended", call: owner, ...end });
  cancelDeadline(state.deadlines, leg.ending);
  onLegOver(state, awaited, leg.id);
  releaseLine(state, leg);
  if (leg.number !== undefined) releaseNumber(state, leg.number);
  if (leg.extn !== undefined) {
    const phone = phoneOf(state, leg.extn);
    phone.legs.delete(leg.id);
    touchPhone(state, phone);
    stirPromisesAt(state, leg.extn);
  }
}

function releaseNumber(state: State, number: string): void {
  const others = (state.numbersInCalls.get(number) ?? 0) - 1;
  if (others > 0) state.numbersInCalls.set(number, others);
  else state.numbersInCalls.delete(number);
  stirPromisesTo(state, number);
}
