// Offers that are taken back from an agent: it is no miss of theirs, and the caller goes to the next one in the same step.
import type { Agent, SignedIn } from "../agent/agent.ts";
import { blameLeg } from "../blame.ts";
import type { Call, Leg, Offer, Queued } from "../call/call.ts";
import type { LegId, QueueName } from "../model.ts";
import { phoneOf, type State } from "../state.ts";
import { endOffer } from "./offer.ts";

interface Ringing {
  readonly call: Call;
  readonly stage: Queued;
  readonly offer: Offer;
}

/** By which the agent's phone rings for a queue, in the order they were made. */
function offersAt(state: State, agent: Agent, session: SignedIn): Ringing[] {
  return [...phoneOf(state, session.extn).legs].flatMap((id) => {
    try {
      return offerOf(state, agent, id) ?? [];
    } catch (error) {
      // What is wrong with a call that rings there is no reason to ask again and again.
      blameLeg(state, id, error);
      return [];
    }
  });
}

function offerOf(state: State, agent: Agent, id: LegId): Ringing | undefined {
  const leg = state.legs.get(id);
  const call = leg?.agent === agent.id ? state.calls.get(leg.call) : undefined;
  const offer = call?.stage.type === "queued" ? call.stage.offers.get(id) : undefined;
  return call?.stage.type === "queued" && offer !== undefined ? { call, stage: call.stage, offer } : undefined;
}

function withdraw(state: State, { call, stage, offer }: Ringing): void {
  endOffer(state, call, stage, offer, "withdrawn");
  state.stirredQueues.add(stage.queue);
}

/** Of one queue, or of all with `queue` undefined. */
export function withdrawOffers(state: State, agent: Agent, session: SignedIn, queue: QueueName | undefined): void {
  for (const ringing of offersAt(state, agent, session)) {
    if (queue === undefined || ringing.stage.queue === queue) withdraw(state, ringing);
  }
}

/** Whoever takes or makes another call while their phone rings, and has no room for more, is rung on for no queue. */
export function withdrawFromBusy(state: State, agent: Agent, session: SignedIn): void {
  const legs = [...phoneOf(state, session.extn).legs].flatMap((id) => state.legs.get(id) ?? []);
  const taken = legs.filter(isTaken).length;
  if (taken === 0) return;
  const room = Math.max(0, agent.config.simo - taken);
  for (const ringing of offersAt(state, agent, session).slice(room)) withdraw(state, ringing);
}

/** They talk by it, or call by it. */
function isTaken({ answered, role, ending }: Leg): boolean {
  return ending === undefined && (answered || role === "caller");
}
