// An INVITE of ours until it is settled (RFC 3261 sections 13.2 and 9.1), with its forks (12.1, 13.2.2.4) and reliable
// provisional responses (RFC 3262).
//
//            1xx with a tag: one early dialog per fork
//   sent ------------------------------------------------> progressing
//     |  401, 407, 422: again, better                         |
//     |                                                       |
//     +--- first 2xx ---> ACK: confirmed      further 2xx, or any after `end` ---> ACK and BYE
//     +--- 3xx-6xx -----> ended
//     +--- `end` -------> ended; CANCEL as soon as there is a 1xx
import { NOT_CANCELLED, stepCancellation } from "../dialog/cancellation.ts";
import { SDP, sdpOf } from "../dialog/description.ts";
import type { Dialog } from "../dialog/dialog.ts";
import { confirmedBy, dialogOfResponse, requestHead, withNextSequence, withTarget } from "../dialog/dialog.ts";
import { judgeReliable, reliableSequence } from "../dialog/provisional-order.ts";
import { agreedIn, minSeOf, requestFields } from "../dialog/session-timer.ts";
import { parseNameAddress, printNameAddress } from "../message/address.ts";
import { header, headerValues, tagOf } from "../message/headers.ts";
import type { HeaderField, SipRequest, SipResponse } from "../message/message.ts";
import { lifetimeMs } from "../transaction/timers.ts";
import { sendAck } from "./acknowledgement.ts";
import { authorizationFields, learnChallenge } from "./client-auth.ts";
import { Alarm } from "./deadlines.ts";
import { sendPrack } from "./prack.ts";
import { contactsOf, warningOf } from "./refusals.ts";
import type { EarlyDialog, OutgoingInvite, Session } from "./session-state.ts";
import type { Failure } from "./session.ts";
import { armTimer, finish, flowFor, hold, noteAbilities, reasonField, reasonOf, release, sendBye } from "./session.ts";
import type { Stack } from "./stack.ts";
import { ALLOW_FIELD } from "./stack.ts";
import type { Invitation, Reason } from "./vocabulary.ts";

/** RFC 3261 section 16.6 step 11: a call that says nothing for three minutes is dead. */
const TIMER_C_MS = 180_000;
/** Forks of one call that we follow. */
const FORKS = 16;
const ATTEMPTS = 4;

export function outgoingInvite(stack: Stack, session: () => Session, invitation: Invitation): OutgoingInvite {
  return {
    invitation,
    transaction: undefined,
    sequence: 0,
    attempts: 0,
    isOfferAnswered: invitation.offer === undefined,
    early: new Map(),
    acknowledged: new Map(),
    unanswered: undefined,
    isHeard: false,
    cancellation: NOT_CANCELLED,
    cancelReason: undefined,
    patienceAlarm: new Alarm((now) => onPatienceAlarm(stack, session(), now)),
  };
}

function addressField(
  address: { readonly displayName: string; readonly uri: string },
  tag: string | undefined,
): string {
  return printNameAddress({ ...address, parameters: new Map(tag === undefined ? [] : [["tag", tag]]) });
}

function inviteFields(stack: Stack, session: Session, outgoing: OutgoingInvite): HeaderField[] {
  const { invitation } = outgoing;
  const headers: HeaderField[] = [];
  if (invitation.route.length > 0) headers.push({ name: "Route", value: invitation.route.join(", ") });
  headers.push(
    { name: "Max-Forwards", value: String(invitation.maxForwards ?? 70) },
    { name: "From", value: addressField(invitation.from, session.localTag) },
    { name: "To", value: addressField(invitation.to, undefined) },
    { name: "Call-ID", value: session.callId },
    { name: "CSeq", value: `${outgoing.sequence} INVITE` },
    { name: "Contact", value: session.contact },
    ALLOW_FIELD,
    // An offer in a reliable 1xx would have to be answered in the PRACK: where we make none we take no 100rel.
    { name: "Supported", value: `${invitation.offer === undefined ? "" : "100rel, "}timer, replaces, norefersub` },
    ...requestFields(stack.settings, session.minExpiresSeconds, undefined),
    ...invitation.headers,
  );
  if (invitation.offer !== undefined) headers.push({ name: "Content-Type", value: SDP });
  return headers;
}

