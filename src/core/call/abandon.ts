// A programmer's mistake ends the call it happened in, is told, and harms no other.
import type { EventBody } from "../events.ts";
import type { Due } from "../deadlines.ts";
import type { CallId } from "../model.ts";
import { leaveLine } from "../queue/queue.ts";
import { fact, type State } from "../state.ts";
import { hangUp } from "./legs.ts";
import { finishWhenEmpty } from "./release.ts";

/** Ends the call without asking its stage anything: the stage may be what is broken. */
export function abandonCall(state: State, id: CallId | undefined, error: unknown): void {
  const what = `assertion failed: ${error instanceof Error ? error.message : String(error)}`;
  fact(state, { type: "repaired", what, call: id, leg: undefined });
  const call = id === undefined ? undefined : state.calls.get(id);
  if (call === undefined) return;
  for (const queue of state.queues.values()) leaveLine(queue, call);
  call.connecting = undefined;
  call.stage = { type: "ending", by: "center", cause: "crashed" };
  for (const leg of call.legs) hangUp(state, leg, "crashed");
  finishWhenEmpty(state, call);
}

/** The call that an event or a deadline is about; undefined where it is about none. */
export function callConcerned(state: State, cause: EventBody | Due): CallId | undefined {
  if ("call" in cause) return cause.call;
  if ("leg" in cause) return state.legs.get(cause.leg)?.call;
  if ("command" in cause) {
    const { command } = cause;
    return state.awaited.get(command) ?? state.recordings.get(command) ?? state.messagesTaken.get(command)?.call;
  }
  return undefined;
}
