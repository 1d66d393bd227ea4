// What an endpoint remembers of a session: data, changed in place by the endpoint's other parts.
//
//            incoming: ring, accept                  outgoing: 1xx, 2xx
//   early ---------------------------> confirmed <----------------------- early
//     |  refused, cancelled,              |   BYE, timer, no ACK             |
//     +----------------------> ended <----+----------------------------------+
//                                |
//                 holds go: transactions of ours end, the ACK comes
//                                V
//                            forgotten
import type { Cancellation } from "../dialog/cancellation.ts";
import type { Dialog } from "../dialog/dialog.ts";
import type { Repetition } from "../dialog/repetition.ts";
import type { SessionTimer } from "../dialog/session-timer.ts";
import type { SipRequest, SipResponse } from "../message/message.ts";
import type { Referral } from "../subscription/referral.ts";
import type { ClientAuth } from "./client-auth.ts";
import type { Alarm } from "./deadlines.ts";
import type { ClientTransaction, ServerTransaction } from "./transactions.ts";
import type { Flow, Invitation, Reason, ReferralId, SessionId } from "./vocabulary.ts";

/** A reliable response that has no PRACK yet. */
export interface OutstandingProvisional {
  readonly reliableSequence: number;
  readonly bytes: Uint8Array;
  readonly hasDescription: boolean;
  repetition: Repetition;
}

export interface Provisional {
  readonly status: number;
  readonly sdp: string | undefined;
}

/** An INVITE that came to us, until its final response. Changed in place. */
export interface IncomingInvite {
  readonly request: SipRequest;
  readonly transaction: ServerTransaction;
  readonly offer: string | undefined;
  /** The peer requires 100rel. */
  readonly isReliable: boolean;
  /** Our answer has been taken over by a PRACK. */
  isOfferAnswered: boolean;
  last: Provisional | undefined;
  reliableSequence: number;
  outstanding: OutstandingProvisional | undefined;
  readonly waiting: Provisional[];
  /** `accept` waits for a PRACK with this description. */
  acceptance: string | undefined;
  readonly reliableAlarm: Alarm;
  readonly againAlarm: Alarm;
  readonly expiryAlarm: Alarm;
  /** Its connection was lost, and no other one has come. */
  readonly lostAlarm: Alarm;
}

/** One branch of a forked INVITE before its 2xx. */
export interface EarlyDialog {
  dialog: Dialog;
  /** RSeq of its last reliable response (RFC 3262). */
  lastReliable: number | undefined;
  /** The last description it sent. */
  description: string | undefined;
}

/** An INVITE of ours. Changed in place. */
export interface OutgoingInvite {
  readonly invitation: Invitation;
  /** The last attempt: a challenge or a 422 makes another one. */
  transaction: ClientTransaction | undefined;
  sequence: number;
  attempts: number;
  /** The offer in the INVITE has its answer, or there was none. */
  isOfferAnswered: boolean;
  /** By remote tag. */
  readonly early: Map<string, EarlyDialog>;
  /** How to repeat the ACK to each 2xx, by remote tag; undefined while it waits for `answerOffer`. */
  readonly acknowledged: Map<string, (() => void) | undefined>;
  /** The 2xx of an offerless INVITE, whose ACK waits for `answerOffer`. */
  unanswered: SipResponse | undefined;
  /** There was a provisional response to it. */
  isHeard: boolean;
  cancellation: Cancellation;
  cancelReason: Reason | undefined;
  /** No provisional response for long (Timer C), or after a CANCEL no final one. */
  readonly patienceAlarm: Alarm;
}

/** A 2xx of ours whose ACK has not come. */
export interface Unacknowledged {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  flow: Flow;
  /** The 2xx carried an offer, the ACK must carry the answer. */
  readonly wantsAnswer: boolean;
  readonly isInitial: boolean;
  repetition: Repetition;
}

/** A re-INVITE or UPDATE of the peer that waits for `answerOffer` or `refuseOffer`. */
export interface TheirReoffer {
  readonly request: SipRequest;
  readonly transaction: ServerTransaction;
  readonly offer: string | undefined;
}

/** A REFER of the peer that it is told the outcome of. Changed in place. */
export interface Referring {
  readonly id: ReferralId;
  readonly session: Session;
  /** The Event field of what it is told. */
  readonly event: string;
  /** It does not want to be told. */
  readonly isSilent: boolean;
  readonly alarm: Alarm;
  referral: Referral;
}

/** Changed in place by the endpoint's parts. */
export interface Session {
  readonly id: SessionId;
  readonly direction: "incoming" | "outgoing";
  readonly localTag: string;
  readonly callId: string;
  /** Our Contact field. */
  readonly contact: string;
  readonly auth: ClientAuth | undefined;
  /** The account whose phone it is, or whom we called; undefined: an outside line's. */
  readonly user: string | undefined;
  phase: "early" | "confirmed" | "ended";
  /** How many still need to find this session by its tag. */
  holds: number;
  /** Where the peer was last heard from. */
  flow: Flow;
  /** Its connection that was lost, until the phone is heard from again. */
  lostFlow: Flow | undefined;
  /** Of an outgoing session only once it is confirmed; the early ones are in `outgoing`. */
  dialog: Dialog | undefined;
  incoming: IncomingInvite | undefined;
  outgoing: OutgoingInvite | undefined;
  unacknowledged: Unacknowledged | undefined;
  readonly acknowledgeAlarm: Alarm;
  /** `end` came before the ACK to our 2xx: the BYE waits (RFC 3261 section 15). */
  byeAfterAcknowledge: { readonly reason: Reason | undefined } | undefined;
  theirReoffer: TheirReoffer | undefined;
  /** A re-INVITE of ours that has no final response yet. */
  reoffering: ClientTransaction | undefined;
  /** A description that waits until a re-INVITE may be sent. */
  wantedReoffer: string | undefined;
  readonly reofferAlarm: Alarm;
  /** Our last description, repeated where a refresh has to be a re-INVITE. */
  localDescription: string | undefined;
  timer: SessionTimer | undefined;
  readonly timerAlarm: Alarm;
  /** The smallest interval that a 422 allowed, seconds. */
  minExpiresSeconds: number;
  peerTakesUpdate: boolean;
  /** It answers, or resumes, where it is asked to by an event. */
  peerTakesTalk: boolean;
  /** A REFER whose outcome has not been told. */
  referring: Referring | undefined;
  /** There has been a REFER before. */
  hasReferred: boolean;
  /** A question whether it still knows of the session is under way. */
  isProbing: boolean;
}
