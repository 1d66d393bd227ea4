import { cseqOf, topVia } from "../message/headers.ts";
import type { Via } from "../message/headers.ts";
import type { SipMessage } from "../message/message.ts";
import { isKeepAlive } from "../message/keep-alive.ts";
import { parseMessage } from "../message/parse.ts";
import type { ParseResult } from "../message/parse.ts";
import { withSource } from "../message/print.ts";
import { ask } from "./asking.ts";
import type { Ending } from "./ending.ts";
import { end } from "./ending.ts";
import { isSameFlow } from "./flow.ts";
import { Gate } from "./gate.ts";
import { accept, connectionLost, ring } from "./incoming-invite.ts";
import { Location } from "./location.ts";
import { Notifier } from "./notifier.ts";
import { openOutgoing } from "./open-session.ts";
import type { Warning } from "../session-description/warnings.ts";
import type { KeptRegistration } from "../registrar/registrations.ts";
import type { SipEndpointOptions } from "./options.ts";
import { settingsOf } from "./options.ts";
import { answerInAck } from "./outgoing-invite.ts";
import { probe } from "./probe.ts";
import { tellReferral } from "./referrals.ts";
import { OutgoingRegistrations } from "./registrations.ts";
import { answerReoffer, pursueReoffer, refuseReoffer, reoffer } from "./reoffer.ts";
import { receiveRequest } from "./requests.ts";
import { isLost, reroute, sendInDialog } from "./session.ts";
import { Stack } from "./stack.ts";
import { askToTalk } from "./talk.ts";
import type { Tally } from "./tally.ts";
import type {
  Binding,
  Flow,
  Invitation,
  OutgoingRegistration,
  Publication,
  Question,
  ReferralId,
  RegistrationId,
  SessionId,
  SipEffect,
} from "./vocabulary.ts";

export type { Ending } from "./ending.ts";

/** What an endpoint holds at the moment, for gauges, and for tests that it forgets what is over. */
export interface Census {
  readonly sessions: number;
  /** With those that are over and whose last messages are still under way. */
  readonly dialogs: number;
  readonly transactions: number;
  readonly deadlines: number;
  readonly registrations: number;
  /** Of others, to what is published here. */
  readonly subscriptions: number;
  /** Those whose outcome has not been told. */
  readonly referrals: number;
}

/**
 * Our end of many SIP sessions, a registrar, and a notifier of events; without sockets and clock. Messages and time come in, what is to be sent
 * and what has happened goes out through `drain`. Time is milliseconds since 1970 and never goes back between two calls.
 *
 * An action for a session that is over, or that cannot be done in the session's state, does nothing: the `ended` event (or
 * the one that changed the state) is on its way to whoever asked.
 */
export class SipEndpoint {
  readonly #stack: Stack;
  readonly #gate: Gate;
  readonly #location: Location;
  readonly #notifier: Notifier;
  readonly #registrations: OutgoingRegistrations;

  constructor(options: SipEndpointOptions) {
    this.#stack = new Stack(settingsOf(options));
    this.#gate = new Gate(this.#stack);
    this.#location = new Location(this.#stack);
    this.#notifier = new Notifier(this.#stack, (user, now) => this.#location.bindings(user, now));
    this.#registrations = new OutgoingRegistrations(this.#stack);
  }

