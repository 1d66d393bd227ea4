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
        en: "Signs an agent in at an extension and into a queue, or into all that they have a place in; they are not ready yet. In a queue without a place of theirs they have their own level and position (agent_info)",
        zh: "坐席在分机上签入队列，不指定则签入其所在的全部队列；尚未示闲。在队列中没有位置的坐席按其自身的级别与位置（agent_info）排列",
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
        en: "Signs an agent out of one queue, at once, or of all; of all after the call where they are in one",
        zh: "坐席立即签出某个队列，或签出全部队列；签出全部时，通话中则在通话后生效",
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
        en: "Takes an agent out of one queue, at once; out of the last one is out altogether, after the call where they are in one",
        zh: "坐席立即退出某个队列；退出最后一个队列即签出，通话中则在通话后签出",
      },
      input: z.object({ agent, queue }),
    },
    (input) => ({ type: "agent", event: { type: "agent-sign-out", ...input } }),
  ),
  ccFunction(
    {
      name: "ccGoReady",
      aliases: ["ccReady", "ccSetReady", "setReady"],
      summary: {
        en: "Lets an agent be offered calls, of one queue or of all of theirs; a sign-out that is pending is taken back",
        zh: "示闲，可以接受某个或全部队列的来话；撤销尚未生效的签出",
      },
      input: z.object({ agent, queue: maybe.queue }),
    },
    ({ agent: who, queue: of }) => ({ type: "agent", event: { type: "agent-ready", agent: who, queue: of } }),
  ),
  ccFunction(
    {
      name: "ccGoBreak",
      aliases: ["ccBreak", "ccGoBusy", "ccBusy", "ccGoUnready", "ccNotReady", "ccSetNotReady", "setNotReady"],
      summary: {
        en: "Keeps calls from an agent: those of one queue, or all; of all after the call where they are in one",
        zh: "示忙，不再分配某个或全部队列的来话；全部示忙时，通话中则在通话后生效",
      },
      input: z.object({ agent, queue: maybe.queue, reason: reason("") }),
    },
    (input) => ({ type: "agent", event: { type: "agent-break", ...input } }),
  ),
  ccFunction(
    {
      name: "ccGoRest",
      aliases: ["ccRest", "agentRest"],
      summary: { en: "A break to rest", zh: "小休" },
      input: z.object({ agent, queue: maybe.queue, reason: reason("rest") }),
    },
    (input) => ({ type: "agent", event: { type: "agent-break", ...input } }),
  ),
  ccFunction(
    {
      name: "ccForceReady",
      aliases: ["forceReady"],
      summary: {
        en: "Lets another agent be offered calls, of one queue or of all of theirs",
        zh: "强制示闲：使其他坐席可以接受某个或全部队列的来话",
      },
      role: "supervisor",
      input: z.object({ agent: maybe.agent, destAgent, queue: maybe.queue }),
    },
    (input) => ({ type: "agent", event: { type: "agent-ready", agent: input.destAgent, queue: input.queue } }),
  ),
  ccFunction(
    {
      name: "ccForceBusy",
      aliases: ["ccForceBreak", "ccForceNotReady", "ccForceUnready", "forceBusy"],
      summary: {
        en: "Keeps calls of one queue, or all, from another agent; all of them after the call where they are in one",
        zh: "强制示忙：不再向其他坐席分配某个或全部队列的来话；全部示忙时，通话中则在通话后生效",
      },
      role: "supervisor",
      input: z.object({ agent: maybe.agent, destAgent, queue: maybe.queue, reason: reason("") }),
    },
    ({ destAgent: who, queue: of, reason: why }) => ({
      type: "agent",
      event: { type: "agent-break", agent: who, queue: of, reason: why },
    }),
  ),
  ccFunction(
    {
      name: "ccForceLogout",
      aliases: ["ccForceSignOut", "forceLogout"],
      summary: {
        en: "Signs another agent out of one queue, at once, or of all; of all after the call where they are in one",
        zh: "强制签出：使其他坐席立即签出某个队列，或签出全部队列；签出全部时，通话中则在通话后生效",
      },
      role: "supervisor",
      input: z.object({ agent: maybe.agent, destAgent, queue: maybe.queue }),
    },
    (input) => ({ type: "agent", event: { type: "agent-sign-out", agent: input.destAgent, queue: input.queue } }),
  ),
];
