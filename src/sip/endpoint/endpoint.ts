import type { SipMessage } from "../message/message.ts";
import type { SipEndpointOptions } from "./options.ts";
import type {
  Binding,
  Flow,
  Invitation,
  OutgoingRegistration,
  Reason,
  RegistrationId,
  SessionId,
  SipEffect,
} from "./vocabulary.ts";

/** How a session is to end. */
export interface Ending {
  /** Final response to an INVITE that we have not answered; default 480. Ignored in every other state. */
  readonly status?: number;
  /** Goes into the CANCEL or BYE (RFC 3326). */
  readonly reason?: Reason;
}

/**
 * Our end of many SIP sessions, and a registrar; without sockets and clock. Messages and time come in, what is to be sent
 * and what has happened goes out through `drain`. Time is milliseconds since 1970 and never goes back between two calls.
 *
 * An action for a session that is over, or that cannot be done in the session's state, does nothing: the `ended` event (or
 * the one that changed the state) is on its way to whoever asked.
 */
export class SipEndpoint {
  readonly #options: SipEndpointOptions;
  readonly #effects: SipEffect[] = [];

  constructor(options: SipEndpointOptions) {
    this.#options = options;
  }

  /** One datagram, or one framed message of a connection. Never throws on what the network sends. */
  receive(_flow: Flow, _data: Uint8Array | SipMessage, _now: number): void {
    this.#options;
  }

  /** The flow's connection is gone, or a message could not be sent over it. */
  disconnected(_flow: Flow, _now: number): void {
    this.#options;
  }

  /** Does what is due at `now`. */
  tick(_now: number): void {
    this.#options;
  }

  /** When `tick` must be called next; undefined: nothing is pending. O(1). */
  nextDeadline(): number | undefined {
    this.#options;
    return undefined;
  }

  /** What is to be sent and told since the last call, in order. */
  drain(): SipEffect[] {
    return this.#effects.splice(0);
  }

  /** Calls. Outcome: `progress`, then `accepted` or `ended`. */
  invite(_invitation: Invitation, _now: number): void {
    this.#options;
  }

  /** 180 Ringing, or 183 Session Progress where there is a description (early media). */
  ring(_session: SessionId, _sdp: string | undefined, _now: number): void {
    this.#options;
  }

  /** 200 with the answer, or with our offer where the INVITE had none. Then `acknowledged`, or `ended` by "timeout". */
  accept(_session: SessionId, _sdp: string, _now: number): void {
    this.#options;
  }

  /** Ends it whatever its state: final response, CANCEL or BYE. `ended` by "us" is told at once. */
  end(_session: SessionId, _ending: Ending, _now: number): void {
    this.#options;
  }

  /** re-INVITE. Then `reoffer-answered` or `reoffer-refused`. */
  reoffer(_session: SessionId, _sdp: string, _now: number): void {
    this.#options;
  }

  /** Answers `reoffered` (or makes the offer it asks for), or the offer that `accepted` brought. */
  answerOffer(_session: SessionId, _sdp: string, _now: number): void {
    this.#options;
  }

  /** Refuses what `reoffered` brought, e.g. with 488. */
  refuseOffer(_session: SessionId, _status: number, _now: number): void {
    this.#options;
  }

  /** INFO inside a session, e.g. application/dtmf-relay. */
  info(_session: SessionId, _contentType: string, _body: string, _now: number): void {
    this.#options;
  }

  /** Where the user can be reached, best first (q, then newest). */
  bindings(_user: string, _now: number): readonly Binding[] {
    this.#options;
    return [];
  }

  /** Forgets all bindings of a user, e.g. of a deleted account. Then `unbound` "removed". */
  unbind(_user: string, _now: number): void {
    this.#options;
  }

  /** Registers us at a registrar and keeps that alive. Then `registration`. */
  registerWith(_registration: OutgoingRegistration, _now: number): void {
    this.#options;
  }

  /** Takes a registration of ours back. */
  unregister(_registration: RegistrationId, _now: number): void {
    this.#options;
  }
}
