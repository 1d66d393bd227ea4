// What is said between the call center and a switch, as data: commands one way, events the other.
// No word of any signalling protocol stands here: the same vocabulary drives every adapter.
import type { CallId, CommandId, Extn, LegId, Sound } from "./model.ts";

/** Why a leg ended or a command failed. */
export type Cause =
  | "normal"
  | "busy"
  | "no-answer"
  | "rejected"
  /** The phone is there and takes no calls now: its owner has set it so. */
  | "do-not-disturb"
  /** No phone is registered, or the phone cannot be reached. */
  | "unreachable"
  /** The side that dialled gave up before there was an answer. */
  | "cancelled"
  /** Another phone answered first; the phone shows no missed call. */
  | "answered-elsewhere"
  | "no-such-number"
  | "not-allowed"
  /** No port, no line, too many calls. */
  | "congestion"
  /** No common codec, or the media path broke. */
  | "media-failed"
  /** The peer vanished: it no longer answers or no longer sends. */
  | "vanished"
  | "protocol-error"
  /** It has lasted as long as anything of its kind may. */
  | "time-limit"
  /** The center is stopping. */
  | "shutdown"
  /** The center or the switch died while the leg lived. */
  | "crashed";

/** Whom a dialled leg is to reach. */
export type DialTarget =
  | { readonly type: "extension"; readonly extn: Extn }
  | { readonly type: "trunk"; readonly trunk: string; readonly number: string };

/** What a line says of itself: that nobody is there, in a cadence, or a tone that never ends. */
export type LineTone = "busy" | "steady";

/** Where an arriving leg comes from: a switch reports no others. */
export type LegOrigin =
  /** A registered extension that has proven who it is. */
  { readonly type: "extension"; readonly extn: Extn } | { readonly type: "trunk"; readonly trunk: string };

/** One who takes part in a conversation, and what they hear. */
export interface Hearing {
  readonly leg: LegId;
  /** Themselves, and whoever takes no part, count as nobody. */
  readonly hears: readonly LegId[];
  /** Played to them over and over, instead of what they would hear; not while `unless` (whom they hear) sends audio. */
  readonly music: { readonly sounds: readonly Sound[]; readonly unless: LegId | undefined } | undefined;
  /**
   * Beside those whom they hear, what is played to this one: its music and every `play`, as long as it hears it. Absent: to
   * nobody; so it is where that one takes no part, or is themselves.
   */
  readonly playedTo?: LegId;
}

/**
 * What the engine asks of the switch. A command returns nothing; what becomes of it is an event:
 *
 *   answer, converse, record, record-message   `done` or `failed` under the command's id
 *   play                     `playing` when it begins, unless it repeats; `played` when it is over, or `failed`; a new
 *                            `play` on a leg replaces the running one
 *   dial                     `leg-ringing` (none, one or several), then `leg-answered` or `leg-ended`; never `failed`
 *   hang-up                  `leg-ended` by "command"
 *   record-sides, send-digits, pick-up, tell-transfer   nothing, or `failed`
 *   ring, stop, lamp         nothing of its own (a stopped `play` reports `played`)
 *   stop-recording           `recorded`, as when a recording ends by itself
 *
 * A command that is so already changes nothing and is reported as if it had been carried out: whoever takes over a switch may
 * say again what they do not know to have been heard. Not to be said again are `dial` (a leg's name is used once),
 * `send-digits` and `pick-up` (they would be heard twice), and a `record` of which `recorded` was told.
 *
 * A command for a leg that has ended is dropped without a word where the leg's `leg-ended` was or will be reported;
 * one for a leg that never was is `failed`.
 */
