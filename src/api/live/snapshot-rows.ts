// Calls and waiting callers as a snapshot shows them, in the words of the events.
import { partiesOf, type Involved, type InvolvedCall } from "../../contract/involved.ts";
import type { CallId } from "../../core/model.ts";
import type { HelpRow, MessageRow } from "../../contract/rows.ts";
import type { CenterPort } from "../../ports/center.ts";
import type { Principal } from "../../store/principal.ts";
import { mayHear } from "./audience.ts";

/** More wait in no center of this size; who does is seen when those before them have gone. */
const MOST_WAITING = 10_000;

export function callRow(callUUID: CallId, call: InvolvedCall) {
  const { cidNumber, cidName, destNumber, direction, queue } = call;
  return { ...{ callUUID, cidNumber, cidName, destNumber, direction, queue_id: queue }, ...partiesOf(call) };
}

export function waitingRows(center: Pick<CenterPort, "waiting">, involved: Involved) {
  return center.waiting(undefined, MOST_WAITING).map(({ call, queue, position, joinedAt, priority }) => {
    const { cidNumber, cidName, destNumber } = involved.call(call);
    const who = { callUUID: call, cidNumber, cidName, destNumber };
    return { ...who, queue_id: queue, place: position, since: joinedAt, priority };
  });
}

export function helpRows(center: Pick<CenterPort, "helps">, principal: Principal): HelpRow[] {
  const theirs = center.helps().filter(({ agent, extn, queues }) => {
    return mayHear(principal, { agents: new Set([agent]), extns: new Set([extn]), queues: new Set(queues) });
  });
  return theirs.map(({ help, agent, extn, call, queues, text, since, until, takenBy }) => ({
    ...{ help, agent_id: agent, extn, callUUID: call ?? "", queues: [...queues], text, since, until },
    taken_by: takenBy ?? "",
  }));
}

export function messageRows(center: Pick<CenterPort, "unread">, { login }: Principal): MessageRow[] {
  return center.unread(login).map(({ id, from, to, text, sentAt, help }) => {
    return { id, from, to, text, sent_at: sentAt, help: help ?? "" };
  });
}
