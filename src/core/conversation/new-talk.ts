// Two are about to talk: who of them is who.
import type { Call, Connecting } from "../call/call.ts";
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
  if (stage.type === "queued") return stage.queue;
  if (stage.type !== "hunting" || typeof stage.otherwise === "string") return undefined;
  return stage.otherwise.type === "returning" ? stage.otherwise.queue : undefined;
}