export type SwitchCommand = { readonly id: CommandId } & SwitchCommandBody;
export type SwitchCommandBody =
  /** Lets the caller know that something rings. */
  | { readonly type: "ring"; readonly leg: LegId }
  | { readonly type: "answer"; readonly leg: LegId }
  | { readonly type: "hang-up"; readonly leg: LegId; readonly cause: Cause }
  | {
      readonly type: "dial";
      /** The new leg's name, chosen by the engine. */
      readonly leg: LegId;
      /** The leg it will talk with, so that their media can be kept close together. */
      readonly near: LegId;
      readonly to: DialTarget;
      /** "" or "anonymous": nobody is shown who calls. */
      readonly callerNumber: string;
      readonly callerName: string;
      /** The number that the line alone is told where nobody is shown one: it may know who calls, and is asked to keep it. */
      readonly asserted?: string;
      /** The phone is asked to answer by itself, where it knows how. */
      readonly autoAnswer?: boolean;
    }
  | {
      readonly type: "play";
      readonly leg: LegId;
      readonly sounds: readonly Sound[];
      /** Begin again at the end, until stopped. */
      readonly repeat: boolean;
      /** A digit ends it. */
      readonly interruptible: boolean;
      /** Not while this leg, which it hears, sends audio: that is heard instead. */
      readonly unless?: LegId;
    }
  | { readonly type: "stop"; readonly leg: LegId }
  /**
   * Who hears whom in a conversation of answered legs, all of it, and what is played to whom: who is not named has left it
   * and hears nobody. Said again it changes nothing, and puts right what is not so. A leg that is named moves here from where
   * it was; one that has ended counts as nobody; `failed` where one was never there or is not answered, and then nothing changes.
   * What a `play` lets somebody hear stops when they get to hear someone whom they did not hear before; until then it goes
   * on instead of the conversation. The music goes on when it is said again.
   */
  | { readonly type: "converse"; readonly conversation: CallId; readonly parties: readonly Hearing[] }
  /**
   * Records whoever is named on two channels into the recording `name` (no folder, no ending), until stopped or until none of
   * those who were ever named lives. Several on one channel are mixed; a side that names nobody is silent.
   */
  | {
      readonly type: "record";
      readonly left: readonly LegId[];
      readonly right: readonly LegId[];
      readonly name: string;
    }
  /** From now on these are recorded; time goes on. Legs that have ended count as nobody. */
  | {
      readonly type: "record-sides";
      readonly recording: CommandId;
      readonly left: readonly LegId[];
      readonly right: readonly LegId[];
    }
  /** Lets the leg's far side hear these keys. */
  | { readonly type: "send-digits"; readonly leg: LegId; readonly digits: string }
  /** Asks the phone that rings by this leg to answer; whether it knows how is not told. */
  | { readonly type: "pick-up"; readonly leg: LegId }
  /** What becomes of a transfer that the leg's phone has asked for; "done" and "failed" are the last word. */
  | {
      readonly type: "tell-transfer";
      readonly leg: LegId;
      readonly request: string;
      readonly state: "ringing" | "done" | "failed";
      /** Of "failed". */
      readonly cause: Cause;
    }
  /**
   * Records what one leg says into the recording `name`, until stopped, until nothing was said for `silenceMs`, until
   * `longestMs`, or until the leg ends. The silence at the end is cut off: nothing said gives a duration of 0 and no file.
   */
  | {
      readonly type: "record-message";
      readonly leg: LegId;
      readonly name: string;
      readonly longestMs: number;
      readonly silenceMs: number;
    }
  | { readonly type: "stop-recording"; readonly recording: CommandId }
  /** How many messages wait in the extension's mailbox. Remembered, and told to each of its phones, now and when one registers. */
  | { readonly type: "lamp"; readonly extn: Extn; readonly newMessages: number; readonly oldMessages: number };

/** How a leg's audio fared: packets, and from the reports of its peer. */
export interface MediaReport {
  readonly codec: string;
  readonly packetsSent: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Interarrival jitter of what was received. */
  readonly jitterMs: number;
  /** As the peer reports what it received from us; undefined where it never reported. */
  readonly remotePacketsLost: number | undefined;
  readonly remoteJitterMs: number | undefined;
  /** To the peer and back; undefined as those, and in what was written before it was measured. */
  readonly roundTripMs?: number | undefined;
  /** Estimated, 1 to 4.5: of what was received, and of what the peer received from us. Undefined where there is nothing to go by. */
  readonly mos?: number | undefined;
  readonly remoteMos?: number | undefined;
}

/** How a play came to its end. */
export type PlayEnd = "end" | "stopped" | "digit";

