// What people ask for in calls: at an agent's place, at a supervisor's, or by a program that acts for one of them. Data only.
import type { AgentId, Extn, QueueName } from "./model.ts";

/** Where somebody is to be led, or who is to be asked. */
export type CallTarget =
  /** As it would be dialled by who asks: whatever the number leads to, and only where they may dial it. */
  | { readonly type: "number"; readonly number: string }
  | { readonly type: "extension"; readonly extn: Extn }
  /** Wherever they are signed in. */
  | { readonly type: "agent"; readonly agent: AgentId }
  | { readonly type: "queue"; readonly queue: QueueName }
  /** A menu, by its number. */
  | { readonly type: "ivr"; readonly number: string };

/** How a supervisor takes part: hears only, is heard by the agent, is heard by all, or is the agent from now on. */
export type Manner = "listen" | "whisper" | "barge" | "take-over";

/** `shown`: the number that who is called outside shall see; one of the agent's or the queue's own, or it is refused. */
export type Order =
  | {
      readonly type: "dial";
      readonly to: CallTarget;
      readonly shown: string | undefined;
      /** For which the call is made: its numbers may be shown. */
      readonly queue: QueueName | undefined;
    }
  /** Lets the phone take the call that rings there, where the phone can be told to. */
  | { readonly type: "answer" }
  | { readonly type: "hang-up" }
  | { readonly type: "hold" | "unhold" | "mute" | "unmute" }
  | { readonly type: "send-digits"; readonly digits: string }
  | { readonly type: "transfer"; readonly to: CallTarget; readonly shown: string | undefined }
  | { readonly type: "consult"; readonly to: CallTarget; readonly shown: string | undefined }
  /** The consulted party is let go: the agent is with the customer again. Out of a three-way talk as well. */
  | { readonly type: "cancel-consult" }
  /** Customer and consulted party go on without the agent. */
  | { readonly type: "complete-consult" }
  /** To the other one of customer and consulted party. */
  | { readonly type: "swap" }
  | { readonly type: "three-way" }
  /** Back to a consultation: the customer hears music again. */
  | { readonly type: "end-three-way" }
  | {
      readonly type: "supervise";
      readonly manner: Manner;
      readonly whom: Watched;
      /** Which queues' agents they may look after; undefined: everybody. */
      readonly queues: readonly QueueName[] | undefined;
    }
  | { readonly type: "stop-supervising" }
  | { readonly type: "force-hang-up"; readonly whom: Watched; readonly queues: readonly QueueName[] | undefined }
  /** A caller who waits in a queue, to another place. */
  | { readonly type: "move-waiting"; readonly to: CallTarget; readonly queues: readonly QueueName[] | undefined }
  /** A caller who waits in a queue, before others or behind them. `priority` undefined: before all who wait there. */
  | {
      readonly type: "prioritise";
      readonly priority: number | undefined;
      readonly queues: readonly QueueName[] | undefined;
    }
  | { readonly type: "record"; readonly doing: "start" | "stop" | "pause" | "resume" }
  /** The agent leaves, and the customer is asked how it was. */
  | { readonly type: "invite-to-survey" };

/** The agent, or the call or leg by its id. */
export type Watched =
  { readonly type: "agent"; readonly agent: AgentId } | { readonly type: "call"; readonly id: string };

/** Asked for by whoever is at that extension; `which`: the id of the call or of one of its legs; undefined: the one they are in. */
export interface CallOrder {
  readonly type: "call-order";
  readonly extn: Extn;
  /** Who is signed in there, where an agent asks. */
  readonly by: AgentId | undefined;
  readonly which: string | undefined;
  readonly order: Order;
}