/** Sends the INVITE, or sends it again with what the last refusal taught us. */
export function sendInvite(stack: Stack, session: Session, outgoing: OutgoingInvite, now: number): void {
  const { invitation } = outgoing;
  outgoing.sequence++;
  outgoing.cancellation = NOT_CANCELLED;
  outgoing.early.clear();
  const body = new TextEncoder().encode(invitation.offer ?? "");
  const { uri } = invitation;
  const proof = authorizationFields(session.auth, { method: "INVITE", uri, body }, stack.settings.random(8));
  const parts = { method: "INVITE", uri, headers: [...inviteFields(stack, session, outgoing), ...proof] };
  hold(session);
  outgoing.transaction = stack.request(
    session.flow,
    parts,
    body,
    {
      response: (response, at) => onResponse(stack, session, outgoing, response, at),
      failed: (why, at) => onFailure(stack, session, why, at),
      terminated: () => release(stack, session),
    },
    now,
  );
  stack.deadlines.set(outgoing.patienceAlarm, now + (invitation.firstResponseMs ?? TIMER_C_MS));
}

function onFailure(stack: Stack, session: Session, why: Failure, now: number): void {
  settle(stack, session);
  finish(stack, session, { by: why }, now);
}

/** The INVITE has its final response: no more waiting for it. */
function settle(stack: Stack, session: Session): void {
  if (session.outgoing !== undefined) stack.deadlines.clear(session.outgoing.patienceAlarm);
}

function onResponse(
  stack: Stack,
  session: Session,
  outgoing: OutgoingInvite,
  response: SipResponse,
  now: number,
): void {
  if (response.status < 200) onProvisional(stack, session, outgoing, response, now);
  else if (response.status < 300) onSuccess(stack, session, outgoing, response, now);
  else onRefusal(stack, session, outgoing, response, now);
}

function onProvisional(
  stack: Stack,
  session: Session,
  outgoing: OutgoingInvite,
  response: SipResponse,
  now: number,
): void {
  const [cancellation, effects] = stepCancellation(outgoing.cancellation, "provisional");
  outgoing.cancellation = cancellation;
  if (effects.includes("send-cancel")) sendCancel(stack, outgoing, now);
  if (session.phase !== "early") return;
  stack.deadlines.set(outgoing.patienceAlarm, now + TIMER_C_MS);
  if (!outgoing.isHeard && outgoing.invitation.tellsTrying === true)
    stack.emit({ type: "trying", session: session.id });
  outgoing.isHeard = true;
  if (response.status === 100) return;
  const early = earlyDialog(outgoing, response);
  const sequence = reliableSequence(response);
  const sdp = sdpOf(response);
  if (early !== undefined) {
    noteAbilities(session, response);
    early.dialog = withTarget(early.dialog, response);
    if (sequence !== undefined && outgoing.transaction !== undefined) {
      if (judgeReliable(early.lastReliable, sequence) === "ignore") return;
      early.lastReliable = sequence;
      early.dialog = withNextSequence(early.dialog);
      sendPrack(stack, session, early.dialog, { sequence: outgoing.sequence, reliableSequence: sequence }, now);
      if (sdp !== undefined) outgoing.isOfferAnswered = true;
    }
    early.description = sdp ?? early.description;
  }
  stack.emit({ type: "progress", session: session.id, status: response.status, sdp });
}

function remoteTag(response: SipResponse): string {
  const to = parseNameAddress(header(response, "To") ?? "");
  return to === undefined ? "" : (tagOf(to) ?? "");
}

