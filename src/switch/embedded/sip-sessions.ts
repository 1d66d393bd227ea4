// The session side of SIP: what legs want, in the words of its endpoint.
import type { ReferralId, SessionId } from "../../sip/index.ts";
import { warningOf } from "../../sip/index.ts";
import { endingOf, statusOfCause } from "./causes.ts";
import type { Call, OfferRefusal, Parting, ReferralNews, SessionSide } from "./session-side.ts";
import type { SipSide } from "./sides.ts";

type Endpoint = Pick<
  SipSide,
  "invite" | "ring" | "accept" | "end" | "answerOffer" | "refuseOffer" | "probe" | "tellReferral" | "askToTalk"
>;

const GLARE = 491;
const NOT_ACCEPTABLE = 488;
const RINGING = 180;
const OK = 200;
const NO_SUCH_CALL = 481;

export class SipSessions implements SessionSide {
  readonly #endpoint: Endpoint;

  constructor(endpoint: Endpoint) {
    this.#endpoint = endpoint;
  }

  invite(call: Call, offer: string, isFork: boolean): void {
    if (call.type === "verto") throw new Error("a call over Verto was given to SIP");
    const { security: _security, web: _web, type: _type, ...invitation } = call;
    this.#endpoint.invite({ ...invitation, offer, ...(isFork ? { tellsTrying: true } : {}) });
  }

  ring(session: SessionId, sdp?: string): void {
    this.#endpoint.ring(session, sdp);
  }

  accept(session: SessionId, sdp: string): void {
    this.#endpoint.accept(session, sdp);
  }

  end(session: SessionId, { cause, by, why }: Parting): void {
    this.#endpoint.end(session, endingOf(cause, by, why));
  }

  answerOffer(session: SessionId, sdp: string): void {
    this.#endpoint.answerOffer(session, sdp);
  }

  refuseOffer(session: SessionId, refusal: OfferRefusal): void {
    if (refusal.type === "glare") this.#endpoint.refuseOffer(session, GLARE);
    else this.#endpoint.refuseOffer(session, NOT_ACCEPTABLE, warningOf(refusal.reason));
  }

  probe(session: SessionId): void {
    this.#endpoint.probe(session);
  }

  tellReferral(referral: ReferralId, news: ReferralNews): void {
    this.#endpoint.tellReferral(referral, statusOf(news));
  }

  askToTalk(session: SessionId): void {
    this.#endpoint.askToTalk(session);
  }
}

function statusOf(news: ReferralNews): number {
  switch (news.type) {
    case "ringing":
      return RINGING;
    case "done":
      return OK;
    case "no-such-call":
      return NO_SUCH_CALL;
    case "failed":
      return statusOfCause(news.cause);
  }
}
