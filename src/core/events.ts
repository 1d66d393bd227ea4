// Everything that can happen to the engine: a closed union. The host stamps each with `at` once.
import type { AlarmId } from "./alarm/alarms.ts";
import type { AgentId, AgentSession, CallId, ConfigChange, Extn, LegId, MessageId, QueueName } from "./model.ts";
import type { QueueCounts } from "./report/queue-counts.ts";
import type { CallOrder } from "./orders.ts";
import type { PeopleEvent } from "./people/events.ts";
import type { PeopleMessage } from "./people/unread.ts";
import type { Owed } from "./report/owed.ts";
import type { Past } from "./report/past.ts";
import type { SwitchEvent, SwitchMark } from "./switch.ts";

/** A call of which nothing is left but its record. */
export interface CutCall {
  readonly call: CallId;
  /** When it is last known to have lived. */
  readonly until: number;
}

/** The first event of an installation, and of one whose log is lost or tells another program's story: all that the engine starts from. */
export interface StartedEvent {
  readonly type: "started";
  /** Seeds the engine's only source of chance. */
  readonly seed: number;
  /** The number of the last fact of the run before. */
  readonly lastFact: number;
  /** With the offsets of the time zone first. */
  readonly configuration: readonly ConfigChange[];
  readonly agents: readonly AgentSession[];
  /** Oldest first. Logs of earlier versions have none. */
  readonly past?: readonly Past[] | undefined;
  /** Who was promised a call. */
  readonly owed?: readonly Owed[] | undefined;
  /** What the run before has left without an end, those who are owed a call apart. */
  readonly cut?: readonly CutCall[] | undefined;
  /** Messages between people that nobody has read, the oldest first. */
  readonly unread?: readonly PeopleMessage[] | undefined;
}

/**
 * The first event of a process that goes on where another one ended: what that one had logged has happened to this engine
 * again. Stamped with the last time that is known of it. Until the switch is `up` nobody is rung and nothing is sent on.
 */
export interface ResumedEvent {
  readonly type: "resumed";
  /** Seeds the engine's only source of chance anew: what the other one drew and could not log is not drawn again. */
  readonly seed: number;
}

/** What agents and supervisors ask for; refused with a code where it cannot be. */
export type AgentEvent =
  | {
      readonly type: "agent-sign-in";
      readonly agent: AgentId;
      readonly extn: Extn;
      readonly queue: QueueName | undefined;
    }
  /** From one queue, or from all with `queue` undefined. */
  | { readonly type: "agent-sign-out"; readonly agent: AgentId; readonly queue: QueueName | undefined }
  /** In one of their queues, or in all with `queue` undefined. */
  | { readonly type: "agent-ready"; readonly agent: AgentId; readonly queue?: QueueName | undefined }
  | {
      readonly type: "agent-break";
      readonly agent: AgentId;
      readonly reason: string;
      readonly queue?: QueueName | undefined;
    }
  /** Time to work on the call that they are in or have just had; `ms`: so much more of what they have. */
  | { readonly type: "agent-wrap-up"; readonly agent: AgentId; readonly ms: number | undefined }
  | DispositionEvent;

/** What came of an agent's part in a call, said by them or by a supervisor. What is undefined stays as it was. */
export interface DispositionEvent {
  readonly type: "set-disposition";
  readonly agent: AgentId;
  /** The call or a leg of it; undefined: the one that they are in, or had last. */
  readonly which: string | undefined;
  readonly code: string | undefined;
  readonly notes: string | undefined;
  readonly by: "agent" | "supervisor";
  readonly user: string;
  /** Their part in it as its record has it, for calls that the engine no longer knows; `endedAt` is a date. */
  readonly recorded?:
    { readonly call: CallId; readonly queue: QueueName | undefined; readonly endedAt: number | undefined } | undefined;
}

/** What is done to messages elsewhere than at a phone, and who does it. */
export type MessageEvent =
  /** As listened to, or as new. */
  | {
      readonly type: "message-mark";
      readonly mailbox: Extn;
      readonly message: MessageId;
      readonly heard: boolean;
      readonly user: string;
    }
  | { readonly type: "message-remove"; readonly mailbox: Extn; readonly message: MessageId; readonly user: string };

/** Somebody has seen an alarm. */
export interface AlarmEvent {
  readonly type: "acknowledge-alarm";
  readonly alarm: AlarmId;
  readonly user: string;
  readonly notes: string;
}

/** What became of callers earlier today, whom the engine has not counted: their records tell. */
export interface CountedBeforeEvent {
  readonly type: "counted-before";
  /** The day they are of, by its first instant; by the engine's time. */
  readonly dayStart: number;
  readonly queues: readonly { readonly queue: QueueName; readonly counts: QueueCounts }[];
}

/** What people and programs ask for, and are answered with an outcome. */
export type AskedEvent = AgentEvent | CallOrder | MessageEvent | AlarmEvent | PeopleEvent;

export type EventBody =
  | StartedEvent
  | ResumedEvent
  | SwitchEvent
  | AgentEvent
  | CallOrder
  | MessageEvent
  | AlarmEvent
  | CountedBeforeEvent
  | PeopleEvent
  | { readonly type: "configured"; readonly changes: readonly ConfigChange[] }
  /** The wall clock was set: from now on it shows so much more than `at`. */
  | { readonly type: "clock-set"; readonly offsetMs: number }
  /** No new calls from now on. */
  | { readonly type: "draining" }
  /** Ends every call that still lives. */
  | { readonly type: "stopping" }
  /** Nothing but that time has passed; the deadlines that are due are met by every event. */
  | { readonly type: "tick" };

/**
 * `at` is milliseconds since 1970 as a clock would show them that nobody ever sets: it never goes back and never jumps. The
 * wall clock may be ahead or behind.
 */
export type Event = {
  readonly at: number;
  /** Nobody was told of it when it happened: the switch was without a controller. Absent: somebody was. */
  readonly isMissed?: boolean;
  /** It has waited in the switch for a controller: `at` is when it happened, and what runs out by then is not looked at before `up`. */
  readonly isLate?: boolean;
  /** Which of the switch's events it is. */
  readonly told?: SwitchMark;
} & EventBody;

/** What the domain answers to an event that somebody asked for. */
export type Outcome =
  | {
      readonly ok: true;
      /** Of an order: the call that it was about, or that it began; the leg that is being called. */
      readonly call?: CallId;
      readonly leg?: LegId;
      /** The request for help that it was about. */
      readonly help?: string;
      /** The number of the message that it sent. */
      readonly message?: number;
      /** How long what it has begun lasts, a date. */
      readonly until?: number;
    }
  | {
      readonly ok: false;
      readonly code:
        | "no-such-agent"
        | "no-such-queue"
        | "no-such-extension"
        | "no-such-message"
        | "no-such-alarm"
        | "no-such-help"
        | "not-signed-in"
        | "extension-in-use"
        /** They are in none, or not in that one. */
        | "no-such-call"
        /** It lives, and this cannot be done to it now. */
        | "wrong-state"
        | "no-such-number"
        /** Of dispositions. */
        | "no-such-code"
        | "not-allowed"
        /** Their phone, or whom they want, is in a call. */
        | "busy"
        | "unreachable"
        | "disabled";
      readonly reason: string;
      /** When it could be done, a date. Absent: nobody knows. */
      readonly until?: number;
    };