function earlyDialog(outgoing: OutgoingInvite, response: SipResponse): EarlyDialog | undefined {
  const tag = remoteTag(response);
  const known = outgoing.early.get(tag);
  if (known !== undefined || outgoing.early.size >= FORKS || outgoing.transaction === undefined) return known;
  const dialog = dialogOfResponse(outgoing.transaction.request, response);
  if (dialog === undefined) return undefined;
  const early: EarlyDialog = { dialog, lastReliable: undefined, description: undefined };
  outgoing.early.set(tag, early);
  return early;
}

function onSuccess(stack: Stack, session: Session, outgoing: OutgoingInvite, response: SipResponse, now: number): void {
  const tag = remoteTag(response);
  const request = outgoing.transaction?.request;
  if (outgoing.acknowledged.has(tag)) {
    // The 2xx again: its ACK was lost (13.2.2.4).
    outgoing.acknowledged.get(tag)?.();
    return;
  }
  if (request === undefined || outgoing.acknowledged.size >= FORKS) return;
  const early = outgoing.early.get(tag);
  const dialog =
    early === undefined ? dialogOfResponse(request, response) : confirmedBy(early.dialog, request, response);
  if (dialog === undefined) return;
  settle(stack, session);
  const to = { request, response };
  if (session.phase !== "early") {
    // Another fork, or a CANCEL has crossed this 2xx: it must be acknowledged and ended (13.2.2.4, 15).
    outgoing.acknowledged.set(tag, sendAck(stack, session, dialog, to, undefined));
    dismiss(stack, session, dialog, outgoing.cancelReason, now);
    return;
  }
  session.dialog = dialog;
  session.phase = "confirmed";
  session.localDescription = outgoing.invitation.offer;
  noteAbilities(session, response);
  armTimer(stack, session, agreedIn(response, stack.settings, now));
  outgoing.early.clear();
  outgoing.isOfferAnswered = true;
  const sdp = sdpOf(response);
  if (outgoing.invitation.offer !== undefined) {
    outgoing.acknowledged.set(tag, sendAck(stack, session, dialog, to, undefined));
    // The answer may have stood in a 1xx, and counts (13.2.1).
    const answer = sdp ?? early?.description;
    stack.emit({ type: "accepted", session: session.id, answer, offer: undefined });
  } else if (sdp !== undefined) {
    outgoing.acknowledged.set(tag, undefined);
    outgoing.unanswered = response;
    stack.emit({ type: "accepted", session: session.id, answer: undefined, offer: sdp });
  } else {
    // Nobody has offered anything: there can be no session (13.2.1).
    outgoing.acknowledged.set(tag, sendAck(stack, session, dialog, to, undefined));
    sendBye(stack, session, undefined, now);
    finish(stack, session, { by: "peer" }, now);
  }
}

/**
 * The user answers the offer that the 2xx brought: the ACK carries it. Without a description the ACK only makes way for a
 * BYE. False where no 2xx waits.
 */
export function answerInAck(stack: Stack, session: Session, sdp: string | undefined): boolean {
  const { outgoing, dialog } = session;
  const response = outgoing?.unanswered;
  if (outgoing?.transaction === undefined || response === undefined || dialog === undefined) return false;
  outgoing.unanswered = undefined;
  session.localDescription = sdp;
  const to = { request: outgoing.transaction.request, response };
  outgoing.acknowledged.set(dialog.remoteTag, sendAck(stack, session, dialog, to, sdp));
  return true;
}

/** BYE to a fork that is not to become the session. */
function dismiss(stack: Stack, session: Session, dialog: Dialog, reason: Reason | undefined, now: number): void {
  const { uri, headers } = requestHead(withNextSequence(dialog), "BYE");
  const parts = { method: "BYE", uri, headers: [...headers, ...reasonField(reason)] };
  const ignore = (): void => undefined;
  stack.request(flowFor(session, dialog), parts, "", { response: ignore, failed: ignore }, now);
}

