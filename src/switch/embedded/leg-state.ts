// One leg as the embedded switch keeps it, what can happen to it, and what is to be done about that. Data only.
import type { Cause, DialTarget, LivingLeg, SwitchEvent } from "../../core/switch.ts";
import type { CommandId, Extn, LegId } from "../../core/model.ts";
import type { MediaCodec, MediaCommand, MediaEvent, Source } from "../../media/index.ts";
import type { SessionId } from "../../sip/index.ts";
import type { Agreed, LocalDescription, Stream } from "./description.ts";
import type { Security } from "./secrecy.ts";
import type { Call, OfferRefusal, Parting, SessionEvent } from "./session-side.ts";
import type { WebPhone } from "./web-phone.ts";

/**
 * One phone's end of a leg: a session of its signalling and a media session that go by the same name. A leg that arrived has one, a
 * dialled leg one for every contact of the extension, until one of them answers.
 */
export interface Branch {
  readonly session: SessionId;
  /** "idle": not invited yet; "over": signalling has nothing more to say to it. */
  readonly signalling: "idle" | "live" | "over";
  /** "shut": closed, or about to be: what the media engine still says about it is of no interest. */
  readonly media: "opening" | "open" | "shut";
  /** Our side of the session description; undefined until the port is known. */
  readonly local: LocalDescription | undefined;
  /** The address that its signalling comes from. */
  readonly signalledFrom: string;
  /** How to call it; undefined for a leg that arrived. */
  readonly invitation: Call | undefined;
  /** Called in the place of a phone that has sent the call on, to this number. Absent: it was called itself. */
  readonly sentOnTo?: string;
  /** Whether its audio is secured; undefined: it is plain. */
  readonly security: Security | undefined;
  /** Undefined: it is no browser. */
  readonly web: WebPhone | undefined;
  readonly rang: boolean;
  /** The phone, or a proxy before it, has answered something. */
  readonly heard: boolean;
  /** Why this phone is out of the race. */
  readonly failed: Cause | undefined;
}

/**
 *   arrived:  opening --port--> waiting --answer--> (accepting --ACK-->) talking --> ending --> ended
 *   dialled:  opening --port--> waiting ------2xx--------------------->  talking --> ending --> ended
 *
 * opening: the media ports are being opened. accepting: our 200 carried the offer and the answer in the ACK is awaited.
 * ending: over, but for the media engine's last report. Every phase but the last two may go to ended directly; a leg that
 * was told of has its `leg-ended` on the one way into ended.
 */
export type Phase = "opening" | "waiting" | "accepting" | "talking" | "ending" | "ended";

export interface DeferredPlay {
  readonly command: CommandId;
  readonly sources: readonly Source[];
  readonly repeat: boolean;
  readonly interruptible: boolean;
  /** Not while this one, whom the leg hears, sends audio. */
  readonly unless?: SessionId | undefined;
}

/** Music for who takes part in a conversation: instead of what they would hear, but for `unless` while that one sends audio. */
export interface Music {
  readonly sources: readonly Source[];
  readonly unless: SessionId | undefined;
}

/** What a leg has to do with its conversation's music. */
export interface MusicState {
  /** Undefined: none is meant for it. */
  readonly wanted: Music | undefined;
  /** The media engine's name for it where it is being played; undefined: something else is, or nothing. */
  readonly playing: number | undefined;
  /** How often it was begun. */
  readonly begun: number;
}

/**
 * Whether a leg takes part in a conversation. "alone": nobody else does, and it hears nothing; "quiet": others do, but it
 * hears none of them; "hears": somebody, or music.
 */
export type Part = "none" | "alone" | "quiet" | "hears";

/**
 * Audio before the answer. Of a dialled leg: which of its phones is heard. Of a leg that arrived: what was agreed with it in
 * the 183, and whom it hears; nobody any more: it is played a ringing tone, if something still rings.
 */
export interface Early {
  readonly session: SessionId;
  readonly stream: Stream;
  readonly hears: LegId | undefined;
  readonly isRung: boolean;
}

