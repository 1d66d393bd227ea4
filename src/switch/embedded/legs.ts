// The legs that live, and the carrying out of what their state machines ask for.
import type { Extn, LegId } from "../../core/model.ts";
import type { LivingLeg, SwitchEvent } from "../../core/switch.ts";
import type { MediaCodec, Party, Source } from "../../media/index.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { SessionId } from "../../sip/index.ts";
import { Deadlines } from "./deadlines.ts";
import { EndedLegs } from "./ended-legs.ts";
import type { Forwarded } from "./forwarding.ts";
import { livingLeg } from "./living-leg.ts";
import { mayHearEarly } from "./leg-early.ts";
import type { OurMedia } from "./leg-setup.ts";
import type { Leg, LegEffect, LegInput, Step } from "./leg-state.ts";
import { step } from "./leg.ts";
import type { Outbox } from "./outbox.ts";
import type { Refusals } from "./refusals.ts";
import type { SessionSide } from "./session-side.ts";
import type { MediaSide } from "./sides.ts";
import type { SilentPhones } from "./silent-phones.ts";

/** Ended legs that are remembered, so that commands which crossed their end are known. */
const ENDED_LEGS = 10_000;

const PHONE_REFUSED =
  "a phone refused the media that it was offered: it wants SRTP, perhaps, or a codec that XCC_CODECS does not have";
const WE_REFUSED =
  "the media that a phone or line wants are not had here: those of XCC_CODECS are, over RTP or SRTP as its field srtp says";

export interface LegsParts {
  readonly sessions: SessionSide;
  readonly media: MediaSide;
  readonly outbox: Outbox;
  readonly refusals: Refusals;
  readonly silentPhones: Pick<SilentPhones, "noReply" | "heard">;
  /** So many there are now: one more, or one less. */
  readonly counted: (living: number) => void;
  /** A leg ends, and takes part in nothing any more. */
  readonly left: (leg: LegId) => void;
  readonly log: Pick<Log, "warn">;
  readonly clock: Clock;
  readonly ours: OurMedia;
  /** What a caller hears who must no longer make its own ringing tone. */
  readonly ringback: () => readonly Source[];
  /** Where a redirection of one of its phones leads. */
  readonly forward: (
    leg: Leg,
    redirected: Extract<LegEffect, { readonly type: "redirected" }>,
    near: Leg | undefined,
  ) => Forwarded;
  /** Runs what must not take the process with it. */
  readonly guard: (where: string, act: () => void) => void;
}

export class Legs {
  readonly #parts: LegsParts;
  readonly #deadlines: Deadlines;
  readonly #living = new Map<LegId, Leg>();
  readonly #since = new Map<LegId, number>();
  /** Which leg a session of signalling, and the media session of the same name, belongs to. */
  readonly #sessions = new Map<SessionId, LegId>();
  /** Those whose last report is waited for. */
  readonly #overSince = new Map<LegId, number>();
  readonly #ended = new EndedLegs(ENDED_LEGS);
  #onEmpty: (() => void) | undefined;

