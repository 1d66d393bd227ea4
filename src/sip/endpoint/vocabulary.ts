// What a SIP endpoint tells its user and can be asked: data only. An endpoint is our end of many sessions (INVITE
// dialogs) plus a registrar. It holds no socket and no clock: bytes and time come in, bytes and events go out.
import type { HeaderField, NameAddress, SipUri } from "../message/message.ts";

/** Our name for one INVITE session, incoming or outgoing. One session is one dialog in the end (early forks inside). */
export type SessionId = string;

/** Our name for a REFER that has come in. */
export type ReferralId = string;

/** "ws": over WebSocket, secured or not (RFC 7118). */
export type TransportName = "udp" | "tcp" | "tls" | "ws";

/** Where a message came from or goes to. Of all but UDP the same connection is used while it lives. */
export interface Flow {
  readonly transport: TransportName;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /**
   * Of a connection over TLS that is ours to open: whose certificate must be shown there, a name or an address. Without it none is
   * opened: what came in is used while it lives.
   */
  readonly serverName?: string;
}

/** Reason header (RFC 3326), e.g. SIP;cause=200;text="Call completed elsewhere". */
export interface Reason {
  readonly protocol: string;
  readonly cause: number;
  readonly text: string;
}

/** One registered contact (RFC 3261 section 10.3). */
export interface Binding {
  readonly contact: string;
  /** Where it was registered from: requests go back the same way (rport, RFC 3581; the same TCP connection). */
  readonly flow: Flow;
  /** Path header values (RFC 3327), in order; empty for most. */
  readonly path: readonly string[];
  readonly q: number;
  readonly expiresAt: number;
  readonly userAgent: string;
}

export type SipEvent =
  /** A new INVITE that was let in. Its transaction already got 100 Trying. */
  | {
      readonly type: "invited";
      readonly session: SessionId;
      /** A tel URI as the sip URI that means the same, without a host; `numberOf` gives the number. */
      readonly requestUri: SipUri;
      readonly from: NameAddress;
      readonly to: NameAddress;
      readonly flow: Flow;
      /** The user that proved itself by digest; undefined where the source is trusted without. */
      readonly account: string | undefined;
      /** Session description offered; undefined: the INVITE is offerless and our 2xx must carry the offer. */
      readonly offer: string | undefined;
      readonly callId: string;
      /** Hops the request may still take: a call made on behalf of this one goes out with one less (RFC 7332 section 4). */
      readonly maxForwards: number;
      /** It is to take the place of this one (RFC 3891), which lives; only of somebody who has proved themselves. */
      readonly replaces?: SessionId;
      /** All headers of the INVITE, e.g. P-Asserted-Identity, Diversion, User-Agent. */
      readonly headers: readonly HeaderField[];
    }
  /** The first answer to our INVITE is a provisional one, 100 included; where the invitation asks for it. */
  | { readonly type: "trying"; readonly session: SessionId }
  /** 1xx above 100 to our INVITE. */
  | {
      readonly type: "progress";
      readonly session: SessionId;
      readonly status: number;
      readonly sdp: string | undefined;
    }
  /**
   * 2xx to our INVITE. `answer`: where our INVITE carried an offer; acknowledged already. `offer`: where it did not; the
   * ACK waits for `answerOffer`. A second fork's 2xx is acknowledged and ended inside.
   */
  | {
      readonly type: "accepted";
      readonly session: SessionId;
      readonly answer: string | undefined;
      readonly offer: string | undefined;
    }
  /** The ACK to our 2xx has come. `answer` where our 2xx carried the offer. */
  | { readonly type: "acknowledged"; readonly session: SessionId; readonly answer: string | undefined }
  /** re-INVITE or UPDATE inside the session; wants `answerOffer` or `refuseOffer`. `offer` undefined: we must make the offer. */
  | { readonly type: "reoffered"; readonly session: SessionId; readonly flow: Flow; readonly offer: string | undefined }
  /**
   * The peer answered our re-INVITE (or answered in the ACK the offer that `answerOffer` made). It may also come unasked:
   * a session refresh (RFC 4028) that had to be a re-INVITE repeats our last description and the peer answers it.
   */
  | { readonly type: "reoffer-answered"; readonly session: SessionId; readonly answer: string }
  /** The peer refused our re-INVITE for good (glare, 491, is retried inside, RFC 3261 section 14.1). The session lives on. */
  | { readonly type: "reoffer-refused"; readonly session: SessionId; readonly status: number }
  /** INFO inside the session (already answered 200). */
  | { readonly type: "info"; readonly session: SessionId; readonly contentType: string; readonly body: string }
  /**
   * REFER inside the session (RFC 3515; answered 202, and told "trying"): the peer asks that its other side be led to this
   * number, or be connected with the other side of `replaces`. Wants `tellReferral`, also after the session's end.
   */
  | {
      readonly type: "referred";
      readonly session: SessionId;
      readonly referral: ReferralId;
      /** User part of the URI, or the telephone number. Without control characters; may be empty. */
      readonly user: string;
      readonly replaces: SessionId | undefined;
    }
  /**
   * The session is over: exactly once for every session. `status` is the final response where that ended it (ours or
   * theirs; 487 for a CANCEL), undefined for BYE. `by`: the peer, ourselves, or "timeout" (no answer to retransmissions,
   * no ACK, session timer expired) or "transport" (connection lost).
   */
  | {
      readonly type: "ended";
      readonly session: SessionId;
      readonly by: "peer" | "us" | "timeout" | "transport";
      readonly status: number | undefined;
      readonly reason: Reason | undefined;
      /** What the peer's refusal says of why: code and text of its Warning (RFC 3261 section 20.43). */
      readonly warning?: string;
      /** Of a 3xx: the URIs where the peer says that one should call instead, best first (RFC 3261 section 8.1.3.4). */
      readonly contacts?: readonly string[];
    }
  /**
   * What became of `probe`: false where no answer has come. Where the peer knows nothing of the session, that is `ended` by
   * "peer" with 481 instead.
   */
  | { readonly type: "probed"; readonly session: SessionId; readonly isAnswered: boolean }
  /** What became of `ask`: undefined where no answer has come. */
  | { readonly type: "asked"; readonly question: QuestionId; readonly status: number | undefined }
  /**
   * A telephone has registered a contact, or has done so again. `isNewStart`: under another Call-ID than it had, which it
   * keeps as long as it runs (RFC 3261 section 10.2): it has started anew, or does as if.
   */
  | { readonly type: "registered"; readonly user: string; readonly contact: string; readonly isNewStart: boolean }
  /** The first binding of a user appeared / the last one went. */
  | { readonly type: "bound"; readonly user: string }
  | { readonly type: "unbound"; readonly user: string; readonly why: "left" | "expired" | "removed" }
  /** What became of a registration of ours (`registerWith`). Once per outcome; a refresh that went well is not told. */
  | {
      readonly type: "registration";
      readonly registration: RegistrationId;
      /** "failed" is retried inside, except where the registrar refused us (status 4xx). */
      readonly state: "registered" | "failed" | "unregistered";
      readonly status: number | undefined;
    }
  /**
   * A NOTIFY about one of the events that we listen to (already answered 200): outside of any subscription of ours, or
   * "talk", inside a call.
   */
  | {
      readonly type: "notified";
      readonly event: string;
      readonly contentType: string;
      readonly body: string;
      readonly flow: Flow;
    }
  /** Something for the log: refused, throttled, malformed. Static text, facts in fields. */
  | {
      readonly type: "notice";
      readonly level: "info" | "warn";
      readonly text: string;
      readonly fields: Readonly<Record<string, string | number>>;
    };

