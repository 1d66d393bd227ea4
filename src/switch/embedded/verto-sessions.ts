// The session side of Verto: its machine, a clock for it, and what legs want and hear in its words. What comes over sockets is
// handed over by whoever holds them (`ports/telephones`).
import { randomUUID } from "node:crypto";
import type { Clock } from "../../ports/clock.ts";
import type { FromTelephones, Telephones, ToTelephones } from "../../ports/telephones.ts";
import type { ReferralId, SessionId } from "../../sip/index.ts";
import {
  newVerto,
  phonesOf,
  stepVerto,
  vertoDue,
  type Order,
  type Verto,
  type VertoEffect,
  type VertoEvent,
  type VertoInput,
} from "../../verto/index.ts";
import type { Call, OfferRefusal, Parting, ReferralNews, SessionEvent, SessionSide } from "./session-side.ts";
import { statusOfVerto, vertoCauseOf } from "./verto-causes.ts";

/** Sessions and transfers of Verto are told from SIP's by it. */
const PREFIX = "verto-";
const RINGING = 180;

export interface VertoSessionsParts {
  /** Whether a user's browser may be their telephone. */
  readonly isPhones: (user: string) => boolean;
  readonly clock: Clock;
  readonly onEvent: (event: VertoEvent) => void;
}

export class VertoSessions implements SessionSide, Telephones {
  readonly #parts: VertoSessionsParts;
  readonly #verto: Verto;
  #say: (said: FromTelephones) => void = () => undefined;
  #cancelWake: (() => void) | undefined;
  /** Events that came of orders, to be told when whoever ordered has finished. */
  #waiting: VertoEvent[] = [];

  constructor(parts: VertoSessionsParts) {
    this.#parts = parts;
    this.#verto = newVerto({ isPhones: parts.isPhones, random: randomUUID });
  }

  static isOfVerto(id: SessionId): boolean {
    return id.startsWith(PREFIX);
  }

  /** The pages that are rung when a user is called. */
  phonesOf(user: string): readonly { readonly id: string; readonly address: string }[] {
    return phonesOf(this.#verto, user);
  }

  /** A name for a session of ours. */
  nameOf(leg: string, index: number): SessionId {
    return `${PREFIX}${leg}.${index}`;
  }

  onSaid(listener: (said: FromTelephones) => void): void {
    this.#say = listener;
  }

  hear(said: ToTelephones): void {
    this.#tellWaiting();
    this.#step(said);
  }

  /** A user may not be here any more, or has another password. */
  unbind(user: string): void {
    this.#step({ type: "barred", user });
  }

  stop(): void {
    this.#cancelWake?.();
    this.#cancelWake = undefined;
  }

  invite(call: Call, offer: string, _isFork: boolean): void {
    if (call.type !== "verto") throw new Error("a call by SIP was given to Verto");
    const { session, phone, callerNumber, callerName, calleeNumber } = call;
    this.#order({ type: "invite", session, phone, offer, callerNumber, callerName, calleeNumber });
  }

  ring(session: SessionId, sdp?: string): void {
    this.#order({ type: "ring", session, sdp });
  }

  accept(session: SessionId, sdp: string): void {
    this.#order({ type: "accept", session, sdp });
  }

  end(session: SessionId, { cause }: Parting): void {
    this.#order({ type: "end", session, cause: vertoCauseOf(cause) });
  }

  answerOffer(session: SessionId, sdp: string): void {
    this.#order({ type: "answer-offer", session, sdp });
  }

  refuseOffer(session: SessionId, _refusal: OfferRefusal): void {
    this.#order({ type: "refuse-offer", session });
  }

  probe(session: SessionId): void {
    this.#order({ type: "probe", session });
  }

  tellReferral(referral: ReferralId, news: ReferralNews): void {
    const why = news.type === "no-such-call" ? "no-call" : news.type === "failed" ? "failed" : undefined;
    this.#order({ type: "tell-referral", referral, why });
  }

  /** A page has no receiver to lift. */
  askToTalk(_session: SessionId): void {
    // Its owner answers where it rings.
  }

  /** Events that it leads to are told when whoever orders has finished. */
  #order(order: Order): void {
    const effects = stepVerto(this.#verto, order, this.#parts.clock.now());
    for (const effect of effects) {
      if (effect.type !== "event") this.#carryOut(effect);
      else if (this.#waiting.push(effect.event) === 1) queueMicrotask(() => this.#tellWaiting());
    }
    this.#arm();
  }

  #tellWaiting(): void {
    for (const event of this.#waiting.splice(0)) this.#parts.onEvent(event);
  }

  #step(input: VertoInput): void {
    for (const effect of stepVerto(this.#verto, input, this.#parts.clock.now())) this.#carryOut(effect);
    this.#arm();
  }

  #carryOut(effect: VertoEffect): void {
    switch (effect.type) {
      case "event":
        this.#parts.onEvent(effect.event);
        return;
      case "settle":
        this.#step({ type: "settled", of: effect.of });
        return;
      case "answer":
      case "push":
      case "ready":
        this.#say(effect);
        return;
    }
  }

  #arm(): void {
    this.#cancelWake?.();
    const due = vertoDue(this.#verto);
    this.#cancelWake =
      due === undefined ? undefined : this.#parts.clock.wakeAt(due, () => this.#step({ type: "tick" }));
  }
}

type OfSession = Exclude<VertoEvent, { readonly type: "bound" | "unbound" | "invited" | "referred" }>;

/** As legs hear it. */
export function sessionEventOf(event: OfSession): SessionEvent {
  const { session } = event;
  switch (event.type) {
    case "ringing":
      return { type: "progress", session, status: RINGING, sdp: undefined };
    case "accepted":
      return { type: "accepted", session, answer: event.answer, offer: undefined };
    case "reoffered":
      return { type: "reoffered", session, flow: { remoteAddress: event.address }, offer: event.offer };
    case "reoffer-answered":
    case "held":
      return event;
    case "digit":
      return { type: "info", session, contentType: "application/dtmf", body: event.digit };
    case "probed":
      return { type: "probed", session, isAnswered: true };
    case "ended": {
      const { by, causeCode } = event;
      if (by === "loss") return { type: "ended", session, by: "transport", status: undefined, reason: undefined };
      return { type: "ended", session, by: "peer", status: statusOfVerto(causeCode), reason: undefined };
    }
  }
}
