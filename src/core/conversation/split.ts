// The customer has left a consultation: their call is over, and the two others go on in one of their own.
import { countTalked } from "../agent/today.ts";
import { forAgent } from "../agent/for-agent.ts";
import { newCall, type Call } from "../call/call.ts";
import { armCallLimit } from "../call/limits.ts";
import { dayStartOf } from "../day.ts";
import { uuidAt } from "../ids.ts";
import type { CallId, LegId } from "../model.ts";
import { fact, touchPhone, signedInAt, type State } from "../state.ts";
import { endConsultation, forgetButtons } from "./close.ts";
import { ownNumberOf } from "./consult.ts";
import { sayConversation } from "./say.ts";
import { talkOfTwo, type Party, type Talking } from "./talking.ts";

/** False: they cannot; everybody is to be released. */
export function goOnAlone(state: State, call: Call, stage: Talking, agent: Party): boolean {
  const extn = state.legs.get(agent.leg)?.extn;
  const consulted = endConsultation(state, call, stage, "customer-left");
  if (consulted === undefined || extn === undefined || consulted.ring !== undefined) return false;
  const { callerNumber, callerName } = ownNumberOf(state, agent.leg, undefined);
  const origin = { type: "extension", extn } as const;
  const dialled = dialledOf(consulted, state.legs.get(consulted.leg)?.extn);
  const id = uuidAt(state.now, state.chance) as CallId;
  const shown = { callerNumber, callerName };
  const own = newCall({ id, caller: agent.leg, origin, dialled, ...shown, startedAt: state.now });
  own.answer = "done";
  state.calls.set(id, own);
  armCallLimit(state, own);
  const signedIn = signedInAt(state, extn);
  fact(state, { type: "call-started", call: id, leg: agent.leg, origin, dialled, ...shown, signedIn });
  for (const { leg } of [agent, consulted]) moveLeg(state, leg, call, own);
  stage.parties.delete(agent.leg);
  // Whoever is outside is not the center's side of it: nobody whispers to them, and nobody listens to them as to an agent.
  const isOutside = state.legs.get(consulted.leg)?.extn === undefined;
  const [customer, ours] = isOutside ? [consulted, agent] : [agent, consulted];
  const talk = talkOfTwo({ ...customer, role: "customer" }, { ...ours, role: "agent" }, undefined);
  own.stage = talk;
  fact(state, { type: "bridged", call: id, legs: [agent.leg, consulted.leg], agent: undefined });
  sayConversation(state, own, talk);
  return true;
}

function dialledOf({ to }: Party, extn: string | undefined): string {
  if (to?.type === "number") return to.number;
  return extn ?? "";
}

/** It is a part of another call from now on; what it counted for its agent in the former one is over. */
export function moveLeg(state: State, id: LegId, from: Call, to: Call): void {
  const leg = state.legs.get(id);
  if (leg === undefined) return;
  forgetButtons(state, from, leg);
  from.legs.delete(id);
  to.legs.add(id);
  leg.call = to.id;
  leg.role = id === to.caller ? "caller" : "callee";
  const { bridgedAt, agent: served } = leg;
  if (bridgedAt !== undefined && served !== undefined) {
    forAgent(state, served, (agent) => countTalked(agent, bridgedAt, state.now, dayStartOf(state)));
    leg.owesWrapUp = true;
  }
  leg.bridgedAt = undefined;
  if (leg.extn !== undefined) touchPhone(state, state.phones.get(leg.extn));
  fact(state, { type: "leg-moved", call: to.id, leg: id, from: from.id });
}
