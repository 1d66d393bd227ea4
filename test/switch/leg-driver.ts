// Drives one leg in tests: inputs in, everything it does kept in order.
import type { CommandId, Extn, LegId } from "../../src/core/model.ts";
import type { SwitchEvent } from "../../src/core/switch.ts";
import { makeAnswer, makeOffer, readDescription } from "../../src/sip/index.ts";
import { endingOf } from "../../src/switch/embedded/causes.ts";
import { arrive, dial } from "../../src/switch/embedded/leg-setup.ts";
import type { Leg, LegEffect, LegInput, Step } from "../../src/switch/embedded/leg-state.ts";
import { step } from "../../src/switch/embedded/leg.ts";

export const LIMITS = { talkMs: 60_000, waitMs: 300_000, holdMs: 30_000 };
export const LEG = "leg" as LegId;
/** The one that dials. */
export const NEAR = "near" as LegId;
const OURS_CODECS = ["PCMA", "PCMU", "G722", "opus"] as const;
export const PHONE = { address: "192.0.2.7", port: 40_000, sessionId: 1, version: 1 };
/** Where its SIP comes from. */
export const SIGNALLER = "203.0.113.7";
export const FLOW = { transport: "udp", remoteAddress: SIGNALLER, remotePort: 5_060 } as const;
export const STATISTICS = {
  codec: "PCMA",
  packetsSent: 3,
  packetsReceived: 2,
  packetsLost: 1,
  jitterMs: 4,
  remotePacketsLost: undefined,
  remoteJitterMs: undefined,
  ...{ roundTripMs: undefined, mos: undefined, remoteMos: undefined },
};

export const command = (id: number): CommandId => id as CommandId;

export function phoneOffer(change: Partial<Parameters<typeof makeOffer>[0]> = {}): string {
  return makeOffer({ ...PHONE, codecs: ["PCMU", "PCMA"], digits: true, ...change });
}

/** What a phone answers to an offer of ours. */
export function phoneAnswer(offer: string): string {
  const read = readDescription(offer);
  if (!read.ok) throw new Error(read.reason);
  const answered = makeAnswer(read.description, PHONE);
  if (!answered.ok) throw new Error(answered.reason);
  return answered.sdp;
}

export class LegDriver {
  #leg: Leg;
  readonly effects: LegEffect[] = [];
  readonly fed: LegInput[] = [];

  constructor([leg, effects]: Step) {
    this.#leg = leg;
    this.effects.push(...effects);
  }

  static arriving(offer = phoneOffer()): LegDriver {
    return LegDriver.#arriving(offer);
  }

  static arrivingWithoutOffer(): LegDriver {
    return LegDriver.#arriving(undefined);
  }

