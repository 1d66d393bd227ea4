import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { AgentView } from "../../core/agent/agent.ts";
import type { QueueName } from "../../core/model.ts";
import { callCc } from "../cc-call.ts";
import { CC_FUNCTIONS, ccFunctionNamed } from "../contract/cc.ts";
import { oneOf, text } from "../contract/inputs.ts";
import { ApiError } from "../errors.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "agents";
const PREFIX = "/api/cc/ccc/";
/** Agents that name no group are in this one. */
const GROUP = "default";

const doneReply = z.object({ message: z.string(), code: z.number() });

const capabilitiesReply = z.object({
  code: z.number(),
  message: z.string(),
  functions: z.array(
    z.object({ name: z.string(), summary: z.string(), required: z.array(z.string()), optional: z.array(z.string()) }),
  ),
});

const agentStateReply = z.object({
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
});

export function ccRoutes(parts: RouteParts): void {
  const { center, store } = parts;

  for (const func of CC_FUNCTIONS) {
    addRoute(parts, {
      method: "POST",
      urls: [`${PREFIX}${func.name}`],
      tag: TAG,
      summary: func.summary,
      role: "agent",
      extensionToken: true,
      input: func.input,
      reply: doneReply,
      answer: async ({ input, principal }) => {
        await callCc(parts, func, input, principal);
        return { message: "success", code: 200 };
      },
    });
  }

  addRoute(parts, {
    method: "POST",
    urls: [`${PREFIX}:func`],
    tag: TAG,
    summary: { en: "Any other function: unknown", zh: "其他函数：未知" },
    role: "agent",
    input: z.looseObject({}),
    params: z.object({ func: z.string() }),
    reply: doneReply,
    hidden: true,
    extensionToken: true,
    answer: () => Promise.reject(new ApiError("no-such", "unknown function")),
  });

  addRoute(parts, {
    method: "GET",
    urls: ["/api/cc/ccc"],
    tag: TAG,
    summary: { en: "The functions there are, and what each takes", zh: "可用的函数及其参数" },
    role: "agent",
    extensionToken: true,
    input: z.object({}),
    reply: capabilitiesReply,
    answer: () => Promise.resolve({ code: 200, message: "success", functions: CAPABILITIES }),
  });

  addRoute(parts, {
    method: "GET",
    urls: ["/api/cc/agent_state"],
    tag: TAG,
    summary: { en: "The agents who are signed in, to one queue or to any", zh: "已签入的坐席，某个队列或全部" },
    role: "agent",
    input: z.object({ queue: text(0, 100, "a queue's name").optional(), type: oneOf(["callcenter"]).optional() }),
    reply: z.array(agentStateReply),
    answer: async ({ input }) => {
      const queue = input.queue === undefined || input.queue === "" ? undefined : (input.queue as QueueName);
      if (queue !== undefined && (await store.queues.byName(queue)) === undefined) {
        throw new ApiError("no-such", `there is no queue ${queue}`);
      }
      return center.agentStates(queue).flatMap((view) => rowsOf(view, queue));
    },
  });
}

const CAPABILITIES = CC_FUNCTIONS.map(({ name, summary, input }) => {
  const shape: Readonly<Record<string, z.ZodType>> = input.shape;
  const names = Object.keys(shape);
  const isOptional = (field: string): boolean => shape[field]?.safeParse(undefined).success ?? true;
  return {
    name,
    summary: summary.en,
    required: names.filter((field) => !isOptional(field)),
    optional: names.filter(isOptional),
  };
});

/** One row per queue, as the list of one queue has it; one without a queue for him who is in none. */
function rowsOf(view: AgentView, queue: QueueName | undefined): z.input<typeof agentStateReply>[] {
  const queues = queue !== undefined ? [queue] : view.queues.length > 0 ? view.queues : [""];
  return queues.map((name) => ({
    callstate: view.callState,
    group_id: GROUP,
    queue_id: name,
    agent_uuid: view.leg ?? "",
    state: view.state,
    agent_id: view.agent,
    extn: view.extn,
    reason: view.reason,
    pending: view.pending ?? "",
    since: view.since,
  }));
}

/** The functions' names are understood in any case: the path as it is registered, for the path that came. */
export function canonicalUrl(request: IncomingMessage): string {
  const url = request.url ?? "/";
  if (!url.startsWith(PREFIX)) return url;
  const [path = "", query] = url.slice(PREFIX.length).split("?", 2);
  const func = ccFunctionNamed(path);
  if (func === undefined) return url;
  return `${PREFIX}${func.name}${query === undefined ? "" : `?${query}`}`;
}