/** What a leg that arrived was told of with. */
export interface Arrival {
  readonly origin: LegOrigin;
  /** The number dialled. */
  readonly dialled: string;
  readonly callerNumber: string;
  readonly callerName: string;
  /** They want nobody to see who they are: then the number is "anonymous" and the name "". */
  readonly withheld?: Withheld;
  readonly verified?: Verified;
  /** The phone calls in the place of this leg, which another phone of the same talk has told it of. */
  readonly replaces?: LegId;
}

/** A phone's wish, by its own keys, that whom it talks with be led to a number, or be connected with another of its legs. */
export interface TransferWish {
  /** Names the wish. */
  readonly request: string;
  readonly to: { readonly type: "number"; readonly number: string } | { readonly type: "leg"; readonly leg: LegId };
}

/** A leg that lives in the switch, and all that commands and phones have left behind on it. */
export interface LivingLeg {
  readonly leg: LegId;
  readonly from:
    | ({ readonly type: "arrived" } & Arrival)
    | { readonly type: "dialled"; readonly command: CommandId; readonly to: DialTarget };
  /** How long it has been there, milliseconds. */
  readonly agedMs: number;
  /** Of one that was dialled: its phone has rung. Of one that arrived: it was let know that something rings. */
  readonly rang: boolean;
  readonly answered: boolean;
  /** It was sent on, and answered at this number. */
  readonly sentOnTo?: string;
  /** By the phone's own key. */
  readonly held: boolean;
  /** The last `play` that it was given; one that has `failed` counts as none. */
  readonly play:
    | {
        readonly command: CommandId;
        /** Undefined: it goes on. */
        readonly ended: PlayEnd | undefined;
      }
    | undefined;
  /** Its place in the conversation that it takes part in, as it was said last. */
  readonly seat: (Omit<Hearing, "leg"> & { readonly conversation: CallId }) | undefined;
  /** Each key that was told of: how many there were, and the last of them, 64 at most. */
  readonly keys: { readonly count: number; readonly last: string };
  /** Its phone waits for the last word about these. */
  readonly wishes: readonly TransferWish[];
}

/** A recording that runs, of a conversation or of a message, and who is recorded at this moment. */
export interface LivingRecording {
  /** Of the `record` or `record-message` that began it. */
  readonly command: CommandId;
  readonly left: readonly LegId[];
  readonly right: readonly LegId[];
}

/** Who calls without wanting to be seen, for those only who may see it. */
export interface Withheld {
  /** "": it is not known here either. */
  readonly callerNumber: string;
  readonly callerName: string;
  /** Signed words of other networks about it, which name it. */
  readonly identity?: readonly string[];
}

/** What other networks say of whether the number is the caller's. */
export interface Verified {
  /** What the carrier found, in its words; "": it says nothing. */
  readonly verstat: string;
  /** Signed words of the networks that the call came through, as they came: nobody has looked at whether they are true. */
  readonly identity: readonly string[];
}

/**
 * Which of the events of a switch that goes on without a controller: `run` names the count, which begins at 1 and goes over
 * several of its processes. An `up` has the number of the event before it.
 */
export interface SwitchMark {
  readonly run: string;
  readonly number: number;
}