/** What the endpoint asks its user synchronously; pure look-ups. */
export interface Directory {
  /** MD5(user:realm:password) in hex of an account that may register and call; undefined: no such or barred. */
  ha1(user: string, realm: string): string | undefined;
  /**
   * As `ha1`, of an account that is barred and may begin a call all the same, in the place of no other: whether it is one for help
   * is for others to say. Default: there is none.
   */
  barredHa1?(user: string, realm: string): string | undefined;
  /** Of one without `ha1`, for the operator's log and nobody else. */
  whyNot?(user: string): "disabled" | "other-domain" | "unknown";
  /**
   * The realm of those who name this host (lower or upper case) in From, where it is a domain of ours beside the endpoint's
   * own; undefined: it is none. Default: there is none.
   */
  realmOf?(host: string): string | undefined;
  /** True where requests from this address need no digest (a carrier's line). */
  trusts(flow: Flow): boolean;
}

/** A call we make. */
export interface Invitation {
  readonly session: SessionId;
  /** Request-URI, e.g. a binding's contact. */
  readonly uri: string;
  /** Where to send it; for a binding its flow. */
  readonly flow: Flow;
  /** Pre-loaded route set (a binding's Path), outermost first. */
  readonly route: readonly string[];
  readonly from: { readonly displayName: string; readonly uri: string };
  readonly to: { readonly displayName: string; readonly uri: string };
  /** Undefined: offerless INVITE. */
  readonly offer: string | undefined;
  /** Further headers, e.g. P-Asserted-Identity, Alert-Info. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Answers a 401/407 challenge where the far side wants one (a trunk; the phones of the demo). */
  readonly credentials: { readonly user: string; readonly password: string } | undefined;
  /** Default 70. */
  readonly maxForwards?: number;
  /** Without any response, not even 100, in this time the call ends by "timeout". Default: Timer B, 32 s over UDP. */
  readonly firstResponseMs?: number;
  /** Tell `trying`. */
  readonly tellsTrying?: boolean;
}

/** An event package (RFC 6665) of which something is published here. */
export interface EventPackage {
  readonly name: string;
  readonly contentType: string;
  /** What a subscriber is told of a user of whom nothing has been published. */
  readonly neutral: string;
}

/** The present state of one user in one event package. */
export interface Publication {
  readonly user: string;
  /** The package's name. */
  readonly event: string;
  readonly contentType: string;
  readonly body: string;
}

/** Our name for a question of ours. */
export type QuestionId = string;

/** Whether somebody is there, outside of any session. */
export interface Question {
  readonly id: QuestionId;
  /** Request-URI, e.g. a binding's contact. */
  readonly uri: string;
  readonly flow: Flow;
  /** Pre-loaded route set (a binding's Path), outermost first. */
  readonly route: readonly string[];
}

/** Our name for a registration of ours at a registrar. */
export type RegistrationId = string;

/** A registration of ours at somebody else's registrar. */
export interface OutgoingRegistration {
  readonly id: RegistrationId;
  /** The registrar: Request-URI of the REGISTER, e.g. sip:example.com. */
  readonly registrar: string;
  readonly flow: Flow;
  readonly user: string;
  readonly password: string;
  /** Address of record, e.g. sip:1001@example.com. */
  readonly addressOfRecord: string;
  /** Where calls shall go; undefined: `user` at our advertised address. */
  readonly contact: string | undefined;
  readonly expiresSeconds: number;
}

/** What an endpoint wants done. In the order of happening. */
export type SipEffect =
  | { readonly type: "send"; readonly flow: Flow; readonly bytes: Uint8Array }
  /** Who is at the other end of a connection has shown who they are. Again and again, where they do so again. */
  | { readonly type: "proven"; readonly flow: Flow }
  | { readonly type: "event"; readonly event: SipEvent };

/** A host and port as others can reach it. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}
