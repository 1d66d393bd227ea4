// Both kinds of signalling as one session side: whose a session is tells its name.
import type { ReferralId, SessionId } from "../../sip/index.ts";
import type { Call, OfferRefusal, Parting, ReferralNews, SessionSide } from "./session-side.ts";
import { VertoSessions } from "./verto-sessions.ts";

export class SessionSides implements SessionSide {
  readonly #sip: SessionSide;
  readonly #verto: SessionSide;

  constructor(sip: SessionSide, verto: SessionSide) {
    this.#sip = sip;
    this.#verto = verto;
  }

  invite(call: Call, offer: string, isFork: boolean): void {
    this.#of(call.session).invite(call, offer, isFork);
  }

  ring(session: SessionId, sdp?: string): void {
    this.#of(session).ring(session, sdp);
  }

  accept(session: SessionId, sdp: string): void {
    this.#of(session).accept(session, sdp);
  }

  end(session: SessionId, parting: Parting): void {
    this.#of(session).end(session, parting);
  }

  answerOffer(session: SessionId, sdp: string): void {
    this.#of(session).answerOffer(session, sdp);
  }

  refuseOffer(session: SessionId, refusal: OfferRefusal): void {
    this.#of(session).refuseOffer(session, refusal);
  }

  probe(session: SessionId): void {
    this.#of(session).probe(session);
  }

  tellReferral(referral: ReferralId, news: ReferralNews): void {
    this.#of(referral).tellReferral(referral, news);
  }

  askToTalk(session: SessionId): void {
    this.#of(session).askToTalk(session);
  }

  #of(id: SessionId): SessionSide {
    return VertoSessions.isOfVerto(id) ? this.#verto : this.#sip;
  }
}
