// The functions of what passes between people of the center: agents ask for help, and messages.
import { z } from "zod";
import { ccFunction, doneReply, type CcFunction } from "./cc-function.ts";
import { help, key, manner, maybe, saidOrNot, saidText, to, upTo } from "./cc-parameters.ts";

const callUUID = z.string().optional().describe("id of the call that it is about");
const message = z.number().optional().describe("id of the message");

const HELP_FUNCTIONS: readonly CcFunction[] = [
  ccFunction(
    {
      name: "ccAskHelp",
      aliases: ["ccHelp", "ccRequestHelp", "ccAskForHelp", "ccSOS"],
      summary: {
        en: "Asks the supervisors of the agent's queues for help, with the call that they are in or without one",
        zh: "向所属队列的班长求助，可在通话中或非通话中",
      },
      input: z.object({ agent: maybe.agent, callUUID: maybe.callUUID, text: saidOrNot }),
      reply: doneReply.extend({
        callUUID,
        help: z.string().describe("id of the request"),
        supervisors: z.number().describe("supervisors and administrators who are connected now and see it"),
        reason: z.string().optional().describe("where nobody is connected: that nobody is"),
      }),
    },
    (input) => ({
      type: "help",
      agent: input.agent,
      event: (agent) => ({ type: "ask-help", agent, which: input.callUUID, text: input.text }),
    }),
  ),
  ccFunction(
    {
      name: "ccCancelHelp",
      aliases: ["ccWithdrawHelp", "ccStopHelp"],
      summary: { en: "Takes a request for help back", zh: "撤回求助" },
      input: z.object({ agent: maybe.agent, help: maybe.help }),
    },
    (input) => ({
      type: "help",
      agent: input.agent,
      event: (agent, user) => ({ type: "cancel-help", agent, help: input.help, user }),
    }),
  ),
  ccFunction(
    {
      name: "ccAnswerHelp",
      aliases: ["ccRespondHelp", "ccReplyHelp"],
      summary: {
        en: "Answers a request for help with a message, or calls the supervisor's phone into the call; the first one does",
        zh: "响应求助：回复消息，或呼叫班长话机进入通话；先响应者有效",
      },
      role: "supervisor",
      input: z
        .object({ agent: maybe.agent, extn: maybe.extn, help, manner, text: saidOrNot })
        .superRefine((value, context) => {
          if (value.manner !== "message" || value.text !== "") return;
          context.addIssue({ code: "custom", path: ["text"], message: "a text, where it is answered with a message" });
        }),
      reply: doneReply.extend({
        ...{ callUUID, id: message, help: z.string().describe("id of the request") },
        destUUID: z.string().optional().describe("id of the leg that is being called"),
      }),
    },
    (input) => ({ type: "answer-help", ...input }),
  ),
];

const MESSAGE_FUNCTIONS: readonly CcFunction[] = [
  ccFunction(
    {
      name: "ccSendMessage",
      aliases: ["ccMessage", "ccSendText"],
      summary: { en: "Sends another user a message; it is kept", zh: "给其他用户发送消息（保存）" },
      input: z.object({ agent: maybe.agent, to, text: saidText, key }),
      reply: doneReply.extend({ message: z.string(), id: z.number().describe("id of the message") }),
    },
    (input) => ({ type: "send-message", ...input }),
  ),
  ccFunction(
    {
      name: "ccReadMessages",
      aliases: ["ccMarkRead", "ccMessagesRead"],
      summary: { en: "Says that messages were read, up to one of them", zh: "将某条及之前的消息标为已读" },
      input: z.object({ agent: maybe.agent, upTo }),
    },
    (input) => ({ type: "read-messages", ...input }),
  ),
];

export const PEOPLE_FUNCTIONS: readonly CcFunction[] = [...HELP_FUNCTIONS, ...MESSAGE_FUNCTIONS];
