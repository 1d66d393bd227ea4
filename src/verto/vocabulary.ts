// What the call part of Verto tells its user and can be asked: data only. Who holds the sockets hands over what came in, with the
// time; what is to be sent comes back. The protocol is mod_verto's, as its clients know it.

/** Whoever holds the sockets names them so, each one anew. */
export type SocketId = string;
/** A page that has logged in: it outlives its socket for as long as it may come back. */
export type PhoneId = string;
/** Our name for a call, not the client's: those are its own to choose. */
export type SessionId = string;
/** Our name for a transfer that a client has asked for. */
export type ReferralId = string;

export type Params = Readonly<Record<string, unknown>>;

/** An error's `code` and `message`, and what else a method has to say. */
export interface VertoError extends Params {
  readonly code: number;
  readonly message: string;
}

export type Answer = { readonly result: Params } | { readonly error: VertoError };

/** ITU-T Q.850, and the words that mod_verto has for it. */
export interface VertoCause {
  readonly causeCode: number;
  readonly cause: string;
}

/** What happens at sockets. */
export type SocketInput =
  /** Somebody has logged in as an extension. The same `sessid` of the same user at another socket is the same page come back. */
  | {
      readonly type: "entered";
      readonly socket: SocketId;
      readonly user: string;
      readonly sessid: string;
      /** Numeric: where the client is. */
      readonly address: string;
    }
  | { readonly type: "left"; readonly socket: SocketId }
  /** Who holds the sockets is gone, and all of them with it. */
  | { readonly type: "all-left" }
  /** A request. `request`: to name it in its answer. */
  | {
      readonly type: "asked";
      readonly socket: SocketId;
      readonly request: number;
      readonly method: string;
      readonly params: Params;
    };

/** What the user wants of a call. */
export type Order =
  | {
      readonly type: "invite";
      readonly session: SessionId;
      readonly phone: PhoneId;
      readonly offer: string;
      readonly callerNumber: string;
      readonly callerName: string;
      readonly calleeNumber: string;
    }
  /** With `sdp`, it is heard before it answers. */
  | { readonly type: "ring"; readonly session: SessionId; readonly sdp: string | undefined }
  | { readonly type: "accept"; readonly session: SessionId; readonly sdp: string }
  | { readonly type: "end"; readonly session: SessionId; readonly cause: VertoCause }
  | { readonly type: "answer-offer"; readonly session: SessionId; readonly sdp: string }
  | { readonly type: "refuse-offer"; readonly session: SessionId }
  | { readonly type: "probe"; readonly session: SessionId }
  /** `why`: it has come to nothing; "no-call": what it named is not there. */
  | { readonly type: "tell-referral"; readonly referral: ReferralId; readonly why: "no-call" | "failed" | undefined };

export type VertoInput =
  | SocketInput
  | Order
  /** A user may not be here any more, or has another password. */
  | { readonly type: "barred"; readonly user: string }
  /** All events before the effect of this name have been carried out. */
  | { readonly type: "settled"; readonly of: Settling }
  | { readonly type: "tick" };

/** A request, or without one the coming in of a page, of which the end waits for what its events lead to. */
export interface Settling {
  readonly socket: SocketId;
  readonly request: number | undefined;
}

export type VertoEvent =
  /** The first page of a user is here; the last one is gone. */
  | { readonly type: "bound"; readonly user: string }
  | { readonly type: "unbound"; readonly user: string; readonly why: "left" | "removed" }
  | {
      readonly type: "invited";
      readonly session: SessionId;
      readonly user: string;
      readonly address: string;
      readonly number: string;
      readonly offer: string;
    }
  /** What we call rings. */
  | { readonly type: "ringing"; readonly session: SessionId }
  | { readonly type: "accepted"; readonly session: SessionId; readonly answer: string }
  /** Wants `answer-offer` or `refuse-offer`. Without an offer: it is for us to make one. */
  | {
      readonly type: "reoffered";
      readonly session: SessionId;
      readonly address: string;
      readonly offer: string | undefined;
    }
  | { readonly type: "reoffer-answered"; readonly session: SessionId; readonly answer: string }
  | { readonly type: "held"; readonly session: SessionId; readonly isHeld: boolean }
  | { readonly type: "digit"; readonly session: SessionId; readonly digit: string }
  /** Its other side is to be led to a number, or to be connected with the other side of `replaces`. Wants `tell-referral`. */
  | {
      readonly type: "referred";
      readonly session: SessionId;
      readonly referral: ReferralId;
      readonly number: string;
      readonly replaces: SessionId | undefined;
    }
  | { readonly type: "probed"; readonly session: SessionId }
  /** Over, and not by an order. `by` "loss": its page has not come back. */
  | {
      readonly type: "ended";
      readonly session: SessionId;
      readonly by: "peer" | "loss";
      /** Undefined: it gives none. */
      readonly causeCode: number | undefined;
    };

export type VertoEffect =
  | { readonly type: "answer"; readonly socket: SocketId; readonly request: number; readonly answer: Answer }
  | { readonly type: "push"; readonly socket: SocketId; readonly method: string; readonly params: Params }
  /** Whoever has come in is here, and so many of its calls have been given back to it. */
  | { readonly type: "ready"; readonly socket: SocketId; readonly reattached: readonly string[] }
  | { readonly type: "event"; readonly event: VertoEvent }
  /** To be answered by `settled` when the events before it have been carried out. */
  | { readonly type: "settle"; readonly of: Settling };
