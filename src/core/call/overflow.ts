// A caller whom a queue will not keep is sent on: to another queue, to a number, to a mailbox. What lies there may be the
// same queue again, so this only notes where they are to go; overflow-routes.ts takes them there before the step ends.
import type { QueueLimit } from "../facts.ts";
import type { QueueName } from "../model.ts";
import { fact, type State } from "../state.ts";
import type { Call, SentOn } from "./call.ts";

/** They stand between two stages until the step has gone on. */
export function sendOn(state: State, call: Call, destination: SentOn, queue: QueueName, limit: QueueLimit): void {
  const { to, target } = destination;
  call.stage = { type: "new" };
  state.sentOn.set(call.id, { to, target });
  fact(state, { type: "call-sent-on", call: call.id, queue, limit, to, target });
}
