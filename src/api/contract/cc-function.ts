// One function of agents or supervisors, as REST and WebSocket read it: what it takes, who may call it, and what is asked for.
import { z } from "zod";
import type { AgentEvent } from "../../core/events.ts";
import type { AgentId, Extn, QueueName } from "../../core/model.ts";
import type { Order } from "../../core/orders.ts";
import type { PeopleEvent } from "../../core/people/events.ts";
import { withExactlyOne } from "./inputs.ts";
import type { InEach } from "./languages.ts";

/** What agents do about their own requests for help. */
export type HelpEvent = Extract<PeopleEvent, { readonly type: "ask-help" | "cancel-help" }>;

/** What a function comes to. */
export type CcAsk =
  | { readonly type: "agent"; readonly event: AgentEvent }
  | {
      readonly type: "order";
      /** Who acts, or at which extension; undefined: whoever asks, where they sit. */
      readonly agent: AgentId | undefined;
      readonly extn: Extn | undefined;
      readonly which: string | undefined;
      /** `queues`: whose calls they may look after; undefined: all. */
      readonly order: (queues: readonly QueueName[] | undefined) => Order;
    }
  /** What came of a call; `callUUID`: undefined: the one that the agent is in, or had last. */
  | {
      readonly type: "disposition";
      readonly agent: AgentId | undefined;
      readonly callUUID: string | undefined;
      readonly code: string | undefined;
      readonly notes: string | undefined;
    }
  /** `ask-help` and `cancel-help` of an agent; undefined: whoever asks. */
  | {
      readonly type: "help";
      readonly agent: AgentId | undefined;
      readonly event: (agent: AgentId, user: string) => HelpEvent;
    }
  | {
      readonly type: "answer-help";
      readonly help: string;
      readonly manner: "message" | "listen" | "whisper" | "barge";
      readonly text: string;
      readonly agent: AgentId | undefined;
      readonly extn: Extn | undefined;
    }
  | {
      readonly type: "send-message";
      readonly agent: AgentId | undefined;
      readonly to: string;
      readonly text: string;
      readonly key: string | undefined;
    }
  | { readonly type: "read-messages"; readonly agent: AgentId | undefined; readonly upTo: number }
  /** What agents are: one, those of a queue, or whoever asks. */
  | { readonly type: "agent-states"; readonly agent: AgentId | undefined; readonly queue: QueueName | undefined }
  | { readonly type: "queues" }
  /** How many wait, in one queue or in all. */
  | { readonly type: "waiting"; readonly queue: QueueName | undefined };

export interface CcFunction {
  /** The spelling that is shown; any case is understood. */
  readonly name: string;
  /** Other names for it, as other systems have them. */
  readonly aliases: readonly string[];
  readonly summary: InEach;
  /** Agents call their own; a supervisor calls everybody's. */
  readonly role: "agent" | "supervisor";
  readonly input: z.ZodObject;
  /** Parameters of which exactly one must be given. */
  readonly oneOf: readonly string[];
  readonly reply: z.ZodObject;
  /** `input` is what the schema gave. */
  readonly asks: (input: unknown) => CcAsk;
}

/** What was asked for is done. */
export const doneReply = z.object({ message: z.string(), code: z.number() });

interface Described<Input extends z.ZodObject> {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: InEach;
  readonly role?: CcFunction["role"];
  readonly input: Input;
  readonly oneOf?: readonly string[];
  readonly reply?: z.ZodObject;
}

export function ccFunction<Input extends z.ZodObject>(
  { role = "agent", oneOf = [], reply = doneReply, input, ...rest }: Described<Input>,
  asks: (input: z.output<Input>) => CcAsk,
): CcFunction {
  const checked = oneOf.length === 0 ? input : withExactlyOne(input, oneOf);
  // The same schema that made the value gives its type.
  return { ...rest, role, oneOf, reply, input: checked, asks: (value) => asks(value as z.output<Input>) };
}
