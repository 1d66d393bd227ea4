// Two are about to talk: who of them is who.
import { wayBackOf, type Call, type Connecting } from "../call/call.ts";
import type { QueueName } from "../model.ts";
import { signedInAt, type State } from "../state.ts";
import { newParty, talkOfTwo, type Talking } from "./talking.ts";

/** Who will talk with whom. Whoever calls outside from a phone of ours is the center's side of it. */
export function newTalk(state: State, call: Call, { peer, agent }: Connecting): Talking {
  const caller = state.legs.get(call.caller);
  const other = state.legs.get(peer);
  const isOutgoing = caller?.extn !== undefined && other?.extn === undefined && agent === undefined;
  const [customer, ours] = isOutgoing ? [peer, call.caller] : [call.caller, peer];
  const extn = state.legs.get(ours)?.extn;
  const signedIn = signedInAt(state, extn);
  return talkOfTwo(
    newParty(customer, "customer", undefined),
    newParty(ours, "agent", agent ?? signedIn),
    queueOf(call),
  );
}

/** The queue that the caller waited in; one whom an agent has given away is its caller still. */
function queueOf({ stage }: Call): QueueName | undefined {
  switch (stage.type) {
    case "queued":
      return stage.queue;
    case "hunting":
      return wayBackOf(stage)?.queue;
    case "new":
    case "summoning":
    case "stranded":
    case "menu":
    case "talking":
    case "surveying":
    case "leaving-message":
    case "in-mailbox":
    case "parting":
    case "ending":
      return undefined;
  }
}
