// New offers inside a session: ours by re-INVITE, theirs by re-INVITE or UPDATE (RFC 3261 section 14, RFC 3311).
//
//   ours     wanted --- nothing else under way ---> sent --- 2xx: ACK, answered
//              ^                                      |  --- 491: wait, again
//              +--------------------------------------+  --- else: refused, the session goes on as before
//
//   theirs   received --- answerOffer ---> 2xx until ACK (INVITE), 200 (UPDATE)
//                     --- refuseOffer ---> the status
import { SDP, sdpOf } from "../dialog/description.ts";
import { withTarget } from "../dialog/dialog.ts";
import { glareDelayMs } from "../dialog/glare.ts";
import { mayInvite } from "../dialog/offer-exchange.ts";
import { reliableSequence } from "../dialog/provisional-order.ts";
import { agreedIn, minSeOf, negotiate, postponed, requestFields } from "../dialog/session-timer.ts";
import { withNextSequence } from "../dialog/dialog.ts";
import { cseqOf } from "../message/headers.ts";
import type { HeaderField, SipRequest, SipResponse } from "../message/message.ts";
import { awaitAck, sendAck } from "./acknowledgement.ts";
import { sendPrack } from "./prack.ts";
import { warningField } from "./refusals.ts";
import type { Warning } from "../session-description/warnings.ts";
import type { Session } from "./session-state.ts";
import type { Failure } from "./session.ts";
import { armTimer, exchangeOf, isLost, noteAbilities, sendInDialog } from "./session.ts";
import type { Stack } from "./stack.ts";
import { ALLOW_FIELD, SUPPORTED_FIELD } from "./stack.ts";
import type { ServerTransaction } from "./transactions.ts";

/** A re-INVITE that rings for so long is given up; nobody is to be asked for one. */
const PATIENCE_MS = 180_000;

/** Asks for a new description; sent as soon as nothing else is under way. The last one asked for counts. */
export function reoffer(stack: Stack, session: Session, sdp: string, now: number): void {
  if (session.phase !== "confirmed") return;
  session.wantedReoffer = sdp;
  pursueReoffer(stack, session, now);
}

export function canReinvite(session: Session): boolean {
  return session.phase === "confirmed" && session.unacknowledged === undefined && mayInvite(exchangeOf(session));
}

/** Sends the description that waits, if it may be sent now. */
export function pursueReoffer(stack: Stack, session: Session, now: number): void {
  const { wantedReoffer } = session;
  // While the alarm is set we wait out a glare (14.1).
  if (wantedReoffer === undefined || session.reofferAlarm.place >= 0 || !canReinvite(session)) return;
  session.wantedReoffer = undefined;
  sendReinvite(stack, session, wantedReoffer, false, now);
}

/** After a glare; or a re-INVITE has waited too long for its final response. */
export function onReofferAlarm(stack: Stack, session: Session, now: number): void {
  if (session.reoffering === undefined) {
    pursueReoffer(stack, session, now);
    return;
  }
  const transaction = session.reoffering;
  session.reoffering = undefined;
  stack.transactions.abandon(transaction, now);
  isLost(stack, session, "timeout", now);
}

/** Fields of a request or response that may move the remote target: re-INVITE, UPDATE and their 2xx. */
export function refreshFields(session: Session): HeaderField[] {
  return [{ name: "Contact", value: session.contact }, ALLOW_FIELD, SUPPORTED_FIELD];
}

/** Session-Expires and Min-SE of a request of ours; none to a peer that does not know them. */
export function timerFields(stack: Stack, session: Session): HeaderField[] {
  const { timer } = session;
  if (timer?.isShared === false) return [];
  // Who refreshes stays who it was (RFC 4028 section 7.4).
  const refresher = timer === undefined ? undefined : timer.weRefresh ? "uac" : "uas";
  return requestFields(stack.settings, session.minExpiresSeconds, refresher);
}

/** `isRefresh`: only to keep the session alive, nobody has asked for it. */
export function sendReinvite(stack: Stack, session: Session, sdp: string, isRefresh: boolean, now: number): void {
  const before = session.localDescription;
  session.localDescription = sdp;
  let ack: (() => void) | undefined;
  const fields = [...refreshFields(session), ...timerFields(stack, session)];
  const what = { method: "INVITE", fields, content: { type: SDP, body: sdp } };
  sendInDialog(
    stack,
    session,
    what,
    {
      started: (transaction) => {
        session.reoffering = transaction;
        stack.deadlines.set(session.reofferAlarm, now + PATIENCE_MS);
      },
      provisional: (response, at) => prackInside(stack, session, response, at),
      repeated: () => ack?.(),
      final: (outcome, at) => {
        const { reoffering, dialog } = session;
        session.reoffering = undefined;
        stack.deadlines.clear(session.reofferAlarm);
        if (typeof outcome !== "string" && outcome.status < 300 && reoffering !== undefined && dialog !== undefined) {
          session.dialog = withTarget(dialog, outcome);
          ack = sendAck(stack, session, session.dialog, { request: reoffering.request, response: outcome }, undefined);
          onReofferAnswered(stack, session, outcome, isRefresh, at);
        } else {
          session.localDescription = before;
          onReofferRefused(stack, session, outcome, sdp, isRefresh, at);
        }
        pursueReoffer(stack, session, at);
      },
    },
    now,
  );
}

