// The functions for work after the call: time for it, and what came of the call.
import { z } from "zod";
import { ccFunction, doneReply, type CcFunction } from "./cc-function.ts";
import { agent, code, maybe, notes, seconds } from "./cc-parameters.ts";

const workReply = doneReply.extend({
  callUUID: z.string().optional().describe("id of the call that it is about"),
  until: z.number().optional().describe("until when it lasts by itself, milliseconds since 1970"),
});

export const AFTER_CALL_FUNCTIONS: readonly CcFunction[] = [
  ccFunction(
    {
      name: "ccWrapUp",
      aliases: ["ccAfterCallWork", "ccGoACW"],
      summary: {
        en: "Asks for time to work on the call that the agent is in, or has had within 30 s; ccGoReady ends it",
        zh: "申请话后整理：通话中或通话后 30 秒内；用 ccGoReady 结束",
      },
      input: z.object({ agent }),
      reply: workReply,
    },
    (input) => ({ type: "agent", event: { type: "agent-wrap-up", agent: input.agent, ms: undefined } }),
  ),
  ccFunction(
    {
      name: "ccExtendWrapUp",
      aliases: ["ccExtendACW"],
      summary: {
        en: "Makes after-call work so much longer, up to 15 minutes in all",
        zh: "延长话后整理时间，总计不超过 15 分钟",
      },
      input: z.object({ agent, seconds }),
      reply: workReply,
    },
    (input) => ({ type: "agent", event: { type: "agent-wrap-up", agent: input.agent, ms: input.seconds * 1000 } }),
  ),
  ccFunction(
    {
      name: "ccSetDisposition",
      aliases: ["ccDisposition", "ccSetSummary"],
      summary: {
        en: "Says what came of a call for an agent who had a part in it: a code, notes, or both; for a day after it",
        zh: "填写通话小结：小结代码、备注或两者；通话后一天内可改",
      },
      input: z.object({ agent: maybe.agent, callUUID: maybe.callUUID, code, notes }).superRefine((value, context) => {
        if (value.code !== undefined || value.notes !== undefined) return;
        context.addIssue({ code: "custom", path: ["code"], message: "a code, or notes" });
      }),
      reply: doneReply.extend({ callUUID: z.string().optional().describe("id of the call that it is about") }),
    },
    ({ notes: written, ...input }) => ({ type: "disposition", ...input, notes: written }),
  ),
];
