import { blameCall, blameQueue } from "../blame.ts";
import { readable } from "../mishap.ts";
import type { State } from "../state.ts";
import type { Queue, WaitingCall } from "./queue.ts";

/** Does something for everybody in line. One for whom it cannot be done is at nobody else's cost. */
export function forEachWaiting(state: State, queue: Queue, act: (waiting: WaitingCall) => void): void {
  for (const one of [...queue.waiting]) {
    try {
      act(one);
    } catch (error) {
      if (readable(() => ({ ...queue.config })) === undefined) {
        // It would be the same for all of them, and they are not to blame.
        blameQueue(state, queue, error);
        return;
      }
      blameCall(state, one.call, error);
    }
  }
}
