// The customer goes on with somebody else who takes part in the talk already.
import type { Call, Leg } from "../call/call.ts";
import { countServed } from "../call/talk.ts";
import { noteServed } from "../ivr/contacts.ts";
import { knownBy } from "../numbers/compare.ts";
import type { LegId } from "../model.ts";
import { popFor } from "../call/screen-pop.ts";
import { fact, touchPhone, type State } from "../state.ts";
import { takePart } from "./handles.ts";
import { sayConversation } from "./say.ts";
import { agentOf, customerOf, type Party, type Talking } from "./talking.ts";

/** The customer's leg is the one whose way the call is, also where it was dialled by an agent. */
export function followCustomer(state: State, call: Call, customer: LegId): void {
  if (call.caller === customer) return;
  setRole(state, call.caller, "callee");
  setRole(state, customer, "caller");
  call.caller = customer;
  call.answer = "done";
}

function setRole(state: State, id: LegId, role: "caller" | "callee"): void {
  const leg = state.legs.get(id);
  if (leg === undefined) return;
  leg.role = role;
  if (leg.extn !== undefined) touchPhone(state, state.phones.get(leg.extn));
}

/** One phone takes the place of another in a talk that goes on: as customer, or as the agent whose handling begins here. */
export function moveHandling(state: State, call: Call, stage: Talking, former: LegId, leg: Leg): void {
  const party = stage.parties.get(leg.id);
  leg.bridgedAt = state.now;
  if (call.caller === former) {
    leg.role = "caller";
    setRole(state, former, "callee");
    call.caller = leg.id;
  }
  const served = party?.role === "agent" && stage.queue !== undefined ? party.agent : undefined;
  leg.agent = served;
  takePart(state, call, stage);
  const [customer, agent] = [customerOf(stage).leg, agentOf(stage).leg];
  const pop = popFor(state, call, { queue: stage.queue, extn: leg.extn, agent: served });
  fact(state, { type: "bridged", call: call.id, legs: [customer, agent], agent: served, ...pop });
  if (served !== undefined) countServed(state, call, served);
}

/** `to` is the agent of the talk from now on; whoever was it is no party any more. */
export function handOver(state: State, call: Call, stage: Talking, to: Party): void {
  const customer = customerOf(stage);
  followCustomer(state, call, customer.leg);
  to.role = "agent";
  to.manner = undefined;
  stage.focus = "customer";
  const leg = state.legs.get(to.leg);
  if (leg !== undefined) {
    leg.role = "callee";
    leg.agent = to.agent;
    leg.bridgedAt = state.now;
    takePart(state, call, stage);
    if (leg.extn !== undefined) {
      noteServed(state.contacts, knownBy(state, call), leg.extn, state.now);
      touchPhone(state, state.phones.get(leg.extn));
    }
  }
  const pop = popFor(state, call, { queue: stage.queue, extn: leg?.extn, agent: to.agent });
  fact(state, { type: "bridged", call: call.id, legs: [customer.leg, to.leg], agent: to.agent, ...pop });
  if (to.agent !== undefined) countServed(state, call, to.agent);
  sayConversation(state, call, stage);
}
