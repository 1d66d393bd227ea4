import type { AgentId, Extn, QueueName } from "../model.ts";
import type { Manner } from "../orders.ts";

/** What a supervisor does about a request for help. */
export type HelpAnswer =
  | { readonly type: "message"; readonly text: string }
  /** Their phone is called; `by`: who is signed in there. */
  | {
      readonly type: "come-in";
      readonly manner: Exclude<Manner, "take-over">;
      readonly extn: Extn;
      readonly by: AgentId | undefined;
    };

/** What people of the center ask of one another. Users are known by their logins. */
export type PeopleEvent =
  /** `which`: the call or a leg of it; undefined: the one that they are in, where they are in one. */
  | { readonly type: "ask-help"; readonly agent: AgentId; readonly which: string | undefined; readonly text: string }
  /** `help` undefined: the one that is open. */
  | {
      readonly type: "cancel-help";
      readonly agent: AgentId;
      readonly help: string | undefined;
      readonly user: string;
    }
  | {
      readonly type: "answer-help";
      readonly help: string;
      readonly user: string;
      /** Which queues' agents they may look after; undefined: everybody. */
      readonly queues: readonly QueueName[] | undefined;
      readonly answer: HelpAnswer;
    }
  /** `key`: the sender's own, by which the same message is known if it is sent again. */
  | {
      readonly type: "send-message";
      readonly from: string;
      readonly to: string;
      readonly text: string;
      readonly key: string | undefined;
    }
  | { readonly type: "read-messages"; readonly user: string; readonly upTo: number }
  /** They have a socket, or lost it less than a minute ago; or neither any more. */
  | { readonly type: "screen-awaited"; readonly user: string; readonly awaited: boolean };
