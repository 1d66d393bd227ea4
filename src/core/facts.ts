// What has happened, numbered. Facts feed the call records, the reports, the API and whoever watches.
import type { ScreenPop } from "./screen-pop.ts";
import type { AlarmAbout, AlarmEnd } from "./alarm/alarms.ts";
import type { ForwardRefusal } from "./call/forward-refusal.ts";
import type { PutOff } from "./call/put-off.ts";
import type { SentOnTo } from "./call/sent-on-to.ts";
import type { ConversationFact } from "./conversation/facts.ts";
import type { AgentCallState, AgentId, AgentState, CallId, Extn, LegId, Period, QueueName } from "./model.ts";
import type { VoicemailFact } from "./voicemail/facts.ts";
import type { PeopleFact } from "./people/facts.ts";
import type { QueueFact } from "./queue/facts.ts";
import type { Cause, DialTarget, LegOrigin, LineTone, MediaReport, Verified, Withheld } from "./switch.ts";

/** How an offer to an agent ended. */
export type OfferEnd =
  | "answered"
  | "no-answer"
  | "rejected"
  | "busy"
  /** The phone wants no calls now. */
  | "do-not-disturb"
  | "unreachable"
  /** The phone, or we, did not take the other's audio: it wants it encrypted, or there is no common codec. */
  | "media-refused"
  /** Another agent answered first. */
  | "lost-race"
  /** The caller left, or the offer was taken back. */
  | "withdrawn";

/** How a caller left a queue; each has exactly one. "abandoned": they hung up, or vanished from the network. */
export type QueueOutcome =
  "answered" | "abandoned" | "timed-out" | "overflowed" | "no-agent" | "transferred-out" | "error";

/** A limit of a queue that was reached: the outcome is named after it. */
export type QueueLimit = Extract<QueueOutcome, "timed-out" | "overflowed" | "no-agent">;

/** One stretch of the way that a number led. */
export type RouteStep =
  | { readonly type: "hotline"; readonly id: string; readonly number: string; readonly period: Period }
  | { readonly type: "queue"; readonly queue: QueueName }
  | { readonly type: "extension"; readonly extn: Extn }
  | { readonly type: "outside"; readonly number: string }
  | { readonly type: "ivr"; readonly id: string; readonly number: string }
  /** To leave a message there. */
  | { readonly type: "mailbox"; readonly extn: Extn }
  /** To listen to messages: to their phone's own, or to those of a number that they key in. */
  | { readonly type: "mailbox-access"; readonly own: boolean }
  /** A hotline without a row for this period. */
  | { readonly type: "closed"; readonly number: string; readonly period: Period };

/** Why a candidate was not the one. */
export type SkipReason =
  | "not-ready"
  /** Ready, but on break in this very queue. */
  | "break-here"
  | "on-call"
  | "ringing"
  | "wrap-up"
  | "held-back"
  | "phone-unregistered"
  | "phone-silent"
  | "phone-busy"
  /** It is they who wait, at the phone or number where they are signed in. */
  | "own-call"
  | "level-closed"
  | "retained"
  | "missed-before"
  | "later-in-order";

/** One agent as the strategy saw them, in its order. */
export interface Candidate {
  readonly agent: AgentId;
  /** Undefined: chosen. */
  readonly skipped: SkipReason | undefined;
}

