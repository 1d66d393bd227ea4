// Which call somebody means who asks for something: the one they are in at their phone, or the one that they name.
import type { Call, Leg } from "../call/call.ts";
import type { Outcome } from "../events.ts";
import type { AgentId, CallId, Extn, LegId } from "../model.ts";
import type { Watched } from "../orders.ts";
import type { State } from "../state.ts";
import { refuse, type Refusal } from "./destination.ts";
import { agentOf, consultedOf, partyOf, supervisorsOf, type Party, type Talking } from "./talking.ts";

/** Somebody's own part in a call. */
export interface Seat {
  readonly call: Call;
  readonly leg: Leg;
}

/** `which`: the id of the call or of a leg of it. Of several the one in which they speak, else the latest. */
export function seatOf(state: State, extn: Extn, which: string | undefined): Seat | Refusal {
  const seats = seatsAt(state, extn).filter(({ call }) => which === undefined || isNamed(call, which));
  const speaking = seats.find(({ leg }) => leg.answered && !leg.held && leg.holding !== true);
  const seat = speaking ?? seats.at(-1);
  if (seat !== undefined) return seat;
  const what = which === undefined ? "is in no call" : `takes no part in the call ${which}`;
  return refuse("no-such-call", `The phone at extension ${extn} ${what}.`);
}

function seatsAt(state: State, extn: Extn): Seat[] {
  const seats: Seat[] = [];
  for (const id of state.phones.get(extn)?.legs ?? []) {
    const leg = state.legs.get(id);
    const call = leg === undefined ? undefined : state.calls.get(leg.call);
    if (leg !== undefined && call !== undefined && leg.ending === undefined) seats.push({ call, leg });
  }
  return seats;
}

function isNamed({ id, legs }: Call, which: string): boolean {
  return id === which || legs.has(which as LegId);
}

/** The call that an agent speaks in, or the one that has this id or a leg with it. */
export function watchedCall(state: State, whom: Watched): Call | Refusal {
  if (whom.type === "agent") return callOfAgent(state, whom.agent);
  const call = callNamed(state, whom.id);
  return call ?? refuse("no-such-call", `There is no call ${whom.id}.`);
}

export function callNamed(state: State, id: string): Call | undefined {
  const byLeg = state.legs.get(id as LegId)?.call;
  return state.calls.get(id as CallId) ?? (byLeg === undefined ? undefined : state.calls.get(byLeg));
}

function callOfAgent(state: State, id: AgentId): Call | Refusal {
  const agent = state.agents.get(id);
  if (agent === undefined) return refuse("no-such-agent", `There is no agent ${id}.`);
  const extn = agent.session?.extn;
  if (extn === undefined) return refuse("not-signed-in", `Agent ${id} is signed in nowhere.`);
  const seat = seatOf(state, extn, undefined);
  return "ok" in seat ? seat : seat.call;
}

/** Of two phones of ours that talk with one another either may consult or transfer: who does is the agent of the talk. */
export function speakForCenter(state: State, stage: Talking, party: Party): Refusal | undefined {
  const refused = whyNotForCenter(state, stage, party);
  if (refused !== undefined || party.role === "agent") return refused;
  agentOf(stage).role = "customer";
  party.role = "agent";
  return undefined;
}

/** Changes nothing. */
export function whyNotForCenter(state: State, stage: Talking, party: Party): Refusal | undefined {
  if (party.role === "agent") return undefined;
  const isFree = consultedOf(stage) === undefined && supervisorsOf(stage).length === 0 && stage.queue === undefined;
  if (party.role !== "customer" || !isFree || state.legs.get(party.leg)?.extn === undefined) {
    return refuse("wrong-state", "Only the agent of this call can do that.");
  }
  return undefined;
}

/** Does what only the agent of the talk can do. What is refused leaves both what they were. */
export function forCenter<Answer extends Outcome | undefined>(
  state: State,
  stage: Talking,
  party: Party,
  act: () => Answer,
): Answer | Refusal {
  const former = party.role === "agent" ? undefined : partyOf(stage, "agent");
  const refused = speakForCenter(state, stage, party);
  if (refused !== undefined) return refused;
  const answer = act();
  if (answer?.ok === false && former !== undefined) {
    party.role = "customer";
    former.role = "agent";
  }
  return answer;
}
