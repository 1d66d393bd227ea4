// What the functions that concern calls have in common: who acts, on which call, and where somebody is to be led.
import { z } from "zod";
import type { AgentId, Extn, QueueName } from "../../core/model.ts";
import type { CallTarget, Order, Watched } from "../../core/orders.ts";
import { ccFunction, doneReply, type CcFunction } from "./cc-function.ts";
import { maybe } from "./cc-parameters.ts";
import type { InEach } from "./languages.ts";

export const orderReply = doneReply.extend({
  callUUID: z.string().optional().describe("id of the call that it was about, or that it began"),
  destUUID: z.string().optional().describe("id of the leg that is being called"),
});

/** Who acts, and on which call. */
const actor = { agent: maybe.agent, extn: maybe.extn };
const onCall = { callUUID: maybe.callUUID, destUUID: maybe.destUUID };

/** Where somebody can be led. */
export const PEOPLE = ["destNumber", "destAgent", "destExtn"] as const;
export const PLACES = [...PEOPLE, "queue", "ivr"] as const;

export const people = { destNumber: maybe.destNumber, destAgent: maybe.destAgent, destExtn: maybe.destExtn };
export const places = { ...people, queue: maybe.queue, ivr: maybe.ivr };

interface Target {
  readonly destNumber: string | undefined;
  readonly destAgent: AgentId | undefined;
  readonly destExtn: Extn | undefined;
  readonly queue?: QueueName | undefined;
  readonly ivr?: string | undefined;
}

/** The one that was given. */
export function targetOf({ destNumber, destAgent, destExtn, queue, ivr }: Target): CallTarget {
  if (destNumber !== undefined) return { type: "number", number: destNumber };
  if (destAgent !== undefined) return { type: "agent", agent: destAgent };
  if (destExtn !== undefined) return { type: "extension", extn: destExtn };
  if (queue !== undefined) return { type: "queue", queue };
  if (ivr !== undefined) return { type: "ivr", number: ivr };
  throw new Error("The schema has let through a target that names nobody.");
}

/** Who is listened to, or whose call is ended. */
export const WATCHED = ["destAgent", "callUUID", "destUUID"] as const;
export const watched = { destAgent: maybe.destAgent, ...onCall };

interface GivenWatched {
  readonly destAgent: AgentId | undefined;
  readonly callUUID: string | undefined;
  readonly destUUID: string | undefined;
}

export function watchedOf({ destAgent, callUUID, destUUID }: GivenWatched): Watched {
  return destAgent === undefined
    ? { type: "call", id: callUUID ?? destUUID ?? "" }
    : { type: "agent", agent: destAgent };
}

interface OrderRow<Fields extends z.ZodRawShape> {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: InEach;
  readonly role?: CcFunction["role"];
  readonly fields: Fields;
  readonly oneOf?: readonly string[];
}

type OrderOf<Fields extends z.ZodRawShape> = (
  input: z.output<z.ZodObject<Fields>>,
  queues: readonly QueueName[] | undefined,
) => Order;

/** An order about a call that is there: the one that is named, or the one that the agent is in. */
export function callOrder<Fields extends z.ZodRawShape>(
  { fields, ...row }: OrderRow<Fields>,
  order: OrderOf<Fields>,
): CcFunction {
  const input = z.object({ ...actor, ...onCall, ...fields });
  return ccFunction({ ...row, input, reply: orderReply }, (given) => {
    const { agent, extn, callUUID, destUUID } = given as z.output<z.ZodObject<typeof actor & typeof onCall>>;
    const own = given as unknown as z.output<z.ZodObject<Fields>>;
    return { type: "order", agent, extn, which: callUUID ?? destUUID, order: (queues) => order(own, queues) };
  });
}

/** One that concerns no call that the agent is in already. */
export function otherOrder<Fields extends z.ZodRawShape>(
  { fields, ...row }: OrderRow<Fields>,
  order: OrderOf<Fields>,
): CcFunction {
  const input = z.object({ ...actor, ...fields });
  return ccFunction({ ...row, input, reply: orderReply }, (given) => {
    const { agent, extn } = given as z.output<z.ZodObject<typeof actor>>;
    const own = given as unknown as z.output<z.ZodObject<Fields>>;
    return { type: "order", agent, extn, which: undefined, order: (queues) => order(own, queues) };
  });
}
