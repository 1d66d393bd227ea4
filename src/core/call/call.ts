// A call: one caller's way through the center, and the legs that belong to it.
//
//                    +-> hunting ---+                      (one or several phones ring)
//   arrived -> route +-> queued  ---+-> [connecting] -> talking -> ending -> gone
//                    +-> menu  (to hunting and back, or to queued)
//                    +-> leaving-message, in-mailbox  (also from hunting and queued; to parting)
//                    +-> parting ------------------------------------^  (a last prompt, then release)
//
// `connecting` is not a stage of its own: until the bridge stands, the call still hunts or waits, so that a callee who
// answers and hangs up in the same instant puts the caller back where they were, with their place in the line.
import type { PutOff } from "./put-off.ts";
import type { StandingOrders } from "./standing-orders.ts";
import type { Dated } from "../clock-setting.ts";
import type { Deadline } from "../deadlines.ts";
import type { AgentId, CallId, CommandId, Extn, LegId, MessageId, QueueName } from "../model.ts";
import type { HotlineConfig, IvrConfig, MenuNode, OverflowAction, Sound } from "../model.ts";
import type { CallTarget } from "../orders.ts";
import type { PromptName } from "../prompt-names.ts";
import type { QueueLimit } from "../facts.ts";
import type { Standing, ToldWait } from "../queue/estimate.ts";
import type { Talking } from "../conversation/talking.ts";
import type { Mark } from "../queue/roll.ts";
import type { Cause, DialTarget, Hearing, LegOrigin, SwitchCommand, Withheld } from "../switch.ts";

export interface Leg {
  readonly id: LegId;
  /** Another one when two calls become one. */
  call: CallId;
  /** "caller": whose way through the center the call is. "consulted", "supervisor": of a talk that is going on. */
  role: "caller" | "callee" | "consulted" | "supervisor";
  /** The phone at its end where that is an extension. */
  readonly extn: Extn | undefined;
  /** The outside line it came or goes over. */
  readonly trunk: string | undefined;
  /** Who is at its far end over that line, by the normal form of their number. Absent: nobody knows. */
  number?: string;
  /** The agent whose handling it is: a queue offered them the call, or they were given it in a talk. */
  agent: AgentId | undefined;
  answered: boolean;
  ringing: boolean;
  /** By the phone's own key. */
  held: boolean;
  /** By a button: whoever talks with it hears music. Absent: no. */
  holding?: boolean;
  muted?: boolean;
  mos?: number; // Estimated, 1 to 4.5. Absent: it was never said to be below 4.
  /** When it began to talk: that counts for its agent, and what follows is wrap-up. */
  bridgedAt: number | undefined;
  /** Its agent's talk is over, and the leg goes on all the same: wrap-up follows when it ends. */
  owesWrapUp?: boolean;
  /** Of which call it is its agent's part, and of which queue's. Absent: of none. */
  handles?: Handles;
  /** Its agent wants time to work on the call when it is over. Absent: they have not asked. */
  asksWrapUp?: true;
  /** What its agent has said already of what came of the call, by its code. Absent: nothing. */
  disposition?: string;
  /** It is answered to take the place of this one. Absent: it is not. */
  replaces?: LegId;
  readonly since: number;
  answeredAt: number | undefined;
  /** It was told to hang up; what else it reports no longer matters. */
  ending: Deadline | undefined;
  /** What it was ordered and what is so until something else is: a switch that does not know it is told again. Absent: nothing. */
  standing?: StandingOrders;
  /** How many keys were reported of it. Absent: none. */
  keys?: number;
  /** Its phone's last wish to transfer. Absent: none. */
  wish?: string;
  /** Its phone, or its carrier, has sent the call there, and the switch could not follow. Absent: no. */
  forward?: { readonly number: string };
}

/** A call in which somebody talks, or which they have made. */
export interface Handles {
  readonly call: CallId;
  /** Undefined: no queue's. */
  queue: QueueName | undefined;
  /** They have talked with somebody outside. Absent: no. */
  readonly outside?: true;
}