  static #arriving(offer: string | undefined): LegDriver {
    const arrival = {
      type: "leg-arrived",
      leg: LEG,
      origin: { type: "trunk", trunk: "carrier" },
      dialled: "4000",
      callerNumber: "10086",
      callerName: "",
    } as const;
    return new LegDriver(arrive("a", arrival, { offer, signalledFrom: SIGNALLER, hops: 70, limits: LIMITS }));
  }

  static dialling(...sessions: readonly string[]): LegDriver {
    const invitations = sessions.map((session) => ({
      session,
      uri: "sip:1001@192.0.2.7",
      flow: { transport: "udp", remoteAddress: "192.0.2.7", remotePort: 5060 } as const,
      route: [],
      from: { displayName: "", uri: "sip:10086@xcc" },
      to: { displayName: "", uri: "sip:1001@xcc" },
      headers: [],
      credentials: undefined,
    }));
    const limits = { hops: 69, limits: LIMITS };
    const to = { type: "extension", extn: "1001" as Extn } as const;
    const dialling = {
      order: { command: 1 as CommandId, to },
      trunk: false,
      extn: "1001" as Extn,
      nearLeg: NEAR,
      near: undefined,
      codec: undefined,
      ...limits,
    };
    return new LegDriver(dial(LEG, invitations, dialling));
  }

  get leg(): Leg {
    return this.#leg;
  }

  /** Changes what the switch alone changes. */
  with(change: Partial<Leg>): this {
    this.#leg = { ...this.#leg, ...change };
    return this;
  }

  /** Feeds inputs; returns what they made the leg do. */
  feed(...inputs: readonly LegInput[]): readonly LegEffect[] {
    const before = this.effects.length;
    for (const input of inputs) {
      this.fed.push(input);
      const [leg, effects] = step(this.#leg, input, { address: "192.0.2.1", codecs: OURS_CODECS });
      this.#leg = leg;
      this.effects.push(...effects);
    }
    return this.effects.slice(before);
  }

  get told(): readonly SwitchEvent[] {
    return this.effects.flatMap((effect) => (effect.type === "tell" ? [effect.event] : []));
  }

  /** The offer that went out with the INVITE of a session. */
  offerTo(session: string): string {
    for (const effect of this.effects) {
      if (effect.type === "invite" && effect.call.session === session) return effect.offer;
    }
    throw new Error(`${session} was not invited`);
  }

  answerOf(session: string): LegInput {
    return { type: "accepted", session, answer: phoneAnswer(this.offerTo(session)), offer: undefined };
  }
}

export const opened = (session: string): LegInput => ({ type: "opened", session, port: 30_000 });
export const closed = (session: string): LegInput => ({ type: "closed", session, statistics: STATISTICS });
export const hangUp: LegInput = { type: "hang-up", cause: "normal" };
export const over = (session: string, by: "peer" | "us" | "timeout" | "transport", status?: number): LegInput => ({
  type: "ended",
  session,
  by,
  status,
  reason: undefined,
});
export const ringing = (session: string): LegInput => ({ type: "progress", session, status: 180, sdp: undefined });

/** Effects in few words: what was told, what SIP and the media were asked. */
export function brief(effects: readonly LegEffect[]): readonly string[] {
  return effects.flatMap((effect) => {
    switch (effect.type) {
      case "tell":
        return [`tell ${tellBriefly(effect.event)}`];
      case "refused":
        return [`refused ${effect.event.cause}`];
      case "media": {
        const { command: media } = effect;
        return [`media ${media.type}${"session" in media ? ` ${media.session}` : ""}`];
      }
      case "no-music":
        return [`no-music ${effect.reason}`];
      case "invite":
        return [`invite ${effect.call.session}`];
      case "end": {
        const { cause, by, why: text } = effect.parting;
        const { reason, status } = endingOf(cause, by, text);
        const why = reason === undefined ? "" : ` ${reason.protocol};${reason.cause}`;
        return [`end ${effect.session} ${status ?? ""}${why}`];
      }
      case "refuse-offer":
        return [`refuse-offer ${effect.session} ${effect.refusal.type === "glare" ? 491 : 488}`];
      case "ring":
        return [`ring ${effect.session}${effect.sdp === undefined ? "" : " with audio"}`];
      case "no-reply":
        return [`no-reply ${effect.extn} ${effect.contact}`];
      case "redirected":
        return [`redirected ${effect.session} ${effect.contacts.join(" ")}`];
      case "media-refused":
        return [`media-refused by ${effect.by}: ${effect.why}`];
      case "early-audio":
      case "accept":
      case "probe":
      case "answer-offer":
        return [`${effect.type} ${effect.session}`];
      case "wake":
        return [`wake ${effect.deadline} ${effect.afterMs}`];
      case "sleep":
        return [];
    }
  });
}

function tellBriefly(event: SwitchEvent): string {
  switch (event.type) {
    case "leg-ended":
      return `leg-ended ${event.cause} ${event.by}`;
    case "done":
    case "failed":
      return `${event.type} ${event.command}`;
    case "played":
      return `played ${event.command} ${event.ended}`;
    case "digit":
      return `digit ${event.digit}`;
    default:
      return event.type;
  }
}
