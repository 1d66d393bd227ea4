// The functions of agents (`ccLogin` and its kin): one table for REST and WebSocket.
import { z } from "zod";
import type { AgentEvent } from "../../core/events.ts";
import type { AgentId, Extn, QueueName } from "../../core/model.ts";
import { dialled, text } from "./inputs.ts";
import type { InEach } from "./languages.ts";

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
  readonly summary: InEach;
  readonly input: z.ZodObject;
  /** `input` is what the schema gave. */
  readonly event: (input: unknown) => AgentEvent;
}

function ccFunction<Input extends z.ZodObject>(
  name: string,
  summary: InEach,
  input: Input,
  event: (input: z.output<Input>) => AgentEvent,
): CcFunction {
  // The same schema that made the value gives its type.
  return { name, summary, input, event: (value) => event(value as z.output<Input>) };
}

export const CC_FUNCTIONS: readonly CcFunction[] = [
  ccFunction(
    "ccLogin",
    {
      en: "Signs an agent in at an extension and into a queue, or into all that he has a place in; he is not ready yet",
      zh: "坐席在分机上签入队列，不指定则签入其所在的全部队列；尚未示闲",
    },
    z.object({ agent, extn: dialled, queue }),
    (input) => ({
      type: "agent-sign-in",
      agent: input.agent as AgentId,
      extn: input.extn as Extn,
      queue: input.queue,
    }),
  ),
  ccFunction(
    "ccLogout",
    {
      en: "Signs an agent out of one queue, or of all; after his call where he has one",
      zh: "坐席签出某个或全部队列；通话中则在通话后生效",
    },
    z.object({ agent, queue }),
    (input) => ({ type: "agent-sign-out", agent: input.agent as AgentId, queue: input.queue }),
  ),
  ccFunction(
    "ccGoReady",
    { en: "Lets an agent be offered calls", zh: "示闲，可以接受来话" },
    z.object({ agent, queue }),
    (input) => ({
      type: "agent-ready",
      agent: input.agent as AgentId,
    }),
  ),
  ccFunction(
    "ccGoBreak",
    {
      en: "Keeps calls from an agent; after his call where he has one",
      zh: "示忙，不再分配来话；通话中则在通话后生效",
    },
    z.object({ agent, queue, reason: reason.default("") }),
    (input) => ({ type: "agent-break", agent: input.agent as AgentId, reason: input.reason }),
  ),
  ccFunction(
    "ccGoRest",
    { en: "A break to rest", zh: "小休" },
    z.object({ agent, queue, reason: reason.default("rest") }),
    (input) => ({
      type: "agent-break",
      agent: input.agent as AgentId,
      reason: input.reason,
    }),
  ),
];

const BY_NAME = new Map(CC_FUNCTIONS.map((one) => [one.name.toLowerCase(), one]));

export function ccFunctionNamed(name: string): CcFunction | undefined {
  return BY_NAME.get(name.toLowerCase());
}