/** A phone was dialled and rings, or is about to. */
export interface Ring {
  readonly leg: LegId;
  readonly since: number;
  readonly over: Deadline;
}

/** A number that is to be rung, with the ways to it, best first: a phone, or one or several outside lines. */
export interface HuntTarget {
  readonly number: string;
  /** The phone that is busy by it where the number is an extension's. */
  readonly extn: Extn | undefined;
  /** Whose handling it is where they answer. Absent: nobody's. */
  readonly agent?: AgentId | undefined;
  readonly ways: readonly DialTarget[];
  /** No limit holds up what goes there. Absent: limits hold. */
  readonly isEmergency?: true;
  /** The numbers from which phones and carriers have sent the call here, in their normal form. Absent: it was meant so from the beginning. */
  readonly forwards?: readonly { readonly number: string }[];
  /** By whose rights it is called, the last phone's that has sent it on. */
  readonly forwardedBy?: Extn;
}

export interface HuntRing extends Ring {
  /** What of its target is still to be tried should this way fail. */
  readonly rest: HuntTarget;
}

export interface Offer extends Ring {
  readonly agent: AgentId;
}

export interface Hunting {
  readonly type: "hunting";
  readonly targets: readonly HuntTarget[];
  /** "turn": one after the other; "together": all at once. */
  readonly mode: "turn" | "together";
  /** The next target to try in turn. */
  next: number;
  readonly rings: Map<LegId, HuntRing>;
  readonly ringMs: number;
  /**
   * What a caller gets whom nobody answered: the prompt of a hotline, the bare cause of a direct call, a menu, or the way
   * back from where an agent sent them.
   */
  readonly otherwise: "prompt" | "cause" | InMenu | Returning;
  /** Whose mailbox takes a caller whom nobody answers, before all that. */
  readonly mailbox: Extn | undefined;
  /** The menu's node whose numbers take turns. */
  readonly turnsOf: string | undefined;
  lastCause: Cause;
}

/** An agent has given the customer away; nobody may take them, and then they come back. */
export interface Returning {
  readonly type: "returning";
  /** The phone that gave them away; undefined: an outside line. */
  readonly extn: Extn | undefined;
  readonly agent: AgentId | undefined;
  /** Its leg, where the phone waits to hear what becomes of the transfer that it asked for. */
  waiting: { readonly leg: LegId; readonly request: string } | undefined;
  queue: QueueName | undefined;
  /** Of whom they were sent to. */
  readonly mailbox: Extn | undefined;
  /** Nobody took them: the one who gave them away is rung. */
  isBack: boolean;
  cause: Cause;
}

/** A caller in a tree of menus, and where in it they are. */
export interface InMenu {
  readonly type: "menu";
  /** As it was when they entered. */
  readonly ivr: IvrConfig;
  /** From the root to the node they are at; empty: they have not got there yet. */
  path: readonly MenuNode[];
  /** What they are in the middle of; keys are listened to in all of it. */
  doing: "answering" | "prompting" | "correcting" | "listening";
  /** Rounds of this node that have passed. */
  round: number;
  /** Pressed, and not yet understood. */
  keys: string;
  playing: CommandId | undefined;
  due: Deadline | undefined;
}

