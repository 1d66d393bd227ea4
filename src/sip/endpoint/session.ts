// What all parts of a session need: its beginning and end, requests inside its dialog, and when it may be forgotten.
import type { Dialog } from "../dialog/dialog.ts";
import { nextHop, requestHead, withNextSequence } from "../dialog/dialog.ts";
import type { ExchangeState } from "../dialog/offer-exchange.ts";
import type { SessionTimer } from "../dialog/session-timer.ts";
import { parseParameters, quote, splitOutsideQuotes } from "../message/grammar.ts";
import { hasToken, headerValues } from "../message/headers.ts";
import type { HeaderField, SipMessage, SipResponse } from "../message/message.ts";
import { lifetimeMs } from "../transaction/timers.ts";
import { authorizationFields, learnChallenge } from "./client-auth.ts";
import { isSameFlow } from "./flow.ts";
import type { Session } from "./session-state.ts";
import type { Content, Stack } from "./stack.ts";
import { flowOfUri } from "./stack.ts";
import type { ClientTransaction } from "./transactions.ts";
import type { Flow, Reason } from "./vocabulary.ts";

export function begin(stack: Stack, session: Session): void {
  stack.sessions.set(session.id, session);
  stack.byTag.set(session.localTag, session);
}

export function hold(session: Session): void {
  session.holds++;
}

export function release(stack: Stack, session: Session): void {
  session.holds--;
  if (session.holds > 0) return;
  stack.byTag.delete(session.localTag);
  stack.deadlines.clear(session.acknowledgeAlarm);
  stack.deadlines.clear(session.timerAlarm);
  stack.deadlines.clear(session.reofferAlarm);
}

export interface Outcome {
  readonly by: "peer" | "us" | "timeout" | "transport";
  readonly status?: number | undefined;
  readonly reason?: Reason | undefined;
  readonly warning?: string | undefined;
  readonly contacts?: readonly string[] | undefined;
}

/** Tells that it is over, once; what is still under way goes on underneath. */
export function finish(stack: Stack, session: Session, outcome: Outcome, now: number): void {
  if (session.phase === "ended") return;
  session.phase = "ended";
  stack.deadlines.clear(session.timerAlarm);
  stack.deadlines.clear(session.reofferAlarm);
  session.wantedReoffer = undefined;
  stack.sessions.delete(session.id);
  stack.emit({
    type: "ended",
    session: session.id,
    by: outcome.by,
    status: outcome.status,
    reason: outcome.reason,
    ...(outcome.warning === undefined ? {} : { warning: outcome.warning }),
    ...(outcome.contacts === undefined ? {} : { contacts: outcome.contacts }),
  });
  const { theirReoffer } = session;
  session.theirReoffer = undefined;
  // Who sends a BYE gets 487 to what it still waits for (15.1.2); and we owe an answer where we send it ourselves.
  if (theirReoffer !== undefined) stack.respond(theirReoffer.transaction, theirReoffer.request, 487, now);
  // A re-INVITE of ours that was answered provisionally and never finally must not stay for ever.
  if (session.reoffering !== undefined) {
    stack.deadlines.set(session.reofferAlarm, now + lifetimeMs(stack.settings.timers));
  }
  release(stack, session);
}

/** Ends the confirmed dialog. */
export function sendBye(stack: Stack, session: Session, reason: Reason | undefined, now: number): void {
  sendInDialog(
    stack,
    session,
    { method: "BYE", fields: reasonField(reason), content: undefined },
    { final: () => undefined },
    now,
  );
}

/**
 * A request inside the dialog got no answer, or one that says the dialog is gone (12.2.1.2). True: the session is over.
 * `outcome`: the final response, or why there is none.
 */
export function isLost(stack: Stack, session: Session, outcome: SipResponse | Failure, now: number): boolean {
  const status = typeof outcome === "string" ? undefined : outcome.status;
  if (status !== undefined && status !== 408 && status !== 481) return false;
  if (session.phase !== "confirmed") return true;
  if (status === 481) {
    finish(stack, session, { by: "peer", status }, now);
    return true;
  }
  sendBye(stack, session, undefined, now);
  finish(stack, session, { by: outcome === "transport" ? "transport" : "timeout" }, now);
  return true;
}

export function exchangeOf(session: Session): ExchangeState {
  const { incoming, outgoing, unacknowledged, theirReoffer } = session;
  return {
    ourInvite: session.reoffering !== undefined || (session.phase === "early" && outgoing !== undefined),
    theirInvite: theirReoffer?.request.method === "INVITE" || (session.phase === "early" && incoming !== undefined),
    ourOffer:
      session.reoffering !== undefined || unacknowledged?.wantsAnswer === true || outgoing?.isOfferAnswered === false,
    theirOffer:
      theirReoffer?.offer !== undefined ||
      outgoing?.unanswered !== undefined ||
      (session.phase === "early" && incoming !== undefined && !incoming.isOfferAnswered),
  };
}

/** Where a request inside the dialog goes: the first route if that is an address, else where the peer was heard from. */
export function flowFor(session: Pick<Session, "flow">, dialog: Dialog): Flow {
  if (dialog.routes.length === 0) return session.flow;
  return flowOfUri(nextHop(dialog), session.flow) ?? session.flow;
}

