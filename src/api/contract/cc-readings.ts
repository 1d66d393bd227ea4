// What agents' desktops ask without changing anything.
import { z } from "zod";
import { ccFunction, doneReply, type CcFunction } from "./cc-function.ts";
import { maybe } from "./cc-parameters.ts";

/** As `GET /api/cc/agent_state` shows it. */
export const agentStateRow = z.object({
  callstate: z.string().describe("IDLE, DIALING, RINGING, TALKING, HELD, ACW (after-call work)"),
  group_id: z.string(),
  queue_id: z.string().describe("the queue's name"),
  agent_uuid: z.string().describe("the agent's leg; empty: none"),
  state: z.string().describe("UNREADY or READY; who is signed out is not listed"),
  agent_id: z.string(),
  extn: z.string(),
  reason: z.string(),
  pending: z.string().describe("what takes effect after the call: break, sign-out or nothing"),
  since: z.number().describe("milliseconds since 1970"),
  until: z
    .number()
    .optional()
    .describe("when after-call work or a break is over by itself, milliseconds since 1970; absent: it is not"),
  callUUID: z.string().optional().describe("the call that they are in, or do after-call work for"),
});
export type AgentStateRow = z.input<typeof agentStateRow>;

const queueRow = z.object({
  queue: z.string(),
  waiting: z.number().describe("callers in line"),
  agents: z.number().describe("agents who are signed in to it"),
  ready: z.number().describe("those of them who can be offered a call now"),
});
export type QueueStateRow = z.input<typeof queueRow>;

export const READING_FUNCTIONS: readonly CcFunction[] = [
  ccFunction(
    {
      name: "ccGetAgentState",
      aliases: ["ccAgentState", "ccGetAgentStates", "agentState", "allAgentStatus"],
      summary: {
        en: "What an agent is, or those of a queue are; without either: whose token it is. Who is signed out has no row",
        zh: "查询某个坐席或某个队列的坐席状态；均不指定则为 Token 所属用户。已签出的坐席没有记录",
      },
      input: z.object({ agent: maybe.agent, queue: maybe.queue }),
      reply: doneReply.extend({ data: z.array(agentStateRow) }),
    },
    (input) => ({ type: "agent-states", ...input }),
  ),
  ccFunction(
    {
      name: "ccGetQueueList",
      aliases: ["ccQueueList", "ccGetQueues"],
      summary: {
        en: "The queues, with how many wait in each and how many agents it has",
        zh: "队列列表，含各队列的排队人数与坐席人数",
      },
      input: z.object({}),
      reply: doneReply.extend({ data: z.array(queueRow) }),
    },
    () => ({ type: "queues" }),
  ),
  ccFunction(
    {
      name: "ccQueueWaitNum",
      aliases: ["ccGetQueueWaitNum", "ccQueueWaitCount", "ccQueueWaiting", "queueWaitNum"],
      summary: { en: "How many callers wait in a queue, or in all", zh: "某个或全部队列的排队人数" },
      input: z.object({ queue: maybe.queue }),
      reply: doneReply.extend({ count: z.number() }),
    },
    (input) => ({ type: "waiting", queue: input.queue }),
  ),
];