export interface Queued {
  readonly type: "queued";
  queue: QueueName;
  readonly joinedAt: number;
  /** They come before all who have joined of their own: an agent lost them. Absent: no. */
  readonly isInFront?: boolean;
  /** Orders callers who joined in the same instant. */
  readonly order: number;
  /** They have taken the place of one who joined then: of a promise to the same number. Absent: they have their own. */
  place?: { readonly joinedAt: number; readonly order: number };
  priority: number;
  greeting: CommandId | undefined;
  /** No offers before the greeting has been heard. */
  mayBeOffered: boolean;
  readonly offers: Map<LegId, Offer>;
  /** How often each agent has missed this call. */
  readonly misses: Map<AgentId, number>;
  /** They have waited long enough; undefined: no limit, or it has passed. */
  waitOver: Deadline | undefined;
  /** Nobody has been there for long enough; undefined: somebody is, no limit, or it has passed. */
  desertedOver: Deadline | undefined;
  /** A limit passed while they were being connected: it counts if that fails. */
  overdue: QueueLimit | undefined;
  /** When they are next told how they stand. */
  announceDue: Deadline | undefined;
  /** They are being told. */
  announcement: CommandId | undefined;
  /** Where they stood on joining, if they had to wait for an agent at all. */
  stood: Standing | undefined;
  toldWait: ToldWait | undefined;
  /** They came from another queue, which keeps some agents back from them. */
  readonly fromQueue: boolean;
  /** Who was offered this call last, and where they stood. */
  lastOffered: Mark | undefined;
  /** Until then no further phone rings for them, as long as one does (`ring-progressively`). */
  nextPhone: Deadline | undefined;
  /** When the next level of agents opens for them. */
  levelOpens: Deadline | undefined;
}

/** The agent has gone; the caller is asked how it was. */
export interface Surveying {
  readonly type: "surveying";
  queue: QueueName;
  readonly agent: AgentId;
  prompt: CommandId | undefined;
  /** They have been silent for long enough; undefined: the question is still being asked. */
  over: Deadline | undefined;
  wrongKeys: number;
}

/** They are to leave a message. */
export interface LeavingMessage {
  readonly type: "leaving-message";
  readonly mailbox: Extn;
  /** "finishing": the recording is over, or about to be. */
  doing: "answering" | "greeting" | "beep" | "recording" | "finishing";
  awaiting: CommandId | undefined;
}

/** They listen to messages, or are being asked whose and for the password. */
export interface InMailbox {
  readonly type: "in-mailbox";
  /** Their phone's own mailbox; else any whose number and password they key in. */
  readonly own: boolean;
  /** What they are asked for; the message they hear; what to do with it; a last word before they are released. */
  doing: "number" | "password" | "message" | "keys" | "leaving";
  /** As it was keyed in: perhaps nobody has it. */
  mailbox: Extn;
  keys: string;
  /** Wrong entries. */
  refused: number;
  /** Rounds in which they have pressed nothing that says anything. */
  silent: number;
  /** How often they have mistyped what they are asked for and begun again. Absent: never. */
  begunAgain?: number;
  /** What they are told of, the new ones first, and which it is now. */
  messages: readonly MessageId[];
  current: number;
  /** What is said, as soon as they hear us. */
  sounds: readonly Sound[];
  playing: CommandId | undefined;
  due: Deadline | undefined;
}

export interface Parting {
  readonly type: "parting";
  readonly words: PromptName;
  readonly cause: Cause;
  readonly by: Ending["by"];
  prompt: CommandId | undefined;
}

export interface Ending {
  readonly type: "ending";
  readonly by: "caller" | "callee" | "center";
  readonly cause: Cause;
}

/** The phone of whoever wants to call rings first; what it will call is the call's `dialled`. */
export interface Summoning {
  readonly type: "summoning";
  readonly over: Deadline;
  readonly to: CallTarget;
}

/** Whoever had them on hold is gone without a word: they hear music for a while still. */
export interface Stranded {
  readonly type: "stranded";
  queue: QueueName | undefined;
  readonly over: Deadline;
}

export type Stage =
  | { readonly type: "new" }
  | Summoning
  | Stranded
  | InMenu
  | Hunting
  | Queued
  | Talking
  | Surveying
  | LeavingMessage
  | InMailbox
  | Parting
  | Ending;

/** Where somebody who was given away comes back to if nobody takes them; undefined: nobody has given them away. */
export function wayBackOf(stage: Stage): Returning | undefined {
  if (stage.type !== "hunting" || typeof stage.otherwise === "string") return undefined;
  return stage.otherwise.type === "returning" ? stage.otherwise : undefined;
}