/** How long a phone may give no sign of life, milliseconds. */
export interface SilenceLimits {
  /** It talks with somebody. */
  readonly talkMs: number;
  /** It waits, or listens to an announcement: whoever comes back in time has kept their place. */
  readonly waitMs: number;
  /** It has whom it talks with on hold. */
  readonly holdMs: number;
}

/** A leg whose phone sends no audio. */
export interface Watch {
  /** Since the last sign of life, at the last step of the watch. */
  readonly unheardMs: number;
  /** When the next step is due. */
  readonly nextMs: number;
}

export interface Leg {
  readonly id: LegId;
  readonly direction: "arrived" | "dialled";
  readonly phase: Phase;
  /** To an outside line. */
  readonly trunk: boolean;
  /** Whose phone it is; undefined: an outside line. */
  readonly extn: Extn | undefined;
  /** By which order it was dialled; undefined: it arrived. */
  readonly dialled: { readonly command: CommandId; readonly to: DialTarget } | undefined;
  /** Told to the call center when the media port is there; undefined for a dialled leg, which it knows already. */
  readonly arrival: Extract<SwitchEvent, { readonly type: "leg-arrived" }> | undefined;
  /** True once the call center knows of the leg: from then on it is owed the end. */
  readonly announced: boolean;
  /** The offer that the INVITE brought; undefined: offerless, or a dialled leg. */
  readonly offer: string | undefined;
  readonly branches: readonly Branch[];
  /** The branch that talks, or for a leg that arrived would; undefined while the phones of a dialled leg ring. */
  readonly speaker: SessionId | undefined;
  /** A phone that makes no ringing tone when it is told that it rings: it is played one. */
  readonly isRungHere: boolean;
  /** The codec that is, or would best be, spoken with it. */
  readonly codec: MediaCodec | undefined;
  /** What was agreed with the phone that talks. */
  readonly agreed: Agreed | undefined;
  /** `answer` commands whose outcome is due. */
  readonly answers: readonly CommandId[];
  /** A play that waits until the phone can hear it. */
  readonly deferred: DeferredPlay | undefined;
  /** Plays whose outcome is due from the media engine. */
  readonly plays: readonly CommandId[];
  /** The last play that it was given. */
  readonly play: LivingLeg["play"];
  /** How many keys were told of, and the last ones. */
  readonly keys: LivingLeg["keys"];
  readonly rang: boolean;
  /** Whom a dialled leg will talk with. */
  readonly near: LegId | undefined;
  readonly early: Early | undefined;
  /** How long nothing had come from the phone when that was noticed; undefined: it is heard. */
  readonly quietMs: number | undefined;
  /** Whether it is still there is asked; undefined: it is heard. */
  readonly watch: Watch | undefined;
  readonly held: boolean;
  /** It has said so by signalling alone: what its descriptions say of it does not matter meanwhile. */
  readonly heldByWord: boolean;
  /** Kept by the switch, which alone sees two legs at once. */
  readonly part: Part;
  readonly music: MusicState;
  /** How it ends, once it is ending. */
  readonly end:
    | {
        readonly cause: Cause;
        readonly by: "phone" | "command" | "switch";
        /** What is wrong with the description of whoever called (static text). */
        readonly why?: string;
      }
    | undefined;
  /** Of a dialled leg: those of its phones that have not said a word have had time for it. */
  readonly isHushOver: boolean;
  /** Where redirections have led it. */
  readonly visited: readonly string[];
  /** Hops that a call made on behalf of this one may take (RFC 7332 section 4). */
  readonly hops: number;
  readonly limits: SilenceLimits;
}

/** What a deadline of a leg is for; at most one of each kind runs. */
export type Deadline = "silence" | "last-report" | "hush";

type StreamEvent<Type extends MediaEvent["type"]> = Extract<MediaEvent, { readonly type: Type }>;

export type LegCommand =
  /** `ringback`: what a phone hears that makes no ringing tone of its own. */
  | { readonly type: "ring"; readonly ringback?: readonly Source[] }
  /** `codec`: what is spoken by the one whom it will talk with; undefined: that is not known. */
  | { readonly type: "answer"; readonly command: CommandId; readonly codec?: MediaCodec | undefined }
  | { readonly type: "hang-up"; readonly cause: Cause }
  | ({ readonly type: "play" } & DeferredPlay)
  | { readonly type: "stop" }
  | { readonly type: "send-digits"; readonly command: CommandId; readonly digits: string };

