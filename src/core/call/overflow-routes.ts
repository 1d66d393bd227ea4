// Takes the callers whom queues have sent on to where they are to go.
import { blameCall } from "../blame.ts";
import type { Extn, QueueName } from "../model.ts";
import { fact, type State } from "../state.ts";
import { leadToMailbox } from "../voicemail/leave.ts";
import { hasMailbox } from "../voicemail/lookup.ts";
import type { Call, SentOn } from "./call.ts";
import { partWith } from "./part.ts";
import { routeToNumber, routeToQueue } from "./route.ts";

/** How often a caller may be sent on: queues that overflow into one another would pass them round for ever. */
export const MOST_SENT_ON = 8;

type Nowhere = "no-such-destination" | "no-mailbox" | "sent-on-too-often";

export function carryOutOverflows(state: State): void {
  for (const [id, destination] of state.sentOn) {
    state.sentOn.delete(id);
    const call = state.calls.get(id);
    try {
      if (call?.stage.type === "new") leadOn(state, call, destination);
    } catch (error) {
      blameCall(state, id, error);
    }
  }
}

function leadOn(state: State, call: Call, destination: SentOn): void {
  call.timesSentOn += 1;
  const nowhere = call.timesSentOn > MOST_SENT_ON ? "sent-on-too-often" : leadTo(state, call, destination);
  if (nowhere === undefined) return;
  fact(state, { type: "call-sent-nowhere", call: call.id, ...destination, reason: nowhere });
  partWith(state, call, "nobody", nowhere === "sent-on-too-often" ? "congestion" : "no-such-number");
}

/** Undefined: they are on their way. */
function leadTo(state: State, call: Call, { to, target }: SentOn): Nowhere | undefined {
  switch (to) {
    case "queue":
      return routeToQueue(state, call, target as QueueName) ? undefined : "no-such-destination";
    case "number":
      return routeToNumber(state, call, target) ? undefined : "no-such-destination";
    case "voicemail":
      if (!hasMailbox(state, target as Extn)) return "no-mailbox";
      leadToMailbox(state, call, target as Extn);
      return undefined;
  }
}