  constructor(parts: LegsParts) {
    this.#parts = parts;
    this.#deadlines = new Deadlines(parts.clock, (leg, deadline) =>
      parts.guard("deadline", () => this.feed(leg, { type: "due", deadline })),
    );
  }

  get size(): number {
    return this.#living.size;
  }

  get(leg: LegId): Leg | undefined {
    return this.#living.get(leg);
  }

  /** True where the leg lives or has lived. */
  knows(leg: LegId): boolean {
    return this.#living.has(leg) || this.#ended.has(leg);
  }

  begin([leg, effects]: Step): void {
    for (const { session } of leg.branches) this.#sessions.set(session, leg.id);
    this.#since.set(leg.id, this.#parts.clock.now());
    this.#settle(leg, effects);
    this.#parts.counted(this.#living.size);
  }

  /** What is spoken by the one that was dialled for this leg, so that this one is answered in the same; undefined: nobody has answered. */
  codecFor(id: LegId): MediaCodec | undefined {
    for (const { near, phase, codec } of this.#living.values()) if (near === id && phase === "talking") return codec;
    return undefined;
  }

  /** Those that talk, with the session of their media. */
  *talking(): Iterable<{ readonly leg: LegId; readonly session: SessionId }> {
    for (const { id, phase, speaker } of this.#living.values()) {
      if (phase === "talking" && speaker !== undefined) yield { leg: id, session: speaker };
    }
  }

  /** Those that were told of and have not ended. `more`: what is known elsewhere. */
  report(more: (leg: LegId) => Pick<LivingLeg, "seat" | "wishes">): LivingLeg[] {
    const now = this.#parts.clock.now();
    return [...this.#living.values()].flatMap((leg) => {
      const living = livingLeg(leg);
      return living === undefined
        ? []
        : [{ ...living, agedMs: now - (this.#since.get(leg.id) ?? now), ...more(leg.id) }];
    });
  }

  feed(id: LegId, input: LegInput): void {
    const leg = this.#living.get(id);
    if (leg !== undefined) this.#settle(...step(leg, input, this.#parts.ours));
  }

  feedSession(session: SessionId, input: LegInput): void {
    const leg = this.#sessions.get(session);
    if (leg !== undefined) this.feed(leg, input);
  }

  /** Undefined where no living leg has that session. */
  legOf(session: SessionId): LegId | undefined {
    return this.#sessions.get(session);
  }

  /** Which leg still waits for the port of this session; undefined: none does. */
  opening(session: SessionId): Leg | undefined {
    const leg = this.#living.get(this.#sessions.get(session) ?? ("" as LegId));
    return leg?.branches.some((branch) => branch.session === session && branch.media === "opening") ? leg : undefined;
  }

  feedAll(input: LegInput): void {
    for (const leg of [...this.#living.keys()]) this.feed(leg, input);
  }

  /** Its phone seems to have started anew: does it still know of its calls? */
  askPhone(extn: Extn): void {
    for (const { extn: whose, phase, speaker } of this.#living.values()) {
      if (whose === extn && phase === "talking" && speaker !== undefined) this.#parts.sessions.probe(speaker);
    }
  }

  /** A phone that has not answered is heard by the caller that it is called for, where that one has no answer yet either. */
  #hearEarly(id: LegId, { session, agreed }: Extract<LegEffect, { readonly type: "early-audio" }>): void {
    const near = this.#nearOf(id);
    if (near === undefined || !mayHearEarly(near)) return;
    this.feed(id, { type: "speak-early", session, agreed });
    this.feed(near.id, { type: "hear-early", from: id, codec: agreed.stream.codec });
    const hearing = this.#living.get(near.id)?.early;
    if (hearing?.hears !== id) return;
    this.#converse(`early-${id}`, [
      { session: hearing.session, hears: [session] },
      { session, hears: [] },
    ]);
  }

  #converse(conversation: string, parties: readonly Party[]): void {
    this.#parts.media.send({ type: "converse", conversation, parties });
  }

  #nearOf(id: LegId): Leg | undefined {
    const near = this.#living.get(id)?.near;
    return near === undefined ? undefined : this.#living.get(near);
  }

  /** Whether two legs still go on as they do, after one of them has changed. */
  #reviewEarly(leg: Leg): void {
    if (leg.early === undefined) return;
    const [near, far] = leg.near === undefined ? [leg, leg.early.hears] : [this.#nearOf(leg.id), leg.id];
    if (near === undefined || far === undefined || near.early?.hears !== far) return;
    if (near.phase === "ending" || near.phase === "ended") return;
    const speaking = this.#living.get(far);
    const branch = speaking?.branches.find(({ session }) => session === speaking.early?.session);
    const isHeard = branch?.media === "open" && (speaking?.phase === "talking" || near.phase === "waiting");
    if (isHeard) return;
    // Answered by somebody else meanwhile, it is about to be bridged.
    const rings = speaking?.phase !== "talking";
    this.#converse(`early-${far}`, []);
    this.feed(near.id, { type: "early-over", ringback: rings ? this.#parts.ringback() : [] });
  }

  /** Resolves when no leg lives, at the latest after so long. */
  async empty(limitMs: number): Promise<void> {
    if (this.#living.size === 0) return;
    const { clock } = this.#parts;
    await new Promise<void>((resolve) => {
      const cancel = clock.wakeAt(clock.now() + limitMs, resolve);
      this.#onEmpty = () => {
        cancel();
        resolve();
      };
    });
  }

  stop(): void {
    this.#deadlines.clear();
  }

  #settle(leg: Leg, effects: readonly LegEffect[]): void {
    this.#living.set(leg.id, leg);
    if (leg.phase === "ending" || leg.phase === "ended") this.#parts.left(leg.id);
    if (leg.phase === "ending" && !this.#overSince.has(leg.id)) this.#overSince.set(leg.id, this.#parts.clock.now());
    for (const effect of effects) this.#perform(leg.id, effect);
    this.#reviewEarly(leg);
    if (leg.phase !== "ended") return;
    this.#living.delete(leg.id);
    this.#since.delete(leg.id);
    this.#overSince.delete(leg.id);
    this.#ended.add(leg.id);
    for (const { session } of leg.branches) this.#sessions.delete(session);
    this.#parts.counted(this.#living.size);
    if (this.#living.size === 0) this.#onEmpty?.();
  }

  #tell(leg: LegId, event: SwitchEvent): void {
    this.#parts.outbox.put(event.type === "leg-ended" ? { ...event, ...this.#lateness(leg) } : event);
    if (event.type !== "leg-ringing" && event.type !== "leg-answered") return;
    const extn = this.#living.get(leg)?.extn;
    if (extn !== undefined) this.#parts.silentPhones.heard(extn);
  }

  #lateness(leg: LegId): { readonly lateMs?: number } {
    const now = this.#parts.clock.now();
    const lateMs = now - (this.#overSince.get(leg) ?? now);
    return lateMs > 0 ? { lateMs } : {};
  }

  #redirect(id: LegId, effect: Extract<LegEffect, { readonly type: "redirected" }>): void {
    const leg = this.#living.get(id);
    if (leg === undefined) return;
    const { visited, invitations, told } = this.#parts.forward(leg, effect, this.#nearOf(id));
    const { extn } = leg;
    if (invitations.length === 0 && told?.how !== "asked") {
      this.#parts.log.warn({ leg: id, extn, to: effect.contacts[0] }, "a redirection is not followed");
    }
    for (const { session } of invitations) this.#sessions.set(session, id);
    this.feed(id, { type: "forwarded", session: effect.session, visited, invitations, told });
  }

  /** Of callers whom nobody heard of `refusals` tells, once in a while. */
  #logMedia(leg: LegId, { by, why }: Extract<LegEffect, { readonly type: "media-refused" }>): void {
    const { announced, extn, arrival } = this.#living.get(leg) ?? {};
    if (announced !== true) return;
    const whose =
      extn === undefined ? { line: arrival?.origin.type === "trunk" ? arrival.origin.trunk : undefined } : { extn };
    this.#parts.log.warn({ leg, ...whose, why }, by === "phone" ? PHONE_REFUSED : WE_REFUSED);
  }

  #perform(leg: LegId, effect: LegEffect): void {
    const { sessions, media, refusals, silentPhones } = this.#parts;
    switch (effect.type) {
      case "tell":
        this.#tell(leg, effect.event);
        break;
      case "no-reply":
        silentPhones.noReply(effect.extn, effect.contact);
        break;
      case "refused":
        refusals.take(effect.event, effect.why === undefined ? "ports" : "audio", effect.why);
        break;
      case "media":
        media.send(effect.command);
        break;
      case "no-music":
        this.#parts.log.warn({ leg, reason: effect.reason }, "music cannot be played");
        break;
      case "invite":
        sessions.invite(effect.call, effect.offer, effect.isFork);
        break;
      case "ring":
        sessions.ring(effect.session, effect.sdp);
        break;
      case "early-audio":
        this.#hearEarly(leg, effect);
        break;
      case "accept":
        sessions.accept(effect.session, effect.sdp);
        break;
      case "end":
        sessions.end(effect.session, effect.parting);
        break;
      case "probe":
        sessions.probe(effect.session);
        break;
      case "answer-offer":
        sessions.answerOffer(effect.session, effect.sdp);
        break;
      case "refuse-offer":
        sessions.refuseOffer(effect.session, effect.refusal);
        break;
      case "redirected":
        this.#redirect(leg, effect);
        break;
      case "media-refused":
        this.#logMedia(leg, effect);
        break;
      case "wake":
        this.#deadlines.wake(leg, effect.deadline, effect.afterMs);
        break;
      case "sleep":
        this.#deadlines.sleep(leg, effect.deadline);
        break;
    }
  }
}
