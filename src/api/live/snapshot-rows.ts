// Calls and waiting callers as a snapshot shows them, in the words of the events.
import type { Involved, InvolvedCall } from "../../contract/involved.ts";
import type { CallId } from "../../core/model.ts";
import type { CenterPort } from "../../ports/center.ts";

/** More wait in no center of this size; who does is seen when those before them have gone. */
const MOST_WAITING = 10_000;

export function callRow(callUUID: CallId, call: InvolvedCall) {
  const { cidNumber, cidName, destNumber, direction, queue, focus, parties } = call;
  return {
    ...{ callUUID, cidNumber, cidName, destNumber, direction, queue_id: queue, focus },
    parties: [...parties].map(([legUUID, { number, agent, role, state, held, muted }]) => ({
      ...{ legUUID, number, agent_id: agent ?? "", role, state, held, muted },
    })),
  };
}

export function waitingRows(center: Pick<CenterPort, "waiting">, involved: Involved) {
  return center.waiting(undefined, MOST_WAITING).map(({ call, queue, position, joinedAt, priority }) => {
    const { cidNumber, cidName, destNumber } = involved.call(call);
    const who = { callUUID: call, cidNumber, cidName, destNumber };
    return { ...who, queue_id: queue, place: position, since: joinedAt, priority };
  });
}
