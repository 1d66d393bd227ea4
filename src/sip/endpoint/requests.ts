// The way of a request that has come in (RFC 3261 section 8.2): to its transaction, to its dialog, or through the checks
// for new work.
//
//   has a transaction ------> there (retransmissions end here)
//   ACK --------------------> the 2xx it acknowledges, or nowhere
//   CANCEL -----------------> the INVITE it takes back
//   To has a tag -----------> its dialog, or 481
//   new: method, Require, scheme, merged, hops, room, who are you? --> INVITE, REGISTER or SUBSCRIBE
import { descriptionOf } from "../dialog/description.ts";
import { negotiate } from "../dialog/session-timer.ts";
import { parseNameAddress } from "../message/address.ts";
import { header, secondsIn, tagOf } from "../message/headers.ts";
import type { Via } from "../message/headers.ts";
import type { SipRequest } from "../message/message.ts";
import { parseCalled } from "../message/telephone.ts";
import { parseUri } from "../message/uri.ts";
import { mergeKey, serverKey } from "../transaction/key.ts";
import type { Gate } from "./gate.ts";
import { cancelledInside, findDialog, receiveAckRequest, receiveInDialog } from "./in-dialog.ts";
import { cancelled, unreachable } from "./incoming-invite.ts";
import type { Location } from "./location.ts";
import { eventName, type Notifier } from "./notifier.ts";
import { openIncoming, partiesOf } from "./open-session.ts";
import { hasMisplacedReplaces, replacedBy } from "./replaced.ts";
import { unsupportedIn } from "./refusals.ts";
import type { Session } from "./session-state.ts";
import type { Stack } from "./stack.ts";
import { ACCEPT_FIELD, ALLOW_FIELD, SUPPORTED_FIELD } from "./stack.ts";
import type { Flow } from "./vocabulary.ts";

export interface Parts {
  readonly stack: Stack;
  readonly gate: Gate;
  readonly location: Location;
  readonly notifier: Notifier;
}

/** Seconds after which one whom we had no room for may try again. */
const RETRY_AFTER = { name: "Retry-After", value: "5" };

export function receiveRequest(parts: Parts, request: SipRequest, via: Via, flow: Flow, now: number): void {
  const { stack } = parts;
  const key = serverKey(request, via);
  const to = parseNameAddress(header(request, "To") ?? "");
  const localTag = to === undefined ? undefined : tagOf(to);
  const known = stack.transactions.find(key);
  if (known !== undefined) {
    const isForSuccess = stack.transactions.again(known, request.method, now);
    if (isForSuccess && localTag !== undefined) receiveAckRequest(stack, request, localTag, now);
    return;
  }
  if (request.method === "ACK") {
    if (localTag !== undefined) receiveAckRequest(stack, request, localTag, now);
  } else if (request.method === "CANCEL") receiveCancel(stack, request, via, flow, now);
  else if (localTag !== undefined) receiveInside(parts, request, key, localTag, flow, now);
  else receiveNew(parts, request, key, flow, now);
}

/** 9.2: answered in any case; the INVITE too, if it still has no final response. */
function receiveCancel(stack: Stack, request: SipRequest, via: Via, flow: Flow, now: number): void {
  const invite = stack.transactions.find(serverKey(request, via, "INVITE"));
  if (invite === undefined) {
    stack.reply(flow, request, 481);
    return;
  }
  stack.reply(flow, request, 200, [], invite.toTag);
  if (invite.isOpen) invite.user?.cancelled?.(request, now);
}

function receiveInside(
  { stack, notifier }: Parts,
  request: SipRequest,
  key: string,
  localTag: string,
  flow: Flow,
  now: number,
): void {
  const found = findDialog(stack, request, localTag);
  const subscriber = found === undefined ? notifier.find(request, localTag) : undefined;
  if (found === undefined && subscriber === undefined) {
    stack.reply(flow, request, 481);
    return;
  }
  // Whoever knows the tags of a dialog is in it: one whose connection was cut goes on in it on another.
  stack.proven(flow);
  if (stack.transactions.size >= stack.settings.limits.transactions) {
    stack.reply(flow, request, 503, [RETRY_AFTER]);
    return;
  }
  const user = {
    toTag: localTag,
    cancelled: (_cancel: SipRequest, at: number): void => {
      if (found !== undefined) cancelledInside(stack, found.session, request, at);
    },
  };
  const transaction = stack.transactions.serve(key, request.method, flow, user);
  if (found !== undefined) receiveInDialog(stack, found, request, { transaction, flow }, now);
  else if (subscriber !== undefined) notifier.receiveInside(subscriber, request, transaction, flow, now);
}

/** Calls may be for a telephone number (RFC 3966); a registrar and a mailbox are somebody's at a host. */
function isForUs({ method, uri }: SipRequest): boolean {
  return (method === "INVITE" ? parseCalled(uri) : parseUri(uri)) !== undefined;
}