/** What happens in the switch. The host stamps it with the time. */
export type SwitchEvent =
  /**
   * The switch is there, with all that lives in it: the first event that a controller hears, and again whenever it asks. It
   * is so at the moment at which it is told: every event before it has been told or never will be, every command before it
   * has been carried out.
   */
  | {
      readonly type: "up";
      readonly legs: readonly LivingLeg[];
      /** Absent: none. */
      readonly recordings?: readonly LivingRecording[];
      /** Whose phones are registered, and can be reached now: also with a process before this one. */
      readonly phones: readonly Extn[];
    }
  /** The switch is gone, its legs with it. */
  | { readonly type: "down"; readonly reason: string }
  | ({ readonly type: "leg-arrived"; readonly leg: LegId } & Arrival)
  /**
   * A caller whom the switch would have let in, but for want of room, of a common codec, or because it stops: it has refused them, and the
   * engine is to know. Of such a leg nothing else is ever reported. Of a flood of them a switch reports a part.
   */
  | {
      readonly type: "leg-refused";
      readonly leg: LegId;
      readonly origin: LegOrigin;
      readonly dialled: string;
      readonly callerNumber: string;
      readonly callerName: string;
      readonly withheld?: Withheld;
      readonly verified?: Verified;
      readonly cause: Extract<Cause, "congestion" | "shutdown" | "media-failed">;
    }
  /** An outside line can be used: its carrier has taken our login or, where none is wanted, has answered; or no longer. */
  | { readonly type: "trunk-up"; readonly trunk: string }
  | { readonly type: "trunk-down"; readonly trunk: string; readonly reason: string }
  | { readonly type: "leg-ringing"; readonly leg: LegId }
  /** `number`: it was sent on to this number, and it is there that somebody has answered. Absent: at the one that was dialled. */
  | { readonly type: "leg-answered"; readonly leg: LegId; readonly number?: string }
  /**
   * A phone of a dialled leg, or its carrier, has sent the call elsewhere. "followed": what is called there takes its place, in the
   * same leg. "refused", "looped": it is not followed, by a setting or because it has been there. "asked": it is a number outside;
   * the leg ends, and it is for the engine to follow.
   */
  | {
      readonly type: "leg-forwarded";
      readonly leg: LegId;
      readonly number: string;
      readonly how: "followed" | "refused" | "looped" | "asked";
    }
  /** The end of a leg, reported exactly once for every leg that arrived or was dialled. */
  | {
      readonly type: "leg-ended";
      readonly leg: LegId;
      readonly cause: Cause;
      /** Who ended it: the phone, our own hang-up, or the switch (it vanished, it failed). */
      readonly by: "phone" | "command" | "switch";
      readonly media: MediaReport | undefined;
      /** It was over so long before this was said: the last report of its audio was waited for. Absent: it was not. */
      readonly lateMs?: number;
    }
  | { readonly type: "leg-held"; readonly leg: LegId }
  | { readonly type: "leg-resumed"; readonly leg: LegId }
  /** Nothing has been heard from the leg's phone for so long, though it is not on hold; once per silence. */
  | { readonly type: "leg-silent"; readonly leg: LegId; readonly silentMs: number }
  /**
   * How the leg is heard, by its last seconds: the estimated MOS of the worse direction. First told when it is below 4, then
   * when it has changed. A switch that knows no such figures never tells it.
   */
  | { readonly type: "leg-sound"; readonly leg: LegId; readonly mos: number }
  | { readonly type: "digit"; readonly leg: LegId; readonly digit: string }
  /**
   * The leg's far side sends what only a machine sends when nobody is there any more: a busy or congestion tone in its cadence,
   * or one tone without end. Told again as long as it goes on; never of what we ourselves play to the leg.
   */
  | { readonly type: "tone-heard"; readonly leg: LegId; readonly tone: LineTone }
  /**
   * The leg's phone asks for a transfer. It has been told that this is being looked at, and is owed a `tell-transfer`.
   */
  | ({ readonly type: "transfer-asked"; readonly leg: LegId } & TransferWish)
  | { readonly type: "done"; readonly command: CommandId }
  | { readonly type: "failed"; readonly command: CommandId; readonly cause: Cause; readonly reason: string }
  /** What does not repeat can be heard from now on, and lasts so long; undefined: it has no end. */
  | { readonly type: "playing"; readonly command: CommandId; readonly lengthMs: number | undefined }
  | { readonly type: "played"; readonly command: CommandId; readonly ended: PlayEnd }
  | {
      readonly type: "recorded";
      /** The id of the `record` or `record-message` command. */
      readonly command: CommandId;
      /** File name below the recordings folder. */
      readonly file: string;
      readonly durationMs: number;
      readonly sizeBytes: number;
    }
  | { readonly type: "phone-registered"; readonly extn: Extn }
  | { readonly type: "phone-unregistered"; readonly extn: Extn; readonly reason: "left" | "expired" | "removed" }
  /**
   * None of the phones that are registered as it has said anything when it was called, not even that it tries. The switch
   * asks them until one does. Reported before the end of the leg that was dialled; after `phone-unregistered`, `up` and
   * `down` it is so no more.
   */
  | { readonly type: "phone-silent"; readonly extn: Extn }
  /** One of them is there after all. */
  | { readonly type: "phone-answers"; readonly extn: Extn };
