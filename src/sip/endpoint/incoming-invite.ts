// An INVITE that came to us, until its final response (RFC 3261 section 13.3), with reliable provisional responses where
// the peer requires them (RFC 3262).
//
//             ring                accept
//   invited ---------> ringing -----------> 2xx until ACK      (acknowledgement.ts)
//      |                  |  ^ PRACK, next
//      | end, CANCEL      |  | reliable 18x
//      +------------------+--+---> 3xx-6xx
import { SDP } from "../dialog/description.ts";
import type { RAck } from "../dialog/provisional-order.ts";
import { repeatProvisional, repetitionDeadline, stepRepetition } from "../dialog/repetition.ts";
import { negotiate } from "../dialog/session-timer.ts";
import { lifetimeMs } from "../transaction/timers.ts";
import { cseqOf } from "../message/headers.ts";
import type { HeaderField, SipRequest } from "../message/message.ts";
import { awaitAck } from "./acknowledgement.ts";
import { Alarm } from "./deadlines.ts";
import type { IncomingInvite, Provisional, Session } from "./session-state.ts";
import { armTimer, finish, reasonField, reasonOf } from "./session.ts";
import type { Content, Stack } from "./stack.ts";
import { ALLOW_FIELD, SUPPORTED_FIELD } from "./stack.ts";
import { warningField } from "./refusals.ts";
import type { ServerTransaction } from "./transactions.ts";
import type { Warning } from "../session-description/warnings.ts";
import type { Reason } from "./vocabulary.ts";

/** Proxies give up a call that does not say at least every three minutes that it still rings (13.3.1.1). */
const AGAIN_MS = 60_000;
const RELIABLE_AGAIN_MS = 150_000;
/** Provisional responses that may wait for a PRACK; more of them say nothing new. */
const WAITING = 8;

export function incomingInvite(
  stack: Stack,
  session: () => Session,
  given: {
    readonly request: SipRequest;
    readonly transaction: ServerTransaction;
    readonly offer: string | undefined;
    readonly isReliable: boolean;
  },
): IncomingInvite {
  return {
    ...given,
    isOfferAnswered: given.offer === undefined,
    last: undefined,
    // Chosen at random below 2**31 (RFC 3262 section 3).
    reliableSequence: 1 + Math.floor(stack.chance() * 2 ** 30),
    outstanding: undefined,
    waiting: [],
    acceptance: undefined,
    reliableAlarm: new Alarm((now) => onReliableAlarm(stack, session(), now)),
    againAlarm: new Alarm((now) => onAgainAlarm(stack, session(), now)),
    // The caller wants an answer within the time its Expires gives (13.3.1).
    expiryAlarm: new Alarm((now) => refuse(stack, session(), 487, { by: "peer" }, now)),
    lostAlarm: new Alarm((now) => unreachable(stack, session(), now)),
  };
}

function stopAlarms(stack: Stack, incoming: IncomingInvite): void {
  stack.deadlines.clear(incoming.reliableAlarm);
  stack.deadlines.clear(incoming.againAlarm);
  stack.deadlines.clear(incoming.expiryAlarm);
  stack.deadlines.clear(incoming.lostAlarm);
}

export function ring(stack: Stack, session: Session, sdp: string | undefined, now: number): void {
  const { incoming } = session;
  if (incoming === undefined || incoming.acceptance !== undefined) return;
  // An offer of ours may stand in no unreliable response, and no reliable one may go out before it (13.2.1): where the
  // INVITE brought none, it rings without a description, and to those who insist on 100rel not at all.
  const isOfferless = incoming.offer === undefined;
  const description = isOfferless ? undefined : sdp;
  const provisional: Provisional = { status: description === undefined ? 180 : 183, sdp: description };
  if (!incoming.isReliable) {
    sendProvisional(stack, session, incoming, provisional, now);
    return;
  }
  if (isOfferless) return;
  if (incoming.outstanding === undefined) sendReliable(stack, session, incoming, provisional, now);
  else if (incoming.waiting.length < WAITING) incoming.waiting.push(provisional);
}

function contentOf(sdp: string | undefined): Content | undefined {
  return sdp === undefined ? undefined : { type: SDP, body: sdp };
}

function dialogFields(stack: Stack, session: Session): HeaderField[] {
  return [{ name: "Contact", value: session.contact }, ALLOW_FIELD, ...stack.takenInCalls];
}

function sendProvisional(
  stack: Stack,
  session: Session,
  incoming: IncomingInvite,
  provisional: Provisional,
  now: number,
): void {
  incoming.last = provisional;
  const { status, sdp } = provisional;
  const fields = dialogFields(stack, session);
  const response = stack.response(incoming.request, status, fields, contentOf(sdp), session.localTag);
  stack.transactions.respond(incoming.transaction, response, now);
  stack.deadlines.set(incoming.againAlarm, now + AGAIN_MS);
}

function sendReliable(
  stack: Stack,
  session: Session,
  incoming: IncomingInvite,
  provisional: Provisional,
  now: number,
): void {
  incoming.last = provisional;
  const reliableSequence = incoming.reliableSequence++;
  const fields = [
    ...dialogFields(stack, session),
    { name: "Require", value: "100rel" },
    { name: "RSeq", value: String(reliableSequence) },
  ];
  const { status, sdp } = provisional;
  const response = stack.response(incoming.request, status, fields, contentOf(sdp), session.localTag);
  const bytes = stack.transactions.respond(incoming.transaction, response, now);
  const repetition = repeatProvisional(stack.settings.timers, now);
  incoming.outstanding = { reliableSequence, bytes, repetition, hasDescription: sdp !== undefined };
  stack.deadlines.set(incoming.reliableAlarm, repetitionDeadline(repetition));
  stack.deadlines.set(incoming.againAlarm, now + RELIABLE_AGAIN_MS);
}

