// What legs want of signalling, whichever it is, and what it tells them. SIP's endpoint is one implementation
// (`sip-sessions`), Verto's the other. Data only, so that a leg stays a state machine.
//
// What is told has the shapes and statuses of SIP: another signalling says in a table of its own which of them its words mean.
import type { Cause } from "../../core/switch.ts";
import type { Invitation, ReferralId, SessionId, SipEvent } from "../../sip/index.ts";
import type { Security } from "./secrecy.ts";
import type { WebPhone } from "./web-phone.ts";

/** How to call a phone or line by SIP, and whether its audio is secured. */
export type SipCall = Omit<Invitation, "offer"> & {
  readonly type?: "sip";
  readonly security?: Security;
  readonly web?: WebPhone;
};

/** How to call a browser that has logged in over a socket. */
export interface VertoCall {
  readonly type: "verto";
  readonly session: SessionId;
  /** Which of its sockets, as Verto's side names it. */
  readonly phone: string;
  readonly flow: { readonly transport: "verto"; readonly remoteAddress: string };
  readonly callerNumber: string;
  readonly callerName: string;
  readonly calleeNumber: string;
  readonly security?: Security;
  readonly web?: WebPhone;
}

export type Call = SipCall | VertoCall;

/** Why a session of a leg is ended. */
export interface Parting {
  readonly cause: Cause;
  readonly by: "phone" | "command" | "switch";
  /** What is wrong with the description that whoever called has sent (static text). */
  readonly why?: string;
}

/** Why what a phone offers inside its session is not taken; the session goes on as it was. */
export type OfferRefusal =
  /** An offer of ours is still open (RFC 3261 section 14.2). */
  | { readonly type: "glare" }
  /** What it offers is not had here (static text). */
  | { readonly type: "unfit"; readonly reason: string };

/** What becomes of a transfer that a phone has asked for. */
export type ReferralNews =
  | { readonly type: "ringing" }
  | { readonly type: "done" }
  /** One of the calls that it named is not there. */
  | { readonly type: "no-such-call" }
  | { readonly type: "failed"; readonly cause: Cause };

type Told<Type extends SipEvent["type"]> = Extract<SipEvent, { readonly type: Type }>;

/** What a leg hears of its sessions. */
export type SessionEvent =
  | Told<"trying" | "progress" | "accepted" | "acknowledged" | "reoffer-answered" | "probed" | "info" | "ended">
  | (Omit<Told<"reoffered">, "flow"> & { readonly flow: { readonly remoteAddress: string } })
  /** By signalling alone, whatever its description says: the phone has us on hold, or no longer. */
  | { readonly type: "held"; readonly session: SessionId; readonly isHeld: boolean };

export interface SessionSide {
  /** `isFork`: the first to answer has the call, and whether each of the others says anything is told (`trying`). */
  invite(call: Call, offer: string, isFork: boolean): void;
  ring(session: SessionId, sdp?: string): void;
  accept(session: SessionId, sdp: string): void;
  /** Whatever its state. */
  end(session: SessionId, parting: Parting): void;
  answerOffer(session: SessionId, sdp: string): void;
  refuseOffer(session: SessionId, refusal: OfferRefusal): void;
  /** Whether its phone still knows of it; answered by `probed`, or by its end. */
  probe(session: SessionId): void;
  /** Whoever asked for a transfer may have hung up meanwhile. */
  tellReferral(referral: ReferralId, news: ReferralNews): void;
  /** Of one that rings: as if its owner had lifted the receiver, where its phone can. */
  askToTalk(session: SessionId): void;
}