/** After a callee's answer: the caller is answered (where they were not), hears the agent's number (if so set), both are bridged. */
export interface Connecting {
  readonly peer: LegId;
  readonly agent: AgentId | undefined;
  step: "calling-back" | "answering" | "announcing" | "conversing";
  awaiting: CommandId | undefined;
  /** They were told that they are recorded, or could not be. Absent: not yet. */
  announced?: true;
  /** Who hears whom, as the switch was told it. */
  said?: readonly Hearing[];
  /** That has said so. Absent: a former version has. */
  order?: SwitchCommand | undefined;
}

/** Where a queue's action leads a caller whom it will not keep. */
export type SentOn = Omit<Extract<OverflowAction, { type: "transfer" }>, "type">;

/** They asked to be called back and keep their place in line. */
export interface Callback {
  attempts: number;
  /** They are being told that they will be called; they are on the line still. */
  promised: CommandId | undefined;
  /** Their phone is rung; an agent waits for them. `otherWays`: should this line fail; absent: there is no other. */
  ring: (Ring & { readonly otherWays?: readonly DialTarget[] }) | undefined;
  /** When they may be tried again. */
  again: Deadline | undefined;
  /** Why nobody rings for them although it is their turn. Absent: they can be called, or it is not their turn. */
  putOff?: PutOff | undefined;
  readonly over: Deadline;
}

/** A call that has just begun: nothing is known of it but who calls what. */
export function newCall(
  beginning: Pick<Call, "id" | "caller" | "origin" | "dialled" | "callerNumber" | "callerName" | "startedAt">,
): Call {
  const { id, caller, origin, dialled, callerNumber, callerName, startedAt } = beginning;
  return {
    ...{ id, caller, origin, dialled, callerNumber, callerName, startedAt },
    legs: new Set(),
    awaited: new Set(),
    answer: "not-yet",
    priority: 0,
    timesSentOn: 0,
    ...{ lastQueue: undefined, connecting: undefined, callback: undefined },
    stage: { type: "new" },
  };
}

export interface Call extends Dated {
  readonly id: CallId;
  /** Their leg; another one when they are called back. It may have ended where they are owed a call. */
  caller: LegId;
  readonly origin: LegOrigin;
  readonly dialled: string;
  readonly callerNumber: string;
  readonly callerName: string;
  /** The caller's number as it is compared, by its line's own rules. Absent: not yet looked at. */
  normal?: string;
  readonly startedAt: number;
  /** Who calls, where they want nobody to see it; the number is "anonymous" then. Absent: they do not mind. */
  withheld?: Withheld;
  /** Whoever calls had asked for it, and their own phone was called first. Absent: they dialled. */
  isOrdered?: true;
  /** What who is called outside is to see instead of the caller's number. Absent: nothing else. */
  shown?: string;
  /** When it has lasted as long as a call may. Absent: no limit. */
  limitOver?: Deadline;
  /** When they have been in menus for as long as they may. Absent: they are in none, or no limit. */
  menuOver?: Deadline;
  /** What is to be said before it is recorded, by the hotline that it came to or the queue in whose name it goes out. */
  recordAnnouncement?: Sound;
  /** That it came to last: its number, and the page that opens for agents. Absent: to none. */
  hotline?: Pick<HotlineConfig, "number" | "pop">;
  /** The customer has heard that it is recorded. Absent: no. */
  toldOfRecording?: true;
  /** How many recordings of it were begun, beyond the first. Absent: none. */
  moreRecordings?: number;
  readonly legs: Set<LegId>;
  /** What it waits to hear of. Of a recording: that it has begun. */
  readonly awaited: Set<CommandId>;
  /** The `answer` command to the caller's leg: not yet given, given, carried out. */
  answer: "not-yet" | CommandId | "done";
  /** Their place in every line: the higher is served first. */
  priority: number;
  /** How often a queue has sent them on. */
  timesSentOn: number;
  /** The queue they wait in or have last waited in. */
  lastQueue: QueueName | undefined;
  connecting: Connecting | undefined;
  callback: Callback | undefined;
  stage: Stage;
}