export type LegInput =
  | LegCommand
  | SessionEvent
  | StreamEvent<"opened" | "playing" | "played" | "digit" | "tone" | "silent" | "resumed" | "closed">
  /** Whom to call instead of this phone; nobody: it is not followed. */
  | {
      readonly type: "forwarded";
      readonly session: SessionId;
      readonly visited: readonly string[];
      readonly invitations: readonly Call[];
      readonly told: Pick<Extract<SwitchEvent, { readonly type: "leg-forwarded" }>, "number" | "how"> | undefined;
    }
  /** The port could not be opened. */
  | { readonly type: "open-failed"; readonly session: SessionId }
  | { readonly type: "play-failed"; readonly session: SessionId; readonly command: CommandId; readonly reason: string }
  | { readonly type: "due"; readonly deadline: Deadline }
  /** What it has to do with conversations from now on. `isNews`: it hears somebody whom it did not hear before. */
  | { readonly type: "take-part"; readonly part: Part; readonly music: Music | undefined; readonly isNews: boolean }
  /** It has not been answered, and shall hear this dialled leg already. */
  | { readonly type: "hear-early"; readonly from: LegId; readonly codec?: MediaCodec | undefined }
  /** The leg that it hears early is gone, or speaks no more. `ringback`: what it hears instead, as something still rings. */
  | { readonly type: "early-over"; readonly ringback: readonly Source[] }
  /** A phone of this dialled leg is heard from now on. */
  | { readonly type: "speak-early"; readonly session: SessionId; readonly agreed: Agreed }
  /** The switch gives the leg up of its own accord, e.g. because it stops. */
  | { readonly type: "give-up"; readonly cause: Cause };

export type LegEffect =
  | { readonly type: "tell"; readonly event: SwitchEvent }
  /** There was no room for a caller, or what they offered was not understood: `why`, static text. */
  | {
      readonly type: "refused";
      readonly event: Extract<SwitchEvent, { readonly type: "leg-refused" }>;
      readonly why: string | undefined;
    }
  | { readonly type: "media"; readonly command: MediaCommand }
  /** Its music cannot be played. */
  | { readonly type: "no-music"; readonly reason: string }
  | { readonly type: "invite"; readonly call: Call; readonly offer: string; readonly isFork: boolean }
  | { readonly type: "ring"; readonly session: SessionId; readonly sdp?: string }
  /** A phone has something to say before it answers: who sees both legs decides whether it is heard. */
  | { readonly type: "early-audio"; readonly session: SessionId; readonly agreed: Agreed }
  /** One of its phones was called and has answered nothing at all. */
  | { readonly type: "no-reply"; readonly extn: Extn; readonly contact: string }
  | { readonly type: "accept"; readonly session: SessionId; readonly sdp: string }
  | { readonly type: "end"; readonly session: SessionId; readonly parting: Parting }
  /** Whether its phone still knows of the call. */
  | { readonly type: "probe"; readonly session: SessionId }
  | { readonly type: "answer-offer"; readonly session: SessionId; readonly sdp: string }
  | { readonly type: "refuse-offer"; readonly session: SessionId; readonly refusal: OfferRefusal }
  /** A phone or carrier says where to call instead: who knows the phones answers with `forwarded`. */
  | { readonly type: "redirected"; readonly session: SessionId; readonly contacts: readonly string[] }
  /** The phone and we do not agree on any audio: it has refused ours, or we its own. For the log. */
  | { readonly type: "media-refused"; readonly by: "phone" | "us"; readonly why: string }
  | { readonly type: "wake"; readonly deadline: Deadline; readonly afterMs: number }
  | { readonly type: "sleep"; readonly deadline: Deadline };

export type Step = readonly [Leg, readonly LegEffect[]];

export function isAnswered(leg: Leg): boolean {
  return leg.phase === "talking" || leg.phase === "accepting";
}