function onReliableAlarm(stack: Stack, session: Session, now: number): void {
  const { incoming } = session;
  const outstanding = incoming?.outstanding;
  if (incoming === undefined || outstanding === undefined) return;
  const [repetition, effects] = stepRepetition(outstanding.repetition, now);
  outstanding.repetition = repetition;
  if (effects.includes("send")) stack.send(incoming.transaction.flow, outstanding.bytes);
  // RFC 3262 section 3: without PRACK the INVITE is rejected with 5xx.
  if (effects.includes("give-up")) refuse(stack, session, 504, { by: "timeout" }, now);
  else stack.deadlines.set(incoming.reliableAlarm, repetitionDeadline(repetition));
}

function onAgainAlarm(stack: Stack, session: Session, now: number): void {
  const { incoming } = session;
  if (incoming?.last === undefined) return;
  if (!incoming.isReliable) sendProvisional(stack, session, incoming, incoming.last, now);
  else if (incoming.outstanding === undefined) {
    sendReliable(stack, session, incoming, { status: incoming.last.status, sdp: undefined }, now);
  }
}

/** PRACK: true where it acknowledges what we sent. */
export function receivePrack(stack: Stack, session: Session, rack: RAck | undefined): boolean {
  const { incoming } = session;
  const outstanding = incoming?.outstanding;
  if (incoming === undefined || outstanding === undefined || rack === undefined) return false;
  if (rack.method !== "INVITE" || rack.sequence !== cseqOf(incoming.request)?.sequence) return false;
  if (rack.reliableSequence !== outstanding.reliableSequence) return false;
  if (outstanding.hasDescription) incoming.isOfferAnswered = true;
  incoming.outstanding = undefined;
  stack.deadlines.clear(incoming.reliableAlarm);
  return true;
}

/** What waited for the PRACK, once that has been answered. */
export function afterPrack(stack: Stack, session: Session, now: number): void {
  const { incoming } = session;
  if (incoming === undefined || incoming.outstanding !== undefined) return;
  if (incoming.acceptance !== undefined) {
    sendAcceptance(stack, session, incoming, incoming.acceptance, now);
    return;
  }
  const next = incoming.waiting.shift();
  if (next !== undefined) sendReliable(stack, session, incoming, next, now);
}

export function accept(stack: Stack, session: Session, sdp: string, now: number): void {
  const { incoming } = session;
  if (incoming === undefined || incoming.acceptance !== undefined) return;
  // While an answer waits for its PRACK the 2xx must wait too (RFC 3262 section 3).
  if (incoming.outstanding?.hasDescription === true) incoming.acceptance = sdp;
  else sendAcceptance(stack, session, incoming, sdp, now);
}

function sendAcceptance(stack: Stack, session: Session, incoming: IncomingInvite, sdp: string, now: number): void {
  const { request, transaction } = incoming;
  const negotiated = negotiate(request, stack.settings, now);
  const fields = [...dialogFields(stack, session), SUPPORTED_FIELD];
  if (negotiated.type === "agreed") fields.push(...negotiated.fields);
  const response = stack.response(request, 200, fields, contentOf(sdp), session.localTag);
  stopAlarms(stack, incoming);
  session.incoming = undefined;
  session.phase = "confirmed";
  session.localDescription = sdp;
  const bytes = stack.transactions.respond(transaction, response, now);
  if (negotiated.type === "agreed") armTimer(stack, session, negotiated.timer);
  const sequence = cseqOf(request)?.sequence ?? 0;
  const wantsAnswer = incoming.offer === undefined;
  awaitAck(stack, session, { sequence, bytes, flow: transaction.flow, wantsAnswer, isInitial: true }, now);
}

/** Refuses the INVITE finally. */
export function refuse(
  stack: Stack,
  session: Session,
  status: number,
  outcome: {
    readonly by: "us" | "peer" | "timeout";
    readonly reason?: Reason | undefined;
    readonly retryAfterSeconds?: number | undefined;
    readonly warning?: Warning | undefined;
  },
  now: number,
): void {
  const { incoming } = session;
  if (incoming === undefined) return;
  stopAlarms(stack, incoming);
  session.incoming = undefined;
  const { retryAfterSeconds, warning } = outcome;
  const retry = retryAfterSeconds === undefined ? [] : [{ name: "Retry-After", value: String(retryAfterSeconds) }];
  const fields =
    outcome.by === "us"
      ? [...reasonField(outcome.reason), ...retry, ...warningField(stack, session.flow, warning)]
      : [];
  stack.respond(incoming.transaction, incoming.request, status, now, fields, session.localTag);
  finish(stack, session, { by: outcome.by, status, reason: outcome.reason }, now);
}

/** The peer takes its INVITE back (9.2). */
export function cancelled(stack: Stack, session: Session, cancel: SipRequest, now: number): void {
  refuse(stack, session, 487, { by: "peer", reason: reasonOf(cancel) }, now);
}

/** Who calls over TCP has as long to come again as anybody has to say a word. */
export function connectionLost(stack: Stack, { incoming }: Session, now: number): void {
  if (incoming !== undefined) stack.deadlines.set(incoming.lostAlarm, now + lifetimeMs(stack.settings.timers));
}

/** The way back to the peer is gone before we have answered: it is not likely that anybody hears of it. */
export function unreachable(stack: Stack, session: Session, now: number): void {
  const { incoming } = session;
  if (incoming === undefined) return;
  stopAlarms(stack, incoming);
  session.incoming = undefined;
  stack.respond(incoming.transaction, incoming.request, 408, now, [], session.localTag);
  finish(stack, session, { by: "transport" }, now);
}
