// Two are about to talk: who of them is who.
import type { Call, Connecting } from "../call/call.ts";
import type { AgentId, LegId } from "../model.ts";
import type { State } from "../state.ts";
import type { Party, Talking } from "./talking.ts";

/** Who will talk with whom. Whoever calls outside from a phone of ours is the center's side of it. */
export function newTalk(state: State, call: Call, { peer, agent }: Connecting): Talking {
  const caller = state.legs.get(call.caller);
  const other = state.legs.get(peer);
  const isOutgoing = caller?.extn !== undefined && other?.extn === undefined && agent === undefined;
  const [customer, ours] = isOutgoing ? [peer, call.caller] : [call.caller, peer];
  const extn = state.legs.get(ours)?.extn;
  const signedIn = extn === undefined ? undefined : state.phones.get(extn)?.agent;
  const parties = [party(customer, "customer", undefined), party(ours, "agent", agent ?? signedIn)];
  return {
    type: "talking",
    parties: new Map(parties.map((each) => [each.leg, each])),
    focus: "customer",
    queue: call.stage.type === "queued" ? call.stage.queue : undefined,
    recording: undefined,
    consultRecording: undefined,
    said: [],
  };
}

function party(leg: LegId, role: Party["role"], agent: AgentId | undefined): Party {
  return { leg, role, agent, ring: undefined, manner: undefined, to: undefined };
}
