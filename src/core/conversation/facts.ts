// What happens in conversations beyond that they begin and end.
import type { AgentId, CallId, Extn, LegId, QueueName } from "../model.ts";
import type { CallTarget, Manner } from "../orders.ts";
import type { Cause } from "../switch.ts";

/** What somebody from elsewhere did: with the call, or with the caller who waits in it. */
export type Intervention = "hung-up" | "moved" | "prioritised";

/** How a consultation ended. */
export type ConsultEnd =
  /** Before it was answered: nobody took it, or it was taken back. */
  | "no-answer"
  | "busy"
  | "rejected"
  | "unreachable"
  | "cancelled"
  /** Their phone wants no calls now. */
  | "do-not-disturb"
  /** Their phone, or we, did not take the other's audio. */
  | "media-refused"
  /** The line said so of the number. */
  | "no-such-number"
  | "not-allowed"
  /** No line, no port. */
  | "congestion"
  /** The consulted party hung up, or was let go. */
  | "left"
  /** They have the customer now. */
  | "transferred"
  /** The customer hung up: the two go on in a call of their own. */
  | "customer-left"
  /** The agent's phone is gone. */
  | "agent-lost"
  /** The call was ended, or taken over. */
  | "over";

export type ConversationFact =
  /**
   * By a button, not by the phone's own key (`leg-held`): whoever talks with this leg hears music. As being muted it lasts
   * until it is taken back, by whoever pressed it or because the talk is over, or until the leg ends.
   */
  | { readonly type: "talk-held"; readonly call: CallId; readonly leg: LegId; readonly agent: AgentId | undefined }
  | { readonly type: "talk-unheld"; readonly call: CallId; readonly leg: LegId; readonly agent: AgentId | undefined }
  | { readonly type: "muted"; readonly call: CallId; readonly leg: LegId; readonly agent: AgentId | undefined }
  | { readonly type: "unmuted"; readonly call: CallId; readonly leg: LegId; readonly agent: AgentId | undefined }
  /** The one at `of` asks somebody else while the customer hears music; `leg` is being called. */
  | {
      readonly type: "consult-begun";
      readonly call: CallId;
      readonly leg: LegId;
      readonly of: LegId;
      readonly agent: AgentId | undefined;
      readonly to: CallTarget;
      /** Who is signed in where it rings. */
      readonly consulted: AgentId | undefined;
    }
  | { readonly type: "consult-answered"; readonly call: CallId; readonly leg: LegId }
  | { readonly type: "consult-ended"; readonly call: CallId; readonly leg: LegId; readonly end: ConsultEnd }
  /** Whom the agent talks with now; the other one hears music. */
  | { readonly type: "swapped"; readonly call: CallId; readonly to: "customer" | "consulted" }
  | { readonly type: "three-way-begun"; readonly call: CallId }
  | { readonly type: "three-way-ended"; readonly call: CallId }
  /**
   * The agent at `from` has given the customer away: their part in the call is over. "blind": what follows is where the
   * customer is led; "attended": a `bridged` with the one who was asked. "moved": a caller who waits is led elsewhere from outside
   * of their call (an `intervened` says by whom); `from` is their own leg, `agent` who did it, where that is one.
   */
  | {
      readonly type: "transferred";
      readonly call: CallId;
      readonly from: LegId;
      readonly agent: AgentId | undefined;
      readonly kind: TransferKind;
      readonly to: CallTarget;
      /** The queue whose call it was; undefined: of none. */
      readonly queue: QueueName | undefined;
    }
  /**
   * Nobody took them, why, and where they are now: with the one who gave them away (a `bridged` follows), in line again, at
   * the mailbox, or released. It is the end of the call's last `transferred`, if nobody was `bridged` with them since: each of these
   * has one end at most, and there is no such end without its beginning.
   */
  | {
      readonly type: "transfer-failed";
      readonly call: CallId;
      readonly cause: Cause;
      readonly then: "returned" | "queue" | "mailbox" | "released";
    }
  /** A supervisor takes part, watching who is at the leg `watches`. */
  | {
      readonly type: "supervisor-joined";
      readonly call: CallId;
      readonly leg: LegId;
      readonly extn: Extn;
      readonly agent: AgentId | undefined;
      readonly manner: Exclude<Manner, "take-over">;
      readonly watches: LegId;
    }
  | {
      readonly type: "supervisor-changed";
      readonly call: CallId;
      readonly leg: LegId;
      readonly manner: Exclude<Manner, "take-over">;
    }
  | { readonly type: "supervisor-left"; readonly call: CallId; readonly leg: LegId }
  /** A supervisor is the customer's agent from now on (a `bridged` follows), and who was at `from` is out. */
  | {
      readonly type: "taken-over";
      readonly call: CallId;
      readonly leg: LegId;
      readonly agent: AgentId | undefined;
      readonly from: LegId;
    }
  /** Somebody from elsewhere ended it, moved a waiting caller, or gave them another place in line. */
  | {
      readonly type: "intervened";
      readonly call: CallId;
      readonly what: Intervention;
      readonly extn: Extn;
      readonly agent: AgentId | undefined;
      /** Where who was given another priority stands from now on; `position` is counted from 1. */
      readonly line?: { readonly queue: QueueName; readonly priority: number; readonly position: number };
    }
  /** A phone has called in the place of another one of the call, which it knew of from that phone. */
  | {
      readonly type: "leg-replaces";
      readonly call: CallId;
      readonly leg: LegId;
      readonly extn: Extn;
      readonly agent: AgentId | undefined;
      readonly replaces: LegId;
    }
  /** A leg goes on in this call; of the one it was in (`from`) it is no part any more. */
  | { readonly type: "leg-moved"; readonly call: CallId; readonly leg: LegId; readonly from: CallId }
  /**
   * Somebody wants the talk recorded (before its `recording-started`; where the queue has begun it already, it goes on), or wants
   * that to end. What nobody has ordered the queue's row began, and the end of the talk ended.
   */
  | ({
      readonly type: "recording-ordered";
      readonly call: CallId;
      readonly name: string;
      readonly doing: "start" | "stop";
    } & RecordingOrderer)
  | ({ readonly type: "recording-paused"; readonly call: CallId; readonly name: string } & RecordingOrderer)
  | ({ readonly type: "recording-resumed"; readonly call: CallId; readonly name: string } & RecordingOrderer);

/** At which phone of the call, and who; undefined: nobody was signed in there. */
export interface RecordingOrderer {
  readonly leg: LegId;
  readonly agent: AgentId | undefined;
}

/** How a customer came to be led elsewhere. */
export type TransferKind = "blind" | "attended" | "moved";
