// The functions of agents (`ccLogin` and its kin): one table for REST and WebSocket.
import { z } from "zod";
import type { AgentEvent } from "../../core/events.ts";
import type { AgentId, Extn, QueueName } from "../../core/model.ts";
import { dialled, text } from "./inputs.ts";

/** A work number, or `group.number`: the group is told apart and not used. */
const agent = text(1, 100, "an agent's work number").transform((value) => value.slice(value.indexOf(".") + 1));
const queue = text(0, 100, "a queue's name")
  .transform((value) => (value === "" ? undefined : (value as QueueName)))
  .optional();
const reason = text(0, 100, "a reason");

/** One function: what it takes, and what the engine is asked for. */
export interface CcFunction {
  /** The spelling that is shown; any case is understood. */
  readonly name: string;
  readonly summary: string;
  readonly input: z.ZodObject;
  /** `input` is what the schema gave. */
  readonly event: (input: unknown) => AgentEvent;
}

function ccFunction<Input extends z.ZodObject>(
  name: string,
  summary: string,
  input: Input,
  event: (input: z.output<Input>) => AgentEvent,
): CcFunction {
  // The same schema that made the value gives its type.
  return { name, summary, input, event: (value) => event(value as z.output<Input>) };
}

export const CC_FUNCTIONS: readonly CcFunction[] = [
  ccFunction(
    "ccLogin",
    "Signs an agent in at an extension and into a queue; he is not ready yet",
    z.object({ agent, extn: dialled, queue: text(1, 100, "a queue's name") }),
    (input) => ({
      type: "agent-sign-in",
      agent: input.agent as AgentId,
      extn: input.extn as Extn,
      queue: input.queue as QueueName,
    }),
  ),
  ccFunction(
    "ccLogout",
    "Signs an agent out of one queue, or of all; after his call where he has one",
    z.object({ agent, queue }),
    (input) => ({ type: "agent-sign-out", agent: input.agent as AgentId, queue: input.queue }),
  ),
  ccFunction("ccGoReady", "Lets an agent be offered calls", z.object({ agent, queue }), (input) => ({
    type: "agent-ready",
    agent: input.agent as AgentId,
  })),
  ccFunction(
    "ccGoBreak",
    "Keeps calls from an agent; after his call where he has one",
    z.object({ agent, queue, reason: reason.default("") }),
    (input) => ({ type: "agent-break", agent: input.agent as AgentId, reason: input.reason }),
  ),
  ccFunction("ccGoRest", "A break to rest", z.object({ agent, queue, reason: reason.default("rest") }), (input) => ({
    type: "agent-break",
    agent: input.agent as AgentId,
    reason: input.reason,
  })),
];

const BY_NAME = new Map(CC_FUNCTIONS.map((one) => [one.name.toLowerCase(), one]));

export function ccFunctionNamed(name: string): CcFunction | undefined {
  return BY_NAME.get(name.toLowerCase());
}
