// Both ends of the ACK to a 2xx: we repeat our 2xx until it comes, and send one for each 2xx that we get (RFC 3261
// sections 13.2.2.4 and 13.3.1.4). It is a request of its own, outside of the INVITE's transaction.
import type { Dialog } from "../dialog/dialog.ts";
import { requestHead } from "../dialog/dialog.ts";
import { SDP, sdpOf } from "../dialog/description.ts";
import { repeatFinal, repetitionDeadline, stepRepetition } from "../dialog/repetition.ts";
import { cseqOf, headerValues } from "../message/headers.ts";
import type { HeaderField, SipRequest, SipResponse } from "../message/message.ts";
import { printMessage } from "../message/print.ts";
import type { Session, Unacknowledged } from "./session-state.ts";
import { contentFields, finish, flowFor, hold, release, sendBye } from "./session.ts";
import type { Stack } from "./stack.ts";
import type { Flow } from "./vocabulary.ts";

/** Sends our 2xx to the peer's INVITE until the ACK comes. */
export function awaitAck(
  stack: Stack,
  session: Session,
  sent: {
    readonly sequence: number;
    readonly bytes: Uint8Array;
    readonly flow: Flow;
    readonly wantsAnswer: boolean;
    readonly isInitial: boolean;
  },
  now: number,
): void {
  const repetition = repeatFinal(stack.settings.timers, now);
  session.unacknowledged = { ...sent, repetition };
  hold(session);
  stack.deadlines.set(session.acknowledgeAlarm, repetitionDeadline(repetition));
}

export function onAcknowledgeAlarm(stack: Stack, session: Session, now: number): void {
  const { unacknowledged } = session;
  if (unacknowledged === undefined) return;
  const [repetition, effects] = stepRepetition(unacknowledged.repetition, now);
  unacknowledged.repetition = repetition;
  if (effects.includes("send")) stack.send(unacknowledged.flow, unacknowledged.bytes);
  if (!effects.includes("give-up")) {
    stack.deadlines.set(session.acknowledgeAlarm, repetitionDeadline(repetition));
    return;
  }
  session.unacknowledged = undefined;
  // No ACK in 64*T1: the dialog exists, but the session should be ended with BYE (13.3.1.4).
  if (session.phase === "confirmed" || session.byeAfterAcknowledge !== undefined) {
    sendBye(stack, session, session.byeAfterAcknowledge?.reason, now);
  }
  finish(stack, session, { by: "timeout" }, now);
  release(stack, session);
}

/** An ACK inside the dialog. One that acknowledges nothing is dropped. */
export function receiveAck(stack: Stack, session: Session, request: SipRequest, now: number): void {
  const { unacknowledged } = session;
  if (unacknowledged === undefined || unacknowledged.sequence !== cseqOf(request)?.sequence) return;
  acknowledged(stack, session, unacknowledged, unacknowledged.wantsAnswer ? sdpOf(request) : undefined, now);
}

/** A new INVITE of the peer inside the dialog shows that it has our 2xx to its last one, though the ACK was lost. */
export function acknowledgedByNext(stack: Stack, session: Session, now: number): void {
  const { unacknowledged } = session;
  if (unacknowledged?.wantsAnswer === false) acknowledged(stack, session, unacknowledged, undefined, now);
}

function acknowledged(
  stack: Stack,
  session: Session,
  what: Unacknowledged,
  answer: string | undefined,
  now: number,
): void {
  session.unacknowledged = undefined;
  stack.deadlines.clear(session.acknowledgeAlarm);
  if (session.byeAfterAcknowledge !== undefined) {
    sendBye(stack, session, session.byeAfterAcknowledge.reason, now);
  } else if (session.phase === "confirmed") {
    if (what.isInitial) stack.emit({ type: "acknowledged", session: session.id, answer });
    else if (answer !== undefined) stack.emit({ type: "reoffer-answered", session: session.id, answer });
    // The answer that is missing from the ACK will not come any more: the offer has failed.
    else if (what.wantsAnswer) stack.emit({ type: "reoffer-refused", session: session.id, status: 488 });
  }
  release(stack, session);
}

/** The ACK does not matter any more: the session is ended, and the peer knows. */
export function forgetAck(stack: Stack, session: Session): void {
  if (session.unacknowledged === undefined) return;
  session.unacknowledged = undefined;
  session.byeAfterAcknowledge = undefined;
  stack.deadlines.clear(session.acknowledgeAlarm);
  release(stack, session);
}

/** Sends the ACK to a 2xx, and returns how to do it again, for the 2xx may come again. */
export function sendAck(
  stack: Stack,
  session: Session,
  dialog: Dialog,
  to: { readonly request: SipRequest; readonly response: SipResponse },
  answer: string | undefined,
): () => void {
  const { uri, headers } = requestHead(dialog, "ACK", cseqOf(to.request)?.sequence ?? dialog.localSequence);
  // The ACK to a 2xx carries the credentials of its INVITE (13.2.2.4): nobody can challenge an ACK.
  const proof: HeaderField[] = ["Authorization", "Proxy-Authorization"].flatMap((name) =>
    headerValues(to.request, name).map((value) => ({ name, value })),
  );
  const content = answer === undefined ? undefined : { type: SDP, body: answer };
  const flow = flowFor(session, dialog);
  const parts = { method: "ACK", uri, headers: [...headers, ...proof, ...contentFields(content)] };
  const bytes = printMessage(stack.compose(flow, stack.newBranch(), parts, answer));
  const send = (): void => stack.send(flow, bytes);
  send();
  return send;
}