  /** One datagram, or one framed message of a connection. Never throws on what the network sends. */
  receive(flow: Flow, data: Uint8Array | SipMessage, now: number): void {
    if (data instanceof Uint8Array && isKeepAlive(data)) return;
    const parsed: ParseResult = data instanceof Uint8Array ? parseMessage(data) : { ok: true, message: data };
    if (!parsed.ok) {
      this.#refuseMalformed(flow, parsed.error, now);
      return;
    }
    const { message } = parsed;
    const via = topVia(message);
    if (via === undefined) return;
    if (message.type === "response") {
      const method = cseqOf(message)?.method ?? "";
      this.#stack.counts.responseReceived(message.status);
      // One that belongs to nothing is dropped (RFC 3261 section 18.1.2).
      this.#stack.transactions.response(message, via.branch ?? "", method, now);
      return;
    }
    const request = withSource(message, flow.remoteAddress, flow.remotePort);
    const stack = this.#stack;
    stack.counts.requestReceived(request.method);
    const parts = { stack, gate: this.#gate, location: this.#location, notifier: this.#notifier };
    receiveRequest(parts, request, via, replyFlow(flow, via), now);
  }

  /** A stream whose next message cannot be told from its last: what is known of it is answered, if it is a request. */
  receiveUnreadable(
    flow: Flow,
    error: { readonly reason: string; readonly status: number; readonly head: Uint8Array | undefined },
    now: number,
  ): void {
    const parsed = error.head === undefined ? undefined : parseMessage(error.head);
    const partial = parsed?.ok === true ? parsed.message : parsed?.error.partial;
    this.#refuseMalformed(flow, { reason: error.reason, status: error.status, partial }, now);
  }

  /** The flow's connection is gone, or could not be opened. */
  disconnected(flow: Flow, now: number): void {
    this.#stack.transactions.disconnected(flow, now);
    this.#location.disconnected(flow);
    for (const session of this.#stack.byTag.values()) {
      if (!isSameFlow(session.flow, flow)) continue;
      if (session.lostFlow === undefined) connectionLost(this.#stack, session, now);
      reroute(session);
    }
  }

  /** Something for the log that happened below, as on a connection that brought no message. */
  notice(level: "info" | "warn", text: string, fields: Readonly<Record<string, string | number>>, now: number): void {
    this.#stack.notice(level, text, fields, now);
  }

  /** Does what is due at `now`. */
  tick(now: number): void {
    this.#stack.deadlines.run(now);
  }

  /** When `tick` must be called next; undefined: nothing is pending. O(1). */
  nextDeadline(): number | undefined {
    return this.#stack.deadlines.next();
  }

  /** What is to be sent and told since the last call, in order. */
  drain(): SipEffect[] {
    return this.#stack.drain();
  }

  /** Calls. Outcome: `progress`, then `accepted` or `ended`. The session's name must not be in use. */
  invite(invitation: Invitation, now: number): void {
    openOutgoing(this.#stack, invitation, now);
  }

  /** 180 Ringing, or 183 Session Progress where there is a description (early media). */
  ring(id: SessionId, sdp: string | undefined, now: number): void {
    const session = this.#stack.sessions.get(id);
    if (session !== undefined) ring(this.#stack, session, sdp, now);
  }

  /** 200 with the answer, or with our offer where the INVITE had none. Then `acknowledged`, or `ended` by "timeout". */
  accept(id: SessionId, sdp: string, now: number): void {
    const session = this.#stack.sessions.get(id);
    if (session !== undefined) accept(this.#stack, session, sdp, now);
  }

  /** Ends it whatever its state: final response, CANCEL or BYE. `ended` by "us" is told at once. */
  end(id: SessionId, ending: Ending, now: number): void {
    const session = this.#stack.sessions.get(id);
    if (session !== undefined) end(this.#stack, session, ending, now);
  }

  /** Ends all sessions, and takes our registrations back. */
  endAll(ending: Ending, now: number): void {
    for (const id of [...this.#stack.referrals.keys()]) this.tellReferral(id, 503, now);
    for (const id of [...this.#stack.sessions.keys()]) this.end(id, ending, now);
    this.#registrations.removeAll(now);
  }

  /** re-INVITE. Then `reoffer-answered` or `reoffer-refused`. */
  reoffer(id: SessionId, sdp: string, now: number): void {
    const session = this.#stack.sessions.get(id);
    if (session !== undefined) reoffer(this.#stack, session, sdp, now);
  }

  /** Answers `reoffered` (or makes the offer it asks for), or the offer that `accepted` brought. */
  answerOffer(id: SessionId, sdp: string, now: number): void {
    const session = this.#stack.sessions.get(id);
    if (session === undefined) return;
    if (answerInAck(this.#stack, session, sdp)) pursueReoffer(this.#stack, session, now);
    else answerReoffer(this.#stack, session, sdp, now);
  }

  /** Refuses what `reoffered` brought, e.g. with 488 and the warning why. */
  refuseOffer(id: SessionId, status: number, now: number, warning?: Warning): void {
    const session = this.#stack.sessions.get(id);
    if (session !== undefined) refuseReoffer(this.#stack, session, { status, warning }, now);
  }

  /** INFO inside a session that was answered, e.g. application/dtmf-relay. */
  info(id: SessionId, contentType: string, body: string, now: number): void {
    const session = this.#stack.sessions.get(id);
    if (session?.phase !== "confirmed") return;
    const what = { method: "INFO", fields: [], content: { type: contentType, body } };
    sendInDialog(
      this.#stack,
      session,
      what,
      { final: (outcome, at) => isLost(this.#stack, session, outcome, at) },
      now,
    );
  }

  /**
   * What became of `referred`, as a status: 1xx so far, everything else is the last word. After three minutes without one
   * the peer is told 408.
   */
  tellReferral(id: ReferralId, status: number, now: number): void {
    tellReferral(this.#stack, id, status, now);
  }

  /** Asks the peer to answer our call, or to resume it, if it has said that it knows how. Whether it does is not told. */
  askToTalk(id: SessionId, now: number): void {
    const session = this.#stack.sessions.get(id);
    if (session !== undefined) askToTalk(this.#stack, session, now);
  }

  /** Whether the peer still knows of a session that was answered. Then `probed`, or `ended`; nothing while it is asked already. */
  probe(id: SessionId, now: number): void {
    const session = this.#stack.sessions.get(id);
    if (session !== undefined) probe(this.#stack, session, now);
  }

  /** Whether somebody is there, by OPTIONS. Then `asked`. */
  ask(question: Question, now: number): void {
    ask(this.#stack, question, now);
  }

  /** Where the user can be reached, best first (q, then newest). */
  bindings(user: string, now: number): readonly Binding[] {
    return this.#location.bindings(user, now);
  }

  /**
   * Takes up what the options' `keeper` has kept of a process before this one, by user. Without an event: `bindings` tells
   * who is there. What was registered over a connection is not, before its telephone registers again.
   */
  restore(kept: ReadonlyMap<string, readonly KeptRegistration[]>, now: number): void {
    this.#location.restore(kept, now);
  }

  /** Forgets all bindings of a user, e.g. of a deleted account, and ends the user's subscriptions. Then `unbound` "removed". */
  unbind(user: string, now: number): void {
    this.#location.unbind(user);
    this.#notifier.dismiss(user, "rejected", now);
  }

  /**
   * Tells the user's subscribers, and those of the user's telephones that did not subscribe: now, when they subscribe, and
   * when they register. Remembered until the next one or `retract`. The event must be one of the options' `events`.
   */
  publish(publication: Publication, now: number): void {
    this.#notifier.publish(publication, now);
  }

  /** Forgets what was published of the user, and ends the subscriptions to it. */
  retract(user: string, now: number): void {
    this.#notifier.retract(user, now);
  }

  /** Registers us at a registrar and keeps that alive. Then `registration`. The name must not be in use. */
  registerWith(registration: OutgoingRegistration, now: number): void {
    this.#registrations.add(registration, now);
  }

  /** Takes a registration of ours back. */
  unregister(registration: RegistrationId, now: number): void {
    this.#registrations.remove(registration, now);
  }

  census(): Census {
    const { sessions, byTag, transactions, deadlines } = this.#stack;
    return {
      sessions: sessions.size,
      dialogs: byTag.size,
      transactions: transactions.size,
      deadlines: deadlines.size,
      registrations: this.#registrations.size,
      subscriptions: this.#notifier.size,
      referrals: this.#stack.referrals.size,
    };
  }

  /** What has passed since the start, for counters. */
  tally(): Tally {
    return this.#stack.counts.tally(this.#stack.transactions.timeouts);
  }

  #refuseMalformed(flow: Flow, error: Extract<ParseResult, { ok: false }>["error"], now: number): void {
    const { partial, reason, status } = error;
    this.#stack.counts.malformed += 1;
    this.#stack.notice("info", "Malformed message", { reason, address: flow.remoteAddress }, now);
    const via = partial === undefined ? undefined : topVia(partial);
    if (partial?.type !== "request" || via === undefined || partial.method === "ACK") return;
    const seen = new Set<string>();
    // A field that came twice is answered once, lest the answer be malformed too.
    const headers = partial.headers.filter(
      ({ name }) => name === "Via" || (!seen.has(name) && seen.add(name).size > 0),
    );
    const request = withSource({ ...partial, headers }, flow.remoteAddress, flow.remotePort);
    this.#stack.reply(replyFlow(flow, via), request, status);
  }
}

/**
 * Where responses go, and later requests of ours: to the source (RFC 3581), and so they do for a peer behind a NAT that
 * does not ask for it. Only one that sends from its own address and names another port listens there (RFC 3261 section
 * 18.2.2): some telephones send from one port and listen on another.
 */
function replyFlow(flow: Flow, via: Via): Flow {
  if (flow.transport !== "udp" || via.rport !== undefined) return flow;
  const port = via.port ?? 5060;
  const isDirect = via.host.replace(/^\[|\]$/g, "") === flow.remoteAddress.toLowerCase();
  return isDirect && port !== flow.remotePort ? { ...flow, remotePort: port } : flow;
}
