// A programmer's mistake about an agent signs them out: their offers are withdrawn, their talk is ended, and everybody else
// goes on.
import { blameLeg } from "../blame.ts";
import type { Leg } from "../call/call.ts";
import { hangUp } from "../call/legs.ts";
import { releaseCall } from "../call/release.ts";
import { cancelDeadline } from "../deadlines.ts";
import { readable } from "../mishap.ts";
import type { AgentId, Extn } from "../model.ts";
import { endHelpOf } from "../people/help.ts";
import { leaveMembers } from "../queue/presence.ts";
import { endOffer } from "../routing/offer.ts";
import { fact, type State } from "../state.ts";
import { newAgent, type Agent } from "./agent.ts";
import { signOut } from "./session.ts";

export function writeOffAgent(state: State, id: AgentId, what: string): void {
  const agent = state.agents.get(id);
  if (agent === undefined) return;
  fact(state, { type: "repaired", what, call: undefined, agent: id, leg: undefined });
  for (const [leg, found] of [...state.legs]) {
    try {
      if (found.agent === id) letGo(state, found);
    } catch (error) {
      blameLeg(state, leg, error);
    }
  }
  const told = state.facts.length;
  if (!signOutInOrder(state, agent)) forgetAgent(state, id, agent, told);
}

/** What rings stops, what is being connected falls apart, who talks is released. */
function letGo(state: State, leg: Leg): void {
  const call = state.calls.get(leg.call);
  if (call === undefined) return;
  const { stage } = call;
  switch (stage.type) {
    case "queued": {
      const offer = stage.offers.get(leg.id);
      if (offer === undefined) break;
      endOffer(state, call, stage, offer, "withdrawn");
      state.stirredQueues.add(stage.queue);
      return;
    }
    case "talking":
      if (stage.parties.get(leg.id)?.role !== "agent") break;
      releaseCall(state, call, "center", "crashed");
      return;
    case "new":
    case "summoning":
    case "stranded":
    case "menu":
    case "hunting":
    case "surveying":
    case "leaving-message":
    case "in-mailbox":
    case "parting":
    case "ending":
      break;
  }
  hangUp(state, leg.id, "crashed");
}

/** False: it cannot be done, or the mistake was about one who is signed in nowhere. */
function signOutInOrder(state: State, agent: Agent): boolean {
  try {
    if (agent.session === undefined) return false;
    signOut(state, agent, undefined);
    return true;
  } catch {
    return false;
  }
}

/** They are signed out without being asked anything, and begin anew with what their row says, where it can be read. */
function forgetAgent(state: State, id: AgentId, agent: Agent, told: number): void {
  endHelpOf(state, id, "signed-out");
  for (const queue of state.queues.values()) leaveMembers(state, queue, id);
  for (const deadline of state.deadlines.heap.filter(({ due }) => "agent" in due && due.agent === id)) {
    cancelDeadline(state.deadlines, deadline);
  }
  for (const phone of state.phones.values()) {
    if (phone.agent !== id) continue;
    phone.agent = undefined;
    tellSignedOut(state, id, phone.extn, told);
  }
  state.touchedAgents.delete(id);
  const config = readable(() => ({ ...agent.config }));
  if (config === undefined || agent.isRemoved === true) state.agents.delete(id);
  else state.agents.set(id, newAgent(config));
}

/** `told`: facts of this step that were told before anybody tried to sign them out. */
function tellSignedOut(state: State, agent: AgentId, extn: Extn, told: number): void {
  const isTold = state.facts.slice(told).some((one) => one.type === "agent-signed-out" && one.agent === agent);
  if (!isTold) fact(state, { type: "agent-signed-out", agent, queue: undefined });
  fact(state, {
    ...{ type: "agent-changed", agent, extn, state: "LOGOUT", callState: "IDLE", reason: "signed out" },
    ...{ pending: undefined, call: undefined, leg: undefined },
  });
}
