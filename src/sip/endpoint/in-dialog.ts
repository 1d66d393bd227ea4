// Requests inside a dialog (RFC 3261 section 12.2.2), whose transaction is open already.
import { descriptionOf, isOptional, mediaType } from "../dialog/description.ts";
import type { Dialog } from "../dialog/dialog.ts";
import { withRequest, withTarget } from "../dialog/dialog.ts";
import { retryAfterSeconds } from "../dialog/glare.ts";
import { refusalOf } from "../dialog/offer-exchange.ts";
import { rackOf } from "../dialog/provisional-order.ts";
import { negotiate } from "../dialog/session-timer.ts";
import { parseNameAddress } from "../message/address.ts";
import { callIdOf, cseqOf, header, tagOf } from "../message/headers.ts";
import type { HeaderField, SipRequest } from "../message/message.ts";
import { acknowledgedByNext, forgetAck, receiveAck } from "./acknowledgement.ts";
import { afterPrack, receivePrack, refuse } from "./incoming-invite.ts";
import { eventName } from "./notifier.ts";
import { endedEarly } from "./outgoing-invite.ts";
import { pursueReoffer, receiveOffer, refreshFields } from "./reoffer.ts";
import { receiveRefer, receiveResubscribe, referringOf } from "./referrals.ts";
import { hasMisplacedReplaces } from "./replaced.ts";
import { unsupportedIn, warningField } from "./refusals.ts";
import type { Session } from "./session-state.ts";
import { armTimer, exchangeOf, finish, heardBy, noteAbilities, reasonOf } from "./session.ts";
import type { Stack } from "./stack.ts";
import { ACCEPT_FIELD, ALLOW_FIELD, SUPPORTED_FIELD } from "./stack.ts";
import type { ServerTransaction } from "./transactions.ts";
import type { Flow } from "./vocabulary.ts";

/** The session and dialog a request belongs to, by our tag, the peer's tag and the Call-ID (12.2.2). */
export function findDialog(
  stack: Stack,
  request: SipRequest,
  localTag: string,
): { readonly session: Session; readonly dialog: Dialog } | undefined {
  const session = stack.byTag.get(localTag);
  if (session === undefined || session.callId !== callIdOf(request)) return undefined;
  const from = parseNameAddress(header(request, "From") ?? "");
  const remoteTag = from === undefined ? "" : (tagOf(from) ?? "");
  if (session.dialog?.remoteTag === remoteTag) return { session, dialog: session.dialog };
  const early = session.phase === "early" ? session.outgoing?.early.get(remoteTag) : undefined;
  return early === undefined ? undefined : { session, dialog: early.dialog };
}

/** An ACK without a transaction: for a 2xx, or for nothing. */
export function receiveAckRequest(stack: Stack, request: SipRequest, localTag: string, now: number): void {
  const found = findDialog(stack, request, localTag);
  if (found === undefined) return;
  receiveAck(stack, found.session, request, now);
  pursueReoffer(stack, found.session, now);
}

interface Received {
  readonly session: Session;
  readonly dialog: Dialog;
  readonly request: SipRequest;
  readonly transaction: ServerTransaction;
}

export function receiveInDialog(
  stack: Stack,
  found: { readonly session: Session; readonly dialog: Dialog },
  request: SipRequest,
  given: { readonly transaction: ServerTransaction; readonly flow: Flow },
  now: number,
): void {
  const { session } = found;
  const { transaction } = given;
  const answer = (status: number, fields: readonly HeaderField[] = []): void =>
    stack.respond(transaction, request, status, now, fields);
  const dialog = withRequest(found.dialog, cseqOf(request)?.sequence ?? 0);
  if (dialog === undefined) {
    answer(500);
    return;
  }
  remember(session, dialog);
  heardBy(stack, session, given.flow);
  const referring = referringOf(session, request);
  if (session.phase === "ended" && request.method !== "BYE" && referring === undefined) {
    answer(481);
    return;
  }
  const unsupported = unsupportedIn(request);
  if (unsupported !== undefined) {
    answer(420, [unsupported]);
    return;
  }
  if (hasMisplacedReplaces(request)) {
    answer(400);
    return;
  }
  const received: Received = { session, dialog, request, transaction };
  switch (request.method) {
    case "BYE":
      receiveBye(stack, received, now);
      break;
    case "INVITE":
    case "UPDATE":
      receiveRefresh(stack, received, now);
      break;
    case "PRACK":
      receivePrackRequest(stack, received, now);
      break;
    case "INFO":
      receiveInfo(stack, received, now);
      break;
    case "OPTIONS":
      answer(200, [ALLOW_FIELD, ACCEPT_FIELD, SUPPORTED_FIELD]);
      break;
    case "REFER":
      receiveRefer(stack, received, now);
      break;
    case "NOTIFY":
      if (isAskedToTalk(stack, request)) {
        answer(200);
        stack.emit({ type: "notified", event: "talk", contentType: "", body: "", flow: given.flow });
      } else if (referring === undefined) answer(489, [ALLOW_FIELD, stack.allowEvents]);
      else receiveResubscribe(stack, referring, received, now);
      break;
    case "SUBSCRIBE":
      // RFC 6665: no event but the outcome of a REFER is about a call.
      if (referring === undefined) answer(489, [ALLOW_FIELD, stack.allowEvents]);
      else receiveResubscribe(stack, referring, received, now);
      break;
    default:
      answer(405, [ALLOW_FIELD]);
  }
}