function onRefusal(stack: Stack, session: Session, outgoing: OutgoingInvite, response: SipResponse, now: number): void {
  settle(stack, session);
  if (session.phase !== "early") return;
  const attempts = outgoing.attempts++;
  if (attempts < ATTEMPTS) {
    if (learnChallenge(session.auth, response, attempts)) {
      sendInvite(stack, session, outgoing, now);
      return;
    }
    const least = response.status === 422 ? minSeOf(response) : undefined;
    if (least !== undefined && least > session.minExpiresSeconds) {
      session.minExpiresSeconds = least;
      sendInvite(stack, session, outgoing, now);
      return;
    }
  }
  const { status } = response;
  const contacts = status < 400 ? contactsOf(response) : undefined;
  finish(
    stack,
    session,
    { by: "peer", status, reason: reasonOf(response), warning: warningOf(response), contacts },
    now,
  );
}

/** We give up before there was an answer. */
export function cancel(
  stack: Stack,
  session: Session,
  outcome: { readonly by: "us" | "timeout"; readonly reason?: Reason | undefined },
  now: number,
): void {
  const { outgoing } = session;
  if (outgoing === undefined || session.phase !== "early") return;
  outgoing.cancelReason = outcome.reason;
  const [cancellation, effects] = stepCancellation(outgoing.cancellation, "cancel");
  outgoing.cancellation = cancellation;
  // Without any provisional response yet the CANCEL waits, and Timer B ends the transaction where none comes.
  if (effects.includes("send-cancel")) sendCancel(stack, outgoing, now);
  finish(stack, session, { ...outcome, status: outcome.by === "us" ? 487 : undefined }, now);
}

function sendCancel(stack: Stack, outgoing: OutgoingInvite, now: number): void {
  const { transaction } = outgoing;
  if (transaction === undefined) return;
  const ignore = (): void => undefined;
  const request = cancelOf(transaction.request, reasonField(outgoing.cancelReason));
  stack.transactions.start(request, transaction.branch, transaction.flow, { response: ignore, failed: ignore }, now);
  // A peer that never answers the INVITE finally does not know CANCEL: considered cancelled after 64*T1 (9.1).
  stack.deadlines.set(outgoing.patienceAlarm, now + lifetimeMs(stack.settings.timers));
}

/** 9.1: the INVITE's Request-URI, uppermost Via, Route, From, To, Call-ID and number. */
function cancelOf(invite: SipRequest, fields: readonly HeaderField[]): SipRequest {
  const headers: HeaderField[] = [{ name: "Via", value: headerValues(invite, "Via")[0] ?? "" }];
  for (const name of ["Route", "Max-Forwards", "From", "To", "Call-ID", "User-Agent"]) {
    const value = header(invite, name);
    if (value !== undefined) headers.push({ name, value });
  }
  headers.push({ name: "CSeq", value: (header(invite, "CSeq") ?? "").replace("INVITE", "CANCEL") }, ...fields);
  return { type: "request", method: "CANCEL", uri: invite.uri, headers, body: new Uint8Array(0) };
}

function onPatienceAlarm(stack: Stack, session: Session, now: number): void {
  const { outgoing } = session;
  if (outgoing?.transaction === undefined) return;
  if (session.phase === "early") cancel(stack, session, { by: "timeout" }, now);
  else stack.transactions.abandon(outgoing.transaction, now);
}

/** BYE from one who has not answered, as far as we know: its 2xx was lost (15.1.2 forbids it otherwise). */
export function endedEarly(stack: Stack, session: Session, reason: Reason | undefined, now: number): void {
  const { outgoing } = session;
  if (outgoing === undefined) return;
  stack.deadlines.set(outgoing.patienceAlarm, now + lifetimeMs(stack.settings.timers));
  finish(stack, session, { by: "peer", reason }, now);
}