export type FactBody =
  | ConversationFact
  | PeopleFact
  | QueueFact
  | { readonly type: "engine-started" }
  /** Another process goes on where the one before ended; how many there were before it. */
  | { readonly type: "engine-resumed"; readonly epoch: number }
  /** The wall clock was set, by so much; it showed `before` at that moment, and then the fact's `at`. */
  | { readonly type: "clock-set"; readonly byMs: number; readonly before: number }
  | { readonly type: "switch-up" }
  /**
   * The switch knew of a leg what the center did not, or the other way round: what was missed (an event of the switch) is taken
   * as if it had been told, what the switch may not have heard (a command) is said again. A caller whom no call knew is a
   * new one; other legs that no call knows are ended.
   */
  | {
      readonly type: "leg-taken-up";
      readonly call: CallId | undefined;
      readonly leg: LegId;
      readonly how: "missed" | "said-again" | "arrives-now" | "ended";
      /** The type of the event or of the command. */
      readonly what: string;
    }
  | { readonly type: "switch-down"; readonly reason: string }
  | {
      readonly type: "call-started";
      readonly call: CallId;
      readonly leg: LegId;
      readonly origin: LegOrigin;
      readonly dialled: string;
      readonly callerNumber: string;
      readonly callerName: string;
      /** Who calls, where they want nobody to see it: for the record alone, nobody else is told. */
      readonly withheld?: Withheld;
      readonly verified?: Verified;
      /** Who was signed in at the phone that calls. Facts of earlier versions do not say. */
      readonly signedIn?: AgentId | undefined;
      /** Their phone is called first: the number was not dialled there but asked for. */
      readonly ordered?: true;
    }
  /** The caller stands on a list, by this row: a VIP goes before others, one of the black list is refused at once. */
  | {
      readonly type: "caller-known";
      readonly call: CallId;
      readonly id: string;
      readonly kind: "vip" | "black";
      readonly priority: number;
    }
  | { readonly type: "call-routed"; readonly call: CallId; readonly step: RouteStep }
  | { readonly type: "call-unroutable"; readonly call: CallId; readonly dialled: string }
  /** An emergency number is called, or somebody is led there; `lines` are tried in this order, none: there is none. */
  | {
      readonly type: "emergency-call";
      readonly call: CallId;
      /** Of who is at `extn`. */
      readonly leg: LegId;
      readonly extn: Extn;
      readonly agent: AgentId | undefined;
      readonly number: string;
      readonly lines: readonly string[];
    }
  /** The center has answered the caller: they hear it, and it may cost them. */
  | { readonly type: "call-answered"; readonly call: CallId }
  | {
      readonly type: "leg-dialled";
      readonly call: CallId;
      readonly leg: LegId;
      readonly to: DialTarget;
      /** Whom a queue offers the call. */
      readonly agent: AgentId | undefined;
      /** Who was signed in at the phone, where no queue offers the call. Facts of earlier versions do not say. */
      readonly signedIn?: AgentId | undefined;
      /** Not for the caller to talk with: to be asked by an agent, or to look after one. */
      readonly as?: "consulted" | "supervisor";
      /** The line of that leg failed: who is asked is called over another one. */
      readonly insteadOf?: LegId;
    }
  | { readonly type: "leg-ringing"; readonly call: CallId; readonly leg: LegId }
  /** `sentOnTo`: it is not the number that was dialled that has answered, but this one; and who was signed in there. */
  | { readonly type: "leg-answered"; readonly call: CallId; readonly leg: LegId; readonly sentOnTo?: SentOnTo }
  | {
      readonly type: "leg-ended";
      readonly call: CallId;
      readonly leg: LegId;
      readonly cause: Cause;
      readonly by: "phone" | "command" | "switch";
      readonly media: MediaReport | undefined;
    }
  | { readonly type: "leg-held"; readonly call: CallId; readonly leg: LegId }
  | { readonly type: "leg-resumed"; readonly call: CallId; readonly leg: LegId }
  | { readonly type: "leg-silent"; readonly call: CallId; readonly leg: LegId; readonly silentMs: number }
  | { readonly type: "leg-sound"; readonly call: CallId; readonly leg: LegId; readonly mos: number }
  /**
   * A phone, or a carrier, has sent the call to another number. Unless `refused` it rings there instead: inside in the same
   * leg, outside in one that is dialled after this.
   */
  | {
      readonly type: "leg-forwarded";
      readonly call: CallId;
      readonly leg: LegId;
      readonly number: string;
      readonly refused?: ForwardRefusal;
    }
  /**
   * It has lasted as long as it may (settings): the call, its hold, its stay in menus, or in a queue whose own row has no limit. A
   * queue's action follows, of the others the end of the call.
   */
  | {
      readonly type: "limit-reached";
      readonly call: CallId;
      readonly limit: "call" | "hold" | "menu" | "queue";
      readonly afterMs: number;
    }
  /** The caller's line sends a busy tone, or a tone without end: nobody is there, and the call ends. */
  | { readonly type: "tone-heard"; readonly call: CallId; readonly leg: LegId; readonly tone: LineTone }
  /** Whoever calls, or is called, at this leg has heard that the call is recorded. */
  | { readonly type: "recording-announced"; readonly call: CallId; readonly leg: LegId }
  /** A queue's limit was reached, and its action leads the caller elsewhere. */
  | {
      readonly type: "call-sent-on";
      readonly call: CallId;
      readonly queue: QueueName;
      readonly limit: QueueLimit;
      readonly to: "queue" | "number" | "voicemail";
      readonly target: string;
    }
  /** Where they were sent there was nothing; they hear that nobody can take their call. */
  | {
      readonly type: "call-sent-nowhere";
      readonly call: CallId;
      readonly to: "queue" | "number" | "voicemail";
      readonly target: string;
      readonly reason: "no-such-destination" | "no-mailbox" | "sent-on-too-often";
    }
  | { readonly type: "menu-entered"; readonly call: CallId; readonly menu: string; readonly name: string }
  /** Keys were understood, or were wrong. */
  | {
      readonly type: "menu-key";
      readonly call: CallId;
      readonly menu: string;
      readonly keys: string;
      readonly meaning: "child" | "extension" | "wrong";
    }
  /** No key came. */
  | { readonly type: "menu-timeout"; readonly call: CallId; readonly menu: string; readonly round: number }
  | {
      readonly type: "menu-left";
      readonly call: CallId;
      /** Undefined: they were not in one yet. */
      readonly menu: string | undefined;
      /** "recall": to the extension that lately called them. */
      readonly to: "numbers" | "queue" | "extension" | "recall" | "goodbye" | "nobody";
    }
  | { readonly type: "queue-joined"; readonly call: CallId; readonly queue: QueueName; readonly position: number }
  | {
      readonly type: "offer-made";
      readonly call: CallId;
      readonly queue: QueueName;
      readonly agent: AgentId;
      readonly extn: Extn;
      readonly leg: LegId;
      readonly candidates: readonly Candidate[];
      /** Until when it rings if nobody answers. Facts of earlier versions do not say. */
      readonly until?: number;
      /** The page that opens for them. Absent: none. */
      readonly pop?: ScreenPop;
    }
  | {
      readonly type: "offer-ended";
      readonly call: CallId;
      readonly queue: QueueName;
      readonly agent: AgentId;
      readonly leg: LegId;
      readonly end: OfferEnd;
      readonly ringMs: number;
    }
  /**
   * The end of every stay in a queue. A caller who finds it full leaves it as "overflowed" without having joined: who
   * was offered to a queue is who joined it and who overflowed.
   */
  | {
      readonly type: "queue-left";
      readonly call: CallId;
      readonly queue: QueueName;
      readonly outcome: QueueOutcome;
      readonly waitMs: number;
      readonly agent: AgentId | undefined;
    }
  | {
      readonly type: "bridged";
      readonly call: CallId;
      readonly legs: readonly [LegId, LegId];
      readonly agent: AgentId | undefined;
      readonly pop?: ScreenPop;
    }
  /** A waiting caller pressed the key to be called back at this number; they may hang up and keep their place. */
  | { readonly type: "callback-promised"; readonly call: CallId; readonly queue: QueueName; readonly number: string }
  /** An agent waits for them: they are dialled on this leg. */
  | {
      readonly type: "callback-dialled";
      readonly call: CallId;
      readonly leg: LegId;
      readonly to: DialTarget;
      /** Counted from 1. */
      readonly attempt: number;
    }
  | {
      readonly type: "callback-failed";
      readonly call: CallId;
      readonly queue: QueueName;
      readonly attempt: number;
      readonly cause: Cause;
    }
  /** It would be their turn, and they are not called: they are in another call of ours, or cannot be reached. It costs no attempt. */
  | {
      readonly type: "callback-put-off";
      readonly call: CallId;
      readonly queue: QueueName;
      readonly reason: PutOff;
    }
  /** They need not be called any more: the same number is there, in the call `by`, which has their place or was served. */
  | {
      readonly type: "callback-superseded";
      readonly call: CallId;
      readonly queue: QueueName;
      readonly by: CallId;
    }
  /** A promise of the run before: the call goes on, and they stand where they stood. */
  | {
      readonly type: "callback-kept";
      readonly call: CallId;
      readonly queue: QueueName;
      readonly position: number;
    }
  /** An agent's part in the call: what came of it. What is undefined stays as it was. */
  | {
      readonly type: "disposition-set";
      readonly call: CallId;
      readonly agent: AgentId;
      /** Whose caller it was; undefined: no queue's. */
      readonly queue: QueueName | undefined;
      readonly code: string | undefined;
      readonly notes: string | undefined;
      /** "center": the queue's default, because nobody had said anything in time. */
      readonly by: "agent" | "supervisor" | "center";
      /** Who, by their login; undefined: the center. */
      readonly user: string | undefined;
    }
  | { readonly type: "recording-started"; readonly call: CallId; readonly name: string }
  | {
      readonly type: "recording-ended";
      readonly call: CallId;
      readonly name: string;
      readonly file: string;
      readonly durationMs: number;
      readonly sizeBytes: number;
    }
  | { readonly type: "recording-failed"; readonly call: CallId; readonly name: string; readonly reason: string }
  | VoicemailFact
  | {
      readonly type: "call-ended";
      readonly call: CallId;
      /** Who ended it: the caller, the one they talked with, or the center. */
      readonly by: "caller" | "callee" | "center";
      readonly cause: Cause;
      /** Nobody saw its end, and no log tells of it: when it is last known to have lived. */
      readonly livedUntil?: number;
    }
  | {
      readonly type: "agent-signed-in";
      readonly agent: AgentId;
      readonly extn: Extn;
      readonly queue: QueueName | undefined;
    }
  | { readonly type: "agent-signed-out"; readonly agent: AgentId; readonly queue: QueueName | undefined }
  /** Every change of an agent says what they are now, since when (the fact's `at`) and why. */
  | {
      readonly type: "agent-changed";
      readonly agent: AgentId;
      readonly extn: Extn;
      readonly state: AgentState;
      readonly callState: AgentCallState;
      readonly reason: string;
      /** What takes effect after the call. */
      readonly pending: "break" | "sign-out" | undefined;
      readonly call: CallId | undefined;
      readonly leg: LegId | undefined;
      /** When that is over by itself, a date. Absent: it is not. */
      readonly until?: number;
      /** Queues of theirs that they take a break in, ready as they may be in the others. Absent: none. */
      readonly breaks?: readonly { readonly queue: QueueName; readonly reason: string }[];
    }
  /** An outside line can be used, or cannot. */
  | { readonly type: "trunk-changed"; readonly trunk: string; readonly up: boolean; readonly reason: string }
  | { readonly type: "phone-registered"; readonly extn: Extn }
  | { readonly type: "phone-unregistered"; readonly extn: Extn; readonly reason: string }
  /** A registered phone has answered nothing when it was called: until it does, its agent is offered nothing. */
  | { readonly type: "phone-silent"; readonly extn: Extn }
  | { readonly type: "phone-answers"; readonly extn: Extn }
  /** A figure has been beyond its rule's threshold for as long as the rule says. */
  | ({ readonly type: "alarm-fired"; readonly figure: number; readonly since: number } & AlarmAbout)
  /** It has been back for as long as the rule says, or there is nothing left to be told of. `figure`: undefined: there is none. */
  | ({ readonly type: "alarm-cleared"; readonly figure: number | undefined; readonly why: AlarmEnd } & AlarmAbout)
  | ({ readonly type: "alarm-acknowledged"; readonly user: string; readonly notes: string } & AlarmAbout)
  /** Something was found that could not be and has been put right; each is a defect to look into. */
  | {
      readonly type: "repaired";
      readonly what: string;
      readonly call: CallId | undefined;
      /** Whom it was about, where it was an agent: they are signed out. */
      readonly agent: AgentId | undefined;
      readonly leg: LegId | undefined;
    };

/** `seq` counts without gaps over the whole life of the installation; `at` is a date, milliseconds since 1970 by the wall clock;
 * facts of a call that lived when the clock was set go on by the clock that it began by. */
export type Fact = { readonly seq: number; readonly at: number } & FactBody;