function prackInside(stack: Stack, session: Session, response: SipResponse, now: number): void {
  const sequence = reliableSequence(response);
  const invite = cseqOf(response)?.sequence;
  if (sequence === undefined || invite === undefined || session.dialog === undefined) return;
  // There are no forks here and one transaction; a repeated response is acknowledged again, which does no harm.
  session.dialog = withNextSequence(session.dialog);
  sendPrack(stack, session, session.dialog, { sequence: invite, reliableSequence: sequence }, now);
}

function onReofferAnswered(
  stack: Stack,
  session: Session,
  response: SipResponse,
  isRefresh: boolean,
  now: number,
): void {
  if (session.phase !== "confirmed") return;
  noteAbilities(session, response);
  armTimer(stack, session, agreedIn(response, stack.settings, now));
  const answer = sdpOf(response);
  if (answer !== undefined) stack.emit({ type: "reoffer-answered", session: session.id, answer });
  else if (!isRefresh) stack.emit({ type: "reoffer-refused", session: session.id, status: 488 });
}

function onReofferRefused(
  stack: Stack,
  session: Session,
  outcome: SipResponse | Failure,
  sdp: string,
  isRefresh: boolean,
  now: number,
): void {
  if (isLost(stack, session, outcome, now) || typeof outcome === "string" || session.phase !== "confirmed") return;
  const least = outcome.status === 422 ? minSeOf(outcome) : undefined;
  const isTooShort = least !== undefined && least > session.minExpiresSeconds;
  if (isTooShort) session.minExpiresSeconds = least;
  const { timer } = session;
  if (isRefresh) {
    if (timer !== undefined) armTimer(stack, session, isTooShort ? { ...timer, dueAt: now } : postponed(timer, now));
  } else if (isTooShort) session.wantedReoffer ??= sdp;
  else if (outcome.status === 491) {
    session.wantedReoffer ??= sdp;
    const delayMs = glareDelayMs(session.direction === "outgoing", stack.chance());
    stack.deadlines.set(session.reofferAlarm, now + delayMs);
  } else stack.emit({ type: "reoffer-refused", session: session.id, status: outcome.status });
}

/** Takes an offer of the peer (or an INVITE that asks us for one), which `exchangeOf` has found in order. */
export function receiveOffer(
  stack: Stack,
  session: Session,
  request: SipRequest,
  transaction: ServerTransaction,
  offer: string | undefined,
): void {
  session.theirReoffer = { request, transaction, offer };
  stack.emit({ type: "reoffered", session: session.id, flow: transaction.flow, offer });
}

export function answerReoffer(stack: Stack, session: Session, sdp: string, now: number): void {
  const { theirReoffer, dialog } = session;
  if (theirReoffer === undefined || dialog === undefined) return;
  const { request, transaction, offer } = theirReoffer;
  session.theirReoffer = undefined;
  session.dialog = withTarget(dialog, request);
  session.localDescription = sdp;
  noteAbilities(session, request);
  const negotiated = negotiate(request, stack.settings, now);
  const fields = refreshFields(session);
  if (negotiated.type === "agreed") fields.push(...negotiated.fields);
  const response = stack.response(request, 200, fields, { type: SDP, body: sdp });
  const bytes = stack.transactions.respond(transaction, response, now);
  if (negotiated.type === "agreed") armTimer(stack, session, negotiated.timer);
  if (request.method !== "INVITE") {
    pursueReoffer(stack, session, now);
    return;
  }
  const sequence = cseqOf(request)?.sequence ?? 0;
  const wantsAnswer = offer === undefined;
  awaitAck(stack, session, { sequence, bytes, flow: transaction.flow, wantsAnswer, isInitial: false }, now);
}

export function refuseReoffer(
  stack: Stack,
  session: Session,
  { status, warning }: { readonly status: number; readonly warning?: Warning | undefined },
  now: number,
): void {
  const { theirReoffer } = session;
  if (theirReoffer === undefined) return;
  session.theirReoffer = undefined;
  const fields = warningField(stack, session.flow, warning);
  stack.respond(theirReoffer.transaction, theirReoffer.request, status, now, fields);
  pursueReoffer(stack, session, now);
}