/** The connection is gone: the next request goes to the peer's Contact, where that is an address. */
export function reroute(session: Session): void {
  session.lostFlow ??= session.flow;
  if (session.dialog === undefined) return;
  session.flow = flowOfUri(session.dialog.remoteTarget, session.flow) ?? session.flow;
}

/** A phone of the user is there by another connection, or from another port, than before: its calls go on there. */
export function moveTo(stack: Stack, user: string, from: Flow, to: Flow): void {
  for (const session of stack.byTag.values()) {
    // Behind a proxy several phones have one flow.
    if (session.user !== user) continue;
    if (!isSameFlow(session.flow, from) && (session.lostFlow === undefined || !isSameFlow(session.lostFlow, from)))
      continue;
    goOnBy(stack, session, to);
  }
}

/** The peer is heard from. Where its connection was lost, its call goes on by this one. */
export function heardBy(stack: Stack, session: Session, flow: Flow): void {
  if (session.lostFlow === undefined) session.flow = flow;
  else goOnBy(stack, session, flow);
}

/** With all that is under way. */
function goOnBy(stack: Stack, session: Session, flow: Flow): void {
  const { incoming, outgoing, unacknowledged } = session;
  session.flow = flow;
  session.lostFlow = undefined;
  if (unacknowledged !== undefined) unacknowledged.flow = flow;
  if (outgoing?.transaction !== undefined) stack.transactions.move(outgoing.transaction, flow);
  if (incoming === undefined) return;
  stack.transactions.move(incoming.transaction, flow);
  stack.deadlines.clear(incoming.lostAlarm);
}

export function contentFields(content: Content | undefined): HeaderField[] {
  return content === undefined ? [] : [{ name: "Content-Type", value: content.type }];
}

/** Why a request of ours got no final response. */
export type Failure = "timeout" | "transport";

export interface InDialogUser {
  final(outcome: SipResponse | Failure, now: number): void;
  /** It was sent, perhaps once more with credentials. */
  started?(transaction: ClientTransaction): void;
  provisional?(response: SipResponse, now: number): void;
  /** 2xx to a re-INVITE again. */
  repeated?(now: number): void;
}

export interface InDialogRequest {
  readonly method: string;
  readonly fields: readonly HeaderField[];
  readonly content: Content | undefined;
}

/** Sends a request inside the confirmed dialog and answers a challenge to it. */
export function sendInDialog(
  stack: Stack,
  session: Session,
  what: InDialogRequest,
  user: InDialogUser,
  now: number,
  attempts = 0,
): void {
  if (session.dialog === undefined) return;
  session.dialog = withNextSequence(session.dialog);
  const flow = flowFor(session, session.dialog);
  const { uri, headers } = requestHead(session.dialog, what.method);
  const body = new TextEncoder().encode(what.content?.body ?? "");
  const proof = authorizationFields(session.auth, { method: what.method, uri, body }, stack.settings.random(8));
  const parts = {
    method: what.method,
    uri,
    headers: [...headers, ...what.fields, ...proof, ...contentFields(what.content)],
  };
  let isFinal = false;
  const done = (outcome: SipResponse | Failure, at: number): void => {
    isFinal = true;
    user.final(outcome, at);
  };
  hold(session);
  const transaction = stack.request(
    flow,
    parts,
    body,
    {
      response: (response, at) => {
        if (isFinal) user.repeated?.(at);
        else if (response.status < 200) user.provisional?.(response, at);
        else if (learnChallenge(session.auth, response, attempts)) {
          isFinal = true;
          sendInDialog(stack, session, what, user, at, attempts + 1);
        } else done(response, at);
      },
      failed: (why, at) => done(why, at),
      terminated: () => release(stack, session),
    },
    now,
  );
  user.started?.(transaction);
}

export function reasonField(reason: Reason | undefined): HeaderField[] {
  if (reason === undefined) return [];
  const protocol = reason.protocol.replace(/[^A-Za-z0-9.-]/g, "");
  const text = reason.text === "" ? "" : `;text=${quote(reason.text)}`;
  return [{ name: "Reason", value: `${protocol};cause=${reason.cause}${text}` }];
}

/** The first Reason of a message (RFC 3326). */
export function reasonOf(message: SipMessage): Reason | undefined {
  const value = headerValues(message, "Reason")[0];
  if (value === undefined) return undefined;
  const protocol = splitOutsideQuotes(value, ";")[0] ?? "";
  const parameters = parseParameters(value, protocol.length);
  const cause = Number(parameters?.get("cause") ?? Number.NaN);
  if (!Number.isInteger(cause)) return undefined;
  return { protocol, cause, text: parameters?.get("text") ?? "" };
}

/** Notes what the peer says of itself in a request or response that makes or refreshes the dialog. */
export function noteAbilities(session: Session, message: SipMessage): void {
  if (headerValues(message, "Allow").length > 0) session.peerTakesUpdate = hasToken(message, "Allow", "UPDATE");
  if (headerValues(message, "Allow-Events").length > 0)
    session.peerTakesTalk = hasToken(message, "Allow-Events", "talk");
}

/** Starts the session timer anew (RFC 4028). */
export function armTimer(stack: Stack, session: Session, timer: SessionTimer): void {
  if (session.phase !== "confirmed") return;
  session.timer = timer;
  stack.deadlines.set(session.timerAlarm, timer.dueAt);
}