function receiveNew(parts: Parts, request: SipRequest, key: string, flow: Flow, now: number): void {
  const { stack, notifier } = parts;
  const unsupported = unsupportedIn(request);
  const badEvent = (): void => stack.reply(flow, request, 489, [ALLOW_FIELD, stack.allowEvents]);
  if (hasMisplacedReplaces(request)) {
    stack.reply(flow, request, 400);
    return;
  }
  switch (request.method) {
    case "INVITE":
    case "REGISTER":
    case "SUBSCRIBE":
      if (unsupported !== undefined) stack.reply(flow, request, 420, [unsupported]);
      else if (!isForUs(request)) stack.reply(flow, request, 416);
      else if (stack.isFull) {
        const fields = { method: request.method, address: flow.remoteAddress };
        stack.notice("warn", "No room for a new request", fields, now);
        stack.reply(flow, request, 503, [RETRY_AFTER]);
      } else if (request.method === "INVITE") receiveInvite(parts, request, key, flow, now);
      else if (request.method === "REGISTER") receiveRegister(parts, request, key, flow, now);
      else if (notifier.eventOf(request) === undefined) badEvent();
      else receiveSubscribe(parts, request, key, flow, now);
      break;
    case "OPTIONS":
      if (unsupported !== undefined) stack.reply(flow, request, 420, [unsupported]);
      else stack.reply(flow, request, 200, [ALLOW_FIELD, ACCEPT_FIELD, SUPPORTED_FIELD]);
      break;
    case "BYE":
    case "INFO":
    case "UPDATE":
    case "PRACK":
      // These live inside a dialog only.
      stack.reply(flow, request, 481);
      break;
    case "REFER":
      // Nobody outside of a call has anybody to be led elsewhere.
      stack.reply(flow, request, 403);
      break;
    case "NOTIFY":
      if (unsupported !== undefined) stack.reply(flow, request, 420, [unsupported]);
      else if (!receiveNotify(stack, request, key, flow, now)) badEvent();
      break;
    case "PUBLISH":
      // RFC 3903: nothing is published by others here, and asking again will not help.
      badEvent();
      break;
    default:
      stack.reply(flow, request, 405, [ALLOW_FIELD]);
  }
}

function receiveRegister(parts: Parts, request: SipRequest, key: string, flow: Flow, now: number): void {
  const { stack, gate, location, notifier } = parts;
  const admission = gate.admit(request, flow, 401, now);
  if (admission.type === "refused" || admission.account === undefined) return;
  const transaction = stack.transactions.serve(key, request.method, flow);
  const fresh = location.register(request, transaction, admission.account, flow, now);
  notifier.registered(admission.account, fresh, now);
}

function receiveSubscribe(parts: Parts, request: SipRequest, key: string, flow: Flow, now: number): void {
  const { stack, gate, notifier } = parts;
  const admission = gate.admit(request, flow, 401, now);
  if (admission.type === "refused" || admission.account === undefined) return;
  const transaction = stack.transactions.serve(key, request.method, flow);
  const event = notifier.eventOf(request) ?? "";
  notifier.receive(request, transaction, { account: admission.account, event, flow }, now);
}

/** One that no subscription of ours asked for. False: it is about nothing that we listen to. */
function receiveNotify(stack: Stack, request: SipRequest, key: string, flow: Flow, now: number): boolean {
  const event = eventName(header(request, "Event") ?? "");
  if (!stack.settings.listensTo.includes(event)) return false;
  const transaction = stack.transactions.serve(key, request.method, flow);
  stack.respond(transaction, request, 200, now, [], stack.newTag());
  const contentType = header(request, "Content-Type") ?? "";
  stack.emit({ type: "notified", event, contentType, body: new TextDecoder().decode(request.body), flow });
  return true;
}

function receiveInvite({ stack, gate }: Parts, request: SipRequest, key: string, flow: Flow, now: number): void {
  const merged = mergeKey(request);
  const maxForwards = Number(header(request, "Max-Forwards") ?? 70);
  if (stack.transactions.isMerged(merged)) {
    // The same request by another way: a fork upstream has found us twice (8.2.2.2).
    stack.reply(flow, request, 482);
    return;
  }
  if (maxForwards === 0) {
    // Calls that we make on behalf of others would go on for ever in a loop (RFC 7332 section 4).
    stack.reply(flow, request, 483);
    return;
  }
  const admission = gate.admit(request, flow, 407, now);
  if (admission.type === "refused") return;
  const { account } = admission;
  const replaced = replacedBy(stack, request, account);
  if (replaced?.type === "refused") {
    stack.reply(flow, request, replaced.status);
    return;
  }

  const localTag = stack.newTag();
  let session: Session | undefined;
  const user = {
    toTag: localTag,
    cancelled: (cancel: SipRequest, at: number): void => {
      if (session !== undefined) cancelled(stack, session, cancel, at);
    },
    failed: (why: "timeout" | "transport", at: number): void => {
      if (session !== undefined && why === "transport") unreachable(stack, session, at);
    },
  };
  const transaction = stack.transactions.serve(key, "INVITE", flow, user, merged);
  const description = descriptionOf(request);
  const negotiated = negotiate(request, stack.settings, now);
  const parties = partiesOf(request);
  if (description.type === "unknown") stack.respond(transaction, request, 415, now, [ACCEPT_FIELD], localTag);
  else if (negotiated.type === "too-small") {
    const field = { name: "Min-SE", value: String(negotiated.minSeconds) };
    stack.respond(transaction, request, 422, now, [field], localTag);
  } else {
    const offer = description.type === "sdp" ? description.sdp : undefined;
    if (parties !== undefined) session = openIncoming(stack, { request, transaction, flow, offer, localTag, account });
    if (session === undefined || parties === undefined) {
      stack.respond(transaction, request, 400, now, [], localTag);
      return;
    }
    // At once, so that the peer does not repeat the INVITE while somebody thinks about it (17.2.1).
    stack.respond(transaction, request, 100, now);
    const expiresSeconds = secondsIn(request, "Expires");
    if (expiresSeconds !== undefined && expiresSeconds > 0 && session.incoming !== undefined) {
      stack.deadlines.set(session.incoming.expiryAlarm, now + expiresSeconds * 1_000);
    }
    const { id, callId } = session;
    const { headers } = request;
    const invited = {
      type: "invited",
      session: id,
      ...parties,
      flow,
      account,
      offer,
      callId,
      maxForwards,
      headers,
    } as const;
    stack.emit(replaced === undefined ? invited : { ...invited, replaces: replaced.session.id });
  }
}
