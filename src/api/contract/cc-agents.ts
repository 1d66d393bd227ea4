// The functions by which agents say whether they take calls, and supervisors say it for them.
import { z } from "zod";
import { ccFunction, type CcFunction } from "./cc-function.ts";
import { agent, destAgent, extn, maybe, queue, reason } from "./cc-parameters.ts";

export const AGENT_FUNCTIONS: readonly CcFunction[] = [
  ccFunction(
    {
      name: "ccLogin",
      aliases: ["ccSignIn", "agentLogin"],
      summary: {
        en: "Signs an agent in at an extension and into a queue, or into all that they have a place in; they are not ready yet",
        zh: "坐席在分机上签入队列，不指定则签入其所在的全部队列；尚未示闲",
      },
      input: z.object({ agent, extn, queue: maybe.queue }),
    },
    (input) => ({ type: "agent", event: { type: "agent-sign-in", ...input } }),
  ),
  ccFunction(
    {
      name: "ccLogout",
      aliases: ["ccSignOut", "agentLogout"],
      summary: {
        en: "Signs an agent out of one queue, or of all; after the call where they are in one",
        zh: "坐席签出某个或全部队列；通话中则在通话后生效",
      },
      input: z.object({ agent, queue: maybe.queue }),
    },
    (input) => ({ type: "agent", event: { type: "agent-sign-out", ...input } }),
  ),
  ccFunction(
    {
      name: "ccExitQueue",
      aliases: ["ccLeaveQueue"],
      summary: {
        en: "Takes an agent out of one queue; out of the last one is out altogether",
        zh: "坐席退出某个队列；退出最后一个队列即签出",
      },
      input: z.object({ agent, queue }),
    },
    (input) => ({ type: "agent", event: { type: "agent-sign-out", ...input } }),
  ),
  ccFunction(
    {
      name: "ccGoReady",
      aliases: ["ccReady", "ccSetReady", "setReady"],
      summary: { en: "Lets an agent be offered calls", zh: "示闲，可以接受来话" },
      input: z.object({ agent, queue: maybe.queue }),
    },
    (input) => ({ type: "agent", event: { type: "agent-ready", agent: input.agent } }),
  ),
  ccFunction(
    {
      name: "ccGoBreak",
      aliases: ["ccBreak", "ccGoBusy", "ccBusy", "ccGoUnready", "ccNotReady", "ccSetNotReady", "setNotReady"],
      summary: {
        en: "Keeps calls from an agent; after the call where they are in one",
        zh: "示忙，不再分配来话；通话中则在通话后生效",
      },
      input: z.object({ agent, queue: maybe.queue, reason: reason("") }),
    },
    (input) => ({ type: "agent", event: { type: "agent-break", agent: input.agent, reason: input.reason } }),
  ),
  ccFunction(
    {
      name: "ccGoRest",
      aliases: ["ccRest", "agentRest"],
      summary: { en: "A break to rest", zh: "小休" },
      input: z.object({ agent, queue: maybe.queue, reason: reason("rest") }),
    },
    (input) => ({ type: "agent", event: { type: "agent-break", agent: input.agent, reason: input.reason } }),
  ),
  ccFunction(
    {
      name: "ccForceReady",
      aliases: ["forceReady"],
      summary: { en: "Lets another agent be offered calls", zh: "强制示闲：使其他坐席可以接受来话" },
      role: "supervisor",
      input: z.object({ agent: maybe.agent, destAgent }),
    },
    (input) => ({ type: "agent", event: { type: "agent-ready", agent: input.destAgent } }),
  ),
  ccFunction(
    {
      name: "ccForceBusy",
      aliases: ["ccForceBreak", "ccForceNotReady", "ccForceUnready", "forceBusy"],
      summary: {
        en: "Keeps calls from another agent; after the call where they are in one",
        zh: "强制示忙：不再向其他坐席分配来话；通话中则在通话后生效",
      },
      role: "supervisor",
      input: z.object({ agent: maybe.agent, destAgent, reason: reason("") }),
    },
    (input) => ({ type: "agent", event: { type: "agent-break", agent: input.destAgent, reason: input.reason } }),
  ),
  ccFunction(
    {
      name: "ccForceLogout",
      aliases: ["ccForceSignOut", "forceLogout"],
      summary: {
        en: "Signs another agent out of one queue, or of all; after the call where they are in one",
        zh: "强制签出：使其他坐席签出某个或全部队列；通话中则在通话后生效",
      },
      role: "supervisor",
      input: z.object({ agent: maybe.agent, destAgent, queue: maybe.queue }),
    },
    (input) => ({ type: "agent", event: { type: "agent-sign-out", agent: input.destAgent, queue: input.queue } }),
  ),
];