/** As `askToTalk` of the other end: BroadSoft's remote control, for telephones that listen to it. */
function isAskedToTalk(stack: Stack, request: SipRequest): boolean {
  return stack.settings.listensTo.includes("talk") && eventName(header(request, "Event") ?? "") === "talk";
}

function remember(session: Session, dialog: Dialog): void {
  if (session.dialog?.remoteTag === dialog.remoteTag) session.dialog = dialog;
  else {
    const early = session.outgoing?.early.get(dialog.remoteTag);
    if (early !== undefined) early.dialog = dialog;
  }
}

function receiveBye(stack: Stack, { session, request, transaction }: Received, now: number): void {
  stack.respond(transaction, request, 200, now);
  const reason = reasonOf(request);
  forgetAck(stack, session);
  // BYE before our answer: the INVITE gets 487 (15.1.2).
  if (session.incoming !== undefined) refuse(stack, session, 487, { by: "peer", reason }, now);
  else if (session.phase === "early") endedEarly(stack, session, reason, now);
  else finish(stack, session, { by: "peer", reason }, now);
}

/** re-INVITE or UPDATE. */
function receiveRefresh(stack: Stack, { session, dialog, request, transaction }: Received, now: number): void {
  const answer = (status: number, fields: readonly HeaderField[] = []): void =>
    stack.respond(transaction, request, status, now, fields);
  const description = descriptionOf(request);
  const method = request.method === "INVITE" ? "INVITE" : "UPDATE";
  const refusal = refusalOf(exchangeOf(session), method, description.type === "sdp");
  if (refusal === 500) {
    answer(500, [{ name: "Retry-After", value: String(retryAfterSeconds(stack.chance())) }]);
    return;
  }
  if (refusal !== undefined) {
    answer(refusal);
    return;
  }
  if (description.type === "unknown") {
    answer(415, [ACCEPT_FIELD]);
    return;
  }
  const negotiated = negotiate(request, stack.settings, now);
  if (negotiated.type === "too-small") {
    answer(422, [{ name: "Min-SE", value: String(negotiated.minSeconds) }]);
    return;
  }
  if (method === "INVITE") acknowledgedByNext(stack, session, now);
  if (description.type === "sdp" || method === "INVITE") {
    const offer = description.type === "sdp" ? description.sdp : undefined;
    if (method === "INVITE") answer(100);
    receiveOffer(stack, session, request, transaction, offer);
    return;
  }
  // An UPDATE without offer refreshes the target and the session timer, nothing else.
  remember(session, withTarget(dialog, request));
  noteAbilities(session, request);
  answer(200, [...refreshFields(session), ...negotiated.fields]);
  armTimer(stack, session, negotiated.timer);
}

function receivePrackRequest(stack: Stack, { session, request, transaction }: Received, now: number): void {
  if (!receivePrack(stack, session, rackOf(request))) {
    stack.respond(transaction, request, 481, now);
    return;
  }
  // A new offer in a PRACK would have to be answered here and now: refused, the call goes on without it.
  const warning = request.body.length === 0 ? undefined : { code: 399, text: "No offer is taken in a PRACK" };
  const fields = warningField(stack, session.flow, warning);
  stack.respond(transaction, request, warning === undefined ? 200 : 488, now, fields);
  afterPrack(stack, session, now);
}

/** What a key pressed is told in. A body without a type is taken, and says nothing. */
const INFO_TYPES: readonly string[] = ["application/dtmf-relay", "application/dtmf"];
const INFO_ACCEPT_FIELD: HeaderField = { name: "Accept", value: INFO_TYPES.join(", ") };

function isKnownInfo(contentType: string): boolean {
  return contentType === "" || INFO_TYPES.includes(mediaType(contentType));
}

function receiveInfo(stack: Stack, { session, request, transaction }: Received, now: number): void {
  const infoPackage = header(request, "Info-Package");
  if (infoPackage !== undefined) {
    // RFC 6086 section 4.2.2: we have announced no package.
    stack.respond(transaction, request, 469, now, [{ name: "Recv-Info", value: "" }]);
    return;
  }
  const contentType = header(request, "Content-Type") ?? "";
  const { body } = request;
  if (body.length > 0 && !isKnownInfo(contentType) && !isOptional(request)) {
    // RFC 3261 section 21.4.13: it is told what is taken.
    stack.respond(transaction, request, 415, now, [INFO_ACCEPT_FIELD]);
    return;
  }
  stack.respond(transaction, request, 200, now);
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  stack.emit({ type: "info", session: session.id, contentType, body: text });
}

/** A re-INVITE is taken back before it was answered. */
export function cancelledInside(stack: Stack, session: Session, request: SipRequest, now: number): void {
  const { theirReoffer } = session;
  if (theirReoffer?.request !== request) return;
  session.theirReoffer = undefined;
  stack.respond(theirReoffer.transaction, request, 487, now);
  pursueReoffer(stack, session, now);
}
