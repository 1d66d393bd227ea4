// What passes between people of the center: agents who ask for help, and messages.
import type { AgentId, CallId, Extn, QueueName } from "../model.ts";
import type { Manner } from "../orders.ts";

/** How a request for help came to its end. */
export type HelpEnd =
  | "answered"
  /** By who asked, or by a supervisor for them. */
  | "withdrawn"
  /** The agent is in that call no more. */
  | "call-ended"
  | "signed-out"
  /** Nobody has answered in time. */
  | "timed-out"
  /** The center had to begin anew without its log. */
  | "lost";

/** How it was answered: by a message, or by coming into the call. */
export type HelpManner = "message" | Manner;

interface OfHelp {
  readonly help: string;
  readonly agent: AgentId;
  readonly extn: Extn;
  /** The agent's queues when they asked: whose supervisors it is for. */
  readonly queues: readonly QueueName[];
}

/** Whether it is about a call. */
type InCall = { readonly call: CallId } | { readonly call?: undefined };

export type HelpFact = OfHelp &
  InCall &
  (
    | {
        readonly type: "help-asked";
        /** May be empty. */
        readonly text: string;
        /** When it ends by itself, a date. */
        readonly until: number;
      }
    /** A supervisor's phone rings for it: until they are in the call nobody else can answer it. */
    | { readonly type: "help-taken"; readonly by: string; readonly manner: HelpManner }
    /** They did not come: it is open again. */
    | { readonly type: "help-released"; readonly by: string }
    | {
        readonly type: "help-ended";
        readonly end: HelpEnd;
        /** Who answered or took it back: their login, else their extension. Undefined: nobody. */
        readonly by: string | undefined;
        /** Of an answer. */
        readonly manner: HelpManner | undefined;
        /** Of an answer by a message; a `people-message` to the agent follows. */
        readonly text: string | undefined;
      }
  );

export type PeopleFact =
  | HelpFact
  /** Known by the fact's number from now on. */
  | {
      readonly type: "people-message";
      readonly from: string;
      readonly to: string;
      readonly text: string;
      /** The request for help that it answers. */
      readonly help: string | undefined;
    }
  /** All that this user was sent up to that message. */
  | { readonly type: "people-messages-read"; readonly user: string; readonly upTo: number };
